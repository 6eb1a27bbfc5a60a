"""How ill a numbered unit fits at a depth: the next of its list, or the first of a new one."""

from __future__ import annotations

import re

from ingest.levels import CERTAIN, Level, State, bullet_of, text_x
from ingest.numbering import Reading
from ingest.starts import Start

RANKS = {"konsiderans": 0, "bab": 0, "diktum": 0, "bagian": 1, "paragraf": 2, "pasal": 3}

CHAPTERS = frozenset({"bab", "bagian", "paragraf"})
CENTRED = CHAPTERS | {"pasal"}
# Spoken within sentences, set in the middle, or words that nothing else begins with.
ANYWHERE = CENTRED | {"ucapan", "konsiderans"}
HELD = {"pasal": CHAPTERS, "bagian": frozenset({"bab"}), "paragraf": frozenset({"bagian"})}


def number_fit(state: State, start: Start, reading: Reading, depth: int, left: float) -> float:
    levels, style = state.levels, reading.marker.style
    if start.closing and not reading.counted:
        return 9.0  # a stray mark before the closing words is no bullet
    if style == "desimal" and (known := _by_chain(levels, start, depth)) is not None:
        return known
    if depth < len(levels) and levels[depth].style == style:
        return _next_fit(levels[depth], start, reading)
    if depth < len(levels) and not reading.counted and style not in CERTAIN:
        if levels[depth].generic and not levels[depth].numbered and depth == len(levels) - 1:
            return 0.6  # the points that the paragraph announces at large
        return _late_bullet_fit(levels[depth], start, reading)
    cost = _first_fit(reading, state.articles) + _rank_fit(levels[:depth], style)
    if depth == len(levels) and levels and levels[-1].runs == (style, reading.marker.value - 1):
        cost = 0.2  # the count of the heading before runs on
    if depth < len(levels) and levels[depth].numbered:
        cost += 0.0 if style in CERTAIN else 2.5
    if depth == len(levels):
        return cost + _child_fit(state, start, style)
    return cost + _beside_fit(levels, start, style, depth, left)


def _by_chain(levels: tuple[Level, ...], start: Start, depth: int) -> float | None:
    """1.2.1 tells itself where it belongs: under the item 1.2; None where nothing is counted so."""
    printed = re.match(r"\W*(\d{1,2}(?:\.\d{1,2})+)", start.line.text)
    above = [level.last for level in levels[:depth] if level.style in DECIMAL]
    if printed is None or not above:
        return None
    *chain, own = map(int, printed[1].split("."))
    if chain != above:
        return 3.0
    if depth < len(levels) and levels[depth].style == "desimal":
        return 0.0 if own == levels[depth].last + 1 else 2.0
    return 0.1 if own == 1 and depth == len(levels) else None


DECIMAL = frozenset({"angka", "desimal"})


def _late_bullet_fit(level: Level, start: Start, reading: Reading) -> float:
    """A bullet beside an item whose own was not recognised: both texts stand alike."""
    alike = abs(text_x(start, reading) - level.text_x) < 0.015
    lost = not level.style and not level.heading and start.listed and start.scanned
    return 0.3 if alike and lost else 9.0


def _next_fit(level: Level, start: Start, reading: Reading) -> float:
    """The next number of an open list; a miscount costs, but less than losing the item."""
    off = abs(start.x - level.x)
    place = min(2.5, (off - 0.01) / 0.02) if off > 0.01 else 0.0
    if level.style in ANYWHERE:
        place = 0.0
    if not reading.counted:
        other = level.sign and bullet_of(start, reading) not in {"", level.sign}
        return place + (0.0 if off < 0.02 else 0.6) + (2.0 if other else 0.0)
    step = reading.marker.value - level.last
    if step == 1 + level.lost:
        return place * 0.7 + 0.2 * level.lost - _relief(level, start, reading)
    if step == 1:
        return place * 0.7 + 0.3
    if step > 1:
        return place + 2.2 + 0.4 * min(step, 8)
    restart = 3.0 if reading.marker.value == 1 else 4.5
    return place + (3.0 if step == 0 else restart)


def _relief(level: Level, start: Start, reading: Reading) -> float:
    """A damaged marker that is the next in the count, where markers stand, is hardly in doubt."""
    hangs = abs(level.text_x - level.x) > 0.012 and abs(start.x - level.x) < 0.01
    return max(0.0, reading.doubt - 0.4) if hangs and not level.lost else 0.0


def _first_fit(reading: Reading, articles: int) -> float:
    """A list begins with its first number, articles with the next of the whole document.

    Another beginning means that lines are missing.
    """
    if not reading.counted or reading.marker.value == 1:
        return 0.2
    step = reading.marker.value - articles
    if reading.marker.style == "pasal" and step > 0:
        return 0.2 if step == 1 else 2.2 + 0.4 * min(step, 8)
    return 3.2 + 0.3 * min(reading.marker.value, 8)


def _rank_fit(above: tuple[Level, ...], style: str) -> float:
    """Chapters hold articles, not the other way round; a style within itself is odd."""
    rank = RANKS.get(style)
    wrong = rank is not None and any(
        RANKS.get(lv.style, 9) >= rank or lv.style == "konsiderans" for lv in above if lv.numbered
    )
    return (3.0 if wrong else 0.0) + 1.3 * any(lv.style == style and lv.numbered for lv in above)


def _child_fit(state: State, start: Start, style: str) -> float:
    """A new list under the last unit."""
    if not state.levels:
        return 0.0
    parent = state.levels[-1]
    held = style in HELD and parent.style in HELD[style]
    if parent.numbered and (held or (parent.style in CENTRED and style not in RANKS)):
        return 0.2  # a chapter stands in the middle: where its list stands says nothing
    inward = start.x - parent.x
    if style in CERTAIN and not parent.numbered:
        return 3.0
    cost = 0.0 if inward > 0.012 else 0.6 if inward > -0.015 else 2.5
    if parent.heading or state.empty:
        return min(cost, 0.6)
    told = start.within or style == "ucapan"  # in the sentence itself, which they complete
    if not parent.numbered and parent.generic and not told:
        cost += 3.0
    if start.colon:
        return cost
    return cost + (0.8 if parent.numbered else 2.0) + (0.8 if start.listed else 0.0)


def _beside_fit(
    levels: tuple[Level, ...], start: Start, style: str, depth: int, left: float
) -> float:
    """A new list beside an unnumbered unit, at that unit's own depth."""
    level = levels[depth]
    if level.heading:
        return 2.5
    completed = start.colon and not level.generic
    if style in RANKS:  # chapters and articles stand in the middle
        return 1.0 if level.style else 0.0
    anchor = left if depth == 0 else level.x
    off = abs(start.x - anchor)
    cost = min(2.0, off / 0.04) if off > 0.05 else 0.0
    return cost + (1.4 if completed else 0.0) + (1.0 if level.style else 0.0)
