"""Body lines to an outline: which lines open a unit, at which depth, decided by the best whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest

from ingest.folding import fold
from ingest.numbering import Reading
from ingest.starts import LIST_END, REFERRING, Start

BEAM = 12  # hypotheses kept after each line; twice as many changed nothing on any case file
# Lead-ins that announce the circular's points at large: what follows is not hung under them.
GENERIC = re.compile(
    r"(?:hal(?:[- ]hal)?|beberapa hal|pasal(?:-pasal)?|poin(?:[- ]poin)?|ketentuan)(?: \w+)?"
    r" (?:sebagai )?berikut(?: ini)?\s*[:.]?$"
    r"|\bberikut(?: ini)?\s*[.;,]$"
    r"|(?:menginstruksikan|memutuskan|menetapkan|mengumumkan|disampaikan|menyampaikan"
    r"|sampaikan|ditegaskan|menegaskan|diingatkan"
    r"|mengingatkan|diberitahukan|diinformasikan|diimbau|dihimbau|menghimbau|mengimbau"
    r"|diinstruksikan)\b[^.;]{0,80}?(?:sebagai )?(?:berikut(?: ini)?)?\s*:$"
    r"|(?:\b(?:itu|ini|tersebut|berikut|hal|saudara|diperhatikan|dipedomani|dilaksanakan|dipatuhi"
    r"|penegasan|arahan|petunjuk|langkah|langkah-langkah|maka)|[,.])\s*:$",
    re.IGNORECASE,
)
# How the letter's first paragraph begins; damaged by recognition, its end may not be readable.
OPENING = re.compile(
    r"(?:Dalam rangka|Sehubungan|Menindaklanjuti|Memperhatikan|Berdasarkan|Menunjuk|Sesuai|Guna"
    r"|Berkenaan|Merujuk|Menjelang|Berpedoman)\b"
)
ANNOUNCING = re.compile(r"\b(?!diminta|diwajibkan)di[a-z]{6,}\s*:$")  # diben1tahukan:
PENUTUP = re.compile(r"(?i)(?:lain[- ]lain|ketentuan)?\s*penutup\W*")
COMPLETING = re.compile(
    r"\b(?:agar|untuk|dilarang|wajib|tidak (?:boleh|diperbolehkan)|supaya|adalah|yaitu|yakni"
    r"|meliputi|terdiri (?:atas|dari)|antara lain)\s*:$",
    re.IGNORECASE,
)
BULLET_STYLES = frozenset({"butir", "garis"})
CERTAIN = frozenset({"bab", "bagian", "pasal", "diktum", "konsiderans"})  # never mere words
RANKS = {"konsiderans": 0, "bab": 0, "diktum": 0, "bagian": 1, "paragraf": 2, "pasal": 3}


@dataclass(frozen=True, slots=True)
class Level:
    """One open list: its last number, where its markers and texts stand, its current item."""

    style: str = ""  # of the last numbered item; "" while only unnumbered ones came
    last: int = 0
    x: float = 0.0  # of the last marker
    text_x: float = 0.0  # where the current item's text stands
    numbered: bool = False  # the current item bears a marker
    heading: bool = False  # the current item is a heading without a number
    generic: bool = False  # the current item announces the points at large
    ending: str = ""  # how the list's first item ended: ";" or "."
    titled: bool = False  # the current item is numbered and only a heading: 5. Sanksi
    opening: bool = False  # the current item is the letter's first paragraph, recognised
    closes: bool = False  # the current item is the heading of the closing words: PENUTUP
    lost: int = 0  # unnumbered units since the last number: markers that may not have been read


@dataclass(frozen=True, slots=True)
class Choice:
    """What one line is: the depth of the unit it opens and its marker, or a continuation."""

    opens: bool
    depth: int = 0
    reading: Reading | None = None
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class State:
    """One hypothesis about all lines so far."""

    cost: float
    levels: tuple[Level, ...]
    choice: Choice
    before: State | None
    empty: bool = False  # the current unit has a marker but no text yet


def outline(starts: Sequence[Start], left: float) -> tuple[Choice, ...]:
    """The cheapest consistent reading of all lines; one Choice a line."""
    beam = [State(0.0, (), Choice(False), None)]
    for start in starts:
        grown = [state for old in beam for state in _grown(old, start, left)]
        beam = nsmallest(BEAM, _distinct(grown), key=lambda s: s.cost)
    return tuple(_walk(beam[0])) if starts else ()


def _walk(state: State) -> list[Choice]:
    choices: list[Choice] = []
    while state.before is not None:
        choices.append(state.choice)
        state = state.before
    return choices[::-1]


def _distinct(states: list[State]) -> list[State]:
    """Of hypotheses that stand alike from here on, only the cheapest."""
    best: dict[tuple[tuple[Level, ...], bool], State] = {}
    for state in states:
        key = (state.levels, state.empty)
        if key not in best or state.cost < best[key].cost:
            best[key] = state
    return list(best.values())


def _grown(state: State, start: Start, left: float) -> Iterator[State]:
    if state.levels:
        yield _continued(state, start)
    plain = start.para > -1.2 or not state.levels
    if plain and not state.empty:
        yield from _paragraphs(state, start, left)
    for reading in start.readings:
        yield from _numbered(state, start, reading, left)


def _continued(state: State, start: Start) -> State:
    """The line goes on with the current unit."""
    cost = 0.0 if state.empty else max(0.0, start.para)
    cost += _ignored(start, state.levels)
    level = state.levels[-1]
    if not state.empty:
        cost += min(1.5, min(abs(start.x - x) for x in (level.text_x, level.x)) / 0.03)
    if state.empty:
        level = replace(level, text_x=start.x)
    announces = level.opening and _announces(start.tail)
    level = replace(
        level, generic=announces or _generic(start.tail), titled=state.empty and start.short
    )
    return State(state.cost + cost, (*state.levels[:-1], level), Choice(False, cost=cost), state)


def _ignored(start: Start, levels: tuple[Level, ...]) -> float:
    """Cost of taking what looks like a marker for the text's own words."""
    if not start.readings or REFERRING.search(start.after):
        return 0.0
    sure = [r for r in start.readings if not r.doubt]
    if any(r.marker.style in CERTAIN or _expected(start, r, levels) for r in sure):
        return 5.0
    if sure and start.para > 1:
        return 4.0  # a marker at the beginning of a paragraph, repeated or out of place
    return max(0.0, 2.4 - 1.3 * start.readings[0].doubt)


