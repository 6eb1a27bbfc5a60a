"""`list` and `search`: results on stdout, the rest on stderr."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from openpyxl import load_workbook

from service.originals import key_of
from tests.commands import Run
from tests.service.letters import BASEL, SELUMA


def test_list_gives_one_circular_a_line(kept: Run) -> None:
    ran = kept("list", "--json")
    assert ran.status == 0 and len(ran.lines) == 3
    assert all({"key", "state", "revision", "number", "clause_count"} <= set(x) for x in ran.lines)
    assert all(line["clause_count"] > 0 for line in ran.lines)


def test_list_takes_every_filter(kept: Run) -> None:
    options = {
        "region": "Seluma", "province": "Bengkulu", "year": "2020", "election": "pilkada",
        "kind": "edaran", "modality": "prohibition", "number": "460/206/DS.AI/X/2020",
        "issued-from": "2020-01-01", "issued-to": "2020-12-31", "source": "official",
    }  # fmt: skip
    arguments = [part for name, value in options.items() for part in (f"--{name}", value)]
    (line,) = kept("list", *arguments, "--json").lines
    assert line["key"] == key_of(SELUMA)


def test_years_may_be_repeated(kept: Run) -> None:
    assert len(kept("list", "--year", "2020", "--year", "2024", "--json").lines) == 3


def test_search_gives_the_shape_of_the_contract(kept: Run) -> None:
    ran = kept("search", "foto bersama", "--year", "2024", "--limit", "2", "--json")
    result = ran.json
    assert {"query", "filters", "understood", "total", "took_ms", "facets", "hits"} <= set(result)
    hit = result["hits"][0]
    assert {"circular", "clause", "score", "highlights", "why"} <= set(hit)
    assert hit["circular"]["key"] == key_of(BASEL) and len(result["hits"]) <= 2
    assert result["filters"] == {"year": [2024]}


def test_search_for_people_shows_letter_place_and_words(kept: Run) -> None:
    ran = kept("search", "foto bersama")
    assert "berfoto bersama bakal calon" in ran.out
    assert "Kabupaten Bangka Selatan 2024" in ran.out and "page 1" in ran.out
    assert "clauses in" in ran.err and "\x1b" not in ran.out


def test_nothing_found_is_no_fault(kept: Run) -> None:
    ran = kept("search", "foto bersama", "--province", "Bengkulu", "--year", "2024", "--json")
    assert ran.status == 0 and ran.json["hits"] == []


def test_a_batch_answers_each_query_in_its_order(kept: Run, tmp_path: Path) -> None:
    batch = tmp_path / "questions.csv"
    batch.write_text('foto bersama,note\n"kendaraan dinas, mobil"\n\n', encoding="utf-8-sig")
    ran = kept("search", "--batch", batch, "--limit", "1")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert ran.status == 0
    assert [row["query"] for row in rows] == ["foto bersama", "kendaraan dinas, mobil"]
    assert rows[0]["key"] == key_of(BASEL) and rows[0]["path"] == "1.b"
    many = kept("search", "--batch", batch, "--limit", "1", "--json")
    assert [line["query"] for line in many.lines] == ["foto bersama", "kendaraan dinas, mobil"]


def test_a_batch_that_is_no_text_is_told(kept: Run, tmp_path: Path) -> None:
    (tmp_path / "batch.csv").write_bytes(b"\xff\xfe\x00")
    ran = kept("search", "--batch", tmp_path / "batch.csv")
    assert ran.status == 2 and ran.err.startswith("bad_parameter: ")


def test_a_batch_becomes_a_workbook_that_runs_no_formula(kept: Run, tmp_path: Path) -> None:
    batch, out = tmp_path / "questions.csv", tmp_path / "answers.xlsx"
    batch.write_text("pertanyaan\nfoto bersama\n=1+1\nzzzz qqqq\n", encoding="utf-8")
    ran = kept("search", "--batch", batch, "--limit", "2", "-o", out)
    assert ran.status == 0 and ran.out == ""
    sheet = load_workbook(out).worksheets[0]
    rows = list(sheet.iter_rows())
    queries = [row[0].value for row in rows[1:]]
    assert list(dict.fromkeys(queries)) == ["foto bersama", "=1+1", "zzzz qqqq"]
    assert {cell.data_type for row in rows for cell in row if cell.value} == {"s"}
    assert rows[1][2].value == key_of(BASEL)
    assert [row[9].value for row in rows if row[0].value == "zzzz qqqq"] == ["nothing found"]


def test_a_batch_in_csv_keeps_formulas_as_text(kept: Run, tmp_path: Path) -> None:
    batch, out = tmp_path / "questions.csv", tmp_path / "answers.csv"
    batch.write_text("=1+1\n", encoding="utf-8")
    assert kept("search", "--batch", batch, "-o", out).status == 0
    assert "\n'=1+1," in out.read_text(encoding="utf-8-sig")


def test_a_batch_tells_which_formats_there_are(kept: Run, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("foto\n")
    ran = kept("search", "--batch", tmp_path / "q.csv", "-o", tmp_path / "answers.pdf")
    assert ran.status == 2 and "csv, json, xlsx" in ran.err
    assert kept("search", "--batch", tmp_path / "q.csv", "--format", "xlsx").status == 2
