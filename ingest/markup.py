"""HTML as paragraphs and table rows: the text a browser would show, without menus and forms."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

import lxml.html
from lxml.etree import ParserError, _Comment, _ProcessingInstruction

from ingest.errors import DamagedFile
from ingest.list_labels import label, number, style_of
from ingest.typeset import COLUMNS, GAP, INDENT, Paragraph, Row, Token
from ingest.unshown import left_out


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


PARAGRAPHS = _tags("p h1 h2 h3 h4 h5 h6 blockquote figure ul ol dl pre table hr")
BLOCKS = PARAGRAPHS | _tags(
    "html body address article center dd details div dt fieldset figcaption header hgroup legend"
    " li main menu section summary caption tr td th thead tbody tfoot marquee"
)
BOLD = _tags("b strong h1 h2 h3 h4 h5 h6 th")
BORDERED = re.compile(r"border(?!\s*:\s*(?:0|none))", re.IGNORECASE)
BUTTON = 3  # words of a link that stands in a row of them
DEPTH = 200  # elements within elements; deeper nests are attacks


@dataclass(frozen=True, slots=True)
class _Place:
    """What an element inherits: indent in characters, weight, and the list it stands in."""

    indent: int = 0
    bold: bool = False
    lists: int = 0
    kept: bool = False  # blanks and line ends are kept, as in <pre>
    depth: int = 0


def flow_html(text: str) -> tuple[Paragraph | Row, ...]:
    """Paragraphs and table rows of an HTML page in document order."""
    try:
        root = lxml.html.document_fromstring(_without_declaration(text))
    except (ParserError, ValueError) as error:
        raise DamagedFile("The HTML holds no element.") from error
    flow = _Flow()
    flow.element(root, _Place())
    flow.end()
    return tuple(flow.items)


def _without_declaration(text: str) -> str:
    """lxml refuses text with an XML declaration; the encoding it names no longer matters."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1)


@dataclass(slots=True)
class _Flow:
    """Collects words into paragraphs while the tree is walked; lives no longer than one file."""

    items: list[Paragraph | Row] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    place: _Place = field(default_factory=_Place)
    marker: str = ""
    gap: float = 0.0
    glued: bool = False  # no blank between the last word and what follows

    def element(self, node: lxml.html.HtmlElement, place: _Place) -> None:
        """One element with all it holds."""
        if isinstance(node, _Comment | _ProcessingInstruction) or not isinstance(node.tag, str):
            return
        tag = node.tag.lower()
        if left_out(node, tag):
            return
        if place.depth > DEPTH:
            self._text(node.text_content(), place)
            return
        inner = replace(
            place,
            bold=place.bold or tag in BOLD,
            kept=place.kept or tag == "pre",
            depth=place.depth + 1,
        )
        if tag == "br":
            self._line_break(place)
        elif tag == "table":
            self._table(node, inner)
        elif tag in ("ul", "ol", "menu"):
            self._list(node, inner, tag)
        elif tag in BLOCKS:
            self._block(node, inner, tag)
        else:
            if tag == "a" and _follows_link(node):
                self.glued = False  # share buttons stand side by side without a blank in the source
            self._children(node, inner)

    def end(self, gap: float = 0.0) -> None:
        """Close the paragraph under way; the gap is kept for the next one."""
        if self.tokens:
            hang = len(self.marker) + 1 if self.marker else 0
            self.items.append(Paragraph(tuple(self.tokens), self.place.indent, hang, self.gap))
            self.tokens, self.gap, self.marker = [], 0.0, ""
        self.gap = max(self.gap, gap)
        self.glued = False

    def _children(self, node: lxml.html.HtmlElement, place: _Place) -> None:
        self._text(node.text, place)
        for child in node:
            self.element(child, place)
            self._text(child.tail, place)

    def _block(self, node: lxml.html.HtmlElement, place: _Place, tag: str) -> None:
        gap = GAP if tag in PARAGRAPHS else GAP / 2 if tag in ("div", "section", "article") else 0.0
        if tag in ("blockquote", "dd"):
            place = replace(place, indent=place.indent + INDENT)
        self.end(gap)
        self._children(node, place)
        self.end(gap)

    def _line_break(self, place: _Place) -> None:
        if self.tokens:
            indent, marker = self.place.indent, self.marker
            self.end()
            if marker:  # a line break inside a list item goes on under its text
                self.place = replace(place, indent=indent + len(marker) + 1)
        else:
            self.gap = max(self.gap, GAP)

    def _list(self, node: lxml.html.HtmlElement, place: _Place, tag: str) -> None:
        self.end(GAP / 2 if place.lists else GAP)
        css, kind = node.get("style") or "", node.get("type", "1")
        items = [child for child in node if child.tag == "li"]
        links = tag != "ol" and all(_only_links(item) for item in items)
        style = "none" if links else style_of(tag, css, kind, place.lists)
        beside = links and all(len(item.text_content().split()) <= BUTTON for item in items)
        value = number(node.get("start"), len(items) if "reversed" in node.attrib else 1)
        step = -1 if "reversed" in node.attrib else 1
        inward = 0 if style == "none" else INDENT
        deeper = replace(place, indent=place.indent + inward, lists=place.lists + 1)
        for child in node:
            if child.tag != "li":
                self.element(child, deeper)
                continue
            value = number(child.get("value"), value)
            if beside:
                self._beside(child, deeper)
                continue
            self.end()
            self._item(child, deeper, label(style, value))
            value += step
        self.end(GAP / 2 if place.lists else GAP)

    def _item(self, node: lxml.html.HtmlElement, place: _Place, marker: str) -> None:
        if left_out(node, "li"):
            return
        self.marker = marker
        self._children(node, place)
        self.end()
        self.marker = ""

    def _beside(self, node: lxml.html.HtmlElement, place: _Place) -> None:
        """One of the links that sites show in a row: a menu, share buttons, an article's tags."""
        if not left_out(node, "li"):
            self.glued = False
            self._children(node, place)
            self.glued = False

    def _table(self, node: lxml.html.HtmlElement, place: _Place) -> None:
        self.end(GAP)
        rows = [row for row in node.iter("tr") if _own(row, node)]
        cells = [[_cell(cell, place) for cell in row if cell.tag in ("td", "th")] for row in rows]
        cells = [row for row in cells if any(row)]
        if max((len(row) for row in cells), default=0) < 2:
            for row in cells:
                for part in row:
                    self.items += part
        else:
            widths = _widths(cells)
            ruled = _ruled(node)
            for index, row in enumerate(cells):
                gap = self.gap if index == 0 else 0.0
                parts = tuple(
                    tuple(item for item in part if isinstance(item, Paragraph)) for part in row
                )
                self.items.append(Row(parts, widths, ruled, gap))
        self.gap = 0.0
        self.end(GAP)

    def _text(self, text: str | None, place: _Place) -> None:
        if not text:
            return
        if place.kept:
            self._kept_text(text, place)
            return
        if not text.strip():
            self.glued = False
            return
        words = text.split()
        if self.glued and self.tokens and not text[0].isspace():
            last = self.tokens.pop()
            self.tokens.append(replace(last, text=last.text + words.pop(0)))
        for word in words:
            self._word(Token(word, place.bold), place)
        self.glued = not text[-1].isspace()

    def _kept_text(self, text: str, place: _Place) -> None:
        for index, line in enumerate(text.expandtabs(8).split("\n")):
            if index:
                self.end()
            for blanks, word in re.findall(r"(\s*)(\S+)", line):
                indent = len(blanks) if not self.tokens else 0
                self._word(Token(word, place.bold, len(blanks)), place, indent)

    def _word(self, token: Token, place: _Place, further: int = 0) -> None:
        if not self.tokens:
            continued = not self.marker and self.place.indent > place.indent and not self.items
            indent = self.place.indent if continued else place.indent
            start = indent + further
            if self.marker:
                start = max(0, start - INDENT)
                self.tokens.append(Token(self.marker, place.bold))
            self.place = replace(place, indent=start)
        self.tokens.append(token)


