"""What every store promises; runs over STORES."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest

from service.errors import CircularNotFound, StaleRevision, StoreUnavailable
from service.model import Failure, Reading, Stored
from service.store.store import STORES, Record, Store, open_store
from tests.service.readings import BASEL, PAGES_READ, SELUMA

A, B = "a" * 64, "b" * 64


@pytest.fixture
def opened() -> Iterator[Callable[[str], Store]]:
    """Opens stores and closes them at the end."""
    stores: list[Store] = []

    def one(address: str) -> Store:
        stores.append(open_store(address))
        return stores[-1]

    yield one
    for store in stores:
        store.close()


@pytest.fixture(params=STORES)
def new_address(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Gives addresses of places that hold nothing yet."""
    if request.param == "postgresql":
        made: Callable[[], str] = request.getfixturevalue("new_schema")
        return made
    numbers = count()
    return lambda: f"sqlite:{tmp_path / 'home' / f'catalogue{next(numbers)}'}"


@pytest.fixture
def address(new_address: Callable[[], str]) -> str:
    return new_address()


@pytest.fixture
def store(address: str, opened: Callable[[str], Store]) -> Store:
    return opened(address)


def upload(store: Store, key: str = A) -> None:
    assert store.put_upload(key, "surat.pdf", "application/pdf", 5, "tester")


def record(reading: Reading) -> Record:
    """A reading with its codes and its year to be found by."""
    code = reading.region.code if reading.region else ""
    found_by = {"region": (code, code[:2]), "year": (str(reading.election_year),)}
    return Record(reading, found_by, "1")


def read(store: Store, reading: Reading, key: str = A) -> Stored:
    """Take a circular in and keep a reading of it."""
    upload(store, key)
    job = store.claim("w", 60)
    assert job is not None and job.circular == key
    assert store.save_reading(job.id, "w", record(reading), PAGES_READ)
    return kept(store, key)


def kept(store: Store, key: str = A) -> Stored:
    stored = store.get(key)
    assert stored is not None
    return stored


def test_what_is_asked_for_again_is_shared_and_what_is_read_once_is_not(store: Store) -> None:
    read(store, SELUMA)
    asked, again = (store.get_many([A])[A].reading for _ in range(2))
    once = store.get_many([A], once=True)[A].reading
    assert asked and again and once and asked == again == once
    assert asked.clauses[0] is again.clauses[0] and asked.metadata is again.metadata
    assert once.clauses[0] is not asked.clauses[0] and once.metadata is not asked.metadata


def test_an_upload_is_queued_once(store: Store) -> None:
    upload(store)
    assert not store.put_upload(A, "again.pdf", "application/pdf", 5, "tester")
    assert list(store.entries()) == [(A, "queued", 5)]
    assert store.counts() == {"queued": 1}


def test_a_job_is_claimed_by_one_worker(store: Store) -> None:
    upload(store)
    first, second = store.claim("w1", 60), store.claim("w2", 60)
    assert first is not None and first.state == "reading" and second is None
    assert kept(store).state == "reading"


def test_many_threads_never_claim_one_job_twice(store: Store) -> None:
    for number in range(30):
        upload(store, f"{number:064x}")
    with ThreadPoolExecutor(8) as threads:
        jobs = list(threads.map(lambda n: store.claim(f"w{n}", 60), range(40)))
    taken = [job.circular for job in jobs if job]
    assert len(taken) == len(set(taken)) == 30


def test_a_lease_that_ran_out_is_taken_up_again_and_the_late_one_loses(store: Store) -> None:
    upload(store)
    late = store.claim("late", 0)
    new = store.claim("new", 60)
    assert late is not None and new is not None and new.id == late.id and new.attempts == 2
    assert not store.renew(late.id, "late", 60, "ocr")
    assert not store.save_reading(late.id, "late", record(BASEL), PAGES_READ)
    assert not store.save_failure(late.id, "late", Failure("x", "timed_out", "Late."))
    assert store.save_reading(new.id, "new", record(SELUMA), PAGES_READ)


