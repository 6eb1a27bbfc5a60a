"""PDF files written object by object, so that any of them can be wrong."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

LINES = (
    "SURAT EDARAN BUPATI CONTOH",
    "NOMOR 800/12/SE/2024",
    "TENTANG NETRALITAS APARATUR SIPIL NEGARA",
    "Dalam rangka Pemilihan Serentak Tahun 2024 disampaikan hal-hal sebagai berikut:",
    "1. Setiap pegawai wajib menjaga netralitas dalam pemilihan.",
    "2. Pegawai dilarang memberi dukungan kepada pasangan calon.",
    "3. Pelanggaran dikenai hukuman disiplin sesuai ketentuan.",
)
CATALOG = "<< /Type /Catalog /Pages 2 0 R {} >>"
PAGES = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
    " /Resources << /Font << /F1 4 0 R >> >> >>"
)
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def shown(lines: Sequence[str] = LINES, top: int = 780) -> str:
    """Page content that prints lines."""
    parts = (f"1 0 0 1 60 {top - 22 * i} Tm ({line}) Tj" for i, line in enumerate(lines))
    return f"BT /F1 11 Tf {' '.join(parts)} ET"


def stream(data: bytes | str, extra: str = "", length: int | str | None = None) -> bytes:
    """A stream object; length: what its dictionary claims."""
    body = data.encode("latin-1") if isinstance(data, str) else data
    said = len(body) if length is None else length
    return f"<< /Length {said} {extra} >>\nstream\n".encode() + body + b"\nendstream"


def flated(data: bytes, extra: str = "") -> bytes:
    """A deflated stream."""
    return stream(zlib.compress(data, 9), f"/Filter /FlateDecode {extra}")


def zeros(size: int) -> bytes:
    """So many zero bytes, deflated without ever being held at once."""
    squeeze = zlib.compressobj(9)
    block = bytes(1 << 20)
    parts = [squeeze.compress(block) for _ in range(size >> 20)]
    return b"".join([*parts, squeeze.flush()])


def document(
    objects: Sequence[bytes | str],
    root: str = "/Root 1 0 R",
    prev: str = "",
    start: int | None = None,
    size: int | None = None,
) -> bytes:
    """Objects numbered from 1, with a table and a trailer; start: where the table is claimed."""
    body = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, item in enumerate(objects, 1):
        places.append(len(body))
        data = item.encode("latin-1") if isinstance(item, str) else item
        body += f"{number} 0 obj\n".encode() + data + b"\nendobj\n"
    table = len(body)
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    count = len(objects) + 1
    body += f"xref\n0 {count}\n0000000000 65535 f \n{rows}".encode()
    body += f"trailer\n<< /Size {size or count} {root} {prev} >>\n".encode()
    body += f"startxref\n{table if start is None else start}\n%%EOF\n".encode()
    return bytes(body)


def letter(
    catalog: str = "",
    pages: str = PAGES,
    page: str = PAGE,
    font: bytes | str = FONT,
    content: bytes | str | None = None,
    more: Sequence[bytes | str] = (),
    **other: str,
) -> bytes:
    """A one-page letter in which any object may be replaced; more objects are numbered from 6."""
    body = stream(shown()) if content is None else content
    return document([CATALOG.format(catalog), pages, page, font, body, *more], **other)


def drawing(content: str, *more: bytes | str, resources: str = "") -> bytes:
    """The letter followed by other content that draws, with resources of its own."""
    page = PAGE.replace("/Font <<", f"{resources} /Font <<")
    return letter(page=page, content=stream(f"{shown()}\n{content}"), more=more)
