"""What is measured of a page: here the usual distance of its lines."""

from __future__ import annotations

from itertools import pairwise

from ingest.lines import build_lines
from ingest.measures import measure
from ingest.options import ReadOptions
from ingest.pages import read_pages

ONE_LINERS = "Pegawai yang ditemui di kantornya mengaku sudah membaca edaran itu di papan.\n\n"
LONG = "Pegawai yang ditemui di kantornya mengaku sudah membaca edaran itu di papan. " * 3


def test_lines_that_run_to_the_margin_tell_the_usual_distance_however_many_paragraphs() -> None:
    text = ONE_LINERS * 12 + LONG + "\n\n" + LONG
    lines = build_lines(read_pages(text.encode(), "b.txt", ReadOptions()).pages)
    steps = [b.box.y0 - a.box.y0 for a, b in pairwise(lines)]
    assert measure(lines).leading == min(steps) < sorted(steps)[len(steps) // 2]
