"""What a file is, decided by its bytes; the name can only contradict."""

from __future__ import annotations

import re
from typing import Literal

from ingest.errors import EmptyFile, MismatchedFormat, UnknownFormat

Format = Literal["pdf", "image", "html", "text"]

MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"II+\x00", "image"),
    (b"MM\x00+", "image"),
)
PROMISES: dict[str, frozenset[Format]] = {  # words: a page saved as .txt is still readable
    "pdf": frozenset(["pdf"]),
    "png": frozenset(["image"]),
    "jpg": frozenset(["image"]),
    "jpeg": frozenset(["image"]),
    "tif": frozenset(["image"]),
    "tiff": frozenset(["image"]),
    "html": frozenset(["html", "text"]),
    "htm": frozenset(["html", "text"]),
    "txt": frozenset(["html", "text"]),
}
HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h[1-6]"
    r"|table|section|ol|ul|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x1c-\x1f\x7f]")
PDF_HEAD = 1024  # bytes within which "%PDF-" must stand


def sniff(data: bytes, name: str) -> Format:
    """The format of the bytes; raises EmptyFile, UnknownFormat or MismatchedFormat."""
    if not data:
        raise EmptyFile
    found = _by_content(data)
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    promised = PROMISES.get(ending)
    if promised is not None and (found is None or found not in promised):
        raise MismatchedFormat(f"Named .{ending}, but the content is {found or 'something else'}.")
    if found is None:
        raise UnknownFormat
    return found


def decode(data: bytes) -> str | None:
    """The text of bytes in UTF-8, UTF-16 with a mark, or Windows-1252; None for binary data."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if data.startswith(mark):
            text = _attempt(data, encoding)
            if text is not None:
                return text
    return _attempt(data, "cp1252")


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if CONTROL.search(text) else text


def _by_content(data: bytes) -> Format | None:
    for magic, found in MAGIC:
        if data.startswith(magic):
            return found
    if b"%PDF-" in data[:PDF_HEAD] and not HTML_START.match(data[:PDF_HEAD].decode("latin-1")):
        return "pdf"
    text = decode(data)
    if text is None:
        return None
    return "html" if HTML_START.match(text[:65_536]) else "text"
