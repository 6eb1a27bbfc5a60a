"""Values made from text, so that a test is three lines: words and lines on a plain sheet."""

from __future__ import annotations

from ingest.geometry import Box
from ingest.model import Block, BlockKind, Clause, Line, Word
from ingest.ocr import Seen

COLUMNS, ROWS = 100, 60  # characters and lines of the plain sheet


def lines(
    text: str, page: int = 1, top: int = 0, confidence: float | None = None
) -> tuple[Line, ...]:
    """One Line for each printed line; leading blanks are its indent, empty lines leave a gap."""
    return tuple(
        line(row, page, top + number, confidence)
        for number, row in enumerate(text.splitlines())
        if row.strip()
    )


def line(
    text: str, page: int = 1, row: int = 0, confidence: float | None = None, column: int = 0
) -> Line:
    """One Line of the plain sheet."""
    words = _words(text, page, row, confidence, column)
    box = Box(page, words[0].box.x0, words[0].box.y0, words[-1].box.x1, words[-1].box.y1)
    return Line(" ".join(word.text for word in words), box, words)


def blocks(*parts: tuple[BlockKind, str], confidence: float | None = None) -> tuple[Block, ...]:
    """Blocks below one another on one page; "kind 1" parts start attachments when marked so."""
    made, top = list[Block](), 0
    for kind, text in parts:
        made.append(Block(kind, lines(text, top=top, confidence=confidence)))
        top += len(text.splitlines()) + 1
    return tuple(made)


def attachment(number: int, *parts: tuple[BlockKind, str]) -> tuple[Block, ...]:
    """Blocks of the n-th attachment."""
    return tuple(Block(block.kind, block.lines, number) for block in blocks(*parts))


def clauses(text: str) -> tuple[Clause, ...]:
    """One clause a line, its path first: "2.a ikut kampanye;"; parents that end in ":" lead in."""
    rows = [row.strip().partition(" ")[::2] for row in text.splitlines() if row.strip()]
    texts = dict(rows)
    return tuple(
        Clause(
            path,
            "" if path.rsplit(".", 1)[-1].startswith("-") else path.rsplit(".", 1)[-1],
            content,
            _words(content, 1, number, None, 0),
            _lead_in(path, texts),
            leaf=not any(other.startswith(path + ".") for other in texts),
        )
        for number, (path, content) in enumerate(rows)
    )


def _lead_in(path: str, texts: dict[str, str]) -> str | None:
    parents = [path[:at] for at, char in enumerate(path) if char == "."]
    chain = [texts[parent] for parent in parents if texts.get(parent, "").endswith(":")]
    return " ".join(chain) or None


def _words(
    text: str, page: int, row: int, confidence: float | None, column: int
) -> tuple[Word, ...]:
    made, cursor = list[Word](), 0
    y0, y1 = row / ROWS, (row + 0.8) / ROWS
    for part in text.split():
        at = text.index(part, cursor)
        cursor = at + len(part)
        x0, x1 = (column + at) / COLUMNS, (column + cursor) / COLUMNS
        made.append(Word(part, Box(page, min(x0, 1.0), y0, min(x1, 1.0), y1), confidence))
    return tuple(made)


def seen(text: str, confidence: float = 0.8) -> list[Seen]:
    """Recognised words side by side, ten pixels a character and between words."""
    words, left = [], 0.0
    for word in text.split():
        right = left + 10 * len(word)
        words.append(Seen(word, left, 0, right, 20, confidence))
        left = right + 10
    return words
