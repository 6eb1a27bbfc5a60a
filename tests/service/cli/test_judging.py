"""`compare` in every format, `check-citations` from files and from stdin."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from service.originals import key_of
from tests.commands import Run
from tests.service.letters import BASEL, SELUMA


def test_compare_prints_the_comparison(kept: Run) -> None:
    ran = kept("compare", "--baseline", key_of(SELUMA)[:8], "--circular", key_of(BASEL)[:8])
    assert ran.status == 0
    assert [column["key"] for column in ran.json["columns"]] == [key_of(SELUMA), key_of(BASEL)]
    assert ran.json["baseline"] == key_of(SELUMA) and ran.json["id"] in ran.err


@pytest.mark.parametrize(
    ("form", "start"), [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("docx", b"PK"), ("html", b"<")]
)
def test_compare_writes_whole_files(kept: Run, tmp_path: Path, form: str, start: bytes) -> None:
    output = tmp_path / f"banding.{form}"
    assert kept("compare", "--format", form, "-o", output).status == 0
    assert output.read_bytes()[:1] in (start[:1], b"i", b"t") and output.stat().st_size > 100
    assert [file.name for file in tmp_path.glob(".*part")] == []


def test_a_place_that_cannot_be_written_is_told(kept: Run, tmp_path: Path) -> None:
    ran = kept("compare", "-o", tmp_path / "no" / "such.json")
    assert ran.status == 2 and ran.err.startswith("store_unavailable: ")


def test_citations_of_a_file_are_judged(run: Run, papers: Path) -> None:
    ran = run("check-citations", papers / "seluma.txt", "--json")
    assert ran.status == 0 and ran.json["issued_on"] == "2020-10-09"
    judged = {row["canonical"]: row for row in ran.json["citations"]}
    assert judged["UU 5/2014"]["at_issue"]["status"] == "in_force"
    assert judged["UU 5/2014"]["today"]["status"] == "revoked"


def test_citations_of_a_pasted_draft_come_from_stdin(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = io.TextIOWrapper(io.BytesIO(b"Sesuai UU Nomor 5 Tahun 2014."))
    monkeypatch.setattr(sys, "stdin", draft)
    ran = run("check-citations", "-")
    assert ran.status == 0 and "UU 20/2023" in ran.out


def test_a_bad_file_is_told_with_its_code(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    ran = run("check-citations", tmp_path / "empty.txt")
    assert ran.status == 1 and ran.err.startswith("empty_file: ")


def test_kept_circulars_are_judged_by_key_or_by_filters(kept: Run) -> None:
    alone = kept("check-citations", "--circular", key_of(SELUMA)[:8], "--json")
    assert alone.json["citations"][0]["outcome"] == "ended_since"
    found = kept("check-citations", "--year", "2020", "--outcome", "ended_since", "--json").lines
    assert [line["circular"]["key"] for line in found] == [key_of(SELUMA)]
    assert kept("check-citations", "--circular", "a", "--year", "2020").status == 2


def test_lineage_tells_sources_clause_by_clause(kept: Run) -> None:
    ran = kept("lineage", "--region", "Kabupaten Bangka Selatan", "--json")
    asked = [circular["key"] for circular in ran.json["circulars"] if circular["asked"]]
    assert asked == [key_of(BASEL)]
    told = kept("lineage", "--year", "2024")
    assert told.status == 0 and ": own" in told.out


def test_trend_gaps_and_coverage_are_told(kept: Run, tmp_path: Path) -> None:
    ran = kept("trend", "Kabupaten Seluma", "--year", "2020", "--year", "2024")
    assert [column["election_year"] for column in ran.json["columns"]] == [2020, 2024]
    ran = kept("gaps", key_of(SELUMA)[:8], "--baseline", key_of(BASEL)[:8], "--json")
    assert {row["kind"] for row in ran.json["rows"]} <= {"missing", "only_here"}
    assert kept("gaps", key_of(SELUMA)[:8], "--baseline", key_of(BASEL)[:8]).status == 0
    ran = kept("coverage", "--region", "Kabupaten Seluma", "--year", "2024", "--json")
    assert [one["year"] for one in ran.json["missing"]] == [2024]
    assert "Kabupaten Seluma: 2020 1" in kept("coverage", "--region", "17.05", "--year", "2020").out


def test_a_saved_comparison_is_told_with_what_changed(kept: Run) -> None:
    made = kept("compare", "--year", "2024").json["id"]
    ran = kept("compare", "--saved", made)
    assert ran.json["id"] == made and "0 cells changed" in ran.err
    assert kept("compare", "--again", made).json["id"] == made


def test_a_feed_is_set_beside_what_is_kept(kept: Run, tmp_path: Path) -> None:
    (tmp_path / "feed.json").write_text('[{"noPeraturan": "460/206/DS.AI/X/2020", "jenis": "SE"}]')
    ran = kept("import-jdihn", tmp_path / "feed.json")
    assert ran.status == 1 and "Kolom judul tidak ada" in ran.err
    (tmp_path / "feed.json").write_text("{")
    assert kept("import-jdihn", tmp_path / "feed.json").status == 2
