"""The pictures and ruled lines of a PDF page, from PDFium's page objects."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2.raw as pdfium

from ingest.geometry import Box
from ingest.pdf_text import Frame

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
DEPTH = 6  # of forms within forms; deeper nests are attacks, not letters
OBJECTS = 20_000  # looked at on one page; a drawing of more is no form ruled by a clerk
THIN = 3.0  # points: thicker bars are boxes, not rules
PAGE_SIZE = 0.75  # share of the page that pictures must cover to be its scan
SHORT = 9.0  # points: shorter strokes are ticks and dashes


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture placed on the page: where, its own size in pixels, and how to reach it again."""

    box: Box
    width: int
    height: int
    upright: bool  # placed without turning or mirroring in page coordinates
    overhang: bool  # reaches beyond the page's edge
    nested: bool  # inside a form: cannot be taken out alone
    index: int  # among the objects of the page


@dataclass(frozen=True, slots=True)
class Graphics:
    """What is drawn on one page besides text."""

    pictures: tuple[Picture, ...]
    rules: tuple[Box, ...]  # thin boxes, horizontal or vertical
    paths: int
    covered: bool = False  # a page-size picture is painted over text

    @property
    def coverage(self) -> float:
        """Share of the page under wide pictures, strips of one scan taken together."""
        boxes = [one.box for one in self.pictures if one.box.width > 0.5]
        return min(1.0, sum(box.width * box.height for box in boxes))

    @property
    def is_scan(self) -> bool:
        """Whether pictures cover so much of the page that it may be a scan."""
        return self.coverage >= PAGE_SIZE


def graphics(page: ctypes.c_void_p, frame: Frame) -> Graphics:
    """Pictures and ruled lines of one page, forms included."""
    pictures: list[Picture] = []
    rules: list[Box] = []
    paths = 0
    text = covered = False
    for item, matrix, index, nested in _objects(page):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(_picture(item, matrix, frame, index, nested))
            box = pictures[-1].box
            covered |= text and box.width * box.height >= PAGE_SIZE
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            paths += 1
            rules += _rules(item, matrix, frame)
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            text = True
    return Graphics(tuple(pictures), tuple(dict.fromkeys(rules)), paths, covered)


def _objects(page: ctypes.c_void_p) -> Iterator[tuple[ctypes.c_void_p, Matrix, int, bool]]:
    seen = 0
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        for item, matrix, nested in _unfold(pdfium.FPDFPage_GetObject(page, index), IDENTITY, 0):
            seen += 1
            if seen > OBJECTS:
                return
            yield item, matrix, index, nested


def _unfold(
    item: ctypes.c_void_p, outer: Matrix, depth: int
) -> Iterator[tuple[ctypes.c_void_p, Matrix, bool]]:
    if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_FORM:
        yield item, outer, depth > 0
    elif depth < DEPTH:
        inner = _times(_matrix(item), outer)
        for index in range(pdfium.FPDFFormObj_CountObjects(item)):
            yield from _unfold(pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1)


def _matrix(item: ctypes.c_void_p) -> Matrix:
    raw = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, raw):
        return IDENTITY
    return (raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    m, n, o, p, x, y = then
    return (
        a * m + b * o,
        a * n + b * p,
        c * m + d * o,
        c * n + d * p,
        e * m + f * o + x,
        e * n + f * p + y,
    )


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _picture(
    item: ctypes.c_void_p, outer: Matrix, frame: Frame, index: int, nested: bool
) -> Picture:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(item, width, height)
    matrix = _times(_matrix(item), outer)
    corners = [_apply(matrix, x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    a, b, c, d, _, _ = matrix
    box = frame.box(min(xs), min(ys), max(xs), max(ys))
    overhang = frame.outside(min(xs), min(ys), max(xs), max(ys)) > 0.002
    upright = a > 0 and d > 0 and max(abs(b), abs(c)) < 1e-3 * min(a, d)
    return Picture(box, width.value, height.value, upright, overhang, nested, index)


def _rules(item: ctypes.c_void_p, matrix: Matrix, frame: Frame) -> Iterator[Box]:
    """Thin straight strokes, and filled boxes so thin that they are meant as strokes."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    points = list(_points(item, _times(_matrix(item), matrix)))
    if fill.value:
        yield from _thin(points, 0.0, frame)
    if stroke.value:
        width = ctypes.c_float()
        pdfium.FPDFPageObj_GetStrokeWidth(item, width)
        for first, second in pairwise(points):
            if second[2]:
                yield from _thin([first, second], width.value, frame)


def _points(item: ctypes.c_void_p, matrix: Matrix) -> Iterator[tuple[float, float, bool]]:
    """Corners of a path in page coordinates; the flag says that a straight stroke leads there."""
    start: tuple[float, float] | None = None
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(pdfium.FPDFPath_CountSegments(item), 2_000)):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        place = _apply(matrix, x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = place
        yield (*place, kind == pdfium.FPDF_SEGMENT_LINETO)
        if pdfium.FPDFPathSegment_GetClose(segment) and start is not None and start != place:
            yield (*start, True)


def _thin(points: list[tuple[float, float, bool]], width: float, frame: Frame) -> Iterator[Box]:
    if len(points) < 2:
        return
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    if min(wide, high) + width > THIN or max(wide, high) < SHORT:
        return
    half = max(width, 0.5) / 2
    grow_x, grow_y = (half, 0.0) if wide < high else (0.0, half)
    yield frame.box(min(xs) - grow_x, min(ys) - grow_y, max(xs) + grow_x, max(ys) + grow_y)
