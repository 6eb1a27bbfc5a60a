"""Items of a printed list that were set into the paragraph of the item before: 5. …. 6. …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.model import Line
from ingest.numbering import readings

INNER = re.compile(r"(?<=[a-z)][.;])\s+(?P<v>\d{1,2})\.\s+(?=[A-Z][a-z])")
LISTED = 3  # items of the list that begin a line


def run_on_numbers(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Line and place of each number that no line begins with and that is the next of its list."""
    begun = [_begins(line) for line in lines]
    if sum(value is not None for value in begun) < LISTED:
        return
    last: int | None = None
    for index, line in enumerate(lines):
        last = last if begun[index] is None else begun[index]
        for match in INNER.finditer(line.text):
            value = int(match["v"])
            if last is not None and value == last + 1 and value not in begun[index + 1 :]:
                yield index, match.start("v")
                last = value


def _begins(line: Line) -> int | None:
    """The number that a line begins with, where it is certain."""
    return next(
        (r.marker.value for r in readings(line.text) if r.marker.style == "angka" and not r.doubt),
        None,
    )
