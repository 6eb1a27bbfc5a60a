"""`ingest`, `retry` and `remove`: summaries, statuses, and nothing lost."""

from __future__ import annotations

from pathlib import Path

from service.originals import key_of
from tests.commands import Run
from tests.service.letters import SELUMA


def test_ingest_ends_with_a_summary_that_names_each_failure(run: Run, papers: Path) -> None:
    (papers / "empty.pdf").write_bytes(b"")
    (papers / "notes.csv").write_text("x")
    ran = run("ingest", papers, "--json")
    assert ran.status == 1
    assert (ran.json["files"], ran.json["ready"], ran.json["duplicates"]) == (4, 3, 0)
    (failed,) = ran.json["failed"]
    assert (failed["file"], failed["code"]) == ("empty.pdf", "empty_file") and failed["message"]
    assert [skipped["file"] for skipped in ran.json["skipped"]] == ["notes.csv"]
    assert "empty.pdf: empty_file: " in ran.err


def test_ingest_again_says_duplicates_and_is_well(kept: Run, papers: Path) -> None:
    ran = kept("ingest", papers, "--json")
    assert ran.status == 0 and ran.json["duplicates"] == 3


def test_progress_is_plain_lines_where_there_is_no_terminal(run: Run, papers: Path) -> None:
    ran = run("ingest", papers)
    assert ran.out == "" and "\r" not in ran.err and "\x1b" not in ran.err
    assert "[3/3] ready" in ran.err


def test_a_failed_circular_is_listed_with_its_reason_and_can_be_retried(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "blank.txt").write_bytes(b" \n")
    assert run("ingest", tmp_path / "blank.txt").status == 1
    (line,) = run("list", "--json").lines
    assert (line["state"], line["error"]["code"]) == ("failed", "no_text")
    assert "no_text" in run("list").out
    assert run("retry").status == 1  # tried again, and failed again
    assert run("retry", line["key"][:8]).status == 1


def test_a_ready_circular_can_be_read_anew(kept: Run) -> None:
    assert kept("retry", key_of(SELUMA)[:12]).status == 0
    assert kept("verify").status == 0


def test_removed_is_gone(kept: Run) -> None:
    assert kept("remove", key_of(SELUMA)[:12]).status == 0
    assert len(kept("list", "--json").lines) == 2
    assert kept("verify").status == 0
