"""Missing circulars are columns, silence is not invented, and a saved comparison knows its past."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.model import Notice
from service.compared import Comparison
from service.coverage import coverage
from service.errors import NothingToCompare
from service.gaps import gaps
from service.library import Library
from service.model import Filters
from service.originals import key_of
from service.regions import load_gazetteer
from tests.service.letters import BASEL, BATANGHARI, SELUMA, letter
from tests.service.test_compare import circular, comparison

SELUMA_2024 = letter("800/7/2024", year=2024, second="menyebarkan foto bersama calon")


def grid(library: Library) -> Comparison:
    """Two regions by two elections."""
    asked = {"region": ["Kabupaten Seluma", "Kabupaten Bangka Selatan"], "year": ["2020", "2024"]}
    return library.comparisons.make(library.filters(asked), [], None)


def test_a_region_without_a_circular_is_a_column_of_no_circular(filled: Library) -> None:
    made = grid(filled)
    assert [column.key for column in made.columns] == [
        key_of(SELUMA),
        "none-19.03-2020",
        key_of(BASEL),
        "none-17.05-2024",
    ]
    for row in made.rows:
        assert [cell.circular for cell in row.cells] == [column.key for column in made.columns]
        assert [row.cells[1].state, row.cells[3].state] == ["no_circular", "no_circular"]
    assert filled.comparisons.get(made.id) == made


def test_one_circular_beside_missing_ones_is_a_comparison(filled: Library) -> None:
    made = filled.comparisons.make(
        filled.filters({"region": ["17.05"], "year": ["2020", "2024"]}), [], None
    )
    assert [len(made.circulars), len(made.absent)] == [1, 1]


def test_a_trend_tells_each_change_against_the_letter_before(
    filled: Library, tmp_path: Path
) -> None:
    (tmp_path / "later.txt").write_bytes(SELUMA_2024)
    filled.ingest([tmp_path / "later.txt"])
    asked = filled.filters({"region": ["Kabupaten Seluma"]})
    made = filled.comparisons.make(asked, [], None, "previous")
    assert [column.key for column in made.columns] == [key_of(SELUMA), key_of(SELUMA_2024)]
    changes = {row.topic: [cell.change for cell in row.cells] for row in made.rows}
    assert ("removed" in [c[1] for c in changes.values()]) and all(
        change[0] is None for change in changes.values()
    )
    assert made.id != filled.comparisons.make(asked, [], None).id
    assert filled.comparisons.get(made.id) == made


def test_a_saved_comparison_tells_what_changed_since(filled: Library, tmp_path: Path) -> None:
    made = grid(filled)
    unchanged = filled.comparisons.changed_since(made.id)
    assert unchanged is not None and unchanged.nothing
    (tmp_path / "later.txt").write_bytes(SELUMA_2024)
    filled.ingest([tmp_path / "later.txt"])
    since = filled.comparisons.changed_since(made.id)
    assert since is not None
    assert (since.added, since.gone) == ((key_of(SELUMA_2024),), ())
    # The address keeps its circulars.
    assert filled.comparisons.get(made.id).columns == made.columns
    again = filled.comparisons.again(made.id)
    assert key_of(SELUMA_2024) in {column.key for column in again.columns}
    assert len(again.absent) == 1 and again.id != made.id
    filled.remove(key_of(BASEL))
    gone = filled.comparisons.changed_since(again.id)
    assert gone is not None and gone.gone == (key_of(BASEL),)


def test_gaps_name_what_others_regulate_and_what_only_one_has() -> None:
    columns = (
        circular("a", ("1", "photos", "dilarang berfoto bersama calon")),
        circular("b", ("1", "gifts", "dilarang memberi barang")),
        circular("c", ("1", "gifts", "dilarang memberi barang")),
    )
    made = comparison(*columns)
    found = {gap.topic: gap for gap in gaps(made, "a", "neighbours").rows}
    assert {topic: gap.kind for topic, gap in found.items()} == {
        "gifts": "missing",
        "photos": "only_here",
    }
    assert (len(found["gifts"].stated), found["gifts"].readable) == (2, 2)
    unread = Notice("pages", 2, "page_unread", "")
    assert columns[0].reading
    damaged = replace(columns[0], reading=replace(columns[0].reading, notices=(unread,)))
    made = comparison(damaged, *columns[1:])
    kinds = {gap.topic: gap.kind for gap in gaps(made, "a", "neighbours").rows}
    assert kinds["gifts"] == "unreadable"


def test_neighbours_are_circulars_of_the_province_and_election(
    filled: Library, tmp_path: Path
) -> None:
    with pytest.raises(NothingToCompare):
        filled.gaps(key_of(SELUMA))
    near = letter("1/2/2020", "Kabupaten Kaur", "Bintuhan", second="memasang spanduk calon")
    (tmp_path / "near.txt").write_bytes(near)
    filled.ingest([tmp_path / "near.txt"])
    found = filled.gaps(key_of(SELUMA))
    assert [stored.key for stored in found.others] == [key_of(near)]
    assert filled.gaps(key_of(SELUMA), key_of(BATANGHARI)).against == "baseline"


def test_coverage_tells_what_is_not_there(filled: Library) -> None:
    asked = filled.filters({"province": ["Bengkulu"], "year": ["2020", "2024"]})
    covered = filled.covered(asked)
    counts = {held.region.code: held.counts for held in covered.regions}
    assert (counts["17"], counts["17.05"], counts["17.01"]) == ((1, 0), (1, 0), (0, 0))
    missing = {(one.region.code, one.election_year) for one in covered.missing}
    assert ("17.05", 2024) in missing and ("17.05", 2020) not in missing
    nation = filled.covered(Filters())
    assert len(nation.regions) == 38 and 2015 in nation.years


def test_coverage_names_unread_pages_and_circulars_of_unknown_place() -> None:
    lost = circular("lost", ("1", "gifts", "dilarang memberi barang"))
    assert lost.reading
    unread = Notice("pages", 3, "page_unread", "")
    lost = replace(lost, reading=replace(lost.reading, notices=(unread,), election_year=None))
    covered = coverage([lost], Filters(), load_gazetteer(), failed=2)
    assert [(stored.key, pages) for stored, pages in covered.unread] == [("lost", (3,))]
    assert [stored.key for stored in covered.unplaced] == ["lost"] and covered.failed == 2