def _expected(start: Start, reading: Reading, levels: tuple[Level, ...]) -> bool:
    """Whether a marker goes on with the count of an open list and stands where its markers do."""
    return any(
        level.style == reading.marker.style
        and reading.counted
        and 0 <= reading.marker.value - level.last <= 3
        and abs(start.x - level.x) < (0.02 if start.scanned else 0.01)
        and level.text_x - level.x > 0.012
        for level in levels
    )


def _paragraphs(state: State, start: Start, left: float) -> Iterator[State]:
    """The line opens an unnumbered unit: beside an open list's items, or under the last one."""
    base = max(0.0, -start.para)
    base += _ignored(start, state.levels)
    for depth in range(len(state.levels) + 1):
        cost = base + _paragraph_fit(state, start, depth, left)
        if cost < 6:
            level = _unnumbered_level(state, start, depth)
            choice = Choice(True, depth, None, cost)
            yield State(state.cost + cost, (*state.levels[:depth], level), choice, state)


def _unnumbered_level(state: State, start: Start, depth: int) -> Level:
    old = state.levels[depth] if depth < len(state.levels) else Level()
    ending = old.ending or (_ending(start) if depth < len(state.levels) else "")
    return replace(
        old,
        text_x=start.hang,
        x=start.hang if not old.style else old.x,
        numbered=False,
        titled=False,
        heading=start.heading,
        closes=bool(PENUTUP.fullmatch(start.text.strip())),
        opening=start.scanned and not state.levels and bool(OPENING.match(start.text)),
        generic=_generic(start.tail),
        ending=ending,
        lost=old.lost + 1 if old.style else 0,
    )


def _paragraph_fit(state: State, start: Start, depth: int, left: float) -> float:
    """How ill an unnumbered unit fits at a depth, by place and wording."""
    levels = state.levels
    if depth == 0:
        return min(_top_fit(levels, start, left), _lost_bullet_fit(levels, start))
    parent = levels[depth - 1]
    if parent.closes and depth == len(levels):
        return 0.1
    cost = _deeper(start, parent, levels[depth] if depth < len(levels) else None)
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
    flat = 0.7 if abs(start.hang - parent.x) < 0.012 else 9.0  # flat print: no indents at all
    return min(off / 0.015 if off > 0.01 else 0.0, flat, 4.0)


def _sibling_fit(level: Level, start: Start) -> float:
    """An unnumbered unit beside the items of an open list."""
    if level.style:
        return (0.7 if start.scanned else 1.5) if start.listed else 2.2
    if start.listed or (start.unfinished and start.verb):
        return 0.0
    return 0.3 if level.ending in {"", _ending(start)} else 1.0


def _ending(start: Start) -> str:
    """How the line before ends: with which stop, a last "dan" aside; scans take ; for ,."""
    stop = re.sub(r"\s*\b(?:dan|atau|dan/atau|serta)$", "", start.after.rstrip())[-1:]
    return "," if stop == ";" and start.scanned else stop


