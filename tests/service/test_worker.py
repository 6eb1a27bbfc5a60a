"""The background worker reads what is uploaded, and stops in good order."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from service.errors import StoreUnavailable
from service.library import Library
from service.originals import key_of
from service.worker import Worker
from tests.service.letters import BASEL, SELUMA


@pytest.fixture
def worker(library: Library) -> Iterator[Worker]:
    started = Worker(library)
    started.start()
    yield started
    started.stop()


def wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end, "It never came to be."
        time.sleep(0.02)


def test_an_upload_becomes_searchable(library: Library, worker: Worker) -> None:
    library.add("seluma.txt", SELUMA)
    library.add("basel.txt", BASEL)
    wait_until(lambda: library.counts() == {"ready": 2} and library.care.unsearchable() == 0)
    found = library.search("foto bersama", library.filters({}), 5, 0)
    assert found.matches[0].circular.key == key_of(BASEL)


def test_a_failed_upload_has_its_reason(library: Library, worker: Worker) -> None:
    key = library.add("blank.txt", b" \n").key or ""
    wait_until(lambda: library.circular(key).state == "failed")
    failure = library.circular(key).failure
    assert failure is not None and failure.code == "no_text"


def test_what_was_queued_before_the_start_is_read(library: Library) -> None:
    library.add("seluma.txt", SELUMA)
    worker = Worker(library)
    worker.start()
    wait_until(lambda: library.counts() == {"ready": 1})
    worker.stop()
    assert not worker.is_alive


def test_a_fault_of_the_disk_pauses_it_and_loses_nothing(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.worker.PAUSE_S", 0.01)
    save, faults = library.parts.store.save_reading, [1, 2]

    def full(*given: object) -> object:
        if faults:
            faults.pop()
            raise StoreUnavailable("The disk is full.")
        return save(*given)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(library.parts.store, "save_reading", full)
    library.add("seluma.txt", SELUMA)
    worker = Worker(library)
    worker.start()
    wait_until(lambda: library.counts() == {"ready": 1})
    worker.stop()
    assert faults == []


def test_it_goes_on_reading_while_another_is_at_the_index(
    library: Library, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.worker.PAUSE_S", 3600)  # it must not come to a pause
    monkeypatch.setattr("service.worker.TURN_S", 0.01)
    monkeypatch.setattr("service.worker.LOOK_S", 0.01)
    library.add("basel.txt", BASEL)
    wait_until(lambda: library.care.unsearchable() == 0 and library.counts() == {"ready": 1})
    with library.parts.locks.locked("index", 20):
        library.add("seluma.txt", SELUMA)
        wait_until(lambda: library.counts() == {"ready": 2})
        assert library.care.unsearchable() == 1
    wait_until(lambda: library.care.unsearchable() == 0)
