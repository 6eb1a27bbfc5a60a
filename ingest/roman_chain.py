"""Roman numerals that recognition damaged, read by their count over the whole letter.

A scan makes Il, IL, lI, H or N of II, and Ill, HI, IMI or II of III; one alone says little, a chain
I to IV at one margin says which each of them is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from ingest.folding import plain
from ingest.model import Marker
from ingest.numbering import Reading
from ingest.numerals import roman_text
from ingest.starts import Start

MARK = re.compile(r"(?P<v>[IVXLlHMNUi1|!]{1,6})(?P<stop>\s?[.,)]\s*|\s+)(?=[A-Z])")
STROKES = {
    **dict.fromkeys("Ll1|!i", ("I",)),
    **dict.fromkeys("HM", ("I", "II", "III")),
    **dict.fromkeys("NU", ("II",)),
}  # what each sign may have been
NUMERALS = {roman_text(value).upper(): value for value in range(1, 21)}
DAMAGED = 0.5  # what a damaged numeral costs
LOST = 1.0  # and one that lost a stroke
MARGIN = 0.02  # page widths: how far the numerals of one chain may stand apart
FEWEST = 3  # numerals: fewer are no proof


@dataclass(frozen=True, slots=True)
class Link:
    """One line read as a numeral, and the links before it."""

    at: int
    value: int
    end: int
    cost: float
    before: Link | None = None

    @property
    def chain(self) -> tuple[Link, ...]:
        """From the first link to this one."""
        return (*(self.before.chain if self.before else ()), self)


def with_roman_chain(starts: Sequence[Start]) -> list[Start]:
    """The same lines; those of the longest chain of numerals from I on can be read as theirs."""
    ends: list[Link] = []
    for at, start in enumerate(starts):
        ends += [link for link in _links(start, at) for link in _linked(link, ends, starts)]
    best = max((end for end in ends), key=lambda end: (end.value, -end.cost), default=None)
    read = list(starts)
    if best is None or best.value < FEWEST or _interrupted(best.chain, starts):
        return read
    for link in best.chain:
        read[link.at] = _read(starts[link.at], link)
    return read


def _links(start: Start, at: int) -> Iterator[Link]:
    """All numerals a recognised line may begin with."""
    match = MARK.match(plain(start.text)) if start.scanned else None
    if match is None or (match["v"].isdigit() and match["v"] != "1"):
        return
    rest = start.text[match.end() :]
    lone = len(match["v"]) == 1 and not match["stop"].strip()
    if lone and not (rest[:3].isupper() or _heads(start, rest)):
        return
    ways = product(*(STROKES.get(sign, (sign,)) for sign in match["v"]))
    seen: dict[int, float] = {}
    for way in map("".join, ways):
        cost = 0.0 if way == match["v"] else DAMAGED
        for text, more in ((way, cost), (f"{way}I", cost + LOST)):
            value = NUMERALS.get(text)
            if value is not None and (value == 1 or match["v"] != "1"):
                seen[value] = min(more, seen.get(value, more))
    yield from (Link(at, value, match.end(), cost) for value, cost in seen.items())


def _heads(start: Start, rest: str) -> bool:
    """A few words without a stop, as headings are."""
    return start.short and len(rest.split()) <= 8 and rest[-1:].isalnum()


def _linked(link: Link, ends: Sequence[Link], starts: Sequence[Start]) -> Iterator[Link]:
    """The link behind the cheapest chain that ends one below it at the same margin, or as I."""
    if link.value == 1:
        yield link
        return
    x = starts[link.at].x
    below = [
        end
        for end in ends
        if end.value == link.value - 1 and end.at < link.at and abs(starts[end.at].x - x) < MARGIN
    ]
    if below:
        before = min(below, key=lambda end: (end.cost, -end.at))
        yield replace(link, cost=link.cost + before.cost, before=before)


def _interrupted(chain: Sequence[Link], starts: Sequence[Start]) -> bool:
    """Other counted markers stand at the same margin: a list of capital letters, say."""
    members = {link.at for link in chain}
    x = starts[chain[0].at].x
    between = range(chain[0].at, chain[-1].at)
    return any(
        abs(starts[i].x - x) < MARGIN / 2
        and any(
            r.counted and not r.doubt and r.marker.style != "romawi" for r in starts[i].readings
        )
        for i in between
        if i not in members
    )


def _read(start: Start, link: Link) -> Start:
    """The line with this numeral as its first reading."""
    printed = start.text[: link.end].strip()
    numeral = roman_text(link.value).upper()
    exact = printed.rstrip(".,) ") == numeral
    marker = Marker("romawi", link.value, printed, numeral)
    reading = Reading(marker, link.end, 0.0 if exact else DAMAGED, counted=True)
    return replace(start, readings=(reading, *start.readings))
