"""`recognise`: a page read anew is shown, and kept only when asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands import Run

SCAN = Path(__file__).resolve().parents[3] / "samples" / "documents" / "seluma-2020.pdf"


def test_what_cannot_be_read_anew_is_told(kept: Run) -> None:
    key = kept("list", "--json").lines[0]["key"]
    ran = kept("recognise", key, "--page", "1")
    assert ran.status == 2 and "correction_refused" in ran.err
    assert kept("recognise", key, "--page", "1", "--rotate", "45").status == 2


@pytest.mark.slow
def test_a_page_is_shown_and_kept_when_asked(run: Run) -> None:
    run("ingest", SCAN)
    key = run("list", "--json").lines[0]["key"]
    shown = run("recognise", key[:8], "--page", "1", "--segmentation", "column", "--json")
    trial = json.loads(shown.out)
    assert trial["options"]["segmentation"] == "column" and trial["new"]["words"] > 100
    kept = run(
        "recognise", key, "--page", "1", "--segmentation", "column", "--keep", "--by", "Rina"
    )
    assert kept.status == 0 and "page 1" in kept.out and "can be taken back" in kept.err