def test_renewing_keeps_a_lease_and_tells_the_stage(store: Store) -> None:
    upload(store)
    job = store.claim("w", 0)
    assert job is not None and store.renew(job.id, "w", 60, "ocr")
    assert store.claim("other", 60) is None
    renewed = store.job(job.id)
    assert renewed is not None and renewed.stage == "ocr"


def test_jobs_of_a_dead_worker_are_queued_again(store: Store) -> None:
    upload(store)
    store.claim("dead", 3600)
    assert store.holders() == {"dead"}
    assert store.release("dead") == 1
    assert store.holders() == frozenset() and kept(store).state == "queued"
    assert store.claim("alive", 60) is not None


def test_a_job_given_back_is_taken_after_the_others(store: Store) -> None:
    upload(store, A)
    upload(store, B)
    job = store.claim("w", 60)
    assert job is not None and job.circular == A
    store.give_back(job.id, "w")
    following = store.claim("w", 60)
    assert following is not None and following.circular == B


def test_a_job_that_keeps_killing_its_holders_ends_failed(store: Store) -> None:
    upload(store)
    claims = 0
    while store.claim(f"w{claims}", 0) is not None:
        claims += 1
    failure = kept(store).failure
    assert claims == 10 and failure is not None and failure.code == "reader_crashed"


def test_a_reading_comes_back_whole(store: Store) -> None:
    stored = read(store, SELUMA)
    assert stored.state == "ready" and stored.revision == 2 and stored.reader == "1"
    assert kept(store) == stored
    assert stored.reading == SELUMA
    assert store.pages(A) == PAGES_READ
    assert (stored.clause_count, stored.page_count) == (2, 1)


def test_a_light_reading_leaves_out_text_and_clauses_only(store: Store) -> None:
    read(store, SELUMA)
    light = store.get_many([A, B], whole=False)
    assert set(light) == {A}
    reading = light[A].reading
    assert reading is not None and light[A].clause_count == 2
    assert (reading.clauses, reading.text) == ((), "")
    assert reading.metadata == SELUMA.metadata


def test_single_clauses_are_found_by_path(store: Store) -> None:
    read(store, SELUMA)
    assert store.clauses([(A, "2"), (A, "9"), (B, "1")]) == {(A, "2"): SELUMA.clauses[1]}


def test_a_failure_is_kept_with_its_reason(store: Store) -> None:
    upload(store)
    job = store.claim("w", 60)
    assert job is not None
    failure = Failure("surat.pdf", "encrypted", "A password.")
    assert store.save_failure(job.id, "w", failure)
    assert kept(store).state == "failed" and kept(store).failure == failure
    ended = store.job(job.id)
    assert ended is not None and ended.state == "failed" and ended.failure == failure


def test_a_failed_second_reading_never_costs_the_first(store: Store) -> None:
    read(store, SELUMA)
    assert store.retry(A, "tester") and not store.retry(A, "tester")
    job = store.claim("w", 60)
    assert job is not None
    store.save_failure(job.id, "w", Failure("surat.pdf", "timed_out", "Too slow."))
    assert kept(store).state == "ready" and kept(store).reading == SELUMA


def test_retrying_an_unknown_circular_is_told(store: Store) -> None:
    with pytest.raises(CircularNotFound):
        store.retry(A, "tester")


def test_a_new_reading_replaces_only_the_revision_it_was_made_from(store: Store) -> None:
    stored = read(store, SELUMA)
    renewed = store.replace_reading(A, stored.revision, record(BASEL), "tester")
    assert renewed.revision == stored.revision + 1 and renewed.reading == BASEL
    with pytest.raises(StaleRevision):
        store.replace_reading(A, stored.revision, record(SELUMA), "tester")
    assert store.pages(A) == PAGES_READ


