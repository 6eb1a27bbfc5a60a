"""What a reading may have missed, told so that no gap is silent: parted lines, no clause at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.model import Block, Clause, Line, Notice
from ingest.notices import notice

ROOM = 0.045  # page widths between two words of a sentence: a word or two may have stood there
BEFORE = 4  # words before the gap: fewer may be a label and its value


def missing(blocks: Sequence[Block], clauses: Sequence[Clause]) -> tuple[Notice, ...]:
    """Notices of lines with a gap in a sentence, and of a document that yielded no clause."""
    words = sum(len(line.words) for block in blocks for line in block.lines)
    none = (notice("no_clauses", detail=str(words)),) if words and not clauses else ()
    return (*none, *_parted(blocks))


def _parted(blocks: Sequence[Block]) -> Iterator[Notice]:
    for block in blocks:
        if block.kind != "body":
            continue
        for line in block.lines:
            if (gap := _gap(line)) is not None:
                yield notice("line_parted", line.page, gap)


def _gap(line: Line) -> str | None:
    """The words on both sides of a gap within a recognised sentence."""
    if line.confidence is None or line.row is not None:
        return None
    words = [word for word in line.words if any(c.isalnum() for c in word.text)]
    for i, (one, other) in enumerate(pairwise(words), 1):
        goes_on = one.text[-1:].isalpha() and other.text[:1].islower()
        if i >= BEFORE and goes_on and other.box.x0 - one.box.x1 > ROOM:
            return f"{one.text} … {other.text}"
    return None
