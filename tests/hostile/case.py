"""One hostile file: how it is made, and the named ends that are right for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

READY = "ready"
# What a file may end as when readers may rightly differ on whether something is left to read.
ANY_END = frozenset(
    {READY, "damaged", "no_pages", "no_text", "too_large", "timed_out", "reader_crashed"}
)
REFUSED = ANY_END - {READY}


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file made anew at each call; ends holds "ready" or codes of failures."""

    name: str  # with its ending
    make: Callable[[], bytes]
    ends: frozenset[str] = ANY_END
    notices: frozenset[str] = frozenset()  # codes that must be told when it is ready
    without: str = ""  # words that must not be in the text that is read
    heavy: bool = False  # takes seconds or much memory: left to the whole run


def hostile(
    name: str,
    make: Callable[[], bytes],
    *ends: str,
    notices: tuple[str, ...] = (),
    without: str = "",
    heavy: bool = False,
) -> Hostile:
    """A row of a table of hostile files; no end named: any end that has a name."""
    return Hostile(name, make, frozenset(ends) or ANY_END, frozenset(notices), without, heavy)
