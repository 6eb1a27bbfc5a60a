"""The measures of a document's text: where its margins lie, how far its lines stand apart."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ingest.model import Line

WIDE = 0.45  # a line at least this wide (of the page) is running text
STEP = 0.006  # margins are told apart no finer than this
SHORT = 0.1  # lines that end alike but so far before others end by chance
FEWEST = 3  # distances that show what is usual
CENTRED = 0.035  # how far a centred line's middle may lie from the text's middle


@dataclass(frozen=True, slots=True)
class Measures:
    """Left and right margin of running text, usual distance of lines, shift of each page."""

    left: float
    right: float
    leading: float  # distance of neighbouring lines' upper edges, in page heights
    shifts: dict[int, float]  # page -> what to add to its x to stand under the first page's

    def x0(self, line: Line) -> float:
        """A line's left edge, comparable across pages."""
        return edge(line) + self.shifts.get(line.page, 0.0)

    def x1(self, line: Line) -> float:
        """A line's right edge, comparable across pages."""
        right = line.box.x1 if line.right is None else line.right
        return right + self.shifts.get(line.page, 0.0)

    def centred(self, line: Line) -> bool:
        """Whether a line stands in the middle, clear of both margins."""
        x0, x1 = self.x0(line), self.x1(line)
        off = abs((x0 + x1) - (self.left + self.right)) / 2
        return off < CENTRED and x0 > self.left + 0.04 and x1 < self.right - 0.02

    def gap(self, upper: Line, lower: Line) -> float | None:
        """Distance of two lines in usual distances; None across pages or columns."""
        if upper.page != lower.page or not self.leading:
            return None
        distance = (top(lower) - top(upper)) / self.leading
        return distance if distance > 0.3 else None


def edge(line: Line) -> float:
    """A line's straightened left edge."""
    return line.box.x0 if line.left is None else line.left


def top(line: Line) -> float:
    """A line's straightened upper edge."""
    return line.box.y0 if line.top is None else line.top


def measure(lines: Sequence[Line]) -> Measures:
    """Margins from the lines of running text; a page fed sideways by a little is shifted back."""
    wide = [line for line in lines if _width(line) > WIDE and line.row is None] or list(lines)
    if not wide:
        return Measures(0.1, 0.9, 0.02, {})
    rights = {page: _flush(wide, page) for page in _pages(wide)}
    known = [(len(_on(wide, page)), end) for page, end in rights.items() if end is not None]
    right = max(known)[1] if known else _high([_right(line) for line in wide])
    shifts = {page: _bounded(right - end) for page, end in rights.items() if end is not None}
    left = _margin([edge(x) + shifts.get(x.page, 0.0) for x in wide])
    return Measures(left, right, _leading(wide, right), shifts)


def _on(lines: Sequence[Line], page: int) -> list[Line]:
    return [line for line in lines if line.page == page]


def _flush(lines: Sequence[Line], page: int) -> float | None:
    """Where the lines of a page end flush, if a third of them do; ragged text has no such place."""
    ends = [_right(line) for line in _on(lines, page)]
    bins = Counter(round(end / STEP) for end in ends)
    support = {b: bins[b] + bins[b - 1] + bins[b + 1] for b in bins}
    best = max(support, key=lambda b: (support[b], bins[b]), default=0)
    if len(ends) < 4 or support[best] < max(3, len(ends) / 3):
        return None
    flush = median(end for end in ends if abs(end / STEP - best) <= 1.5)
    return flush if flush > _high(ends) - SHORT else None


def _width(line: Line) -> float:
    return _right(line) - edge(line)


def _right(line: Line) -> float:
    return line.box.x1 if line.right is None else line.right


def _pages(lines: Sequence[Line]) -> list[int]:
    return sorted({line.page for line in lines})


def _bounded(shift: float) -> float:
    return shift if STEP < abs(shift) < 0.08 else 0.0


def _high(values: Sequence[float]) -> float:
    """The value nine tenths of the way up: the margin in spite of ragged ends and stray marks."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * 0.9), len(ordered) - 1)]


def _margin(values: Sequence[float]) -> float:
    """The leftmost place where lines begin again and again."""
    bins = Counter(round(v / STEP) for v in values)
    need = max(2, len(values) // 14)
    often = [b for b in bins if bins[b] + bins[b - 1] + bins[b + 1] >= need]
    return min(often, default=min(bins)) * STEP


def _leading(lines: Sequence[Line], right: float) -> float:
    """The usual distance of lines; of printed ones from a line that runs to the margin.

    Where most paragraphs are a line or two, their distances would outnumber those of lines.
    """
    pairs = [
        (a, top(b) - top(a))
        for a, b in itertools.pairwise(lines)
        if a.page == b.page and 0.3 * a.box.height < top(b) - top(a) < 4 * a.box.height
    ]
    full = [step for a, step in pairs if a.confidence is None and _right(a) > right - SHORT]
    steps = full if len(full) >= FEWEST else [step for _, step in pairs]
    return median(sorted(steps)[: max(1, len(steps) * 3 // 4)]) if steps else 0.02
