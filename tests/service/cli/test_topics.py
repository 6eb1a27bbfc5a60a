"""`edaran topics` lists the table and what it lacks."""

from __future__ import annotations

from pathlib import Path

from tests.commands import Run


def test_topics_are_listed(run: Run) -> None:
    assert {line["key"] for line in run("topics", "--json").lines} >= {"pledge", "attributes"}
    assert "pledge: " in run("topics").out


def test_what_the_table_lacks_is_gathered(kept: Run) -> None:
    found = kept("topics", "--proposed", "--json").json
    assert found["total"] == len(found["items"])
    assert all(stray["text"] for stray in found["alone"])
    assert kept("topics", "--proposed").status == 0


def test_faults_in_topics_of_ones_own_are_told_before_anything_is_read(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "home").mkdir()
    row = "[[topic]]\nkey = 'x_y'\nlabel_id = 'X'\ngroup = 'law'"
    (tmp_path / "home" / "topics.toml").write_text(row)
    ran = run("list")
    assert ran.status == 2
    assert "topics.toml, topic 1 (x_y): group must be one of" in ran.err
