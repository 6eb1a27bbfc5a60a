"""Drawn rules to table grids, and words to the cells of a grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.straighten import Sheet, Spot

NEAR = 0.006  # rules closer than this (fractions of the page's width) are one
SHORTEST = 0.02


@dataclass(frozen=True, slots=True)
class Grid:
    """One ruled table: its edges, its row edges, its upright rules as (x, top, bottom)."""

    x0: float
    y0: float
    x1: float
    y1: float
    levels: tuple[float, ...]  # row edges, top to bottom
    uprights: tuple[tuple[float, float, float], ...]

    def holds(self, spot: Spot) -> bool:
        """Whether a word's centre lies inside."""
        x = (spot.x0 + spot.x1) / 2
        return self.x0 - NEAR <= x <= self.x1 + NEAR and self.y0 <= spot.middle <= self.y1

    @property
    def columns(self) -> tuple[float, ...]:
        """Left edges of the columns, from the upright rules."""
        return tuple(_merged(sorted(x for x, _, _ in self.uprights)))[:-1]

    def row_of(self, spot: Spot) -> int:
        """The row a word's centre lies in."""
        return max(sum(level <= spot.middle for level in self.levels) - 1, 0)

    def column_of(self, spot: Spot) -> int:
        """The column a word starts in; a cell that spans columns counts as its first."""
        row = self.row_of(spot)
        top, bottom = self.levels[row], self.levels[min(row + 1, len(self.levels) - 1)]
        edges = _merged(sorted(x for x, y0, y1 in self.uprights if _covers(y0, y1, top, bottom)))
        middle = (spot.x0 + spot.x1) / 2
        edge = max((x for x in edges if x <= middle + NEAR), default=self.x0)
        return max(sum(x <= edge + NEAR for x in self.columns) - 1, 0)


def grids_of(sheet: Sheet) -> tuple[Grid, ...]:
    """The ruled tables of a page: connected rules that make at least two columns and two rows."""
    flat = list(_joined(_levels(sheet)))
    upright = list(_joined(_uprights(sheet)))
    return tuple(grid for group in _groups(flat, upright) if (grid := _grid(*group)))


def _levels(sheet: Sheet) -> Iterator[tuple[float, float, float]]:
    for rule in sheet.page.rules:
        width, height = rule.width, rule.height * sheet.ratio
        if width > SHORTEST and width > 4 * height:
            yield (rule.y0 + rule.y1) / 2 * sheet.ratio, rule.x0, rule.x1


def _uprights(sheet: Sheet) -> Iterator[tuple[float, float, float]]:
    for rule in sheet.page.rules:
        width, height = rule.width, rule.height * sheet.ratio
        if height > SHORTEST / 2 and height > 4 * width:
            yield (rule.x0 + rule.x1) / 2, rule.y0 * sheet.ratio, rule.y1 * sheet.ratio


def _joined(
    rules: Iterator[tuple[float, float, float]],
) -> Iterator[tuple[float, float, float]]:
    """Unite pieces of one drawn rule: same place, touching ends."""
    open_rules: list[list[float]] = []
    for at, start, end in sorted(rules):
        for rule in open_rules:
            if (
                abs(rule[0] - at) < NEAR
                and start <= rule[2] + 3 * NEAR
                and end >= rule[1] - 3 * NEAR
            ):
                rule[1], rule[2] = min(rule[1], start), max(rule[2], end)
                break
        else:
            open_rules.append([at, start, end])
    for at, start, end in open_rules:
        yield at, start, end


Rule = tuple[float, float, float]


def _groups(flat: list[Rule], upright: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
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


def _touch(one: tuple[str, Rule], other: tuple[str, Rule]) -> bool:
    if one[0] == other[0]:
        return False
    flat, upright = (one[1], other[1]) if one[0] == "h" else (other[1], one[1])
    slack = 2 * NEAR
    return (
        flat[1] - slack <= upright[0] <= flat[2] + slack
        and upright[1] - slack <= flat[0] <= upright[2] + slack
    )


def _grid(flat: list[Rule], upright: list[Rule]) -> Grid | None:
    if len(flat) < 2 or len(_merged(sorted(x for x, _, _ in upright))) < 3:
        return None
    x0, x1 = min(r[1] for r in flat), max(r[2] for r in flat)
    y0, y1 = min(r[0] for r in flat), max(r[0] for r in flat)
    long = sorted(y for y, start, end in flat if end - start > 0.6 * (x1 - x0))
    levels = _merged(long)
    if len(levels) < 2:
        return None
    return Grid(x0, y0, x1, y1, tuple(levels), tuple(upright))


def _merged(values: Sequence[float]) -> list[float]:
    """Sorted values with near neighbours united."""
    result: list[float] = []
    for value in values:
        if not result or value - result[-1] > NEAR:
            result.append(value)
    return result


def _covers(y0: float, y1: float, top: float, bottom: float) -> bool:
    return min(y1, bottom) - max(y0, top) > 0.6 * (bottom - top)
