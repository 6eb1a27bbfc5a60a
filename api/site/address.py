"""The address of a filtered page, and the same address with one filter more or less."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

FILTERS = (
    "region",
    "province",
    "year",
    "election",
    "kind",
    "modality",
    "topic",
    "issuer",
    "number",
    "issued_from",
    "issued_to",
    "source",
)
SINGLE = frozenset({"q", "limit", "offset", "issued_from", "issued_to"})
UNPAGED = frozenset({"offset"})


@dataclass(frozen=True, slots=True)
class Address:
    """A path and what is asked of it, in order; blanks that empty form fields send are dropped."""

    path: str
    asked: tuple[tuple[str, str], ...] = ()

    @property
    def href(self) -> str:
        """For a link."""
        return f"{self.path}?{urlencode(self.asked)}" if self.asked else self.path

    @property
    def filters(self) -> tuple[tuple[str, str], ...]:
        """The filters among what is asked."""
        return tuple(pair for pair in self.asked if pair[0] in FILTERS)

    def get(self, name: str) -> str:
        """The first value of a name, or nothing."""
        return next((value for key, value in self.asked if key == name), "")

    def has(self, name: str, value: str) -> bool:
        """Whether this very value is asked for."""
        return (name, value) in self.asked

    def plus(self, name: str, value: str) -> Address:
        """The same with one filter more, from the first page on."""
        return self._of((*self._first_page(), (name, value)))

    def minus(self, name: str, value: str) -> Address:
        """The same with one filter less, from the first page on."""
        return self._of(pair for pair in self._first_page() if pair != (name, value))

    def at(self, offset: int) -> Address:
        """The same from another place in the list."""
        rest = self._first_page()
        return self._of((*rest, ("offset", str(offset)))) if offset else self._of(rest)

    def unfiltered(self) -> Address:
        """The same question without any filter."""
        return self._of(pair for pair in self._first_page() if pair[0] not in FILTERS)

    def _first_page(self) -> tuple[tuple[str, str], ...]:
        return tuple(pair for pair in self.asked if pair[0] not in UNPAGED)

    def _of(self, asked: Iterable[tuple[str, str]]) -> Address:
        return replace(self, asked=tuple(dict.fromkeys(asked)))


def address(path: str, asked: Iterable[tuple[str, str]]) -> Address:
    """An address from what a browser sent; the language is not part of it."""
    kept = ((name, value.strip()) for name, value in asked if name != "lang")
    return Address(path, tuple(dict.fromkeys(pair for pair in kept if pair[1])))


@dataclass(frozen=True, slots=True)
class Stretch:
    """One page of a longer list, and the ways to its neighbours."""

    total: int
    limit: int
    offset: int
    previous: str | None
    next: str | None

    @property
    def first(self) -> int:
        """Number of the first item shown, from 1."""
        return min(self.offset + 1, self.total)

    @property
    def last(self) -> int:
        """Number of the last item shown."""
        return min(self.offset + self.limit, self.total)


def stretch(here: Address, total: int, limit: int, offset: int) -> Stretch:
    """The pager of a list."""
    before = here.at(max(0, offset - limit)).href if offset else None
    after = here.at(offset + limit).href if offset + limit < total else None
    return Stretch(total, limit, offset, before, after)
