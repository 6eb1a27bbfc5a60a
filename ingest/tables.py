"""Drawn rules to table grids, and words to the cells of a grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.rules import NEAR, Segment, flat_rules, merged, upright_rules
from ingest.spots import Spot
from ingest.straighten import Sheet

DRIFT = 0.013  # how far the pieces of one upright rule may stray from row to row
LONG = 0.6  # of the table's width: shorter level rules part no rows
KEPT = 0.25  # of the table's height: an upright track drawn over less is no column edge
GAP = 0.12  # page widths: a level rule may be broken by so much
BLANK = 1.6  # usual character widths: words nearer than this run on across an edge not drawn


@dataclass(frozen=True, slots=True)
class Track:
    """One column edge: the upright pieces that draw it, top to bottom."""

    pieces: tuple[Segment, ...]

    @property
    def drawn(self) -> float:
        """Height over which it is drawn."""
        return sum(piece.length for piece in self.pieces)

    def at(self, y: float) -> float:
        """Its x at a height: on the nearest piece, or between the two around."""
        above = [p for p in self.pieces if p.start <= y]
        below = [p for p in self.pieces if p.end >= y]
        if above and below:
            upper, lower = above[-1], below[0]
            if upper is lower or upper.end >= y:
                return upper.at(y)
            share = (y - upper.end) / max(lower.start - upper.end, 1e-6)
            return upper.at_end + share * (lower.at_start - upper.at_end)
        return above[-1].at_end if above else below[0].at_start

    def passes(self, spot: Spot) -> bool:
        """Whether it runs through a word's middle."""
        return abs(self.at(spot.middle) - _middle(spot)) < NEAR

    def drawn_by(self, spots: Sequence[Spot]) -> Track:
        """The edge with further pieces, where letters were read in its place."""
        more = [Segment(s.y0, s.y1, _middle(s), _middle(s)) for s in spots]
        return Track(tuple(sorted((*self.pieces, *more), key=lambda p: p.start)))

    def covers(self, top: float, bottom: float) -> bool:
        """Whether it is drawn beside most of a row."""
        shared = sum(max(0.0, min(p.end, bottom) - max(p.start, top)) for p in self.pieces)
        return shared > 0.6 * (bottom - top)


@dataclass(frozen=True, slots=True)
class Grid:
    """One ruled table: its level rules top to bottom, its inner column edges left to right."""

    x0: float
    x1: float
    levels: tuple[Segment, ...]
    tracks: tuple[Track, ...]

    @property
    def y0(self) -> float:
        """Height of the top edge, at its middle."""
        return self.levels[0].at((self.x0 + self.x1) / 2)

    def below_top(self, spot: Spot) -> bool:
        """Whether a word stands below the table's top edge."""
        return self.levels[0].at(_middle(spot)) <= spot.middle

    def holds(self, spot: Spot) -> bool:
        """Whether a word's centre lies inside."""
        x = _middle(spot)
        inside = self.x0 - NEAR <= x <= self.x1 + NEAR
        return inside and self.below_top(spot) and spot.middle <= self.levels[-1].at(x)

    def row_of(self, spot: Spot) -> int:
        """The row a word's centre lies in."""
        x = _middle(spot)
        return max(sum(level.at(x) <= spot.middle for level in self.levels) - 1, 0)

    def edges(self, row: int, members: Sequence[Spot], blank: float) -> list[Track]:
        """The column edges that part this row's cells: drawn there, or kept clear by its words."""
        upper, lower = self.levels[row], self.levels[min(row + 1, len(self.levels) - 1)]
        return [t for t in self.tracks if _parts(t, upper, lower, members, blank)]

    def column_of(self, spot: Spot, edges: Sequence[Track]) -> int:
        """The column a word starts in; a cell that spans columns counts as its first."""
        x, y = _middle(spot), spot.middle
        left = max((t.at(y) for t in edges if t.at(y) <= x + NEAR), default=self.x0 - NEAR)
        return sum(t.at(y) <= left + NEAR for t in self.tracks)

    def cells(
        self, spots: Sequence[Spot], character: float
    ) -> Iterator[tuple[int, int, list[Spot]]]:
        """The words of each cell with its row and column, row by row."""
        rows: dict[int, list[Spot]] = {}
        for spot in spots:
            rows.setdefault(self.row_of(spot), []).append(spot)
        for row, members in sorted(rows.items()):
            edges = self.edges(row, members, BLANK * character)
            columns: dict[int, list[Spot]] = {}
            for spot in members:
                columns.setdefault(self.column_of(spot, edges), []).append(spot)
            for column, words in sorted(columns.items()):
                yield row, column, words

    def strokes(self, spots: Sequence[Spot], em: float) -> frozenset[int]:
        """Indices of recognised words that are a piece of an upright rule."""
        return frozenset(
            i
            for i, spot in enumerate(spots)
            if _stroke(spot, em) and any(t.passes(spot) for t in self.tracks)
        )

    def with_strokes(self, spots: Sequence[Spot]) -> Grid:
        """The grid with the pieces of its edges that were read as letters."""
        tracks = tuple(t.drawn_by([s for s in spots if t.passes(s)]) for t in self.tracks)
        return replace(self, tracks=tracks)


