"""Paragraphs laid out as words on a plain A4 sheet, so that text files have pages and boxes too."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.geometry import Box
from ingest.model import Page, Word

WIDTH, HEIGHT = 595.0, 842.0  # points: A4
MARGIN = 54.0
COLUMNS = 92  # characters across, unless the source's own lines are longer
PITCH = 14.0  # points from line to line
BODY = 11.0  # height of a word's box
GAP = 9.0  # extra points between paragraphs
INDENT = 4  # characters a nested list moves in


@dataclass(frozen=True, slots=True)
class Token:
    """One word and the blanks before it, in characters."""

    text: str
    bold: bool = False
    blanks: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that start on a new line: where they start, where wrapped lines go, the gap above."""

    tokens: tuple[Token, ...]
    indent: int = 0  # characters
    hang: int = 0  # further characters that wrapped lines move in
    gap: float = 0.0  # points above
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One table row: a tuple of paragraphs a cell; the widths, in characters, are the table's."""

    cells: tuple[tuple[Paragraph, ...], ...]
    widths: tuple[int, ...]
    ruled: bool
    gap: float = 0.0
    new_page: bool = False


@dataclass(slots=True)
class _Sheet:
    """The pages under construction; lives no longer than one call of typeset."""

    columns: int
    number: int = 1
    y: float = MARGIN
    words: list[Word] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)

    @property
    def step(self) -> float:
        """Points a character takes."""
        return (WIDTH - 2 * MARGIN) / self.columns

    def finish_page(self) -> None:
        self.pages.append(
            Page(self.number, WIDTH, HEIGHT, "text", None, 0, tuple(self.words), tuple(self.rules))
        )
        self.number, self.y, self.words, self.rules = self.number + 1, MARGIN, [], []

    def make_room(self, height: float) -> None:
        if self.y + height > HEIGHT - MARGIN and self.y > MARGIN:
            self.finish_page()

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Points to a Box of the current page."""
        return Box(
            self.number,
            round(x0 / WIDTH, 5),
            round(y0 / HEIGHT, 5),
            round(min(x1, WIDTH) / WIDTH, 5),
            round(y1 / HEIGHT, 5),
        )

    def put(self, token: Token, column: int, y: float) -> None:
        left = MARGIN + column * self.step
        right = left + (len(token.text) - 0.1) * self.step
        self.words.append(Word(token.text, self.box(left, y, right, y + BODY), None, token.bold))


Line = list[tuple[int, Token]]  # columns and what stands there


def typeset(flow: tuple[Paragraph | Row, ...], columns: int = COLUMNS) -> tuple[Page, ...]:
    """Lay paragraphs and table rows out, top to bottom, on as many sheets as needed."""
    sheet = _Sheet(columns)
    for item in flow:
        if item.new_page and (sheet.words or sheet.pages):
            sheet.finish_page()
        if sheet.y > MARGIN:
            sheet.y += item.gap
        if isinstance(item, Paragraph):
            _set_paragraph(sheet, item)
        else:
            _set_row(sheet, item)
    sheet.finish_page()
    return tuple(sheet.pages)


def _set_paragraph(sheet: _Sheet, item: Paragraph) -> None:
    for line in wrap(item, sheet.columns):
        sheet.make_room(PITCH)
        for column, token in line:
            sheet.put(token, column, sheet.y)
        sheet.y += PITCH


def wrap(item: Paragraph, columns: int) -> list[Line]:
    """Break a paragraph into lines of at most `columns` characters; a longer word stands alone."""
    lines: list[Line] = [[]]
    column = min(item.indent, columns // 2)
    hang = min(item.indent + item.hang, columns // 2)
    for token in item.tokens:
        start = column + (token.blanks if lines[-1] else 0)
        if lines[-1] and start + len(token.text) > columns:
            lines.append([])
            start = hang
        for piece in _pieces(token, columns - hang):
            if lines[-1] and start + len(piece.text) > columns:
                lines.append([])
                start = hang
            lines[-1].append((start, piece))
            column = start = start + len(piece.text)
    return [line for line in lines if line]


def _pieces(token: Token, most: int) -> list[Token]:
    """A word longer than a line (an address, say) is cut so that no box leaves the sheet."""
    cuts = range(0, len(token.text), most)
    return [Token(token.text[at : at + most], token.bold, token.blanks) for at in cuts]


def _set_row(sheet: _Sheet, row: Row) -> None:
    cells = [
        [line for part in cell for line in wrap(part, max(4, width - 2))]
        for cell, width in zip(row.cells, row.widths, strict=False)
    ]
    deepest = max((len(lines) for lines in cells), default=0)
    done = 0
    while done < deepest:  # a row taller than a page goes on on the next, as in word processors
        sheet.make_room(PITCH * min(deepest - done, 3) + 6)
        room = max(1, int((HEIGHT - MARGIN - sheet.y - 6) // PITCH))
        _set_slice(sheet, row, [lines[done : done + room] for lines in cells])
        done += room


def _set_slice(sheet: _Sheet, row: Row, cells: list[list[Line]]) -> None:
    top = sheet.y
    height = PITCH * max(len(lines) for lines in cells) + 4
    start = 0
    for width, lines in zip(row.widths, cells, strict=False):
        for index, line in enumerate(lines):
            for column, token in line:
                sheet.put(token, start + 1 + column, top + 3 + index * PITCH)
        start += width
    if row.ruled:
        _rule(sheet, row.widths, top, top + height)
    sheet.y = top + height


def _rule(sheet: _Sheet, widths: tuple[int, ...], top: float, bottom: float) -> None:
    left, right = MARGIN, MARGIN + sum(widths) * sheet.step
    for y in (top, bottom):
        sheet.rules.append(sheet.box(left, y - 0.3, right, y + 0.3))
    x = left
    for width in (0, *widths):
        x += width * sheet.step
        sheet.rules.append(sheet.box(x - 0.3, top, x + 0.3, bottom))
