"""Drawn rules as slanted segments: the boxes of a skewed or photographed page, put upright."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.geometry import Box
from ingest.spots import Spot
from ingest.straighten import Sheet

NEAR = 0.006  # rules closer than this (fractions of the page's width) are one
SHORTEST = 0.02
STEADY = 0.4  # of the other diagonal's rise: a diagonal that rises less is the rule
THIN = 0.004  # boxes thinner than this are level or upright as they are


@dataclass(frozen=True, slots=True)
class Segment:
    """One rule along its length: from (start, at_start) to (end, at_end), start before end."""

    start: float
    end: float
    at_start: float
    at_end: float

    @property
    def length(self) -> float:
        """Length along its direction."""
        return self.end - self.start

    def at(self, place: float) -> float:
        """Where across its direction the rule, drawn on without end, lies at a place along it."""
        share = (place - self.start) / self.length if self.length else 0.0
        return self.at_start + share * (self.at_end - self.at_start)


def flat_rules(sheet: Sheet) -> list[Segment]:
    """Level rules, pieces of one drawn rule united; along x, across y."""
    return _joined(_flat(sheet))


def upright_rules(sheet: Sheet) -> list[Segment]:
    """Upright rules, pieces of one drawn rule united; along y, across x."""
    return _joined(_upright(sheet))


def _flat(sheet: Sheet) -> Iterator[Segment]:
    for rule in sheet.page.rules:
        if rule.width > SHORTEST and rule.width > 4 * rule.height * sheet.ratio:
            yield from _placed(sheet, rule, level=True)


def _upright(sheet: Sheet) -> Iterator[Segment]:
    for rule in sheet.page.rules:
        height = rule.height * sheet.ratio
        if height > SHORTEST / 2 and height > 4 * rule.width:
            yield from _placed(sheet, rule, level=False)


def _placed(sheet: Sheet, rule: Box, level: bool) -> Iterator[Segment]:
    """The diagonal of the rule's box that runs through fewer words, slant undone."""
    y0, y1 = rule.y0 * sheet.ratio, rule.y1 * sheet.ratio
    falling = (rule.x0, y0), (rule.x1, y1)
    rising = (rule.x0, y1), (rule.x1, y0)
    if (y1 - y0 if level else rule.x1 - rule.x0) < THIN:
        middle_x, middle_y = (rule.x0 + rule.x1) / 2, (y0 + y1) / 2
        falling = ((rule.x0, middle_y), (rule.x1, middle_y)) if level else falling
        falling = falling if level else ((middle_x, y0), (middle_x, y1))
        yield _segment(sheet, falling, level)
        return
    usual, other = (falling, rising) if sheet.slope > 0 == level else (rising, falling)
    ways = [_segment(sheet, way, level) for way in (usual, other)]
    rises = [abs(way.at_end - way.at_start) for way in ways]
    if level and min(rises) < STEADY * max(rises):
        yield ways[rises.index(min(rises))]  # a level rule lies as the lines of text do
        return
    yield min(ways, key=lambda way: sum(_crosses(way, spot, level) for spot in sheet.spots))


Ends = tuple[tuple[float, float], tuple[float, float]]


def _segment(sheet: Sheet, ends: Ends, level: bool) -> Segment:
    (x0, y0), (x1, y1) = (sheet.level(x, y) for x, y in ends)
    if level:
        return Segment(x0, x1, y0, y1)
    return Segment(y0, y1, x0, x1) if y0 <= y1 else Segment(y1, y0, x1, x0)


def _crosses(rule: Segment, spot: Spot, level: bool) -> bool:
    """Whether the rule runs through the middle part of a word."""
    x, y = (spot.x0 + spot.x1) / 2, spot.middle
    along, across = (x, y) if level else (y, x)
    half = (spot.height if level else spot.x1 - spot.x0) * 0.3
    return rule.start < along < rule.end and abs(rule.at(along) - across) < half


def _joined(rules: Iterable[Segment]) -> list[Segment]:
    """Unite pieces of one drawn rule: same place, touching ends."""
    open_rules: list[Segment] = []
    for rule in sorted(rules, key=lambda r: (r.start, r.at_start)):
        for index, other in enumerate(open_rules):
            if _continues(other, rule):
                open_rules[index] = _united(other, rule)
                break
        else:
            open_rules.append(rule)
    return open_rules


def _continues(first: Segment, second: Segment) -> bool:
    touching = second.start <= first.end + 3 * NEAR
    return touching and abs(first.at(second.start) - second.at_start) < NEAR


def _united(first: Segment, second: Segment) -> Segment:
    last = second if second.end >= first.end else first
    return Segment(first.start, last.end, first.at_start, last.at_end)


def merged(values: Sequence[float], near: float = NEAR) -> list[float]:
    """Sorted values with near neighbours united."""
    result: list[float] = []
    for value in values:
        if not result or value - result[-1] > near:
            result.append(value)
    return result