def _read_as_rule(track: Track, spot: Spot) -> bool:
    """A word that begins or ends with the rule itself, read as an upright bar."""
    text, x = spot.word.text, track.at(spot.middle)
    return (text[0] == "|" and abs(spot.x0 - x) < NEAR) or (
        text[-1] == "|" and abs(spot.x1 - x) < NEAR
    )


STROKES = frozenset("|lI1!i[]/\\")


def _stroke(spot: Spot, em: float) -> bool:
    recognised = spot.word.confidence is not None
    return recognised and spot.word.text in STROKES and spot.x1 - spot.x0 < 0.5 * em


def _middle(spot: Spot) -> float:
    return (spot.x0 + spot.x1) / 2


def _parts(
    track: Track, upper: Segment, lower: Segment, members: Sequence[Spot], blank: float
) -> bool:
    """Whether an edge parts the cells of the row between two level rules."""
    x = track.at((upper.at(upper.start) + lower.at(lower.start)) / 2)
    if track.covers(upper.at(x), lower.at(x)) or any(_read_as_rule(track, s) for s in members):
        return True
    if any(s.x0 + NEAR < track.at(s.middle) < s.x1 - NEAR for s in members):
        return False
    left = [s for s in members if s.x1 <= track.at(s.middle) + NEAR]
    right = [s for s in members if s.x0 >= track.at(s.middle) - NEAR]
    return not any(
        b.x0 - a.x1 < blank and abs(a.middle - b.middle) < 0.5 * a.height
        for a in left
        for b in right
    )


def grids_of(sheet: Sheet) -> tuple[Grid, ...]:
    """The ruled tables of a page: connected rules that make at least two columns and two rows."""
    groups = _groups(flat_rules(sheet), upright_rules(sheet))
    return tuple(grid for group in groups if (grid := _grid(*group)))


def _groups(
    flat: list[Segment], upright: list[Segment]
) -> Iterator[tuple[list[Segment], list[Segment]]]:
    """Rules that cross or touch belong to one table."""
    left = [("h", r) for r in flat] + [("v", r) for r in upright]
    while left:
        group, queue = [], [left.pop()]
        while queue:
            item = queue.pop()
            group.append(item)
            touching = [other for other in left if _touch(item, other)]
            left = [other for other in left if other not in touching]
            queue += touching
        yield [r for kind, r in group if kind == "h"], [r for kind, r in group if kind == "v"]


def _touch(one: tuple[str, Segment], other: tuple[str, Segment]) -> bool:
    if one[0] == other[0]:
        return one[0] == "h" and _stacked(one[1], other[1])
    flat, upright = (one[1], other[1]) if one[0] == "h" else (other[1], one[1])
    slack = 2 * NEAR
    x = upright.at((upright.start + upright.end) / 2)
    return (
        flat.start - slack <= x <= flat.end + slack
        and upright.start - slack <= flat.at(x) <= upright.end + slack
    )


