"""The words of one document, as frozen dataclasses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ingest.geometry import Box, line_boxes

WordSource = Literal["text", "ocr"]
Origin = Literal["pdf", "image", "html", "text"]  # what kind of file the pages came from
DocumentSource = Literal["official", "news"]
Kind = Literal[
    "edaran",
    "himbauan",
    "instruksi",
    "keputusan",
    "keputusan bersama",
    "surat",
    "ikrar",
    "peraturan",
    "lain",
]
Modality = Literal[
    "prohibition",
    "obligation",
    "recommendation",
    "permission",
    "sanction",
    "reporting",
    "basis",
    "background",
    "purpose",
    "scope",
    "definition",
    "closing",
    "heading",
    "other",
]
BlockKind = Literal[
    "letterhead",  # name and address of the office
    "head",  # the Nomor/Sifat/Lampiran/Hal table, place and date at the top, number lines
    "title",  # SURAT EDARAN, NOMOR, TENTANG and the subject
    "addressee",  # Kepada / Yth. and its list
    "body",  # the operative text: the only place clauses come from, with "table"
    "table",  # ruled rows; one Line a cell, see Line.row and Line.column
    "signature",  # place and date at the end, office, name, rank, NIP
    "copies",  # Tembusan and its list
    "furniture",  # running heads, page numbers, catchwords, e-signature notes, stray stamp letters
    "prose",  # a press article's own sentences around the quoted circular
    "portal",  # words of the site around an article: menus, links to others, captions, comments
]


@dataclass(frozen=True, slots=True)
class Word:
    """One run of characters without a blank, exactly as printed or recognised."""

    text: str
    box: Box
    confidence: float | None = None  # 0..1 from OCR; None for a text layer
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page as displayed: its size in points, its words, and where they came from."""

    number: int  # from 1
    width: float  # points, after rotation
    height: float
    source: WordSource
    confidence: float | None  # mean word confidence; None for a text layer
    rotation: int  # degrees clockwise the stored page was turned to be displayed: 0, 90, 180, 270
    words: tuple[Word, ...]
    rules: tuple[Box, ...] = ()  # drawn table lines: thin boxes, horizontal or vertical
    # the other reading of a page read twice, else what was seen in drawing; kept for inspection
    rejected: tuple[Word, ...] = ()
    skew: float = 0.0  # degrees the picture was turned to read it upright; boxes are mapped back


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader of an imperfect document deserves to know."""

    stage: str
    page: int | None
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Pages:
    """All pages of one file, with what the reading of the pages itself gave cause to say."""

    pages: tuple[Page, ...]
    notices: tuple[Notice, ...] = ()
    origin: Origin = "pdf"


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand on one printed line, in reading order."""

    text: str
    box: Box
    words: tuple[Word, ...]
    row: int | None = None  # table row (from 0) when the line is a table cell's
    column: int | None = None  # table column (from 0)
    left: float | None = None  # left edge with the page's slant undone; None: take box.x0
    right: float | None = None  # right edge, likewise
    top: float | None = None  # upper edge, likewise

    @property
    def page(self) -> int:
        """The page the line stands on."""
        return self.box.page

    @property
    def confidence(self) -> float | None:
        """Mean confidence of the line's words; None without OCR."""
        return mean_confidence(self.words)


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive Lines that serve one purpose. attachment 0 is the letter, n its n-th LAMPIRAN."""

    kind: BlockKind
    lines: tuple[Line, ...]
    attachment: int = 0

    @property
    def text(self) -> str:
        """The lines' texts, one a line."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Marker:
    """One printed number: its style, its value, as printed, and its component of a path."""

    style: str  # a key of numbering.STYLES
    value: int
    printed: str  # "a.", "1)", "KESATU", "-", "" for an unnumbered item
    label: str  # "a", "1", "KESATU", "-1"


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered or unnumbered unit of the text; a flat tuple of them is the document's tree."""

    path: str  # labels joined by "."
    marker: str  # as printed, "" when unnumbered
    text: str  # own text without the marker, verbatim, whitespace-normalised
    words: tuple[Word, ...] = ()
    lead_in: str | None = None  # parent texts this clause completes, outermost first
    modality: Modality = "other"
    leaf: bool = True
    attachment: int = 0
    doubt: str | None = None  # why the structure here is uncertain
    column: str = ""  # the title of the column that a table's cell stands in

    @property
    def pages(self) -> tuple[int, ...]:
        """Pages the clause stands on, ascending."""
        return tuple(sorted({word.box.page for word in self.words}))

    @property
    def confidence(self) -> float | None:
        """Mean confidence of the clause's words; None without OCR."""
        return mean_confidence(self.words)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """One box a printed line, in reading order."""
        return tuple(line_boxes(word.box for word in self.words))


