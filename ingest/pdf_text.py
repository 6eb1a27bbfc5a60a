"""The words of a PDF page's text layer, by PDFium, with boxes as the page is displayed."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from ingest.geometry import Box
from ingest.model import Word

SCALE = 1_000_000  # device units a page side is mapped to, so that boxes are exact fractions
LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
SYMBOLS = {  # private codes of Symbol and Wingdings, as word processors write bullets
    0xF02D: "-",
    0xF0A7: "▪",
    0xF0A8: "◆",
    0xF0B7: "•",
    0xF0D8: "➢",
    0xF0E0: "→",
    0xF0FC: "✓",
    0xF0FE: "☑",
}
HYPHEN = 2  # PDFium's code for a hyphen at a line's end
BLANKS = frozenset([0x20, 0xA0, 0x3000, 0x202F, 0x205F, *range(0x2000, 0x200C), 9, 10, 11, 12, 13])
DROPPED = frozenset([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
INVISIBLE = 3  # text render mode


@dataclass(frozen=True, slots=True)
class TextLayer:
    """The words of one page, the turn that makes most of them upright, and how they are painted."""

    words: tuple[Word, ...]
    turn: int  # degrees clockwise to turn the displayed page so that its words run left to right
    invisible: float  # share of characters painted invisibly: a scanner's own OCR
    unmapped: float  # share of characters without a known Unicode value
    hidden: frozenset[int] = frozenset()  # indexes of the words painted invisibly


@dataclass(frozen=True, slots=True)
class Frame:
    """Page coordinates to fractions of the displayed page: x' = ax + cy + e, y' = bx + dy + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float
    number: int

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle in page coordinates as a Box of the displayed page, cut at its edges."""
        return Box(self.number, *map(_fraction, self._corners(left, bottom, right, top)))

    def outside(self, left: float, bottom: float, right: float, top: float) -> float:
        """How far a rectangle reaches beyond the page, as a fraction of the page's side."""
        x0, y0, x1, y1 = self._corners(left, bottom, right, top)
        return max(-x0, -y0, x1 - 1, y1 - 1, 0.0)

    def _corners(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        corners = ((left, bottom), (right, top))
        xs = sorted(self.a * x + self.c * y + self.e for x, y in corners)
        ys = sorted(self.b * x + self.d * y + self.f for x, y in corners)
        return xs[0], ys[0], xs[1], ys[1]


def frame_of(page: ctypes.c_void_p, number: int) -> Frame:
    """A page's displaying transform, asked of PDFium, so that crop and rotation are in it."""
    origin, right, up = (_device(page, x, y) for x, y in ((0, 0), (1000, 0), (0, 1000)))
    return Frame(
        a=(right[0] - origin[0]) / 1000,
        b=(right[1] - origin[1]) / 1000,
        c=(up[0] - origin[0]) / 1000,
        d=(up[1] - origin[1]) / 1000,
        e=origin[0],
        f=origin[1],
        number=number,
    )


def _device(page: ctypes.c_void_p, x: float, y: float) -> tuple[float, float]:
    left, top = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, SCALE, SCALE, 0, x, y, left, top)
    return left.value / SCALE, top.value / SCALE


def _fraction(value: float) -> float:
    return round(min(1.0, max(0.0, value)), 5)


def text_layer(page: ctypes.c_void_p, frame: Frame, rotation: int) -> TextLayer:
    """Every word of the page in content order; rotation is the page's own /Rotate in degrees."""
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return TextLayer((), 0, 0.0, 0.0)
    try:
        return _Reader(text, frame, rotation).read()
    finally:
        pdfium.FPDFText_ClosePage(text)


@dataclass(slots=True)
class _Run:
    """Characters collected so far for one word, with the bounds of their ink."""

    first: int = 0
    em: float = 1.0  # height of the first character's font, in page units
    text: str = ""
    left: float = math.inf
    bottom: float = math.inf
    right: float = -math.inf
    top: float = -math.inf

    def apart(self, left: float, bottom: float, right: float, top: float) -> bool:
        """Whether a character stands on another line or far away, though no blank parts them."""
        beside = max(left - self.right, self.left - right)
        above = max(bottom - self.top, self.bottom - top)
        return beside > self.em or above > 0.5 * self.em