def _stacked(one: Segment, other: Segment) -> bool:
    """Two level rules of one width and place, near enough to hold one line of text."""
    ends = max(abs(one.start - other.start), abs(one.end - other.end))
    apart = abs(one.at_start - other.at_start)
    return one.length > 0.3 and ends < 2 * NEAR and 2 * NEAR < apart < 0.05


def _grid(flat: list[Segment], upright: list[Segment]) -> Grid | None:
    if len(flat) < 2 or not upright:
        return None
    x0, x1 = min(r.start for r in flat), max(r.end for r in flat)
    long = [r for r in _mended(flat) if r.length > LONG * (x1 - x0)]
    levels = _levels(sorted(long, key=lambda r: r.at((x0 + x1) / 2)), (x0 + x1) / 2)
    if len(levels) < 2:
        return None
    x0, x1 = min(r.start for r in levels), max(r.end for r in levels)
    height = levels[-1].at(x0) - levels[0].at(x0)
    tracks = [t for t in _tracks(upright) if t.drawn > KEPT * height and _inner(t, levels)]
    return Grid(x0, x1, tuple(levels), tuple(tracks)) if tracks else None


def _mended(flat: Sequence[Segment]) -> list[Segment]:
    """Level rules; two pieces at one height, a gap between them, are one rule."""
    rules: list[Segment] = []
    for piece in sorted(flat, key=lambda r: r.start):
        k = next((k for k, rule in enumerate(rules) if _goes_on(rule, piece)), None)
        if k is None:
            rules.append(piece)
        else:
            rule = rules[k]
            rules[k] = Segment(rule.start, piece.end, rule.at_start, piece.at_end)
    return rules


def _goes_on(rule: Segment, piece: Segment) -> bool:
    level = abs((rule.at_start + rule.at_end) - (piece.at_start + piece.at_end)) / 2 < 2 * NEAR
    return level and -NEAR < piece.start - rule.end < GAP


def _levels(rules: Sequence[Segment], middle: float) -> list[Segment]:
    """Level rules without the doubles of a thick or double line."""
    places = merged([r.at(middle) for r in rules])
    return [next(r for r in rules if r.at(middle) == place) for place in places]


def _inner(track: Track, levels: Sequence[Segment]) -> bool:
    """Whether a track runs between the table's outer edges."""
    y = (track.pieces[0].start + track.pieces[-1].end) / 2
    level = min(levels, key=lambda r: abs(r.at_start - y))
    x = track.at(y)
    return level.start + 2 * NEAR < x < level.end - 2 * NEAR


def _tracks(upright: Sequence[Segment]) -> list[Track]:
    """Upright pieces below one another at the same place are one edge."""
    chains: list[list[Segment]] = []
    for piece in sorted(upright, key=lambda r: r.start):
        best = min(chains, key=lambda c: _stray(c[-1], piece), default=None)
        if best is not None and _stray(best[-1], piece) < DRIFT:
            best.append(piece)
        else:
            chains.append([piece])
    tracks = [Track(tuple(chain)) for chain in chains]
    return _distinct(sorted(tracks, key=lambda t: t.pieces[0].at_start))


def _stray(above: Segment, below: Segment) -> float:
    """How far a piece stands from where the one above leads."""
    return abs(above.at_end - below.at_start)


def _distinct(tracks: list[Track]) -> list[Track]:
    """Of two tracks drawn beside each other nearer than a letter, the longer."""
    result: list[Track] = []
    for track in tracks:
        y = track.pieces[0].start
        if result and abs(result[-1].at(y) - track.at(y)) < 2 * NEAR:
            result[-1] = max(result[-1], track, key=lambda t: t.drawn)
        else:
            result.append(track)
    return result
