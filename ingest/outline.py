"""Body lines to an outline: which lines open a unit, at which depth, decided by the best whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from heapq import nsmallest

from ingest.announcing import OPENING, PENUTUP, announces_at_large, announces_damaged
from ingest.levels import CERTAIN, Choice, Level, State, bullet_of, ending_of, text_x, titled
from ingest.number_fit import number_fit
from ingest.numbering import Reading
from ingest.paragraph_fit import paragraph_fit
from ingest.starts import REFERRING, Start

BEAM = 12  # hypotheses kept after each line; twice as many changed nothing on any case file


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
    best: dict[tuple[tuple[Level, ...], bool, int], State] = {}
    for state in states:
        key = (state.levels, state.empty, state.articles)
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
    announces = level.opening and announces_damaged(start.tail)
    level = replace(
        level,
        generic=announces or announces_at_large(start.tail),
        titled=state.empty and start.short,
    )
    levels, choice = (*state.levels[:-1], level), Choice(False, cost=cost)
    return State(state.cost + cost, levels, choice, state, articles=state.articles)


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
        cost = base + paragraph_fit(state, start, depth, left)
        if cost < 6:
            level = _unnumbered_level(state, start, depth)
            choice = Choice(True, depth, None, cost)
            above = state.levels[:depth]
            if above and above[-1].titled and above[-1].numbered:
                above = (*above[:-1], replace(above[-1], heads=True))
            levels = (*above, level)
            yield State(state.cost + cost, levels, choice, state, articles=state.articles)


def _unnumbered_level(state: State, start: Start, depth: int) -> Level:
    old = state.levels[depth] if depth < len(state.levels) else Level()
    ending = old.ending or (ending_of(start) if depth < len(state.levels) else "")
    return replace(
        old,
        text_x=start.hang,
        x=start.hang if not old.style else old.x,
        numbered=False,
        titled=False,
        heading=start.heading,
        closes=bool(PENUTUP.fullmatch(start.text.strip())),
        opening=start.scanned and not state.levels and bool(OPENING.match(start.text)),
        generic=announces_at_large(start.tail),
        ending=ending,
        lost=old.lost + 1 if old.style else 0,
        runs=_runs(state, depth) if start.heading else ("", 0),
    )


def _runs(state: State, depth: int) -> tuple[str, int]:
    """The count under the heading before this one, which may run on under it."""
    if depth + 1 >= len(state.levels) or not state.levels[depth].heading:
        return ("", 0)
    below = state.levels[depth + 1]
    return (below.style, below.last)


def _numbered(state: State, start: Start, reading: Reading, left: float) -> Iterator[State]:
    """The line opens a numbered unit: the next of an open list, or the first of a new one."""
    base = reading.doubt + 0.5 * max(0.0, -start.para - 0.4) * (0.0 if state.empty else 1.0)
    if REFERRING.search(start.after) and not state.empty:
        base += 2.5
    for depth in range(len(state.levels) + 1):
        cost = base + number_fit(state, start, reading, depth, left)
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
        text_x=text_x(start, reading),
        numbered=True,
        heading=False,
        titled=start.short and titled(rest),
        closes=bool(PENUTUP.fullmatch(rest.strip())),
        opening=False,
        sign=bullet_of(start, reading),
        lost=0,
        generic=announces_at_large(rest),
    )
    choice = Choice(True, depth, reading, cost)
    levels = (*state.levels[:depth], level)
    articles = level.last if level.style == "pasal" else state.articles
    return State(state.cost + cost, levels, choice, state, not rest.strip(), articles)