def _only_links(item: lxml.html.HtmlElement) -> bool:
    """Whether an item of a list says nothing outside its links: sites draw no bullet before it."""
    linked = sum(len("".join(link.text_content().split())) for link in item.iter("a"))
    return linked == len("".join(item.text_content().split())) > 0


def _follows_link(node: lxml.html.HtmlElement) -> bool:
    before = node.getprevious()
    return before is not None and before.tag == "a" and not before.tail


def _own(row: lxml.html.HtmlElement, table: lxml.html.HtmlElement) -> bool:
    """Whether a row belongs to this table and not to one inside a cell."""
    return next(row.iterancestors("table"), None) is table


def _cell(node: lxml.html.HtmlElement, place: _Place) -> list[Paragraph | Row]:
    flow = _Flow()
    flow._children(node, replace(place, indent=0, lists=0, bold=place.bold or node.tag == "th"))
    flow.end()
    return flow.items


def _widths(rows: list[list[list[Paragraph | Row]]]) -> tuple[int, ...]:
    """Column widths in characters, shared out by the longest cells, no column below six."""
    count = max(len(row) for row in rows)
    wanted = [6] * count
    for row in rows:
        for index, cell in enumerate(row):
            wanted[index] = max(wanted[index], min(60, _length(cell) + 3))
    total = sum(wanted)
    if total <= COLUMNS:
        return tuple(wanted)
    spare = COLUMNS - 6 * count
    return tuple(6 + max(0, spare * (width - 6) // max(1, total - 6 * count)) for width in wanted)


def _length(cell: list[Paragraph | Row]) -> int:
    return max(
        (
            sum(len(token.text) + 1 for token in item.tokens)
            for item in cell
            if isinstance(item, Paragraph)
        ),
        default=0,
    )


def _ruled(node: lxml.html.HtmlElement) -> bool:
    """Whether a browser would draw lines: a border attribute or style, or heading cells."""
    if node.get("border") not in (None, "", "0"):
        return True
    styles = [node.get("style") or "", *(cell.get("style") or "" for cell in node.iter("td"))]
    return any(BORDERED.search(style) for style in styles) or any(True for _ in node.iter("th"))
