"""How ill an unnumbered unit fits at a depth, by place and wording."""

from __future__ import annotations

from ingest.levels import Level, State, ending_of
from ingest.starts import Start

BULLET_STYLES = frozenset({"butir", "garis"})


def paragraph_fit(state: State, start: Start, depth: int, left: float) -> float:
    """How ill an unnumbered unit fits at a depth, by place and wording."""
    levels = state.levels
    cost = 1.0 if _passes_heading(levels, start, depth) else 0.0
    if depth == 0:
        return cost + min(_top_fit(levels, start, left), _lost_bullet_fit(levels, start))
    parent = levels[depth - 1]
    if parent.closes and depth == len(levels):
        return 0.1
    cost += _deeper(start, parent, levels[depth] if depth < len(levels) else None)
    cost += 1.5 if start.told and not start.listed and not start.colon else 0.0
    if start.closing and not _closing_section(parent, start, depth == len(levels)):
        cost += 2.0
    if start.heading:
        cost += 2.0 if parent.heading or not parent.numbered else 0.8
    if depth < len(levels):
        return cost + min(_sibling_fit(levels[depth], start), 0.3 if parent.titled else 9.0)
    if (
        parent.heading
        or parent.titled
        or (parent.numbered and state.before is not None and start.colon)
    ):
        return cost
    if start.colon and not parent.generic:
        return cost + 0.2
    return cost + (0.9 if parent.numbered else 2.5) + (1.2 if start.listed else 0.0)


def _passes_heading(levels: tuple[Level, ...], start: Start, depth: int) -> bool:
    """A. Maksud, its first sentence right below: beside the heading it would leave it empty."""
    if depth != len(levels) - 1 or start.closing or start.heading or start.listed:
        return False
    return levels[depth].titled and (levels[depth].last == 1 or levels[depth].heads)


def _lost_bullet_fit(levels: tuple[Level, ...], start: Start) -> float:
    """An item of the outermost list whose bullet was not recognised."""
    if not levels or levels[0].style not in BULLET_STYLES or not (start.listed and start.scanned):
        return 9.0
    off = min(abs(start.hang - x) for x in (levels[0].x, levels[0].text_x))
    return off / 0.015 if off > 0.01 else 0.3


def _closing_section(parent: Level, start: Start, first: bool) -> bool:
    """V. PENUTUP and, right under it, further in than the margin: Demikian …"""
    under = abs(start.hang - parent.text_x) < 0.015 and start.hang - parent.x > 0.012
    return first and parent.titled and under


def _deeper(start: Start, parent: Level, list_: Level | None) -> float:
    """Cost of the place: under the parent's text, or where the list's items stand."""
    expected = [parent.text_x]
    if parent.heading:
        expected.append(start.hang)
    if list_ is not None:
        expected = [list_.text_x, list_.x] if not list_.numbered else [list_.x, list_.text_x]
    off = min(abs(start.hang - x) for x in expected)
    inward = list_ is not None and list_.x - parent.x > 0.012
    flat = abs(start.hang - parent.x) < 0.012 and not inward  # flat print: no indents at all
    return min(off / 0.015 if off > 0.01 else 0.0, 0.7 if flat else 9.0, 4.0)


def _sibling_fit(level: Level, start: Start) -> float:
    """An unnumbered unit beside the items of an open list."""
    if level.style in BULLET_STYLES and _lost_bullet(start):
        return 0.7
    if level.style:
        return (0.7 if start.scanned else 1.5) if start.listed else 2.2
    if start.listed or (start.unfinished and start.verb):
        return 0.0
    return 0.3 if level.ending in {"", ending_of(start)} else 1.0


def _lost_bullet(start: Start) -> bool:
    """A new sentence with a verb in front, below one that ended: an item whose bullet is lost."""
    return start.scanned and start.verb and start.para > 1 and start.after.rstrip()[-1:] in ".;"


def _top_fit(levels: tuple[Level, ...], start: Start, left: float) -> float:
    beside = [levels[0].x] if levels and not levels[0].style else []
    off = min(abs(start.hang - x) for x in (left, *beside))
    cost = min(off / 0.02 if off > 0.012 else 0.0, 3.0)
    if start.heading:
        return min(cost, 0.5)
    if start.closing:
        cost *= 0.3
    if not levels:
        return cost * 0.3
    goes_on = start.listed or start.colon or start.unfinished
    if goes_on and not _returns(levels, start) and not _beside_first(levels, start):
        cost += 0.6 if start.x - start.hang > 0.02 else 1.6  # unless set as a paragraph of its own
    if not start.closing and (levels[0].heading or any(level.titled for level in levels)):
        cost += 0.9
    return cost + (0.0 if start.closing else 0.2)


def _returns(levels: tuple[Level, ...], start: Start) -> bool:
    """A new paragraph as far out as an earlier one; the stop above it was not recognised."""
    unmarked = len(levels) > 1 and not levels[0].style
    back = unmarked and abs(start.hang - levels[0].x) < 0.008
    return back and start.scanned and start.para > 0 and levels[-1].x - start.hang > 0.015


def _beside_first(levels: tuple[Level, ...], start: Start) -> bool:
    """The first item of the whole list had no marker either and ended in a semicolon."""
    unmarked = len(levels) == 1 and not levels[0].style
    return unmarked and start.listed and abs(start.hang - levels[0].x) < 0.015
