"""PDF files: opened, judged, and taken apart page by page with PDFium and pdfplumber."""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.errors import DamagedFile, EncryptedFile, NoPages, TooLarge
from ingest.geometry import Box
from ingest.options import ReadLimits
from ingest.pdf_graphics import Graphics, Picture, graphics
from ingest.pdf_text import Frame, TextLayer, frame_of, text_layer
from ingest.raster import Raster

PASSWORD = 4  # PDFium's error codes
POINTS_PER_INCH = 72
LINKS = 2  # annotation subtype that draws nothing


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one PDF page holds, before anything is recognised."""

    number: int
    width: float  # points, as displayed
    height: float
    rotation: int  # the page's own /Rotate
    layer: TextLayer
    graphics: Graphics


class PdfFile:
    """One open PDF; use as a context manager. Pages are opened and closed one at a time."""

    def __init__(self, data: bytes, limits: ReadLimits) -> None:
        self._data = data
        self._limits = limits
        if _cut_off(data):
            raise DamagedFile("Its end is missing.")
        self.repaired = not _reference_table_found(data)
        self._file = _open(data)
        self.count = len(self._file)
        if self.count == 0:
            self._file.close()
            raise NoPages
        if self.count > limits.max_pages:
            self._file.close()
            raise TooLarge(f"{self.count} pages; {limits.max_pages} are allowed.")

    def __enter__(self) -> PdfFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def sheet(self, number: int) -> Sheet:
        """Text layer, pictures and rules of page `number` (from 1); DamagedFile if unreadable."""
        with self._page(number) as page:
            frame = frame_of(page.raw, number)
            width, height = page.get_size()
            rotation = int(page.get_rotation())
            layer = text_layer(page.raw, frame, rotation)
            return Sheet(number, width, height, rotation, layer, graphics(page.raw, frame))

    def picture(self, number: int, picture: Picture) -> Raster | None:
        """A picture's own pixels as stored, without resampling; None when it must be rendered."""
        with self._page(number) as page:
            item = pdfium.FPDFPage_GetObject(page.raw, picture.index)
            handle = pdfium.FPDFImageObj_GetBitmap(item)
            if not handle:
                return None
            # freed with the wrapper's buffer: destroying it here as well would free it twice
            return _as_raster(pypdfium2.PdfBitmap.from_raw(handle))

    def render(self, number: int, dpi: float, turn: int = 0) -> Raster:
        """The page as displayed, turned clockwise by `turn` degrees, in colour."""
        with self._page(number) as page:
            width, height = page.get_size()
            scale = dpi / POINTS_PER_INCH
            most = (self._limits.max_pixels / max(1.0, width * height)) ** 0.5
            try:
                bitmap = page.render(
                    scale=min(scale, most), rotation=turn, rev_byteorder=True, prefer_bgrx=False
                )
            except ValueError as error:  # a page without area
                raise DamagedFile(f"Page {number} cannot be drawn.") from error
            try:
                raster = _as_raster(bitmap)
            finally:
                bitmap.close()
        if raster is None:
            raise DamagedFile(f"Page {number} cannot be drawn.")
        return raster

    def grid(self, number: int) -> tuple[Box, ...] | None:
        """The joined edges of a page's ruled tables, by pdfplumber; None when it fails."""
        return _grid(self._data, number)

    @contextmanager
    def _page(self, number: int) -> Iterator[pypdfium2.PdfPage]:
        try:
            page = self._file[number - 1]
        except pypdfium2.PdfiumError as error:
            raise DamagedFile(f"Page {number} cannot be opened.") from error
        try:
            page = self._flattened(page, number)
            yield page
        finally:
            page.close()

    def _flattened(self, page: pypdfium2.PdfPage, number: int) -> pypdfium2.PdfPage:
        """Annotations that draw (signature panels, stamps, form fields) made part of the page."""
        if not _draws_annotations(page.raw):
            return page
        done = pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
        if done != pdfium.FLATTEN_SUCCESS:
            return page
        page.close()
        return self._file[number - 1]


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        # PDFium's error is the last one of the process and may be an earlier file's
        if error.err_code == PASSWORD and b"/Encrypt" in data:
            raise EncryptedFile from error
        if b"/Count 0" in data or b"/Kids []" in data or b"/Kids[]" in data:
            raise NoPages from error
        raise DamagedFile from error


def _cut_off(data: bytes) -> bool:
    """Whether the file stops in the middle: no end mark, or objects after the last one."""
    end = data.rfind(b"%%EOF")
    if end < 0:
        return b"startxref" not in data[-2048:]
    return re.search(rb"\d+\s+\d+\s+obj\b", data[end:]) is not None


def _reference_table_found(data: bytes) -> bool:
    """Whether the last startxref leads to a cross-reference table or stream."""
    places = re.findall(rb"startxref\s+(\d+)", data[-4096:])
    if not places:
        return False
    start = max(0, data.find(b"%PDF-"))
    return any(
        re.match(rb"\s*(?:xref|\d+\s+\d+\s+obj)", data[at : at + 64]) is not None
        for at in (int(places[-1]), int(places[-1]) + start)
    )


def _draws_annotations(page: ctypes.c_void_p) -> bool:
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), 200)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind not in (LINKS, pdfium.FPDF_ANNOT_POPUP):
            return True
    return False


def _as_raster(bitmap: pypdfium2.PdfBitmap) -> Raster | None:
    """Grey or RGB pixels of a PDFium bitmap, copied; None for masks and unknown kinds."""
    array: Raster = bitmap.to_numpy()
    if bitmap.format == pdfium.FPDFBitmap_Gray:
        return array.reshape(bitmap.height, bitmap.width).copy()
    if bitmap.format in (pdfium.FPDFBitmap_BGR, pdfium.FPDFBitmap_BGRx):
        colours = array[:, :, :3]
        return (colours if bitmap.rev_byteorder else colours[:, :, ::-1]).copy()
    return None


def _grid(data: bytes, number: int) -> tuple[Box, ...] | None:
    import pdfplumber  # slow to load, and only tables need it

    try:
        with pdfplumber.open(io.BytesIO(data), pages=[number]) as file:
            page = file.pages[0]
            edges = page.debug_tablefinder().edges
            left, top, right, bottom = page.bbox
            frame = Frame(
                1 / (right - left), 0, 0, 1 / (bottom - top), -left / (right - left),
                -top / (bottom - top), number,
            )  # fmt: skip
            return tuple(
                frame.box(edge["x0"], edge["top"], edge["x1"], edge["bottom"]) for edge in edges
            )
    except Exception:  # pdfminer raises nearly anything on odd files; PDFium's rules remain
        return None
