"""Our own evaluation documents: one text source a document, read into lines and clauses.

A source has two parts. `key: value` lines give the metadata as it must be read. After `---` come
printed lines, each `style | text`: what stands on the page outside the clauses. A line of four or
more fields, `path | marker | modality | text`, is a clause where it stands. In the third field `>`
after the modality says that children complete the text, so it is their lead-in, and topic codes
may follow (`prohibition> L04 L01`: the first is the topic, the others are also acceptable). Cells
of a table row follow as `‖ modality: text`. `+` before a line continues the paragraph before it,
`++` does so without a blank. A line `style |` alone is a gap, `page |` starts a new page;
`split | 55`, `column |` and `end |` set two columns side by side, the left one 55 % wide
(`split-right |`: the right one is read first).
`[[412]]` in a printed line is filled in by hand on paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

FOLDER = Path(__file__).resolve().parent / "documents"
Joint = Literal["", "+", "++"]  # how a line goes on with the one before: not, blank, no blank
CHROME = frozenset(
    "site menu crumb share related advert more tags comment copyright cookie photo ticker".split()
)
UNPRINTED = frozenset(
    "split split-right column end page stamp scribble emblem seal qr space gap rule".split()
)
UNSAID = re.compile("[~‖]")


@dataclass(frozen=True, slots=True)
class Item:
    """One clause of the truth."""

    path: str
    marker: str
    modality: str
    text: str
    completes: bool = False
    cells: tuple[tuple[str, str], ...] = ()
    topics: tuple[str, ...] = ()
    joint: Joint = ""

    @property
    def printed_marker(self) -> str:
        """The marker where the line itself prints it, not as a head of its own above."""
        return "" if re.fullmatch(r"LAMPIRAN[^.]*|Pasal \d+", self.path) else self.marker


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed line outside the clauses."""

    style: str
    text: str
    joint: Joint = ""


Line = Item | Printed


@dataclass(frozen=True, slots=True)
class Source:
    """A document as written down."""

    slug: str
    metadata: dict[str, str]
    lines: tuple[Line, ...]

    @property
    def is_news(self) -> bool:
        """A press article rather than an official document."""
        return self.metadata.get("source") == "news"

    @property
    def blocks(self) -> Iterator[list[Line]]:
        """Lines that stand in one paragraph together."""
        block: list[Line] = []
        for line in self.lines:
            if block and not line.joint:
                yield block
                block = []
            block.append(line)
        if block:
            yield block


def sources(part: str) -> Iterator[Source]:
    """All documents of a part: "seen", "second", "third", "fourth" or "apart"."""
    for file in sorted((FOLDER / part).glob("*.txt")):
        yield parse(file.stem, file.read_text(encoding="utf-8"))


def parse(slug: str, text: str) -> Source:
    """A source from its text."""
    head, _, body = text.partition("\n---\n")
    pairs = (line.partition(":") for line in head.splitlines() if ":" in line)
    metadata = {key.strip(): value.strip() for key, _, value in pairs}
    lines = tuple(_line(row) for row in body.splitlines() if row.strip())
    return Source(slug, metadata, lines)


def _line(row: str) -> Line:
    joint: Joint = "++" if row.startswith("++") else "+" if row.startswith("+ ") else ""
    fields = [field.strip() for field in row.removeprefix(joint).split("|")]
    if len(fields) < 4:
        return Printed(fields[0], fields[1] if len(fields) > 1 else "", joint)
    path, marker, meaning, text = fields[0], fields[1], fields[2], "|".join(fields[3:])
    first, *cells = [cell.strip() for cell in text.split("‖")]
    named = tuple(
        (name.strip(), value.strip()) for name, _, value in (c.partition(":") for c in cells)
    )
    word, *topics = meaning.split()
    modality, completes = word.rstrip(">"), word.endswith(">")
    return Item(path, marker, modality, first, completes, named, tuple(topics), joint)


def words(line: Line) -> str:
    """What a line prints, in reading order."""
    if isinstance(line, Printed):
        return " ".join(UNSAID.sub(" ", line.text.replace("[[", "").replace("]]", "")).split())
    return " ".join(
        t for t in (line.printed_marker, line.text, *(text for _, text in line.cells)) if t
    )


def said(block: list[Line]) -> str:
    """A paragraph's words, its lines joined as printed."""
    text = ""
    for line in block:
        text += ("" if line.joint == "++" or not text else " ") + words(line)
    return text