def _top_fit(levels: tuple[Level, ...], start: Start, left: float) -> float:
    off = abs(start.hang - left)
    cost = min(off / 0.02 if off > 0.012 else 0.0, 3.0)
    if start.heading:
        return min(cost, 0.5)
    if start.closing:
        cost *= 0.3
    if not levels:
        return cost * 0.3
    if start.listed or start.colon or start.unfinished:
        cost += 1.6
    if not start.closing and (levels[0].heading or any(level.titled for level in levels)):
        cost += 0.9
    return cost + (0.0 if start.closing else 0.2)


def _title(text: str) -> bool:
    """A few words without a stop."""
    few = 0 < len(text.split()) <= 10
    return few and text.rstrip()[-1:] not in ".;,:" and not LIST_END.search(text.rstrip())


def _generic(text: str) -> bool:
    """Whether a paragraph that ends here announces points at large rather than being completed."""
    text = text.strip()
    return bool(GENERIC.search(text)) and not COMPLETING.search(text)


def _announces(text: str) -> bool:
    """Whether the first paragraph ends in a verb in the passive, however damaged."""
    return bool(ANNOUNCING.search(fold(text.strip())))


def _numbered(state: State, start: Start, reading: Reading, left: float) -> Iterator[State]:
    """The line opens a numbered unit: the next of an open list, or the first of a new one."""
    base = reading.doubt + 0.5 * max(0.0, -start.para - 0.4) * (0.0 if state.empty else 1.0)
    if REFERRING.search(start.after) and not state.empty:
        base += 2.5
    for depth in range(len(state.levels) + 1):
        cost = base + _number_fit(state, start, reading, depth, left)
        if cost < 9:
            yield _numbered_state(state, start, reading, depth, cost)


def _numbered_state(state: State, start: Start, reading: Reading, depth: int, cost: float) -> State:
    old = state.levels[depth] if depth < len(state.levels) else Level()
    rest = start.text[reading.end :]
    level = replace(
        old,
        style=reading.marker.style,
        last=reading.marker.value,
        x=start.x,
        text_x=_text_x(start, reading),
        numbered=True,
        heading=False,
        titled=start.short and _title(rest),
        closes=bool(PENUTUP.fullmatch(rest.strip())),
        opening=False,
        lost=0,
        generic=_generic(rest),
    )
    choice = Choice(True, depth, reading, cost)
    return State(state.cost + cost, (*state.levels[:depth], level), choice, state, not rest.strip())


def _text_x(start: Start, reading: Reading) -> float:
    """Where the text after a marker begins."""
    position = 0
    for word in start.line.words:
        position += len(word.text) + 1
        if position > reading.end:
            return start.x + word.box.x0 - start.line.box.x0
    return start.x + 0.03


def _number_fit(state: State, start: Start, reading: Reading, depth: int, left: float) -> float:
    levels, style = state.levels, reading.marker.style
    if start.closing and not reading.counted:
        return 9.0  # a stray mark before the closing words is no bullet
    if depth < len(levels) and levels[depth].style == style:
        return _next_fit(levels[depth], start, reading)
    if depth < len(levels) and not reading.counted and style not in CERTAIN:
        return _late_bullet_fit(levels[depth], start, reading)
    cost = _first_fit(reading) + _rank_fit(levels[:depth], style)
    if depth < len(levels) and levels[depth].numbered:
        cost += 0.0 if style in CERTAIN else 2.5
    if depth == len(levels):
        return cost + _child_fit(state, start, style)
    return cost + _beside_fit(levels, start, style, depth, left)


def _late_bullet_fit(level: Level, start: Start, reading: Reading) -> float:
    """A bullet beside an item whose own was not recognised: both texts stand alike."""
    alike = abs(_text_x(start, reading) - level.text_x) < 0.015
    lost = not level.style and not level.heading and start.listed and start.scanned
    return 0.3 if alike and lost else 9.0


def _next_fit(level: Level, start: Start, reading: Reading) -> float:
    """The next number of an open list; a miscount costs, but less than losing the item."""
    off = abs(start.x - level.x)
    place = min(2.5, (off - 0.01) / 0.02) if off > 0.01 else 0.0
    if not reading.counted:
        return place + (0.0 if off < 0.02 else 0.6)
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


def _first_fit(reading: Reading) -> float:
    """A list begins with its first number; another beginning means that lines are missing."""
    if not reading.counted or reading.marker.value == 1:
        return 0.2
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
    inward = start.x - parent.x
    if style in CERTAIN and not parent.numbered:
        return 3.0
    cost = 0.0 if inward > 0.012 else 0.6 if inward > -0.015 else 2.5
    if parent.heading or state.empty:
        return min(cost, 0.6)
    if not parent.numbered and parent.generic:
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
