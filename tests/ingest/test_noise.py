"""Which recognised lines are writing, and which are strokes and grain."""

from __future__ import annotations

import pytest

from ingest.noise import Extent, are_writing
from ingest.ocr import Seen

TEXT = (Extent(100, 0, 700, 20), [Seen("pegawai dilarang", 100, 0, 700, 20, 0.95)])


def short(text: str, sure: float, left: float, top: float) -> tuple[Extent, list[Seen]]:
    """A line of one short word."""
    return Extent(left, top, left + 20, top + 20), [
        Seen(text, left, top, left + 20, top + 20, sure)
    ]


@pytest.mark.parametrize(
    ("line", "writing"),
    [
        (short("1.", 0.55, 40, 0), True),  # a marker before its text
        (short("1.", 0.55, 40, 200), False),  # the same strokes alone
        (short("2", 0.9, 400, 900), True),  # a page number
        (short("Fr", 0.3, 40, 0), False),
        (short("TETEE", 0.4, 40, 0), False),
        (short("Pembina Utama Muda", 0.4, 40, 200), True),  # faint, but too much for chance
    ],
)
def test_short_doubtful_lines_need_writing_beside_them(
    line: tuple[Extent, list[Seen]], writing: bool
) -> None:
    assert are_writing([TEXT, line], 16) == (True, writing)
