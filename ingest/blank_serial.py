"""A serial left blank on a form: known on a scan by the room for it and by what comes after."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.model import Line, Word
from ingest.numbers import Numbered
from ingest.runs import run_of

ROOM = 1.6  # times the height of the letters: more than any blank between printed words
ASPECT = 1.35  # a page's height by its width, at least: boxes are fractions of each
_STROKE = r"[/\\|Il1!]"
_GOES_ON = re.compile(rf"{_STROKE}?[A-Za-z]|{_STROKE}+\Z")
# A slash alone that was read as a stroke: "800/ I BKPSDM/2025", "800/I BKPSDM".
_LONE_STROKE = re.compile(r"/\s*[Il|1!]\s+(?=[A-Z]{2,})|/\s+[Il|](?=[A-Z]{3,})")


def is_blank(line: Line, number: Numbered) -> bool:
    """Whether a recognised number has room for a serial that nobody wrote or could read."""
    run = run_of([line])
    words = run.words(number.start, number.end)
    if not any(word.confidence is not None for word in words):
        return False
    printed = run.text[number.start : number.end]
    follows = (*(word.text for word in words[2:]), "")
    gaps = zip(pairwise(words), follows, strict=False)
    return bool(_LONE_STROKE.search(printed)) or any(
        _room(*pair) and not _written(pair[1], after) for pair, after in gaps
    )


def _written(stroke: Word, after: str) -> bool:
    """Whether a lone 1 after the gap is the first of figures written apart: 800/   1 1 90."""
    return stroke.text == "1" and bool(re.match(r"\d", after))


def _room(before: Word, after: Word) -> bool:
    """A wide gap after the classification that goes on without a figure: 800/      /BKPSDM."""
    gap = after.box.x0 - before.box.x1
    height = min(before.box.height, after.box.height) * ASPECT
    opened = before.text[-1:] in "/|\\" or re.fullmatch(r"\d[\d.\-]*[Il|]", before.text)
    return bool(opened) and gap > ROOM * height and bool(_GOES_ON.match(after.text))