@dataclass(frozen=True, slots=True)
class Stated:
    """Words of a circular that fill one field of an obligation, and where they stand."""

    text: str  # as printed
    path: str  # clause whose text holds them: the obligation's own, or one that leads to it
    start: int  # characters of that clause's text
    end: int
    means: tuple[str, ...] = ()  # keys of the field's table: classes, a rung, periods; or citations
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Obligation:
    """Who must, may or must not do what, when, save when; a field not stated is None or empty."""

    clause: str  # path
    modality: Modality
    force: Stated | None = None  # the word of force and its rung of forces.FORCES
    bound: tuple[Stated, ...] = ()  # classes of addressees.ADDRESSEES
    action: Stated | None = None
    object: Stated | None = None
    when: tuple[Stated, ...] = ()  # keys of periods.PERIODS
    exceptions: tuple[Stated, ...] = ()  # keys of periods.EXCEPTIONS
    sanction: Stated | None = None
    basis: tuple[Stated, ...] = ()  # canonical citations


@dataclass(frozen=True, slots=True)
class Found:
    """A metadata value with the place that proves it; doubtful when it must be checked by eye."""

    key: str  # a key of metadata.FIELDS
    value: str
    boxes: tuple[Box, ...] = ()
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the document says of itself; a field it does not state is absent."""

    source: DocumentSource
    kind: Kind
    found: tuple[Found, ...] = ()

    def get(self, key: str) -> str | None:
        """The first value of a field, or None when it was not found."""
        return next((item.value for item in self.found if item.key == key), None)

    def all(self, key: str) -> tuple[str, ...]:
        """Every value of a repeatable field, in printed order."""
        return tuple(item.value for item in self.found if item.key == key)


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to a regulation or letter, canonical and as printed."""

    canonical: str  # "UU 20/2023"
    printed: str
    clause: str | None = None  # path of the clause it stands in
    pinpoint: str | None = None  # "Pasal 3 ayat (2) huruf a"
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """Every stage's result for one document; the field names are the choices of `edaran trace`."""

    pages: tuple[Page, ...] = ()
    lines: tuple[Line, ...] = ()
    blocks: tuple[Block, ...] = ()
    metadata: Metadata = field(default_factory=lambda: Metadata("official", "lain"))
    clauses: tuple[Clause, ...] = ()
    citations: tuple[Citation, ...] = ()
    notices: tuple[Notice, ...] = ()
    obligations: tuple[Obligation, ...] = ()


@dataclass(frozen=True, slots=True)
class Circular:
    """One document, read: what the other packages know of it."""

    pages: tuple[Page, ...]
    metadata: Metadata
    text: str
    clauses: tuple[Clause, ...]
    citations: tuple[Citation, ...]
    notices: tuple[Notice, ...]
    obligations: tuple[Obligation, ...] = ()


def mean_confidence(words: tuple[Word, ...]) -> float | None:
    """Mean OCR confidence of words, weighted by their length; None when none was recognised."""
    seen = [(word.confidence, len(word.text)) for word in words if word.confidence is not None]
    total = sum(length for _, length in seen)
    return sum(value * length for value, length in seen) / total if total else None
