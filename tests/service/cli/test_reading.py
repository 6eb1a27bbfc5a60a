"""`read` answers for every file, in order, with one Reading a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import Run

CONTRACT = {
    "file", "status", "error", "source", "kind", "number", "issued_on", "issued_at",
    "election_year", "election", "region", "issuer", "signatory", "subject", "addressees",
    "replaces", "citations", "pages", "text", "clauses", "notices",
}  # fmt: skip


def test_one_reading_a_file_in_the_order_given_also_for_a_failed_one(
    run: Run, papers: Path
) -> None:
    (papers / "empty.pdf").write_bytes(b"")
    files = [papers / "empty.pdf", papers / "seluma.txt", papers / "gone.pdf"]
    ran = run("read", *files, "--json")
    assert ran.status == 1
    assert [line["file"] for line in ran.lines] == [str(file) for file in files]
    assert [line["status"] for line in ran.lines] == ["failed", "ok", "failed"]
    assert [line["error"] and line["error"]["code"] for line in ran.lines] == [
        "empty_file",
        None,
        "path_not_found",
    ]
    assert all(set(line) >= CONTRACT for line in ran.lines)
    assert ran.lines[1]["number"] == "460/206/DS.AI/X/2020"


def test_all_well_is_status_0_and_nothing_is_kept(run: Run, papers: Path) -> None:
    assert run("read", papers / "seluma.txt").status == 0
    assert run("list", "--json").out == ""


@pytest.mark.parametrize("stage", ["pages", "lines", "blocks", "metadata", "clauses", "notices"])
def test_a_stage_is_printed_as_json_lines(run: Run, papers: Path, stage: str) -> None:
    ran = run("trace", papers / "seluma.txt", "--stage", stage)
    assert ran.status == 0
    assert all(isinstance(line, dict) for line in ran.lines)


def test_a_stage_is_painted_on_its_page(run: Run, papers: Path, tmp_path: Path) -> None:
    picture = tmp_path / "blocks.png"
    ran = run("draw", papers / "seluma.txt", "--stage", "blocks", "-o", picture)
    assert ran.status == 0 and picture.read_bytes().startswith(b"\x89PNG")
    ran = run("draw", papers / "seluma.txt", "--stage", "blocks", "-o", picture, "--page", "9")
    assert ran.status == 1 and ran.err.startswith("no_pages: ")


def test_tracing_a_bad_file_is_told_with_its_code(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(b"<html><p>x")
    ran = run("trace", tmp_path / "page.pdf", "--stage", "lines")
    assert ran.status == 1 and ran.err.startswith("format_mismatch: ") and ran.out == ""


def test_an_unreadable_file_is_told_not_raised(run: Run, tmp_path: Path) -> None:
    ran = run("trace", tmp_path, "--stage", "lines")
    assert ran.status == 2 and ran.err.startswith("path_not_found: ")