class _Reader:
    """Walks the characters of one text page once; state that lives no longer than that."""

    def __init__(self, text: ctypes.c_void_p, frame: Frame, rotation: int) -> None:
        self.text = text
        self.frame = frame
        self.rotation = rotation
        self.words: list[Word] = []
        self.turns: Counter[int] = Counter()
        self.bold_of: dict[int, bool] = {}
        self.hidden_of: dict[int, bool] = {}
        self.hidden: set[int] = set()
        self.characters = self.invisible = self.unmapped = 0
        self.edges = tuple(ctypes.c_double() for _ in range(4))
        self.loose = pdfium.FS_RECTF()

    def read(self) -> TextLayer:
        run = _Run()
        for index in range(pdfium.FPDFText_CountChars(self.text)):
            code = pdfium.FPDFText_GetUnicode(self.text, index)
            if code in BLANKS:
                run = self._finish(run)
            elif code not in DROPPED:
                run = self._take(run, index, code)
        self._finish(run)
        total = max(1, self.characters)
        turn = self.turns.most_common(1)[0][0] if self.turns else 0
        shares = (self.invisible / total, self.unmapped / total)
        return TextLayer(tuple(self.words), turn, *shares, frozenset(self.hidden))

    def _take(self, run: _Run, index: int, code: int) -> _Run:
        left, right, bottom, top = self.edges
        if not pdfium.FPDFText_GetCharBox(self.text, index, left, right, bottom, top):
            return run
        box = (left.value, bottom.value, right.value, top.value)
        if run.text and run.apart(*box):
            run = self._finish(run)
        if not run.text:
            run = _Run(index, self._em(index, box[3] - box[1]))
        run.text += self._character(code)
        run.left, run.bottom = min(run.left, box[0]), min(run.bottom, box[1])
        run.right, run.top = max(run.right, box[2]), max(run.top, box[3])
        return run

    def _em(self, index: int, ink: float) -> float:
        """Height of a character's font in page units; of its ink where the font claims nonsense."""
        if not pdfium.FPDFText_GetLooseCharBox(self.text, index, self.loose):
            return ink
        height: float = self.loose.top - self.loose.bottom
        return height if ink <= height < max(6 * ink, 60) else ink

    def _character(self, code: int) -> str:
        if code == HYPHEN:
            return "-"
        if code in LIGATURES:
            return LIGATURES[code]
        if code in SYMBOLS:
            return SYMBOLS[code]
        if code < 32 or 0xD800 <= code <= 0xDFFF or code in (0xFFFD, 0xFFFE, 0xFFFF):
            self.unmapped += 1
            return "\ufffd"
        self.unmapped += 0xE000 <= code <= 0xF8FF
        return chr(code)

    def _finish(self, run: _Run) -> _Run:
        if not run.text:
            return run
        self.characters += len(run.text)
        angle = math.degrees(pdfium.FPDFText_GetCharAngle(self.text, run.first))
        self.turns[-round((angle + self.rotation) / 90) * 90 % 360] += len(run.text)
        hidden = self._hidden(run.first)
        self.invisible += len(run.text) * hidden
        box = self._word_box(run, min(angle % 360, -angle % 360) < 5)
        if box.x1 > box.x0 and box.y1 > box.y0:
            if hidden:
                self.hidden.add(len(self.words))
            self.words.append(Word(run.text, box, None, self._bold(run.first)))
        return _Run()

    def _word_box(self, run: _Run, upright: bool) -> Box:
        """Ink across, font height along: words of one line then share their top and bottom."""
        if upright and pdfium.FPDFText_GetLooseCharBox(self.text, run.first, self.loose):
            low, high = self.loose.bottom, self.loose.top
            if abs((high - low) - run.em) < 0.01 * run.em:
                return self.frame.box(run.left, low, run.right, high)
        return self.frame.box(run.left, run.bottom, run.right, run.top)

    def _bold(self, index: int) -> bool:
        key = _address(pdfium.FPDFText_GetTextObject(self.text, index))
        if key not in self.bold_of:
            self.bold_of[key] = self._looks_bold(index)
        return self.bold_of[key]

    def _looks_bold(self, index: int) -> bool:
        buffer = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self.text, index, buffer, len(buffer), flags)
        name = buffer.value.decode("utf-8", "replace").lower()
        heavy = any(part in name for part in ("bold", "black", "heavy"))
        return heavy or pdfium.FPDFText_GetFontWeight(self.text, index) >= 600

    def _hidden(self, index: int) -> bool:
        handle = pdfium.FPDFText_GetTextObject(self.text, index)
        key = _address(handle)
        if key not in self.hidden_of:
            mode = pdfium.FPDFTextObj_GetTextRenderMode(handle) if handle else 0
            self.hidden_of[key] = mode == INVISIBLE
        return self.hidden_of[key]


def _address(handle: ctypes.c_void_p) -> int:
    return ctypes.cast(handle, ctypes.c_void_p).value or 0 if handle else 0
