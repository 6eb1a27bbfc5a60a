"""Signatures that stand side by side, taken apart into columns of lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from ingest.geometry import Box
from ingest.model import Line, Word

GUTTER = 0.02  # of the page's width: room that no line of a row of signatures crosses
SAME_COLUMN = 0.14  # of the page's width: how far a centred line's middle may stray


def columns(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines of signatures that stand side by side, apart; one list when only one signs."""
    kept = [line for line in lines if line.text.strip()]
    if not any(_beside(one, other) for one in kept for other in kept if one is not other):
        return [kept] if kept else []
    found: list[list[Line]] = []
    for line in sorted(kept, key=lambda item: (item.page, item.box.y0)):
        home = min(found, key=lambda column: _distance(column, line), default=None)
        if home is None or _distance(home, line) >= SAME_COLUMN:
            found.append([line])
        else:
            home.append(line)
    return sorted(found, key=lambda column: min(line.box.x0 for line in column))


def _beside(one: Line, other: Line) -> bool:
    overlap = min(one.box.y1, other.box.y1) - max(one.box.y0, other.box.y0)
    apart = other.box.x0 > one.box.x1 + 0.01
    return (
        one.page == other.page and apart and overlap > 0.5 * min(one.box.height, other.box.height)
    )


def _distance(column: list[Line], line: Line) -> float:
    """How far a line stands from a column: by its centre, or by the left edge of the last line."""
    centre = sum((item.box.x0 + item.box.x1) / 2 for item in column) / len(column)
    left = abs(column[-1].box.x0 - line.box.x0)
    return min(abs(centre - (line.box.x0 + line.box.x1) / 2), left * 3)


def parted(lines: Iterable[Line]) -> list[Line]:
    """Lines read across signatures that stand side by side, cut where no line has a word."""
    kept = list(lines)
    cut: list[Line] = []
    for page in dict.fromkeys(line.page for line in kept):
        own = [line for line in kept if line.page == page]
        gutters = list(_gutters(own))
        cut += [piece for line in own for piece in _pieces(line, gutters)]
    return cut


def _gutters(lines: list[Line]) -> Iterator[float]:
    """Middles of the upright strips between the words of all lines."""
    spans = sorted((word.box.x0, word.box.x1) for line in lines for word in line.words)
    reached = spans[0][1] if spans else 0.0
    for left, right in spans:
        if left - reached > GUTTER:
            yield (reached + left) / 2
        reached = max(reached, right)


def _pieces(line: Line, gutters: list[float]) -> Iterator[Line]:
    bounds = [0.0, *gutters, 1.0]
    groups = [
        tuple(word for word in line.words if low <= word.box.x0 < high)
        for low, high in pairwise(bounds)
    ]
    held = [words for words in groups if words]
    if len(held) < 2:
        yield line
        return
    for words in held:
        yield _line_of(line, words)


def _line_of(line: Line, words: tuple[Word, ...]) -> Line:
    boxes = [word.box for word in words]
    box = Box(
        line.page,
        min(b.x0 for b in boxes),
        min(b.y0 for b in boxes),
        max(b.x1 for b in boxes),
        max(b.y1 for b in boxes),
    )
    return replace(
        line, text=" ".join(w.text for w in words), box=box, words=words, left=None, right=None
    )
