"""The index is a cache of the catalogue: what it lacks is seen and made good."""

from __future__ import annotations

import gc
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from service.indexing import behind, catch_up, heal, settle, settle_all
from service.library import Library
from service.model import Reading
from service.originals import key_of
from service.settings import Settings
from service.wiring import build
from tests.service.letters import SELUMA


def hits(library: Library, query: str = "kendaraan dinas") -> int:
    return library.search(query, library.filters({}), 10, 0).total


def reopened(settings: Settings) -> Library:
    return build(settings)


def test_a_deleted_index_is_made_again(filled: Library, settings: Settings) -> None:
    expected = hits(filled)
    filled.close()
    shutil.rmtree(settings.home / "index")
    library = reopened(settings)
    assert not library.care.verify().sound
    assert heal(library.parts) == 3
    assert settle_all(library.parts) == 3
    assert hits(library) == expected and library.care.verify().sound
    library.close()


def test_an_index_damaged_while_it_is_used_is_made_again_by_the_next_search(
    filled: Library, settings: Settings
) -> None:
    expected = hits(filled)
    vectors = next((settings.home / "index").rglob("s-*.vectors.npy"))
    vectors.write_bytes(vectors.read_bytes()[:-64])
    assert hits(filled) == expected and filled.care.verify().sound


def test_a_damaged_index_is_set_aside_and_made_again(filled: Library, settings: Settings) -> None:
    expected = hits(filled)
    filled.close()
    for file in (settings.home / "index").rglob("*.f*"):
        if file.is_file():
            file.write_bytes(b"damage")
    for file in (settings.home / "index").rglob("manifest.json"):
        file.write_text("{}")
    library = reopened(settings)
    assert {problem.code for problem in library.care.verify().problems} == {"damaged_index"}
    assert library.care.verify(repair=True).sound
    assert hits(library) == expected
    library.close()


def test_an_older_copy_of_the_index_is_noticed(
    filled: Library, settings: Settings, tmp_path: Path, papers: Path
) -> None:
    filled.close()
    shutil.copytree(settings.home / "index", tmp_path / "older")
    library = reopened(settings)
    library.remove(key_of(SELUMA))
    library.close()
    shutil.rmtree(settings.home / "index")
    shutil.copytree(tmp_path / "older", settings.home / "index")
    library = reopened(settings)
    assert heal(library.parts) == 1
    assert library.search("Seluma kampanye", library.filters({}), 10, 0).left_out == 0
    assert library.care.verify().sound
    library.close()


def test_another_model_finds_everything_at_once_and_leaves_the_old_index(
    filled: Library, settings: Settings
) -> None:
    expected = hits(filled)
    filled.close()
    library = reopened(replace(settings, model=""))
    assert hits(library) >= expected and library.care.verify().sound
    library.close()
    library = reopened(settings)
    assert hits(library) == expected and library.care.verify().sound
    library.close()


def test_a_small_debt_is_settled_before_an_answer(filled: Library) -> None:
    filled.parts.store.forget_indexed(None)
    assert behind(filled.parts) == 3
    assert catch_up(filled.parts, 10) == 0
    assert behind(filled.parts) == 0


def test_a_large_debt_is_told_not_waited_for(filled: Library) -> None:
    filled.parts.store.forget_indexed(None)
    assert catch_up(filled.parts, 2) == 3
    assert behind(filled.parts) == 3


def test_an_answer_never_waits_for_another_writer(filled: Library) -> None:
    filled.parts.store.forget_indexed([key_of(SELUMA)])
    with filled.parts.home.locked("index", 0):
        assert filled.search("kampanye", filled.filters({}), 10, 0).left_out == 1


def test_searches_find_everything_while_the_index_is_made_again(filled: Library) -> None:
    expected = hits(filled)
    filled.parts.store.forget_indexed(None)
    totals = []
    while settle(filled.parts, most=1):
        totals.append(hits(filled))
    assert totals == [expected] * len(totals)


def test_a_removed_circular_is_found_no_more(filled: Library) -> None:
    before = hits(filled, "dilarang kampanye")
    filled.remove(key_of(SELUMA))
    found = filled.search("dilarang kampanye", filled.filters({}), 50, 0)
    assert found.total < before
    assert key_of(SELUMA) not in {match.circular.key for match in found.matches}


@pytest.mark.parametrize("number", [1, 2])
def test_settling_what_is_not_owed_changes_nothing(filled: Library, number: int) -> None:
    assert [settle(filled.parts) for _ in range(number)] == [0] * number


def remembered(file: str) -> list[object]:
    """Readings of a file that are in memory."""
    gc.collect()
    readings = (one for one in gc.get_objects() if type(one) is Reading)
    return [one for one in readings if one.file == file]


def test_what_is_taken_in_and_taught_to_the_index_stays_in_no_memory(
    library: Library, tmp_path: Path
) -> None:
    """Readings kept for searches that nobody asked made an ingesting process grow."""
    paper = tmp_path / "tidak-diingat.txt"
    paper.write_bytes(SELUMA)
    assert library.ingest([paper]).ready == 1
    assert library.ingest([paper]).duplicates == 1
    assert not remembered(paper.name)
    assert hits(library)
    assert remembered(paper.name)  # a question's are kept, for the next