ANSWERS = {
    "nothing asked": ({}, {A, B}),
    "one value": ({"region": {"17.05"}}, {A}),
    "any of two values": ({"region": {"17.05", "19.03"}}, {A, B}),
    "two names": ({"year": {"2024"}, "region": {"19"}}, {B}),
    "two names that do not meet": ({"year": {"2024"}, "region": {"17"}}, set()),
    "nobody's value": ({"year": {"1955"}}, set()),
    "modality": ({"modality": {"sanction"}}, {A}),
    "topic": ({"topic": {"photo"}}, {B}),
    "one clause with both": ({"modality": {"prohibition"}, "topic": {"support"}}, {A}),
    "two clauses with one each": ({"modality": {"sanction"}, "topic": {"support"}}, set()),
    "all": ({"year": {"2020"}, "modality": {"sanction"}}, {A}),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_filters_find_what_they_name_and_nothing_else(store: Store, name: str) -> None:
    read(store, SELUMA, A)
    read(store, BASEL, B)
    wanted, expected = ANSWERS[name]
    where = {name: frozenset(values) for name, values in wanted.items()}
    found, total = store.find(where, None, 0)
    assert {stored.key for stored in found} == expected and total == len(expected)


def test_lists_are_in_order_of_issue_and_paged(store: Store) -> None:
    read(store, BASEL, A)
    read(store, SELUMA, B)
    upload(store, "c" * 64)  # without a date: last
    everything, total = store.find({}, None, 0)
    assert [stored.key[0] for stored in everything] == ["b", "a", "c"] and total == 3
    page, total = store.find({}, 1, 1, whole=False)
    assert [stored.key for stored in page] == [A] and total == 3
    ready, _ = store.find({}, None, 0, states=["ready"])
    assert len(ready) == 2
    assert store.original_bytes() == sum(size for _, _, size in store.entries()) > 0
    assert [key[0] for key in store.find_keys({})] == ["b", "a", "c"]
    assert [key[0] for key in store.find_keys({}, ["ready"])] == ["b", "a"]
    assert store.find_keys({"year": frozenset(["2020"])}, ["ready"]) == (B,)


def test_values_of_an_attribute_are_those_in_use(store: Store) -> None:
    read(store, SELUMA, A)
    read(store, BASEL, B)
    assert store.values("year") == {"2020", "2024"} and store.values("issuer") == frozenset()
    store.remove(B, "tester")
    assert store.values("year") == {"2020"}


def test_citing_clauses_are_found_by_the_canonical_form(store: Store) -> None:
    read(store, SELUMA)
    assert store.citing("UU 5/2014") == ((A, "1"),)
    assert store.citing("UU 20/2023") == ()


def test_removed_is_gone_but_its_history_stays(store: Store) -> None:
    read(store, SELUMA)
    assert store.remove(A, "tester") and not store.remove(A, "tester")
    assert store.get(A) is None and store.pages(A) is None
    assert store.find({}, None, 0) == ((), 0)
    assert [row["what"] for row in store.history(A)] == ["received", "read", "removed"]
    assert store.history(A)[-1]["who"] == "tester"


def test_a_circular_removed_while_it_is_read_stays_removed(store: Store) -> None:
    upload(store)
    job = store.claim("w", 60)
    assert job is not None
    store.remove(A, "tester")
    assert not store.save_reading(job.id, "w", record(SELUMA), PAGES_READ)
    assert store.get(A) is None


def test_removed_may_come_again(store: Store) -> None:
    read(store, SELUMA)
    store.remove(A, "tester")
    assert read(store, SELUMA).state == "ready"


def test_jobs_are_listed_newest_first(store: Store) -> None:
    upload(store, A)
    upload(store, B)
    jobs, total = store.jobs(1, 0)
    assert [job.circular for job in jobs] == [B] and total == 2
    assert store.job("999") is None and store.job("no number") is None


def test_comparisons_keep_their_request(store: Store) -> None:
    store.save_comparison("c1", '{"year": [2024]}')
    store.save_comparison("c1", '{"year": [2024]}')
    assert store.comparison_request("c1") == '{"year": [2024]}'
    assert store.comparison_request("c2") is None


def test_what_the_index_lacks_is_owed_until_it_says_so(store: Store) -> None:
    read(store, SELUMA)
    ((key, mark),) = store.unindexed(10)
    assert key == A and store.passages() == {}
    store.indexed([(key, mark, 2)])
    assert store.unindexed(10) == () and store.passages() == {A: 2}


def test_a_change_while_indexing_stays_owed(store: Store) -> None:
    stored = read(store, SELUMA)
    ((key, mark),) = store.unindexed(10)
    store.replace_reading(A, stored.revision, record(BASEL), "tester")
    store.indexed([(key, mark, 2)])
    assert [row[0] for row in store.unindexed(10)] == [A]


def test_a_removal_is_owed_to_the_index_too(store: Store) -> None:
    read(store, SELUMA)
    store.indexed([(key, mark, 2) for key, mark in store.unindexed(10)])
    store.remove(A, "tester")
    assert [row[0] for row in store.unindexed(10)] == [A] and store.passages() == {}


def test_the_index_can_be_told_everything_anew(store: Store) -> None:
    read(store, SELUMA)
    store.indexed([(key, mark, 2) for key, mark in store.unindexed(10)])
    store.forget_indexed(None)
    assert [row[0] for row in store.unindexed(10)] == [A]


def test_what_was_kept_is_there_after_opening_again(
    address: str, opened: Callable[[str], Store]
) -> None:
    read(opened(address), SELUMA)
    assert kept(opened(address)).reading == SELUMA


def test_broken_names_are_kept_without_a_fault(store: Store) -> None:
    assert store.put_upload(A, "sur\udcffat\0.pdf", "application/pdf", 1, "x\ud800")
    assert kept(store).file == "sur?at\ufffd.pdf"


def test_a_sound_catalogue_has_nothing_to_say(store: Store) -> None:
    read(store, SELUMA)
    assert store.check() == ()


def test_a_snapshot_opens_as_a_store_with_the_same_content(
    store: Store, tmp_path: Path, address: str, opened: Callable[[str], Store]
) -> None:
    read(store, SELUMA)
    store.snapshot(tmp_path / "copy")
    copy = opened(f"sqlite:{tmp_path / 'copy'}")
    assert copy.get(A) == store.get(A) and copy.history(A) == store.history(A)


def test_an_unknown_scheme_is_told() -> None:
    with pytest.raises(StoreUnavailable, match="sqlite"):
        open_store("oracle:db")


def test_ready_circulars_are_counted_by_two_attributes(store: Store) -> None:
    read(store, SELUMA, A)
    read(store, BASEL, B)
    upload(store, "c" * 64)  # not read: not counted
    assert store.tally("year", "none") == (("2020", "", 1), ("2024", "", 1))
    assert store.tally("region", "year") == (("17.05", "2020", 1), ("19.03", "2024", 1))


def test_the_latest_come_first_and_light(store: Store) -> None:
    read(store, SELUMA, A)
    upload(store, B)
    assert {one.key for one in store.latest(5)} == {A, B}
    assert len(store.latest(1)) == 1
    assert all(not one.reading or not one.reading.text for one in store.latest(5))


def test_the_version_grows_with_what_is_taken_in_read_and_removed(store: Store) -> None:
    versions = [store.version()]
    read(store, SELUMA, A)
    versions.append(store.version())
    upload(store, B)
    versions.append(store.version())
    store.remove(A, "rina")
    versions.append(store.version())
    assert versions == sorted(set(versions))


def test_a_draft_is_kept_until_it_is_forgotten(store: Store) -> None:
    store.save_draft("d1", "2026-11-26T00:00:00Z", "{}")
    assert (store.draft_request("d1"), store.draft_request("d2")) == ("{}", None)
    store.forget_draft("d1")
    assert store.draft_request("d1") is None
