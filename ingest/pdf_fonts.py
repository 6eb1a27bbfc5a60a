"""Fonts whose letters and whose claimed Unicode values differ: text that reads other than it looks.

A font says twice what a code is: by the glyph it draws (its name, or the font program's own table)
and by its ToUnicode map, which copying and searching believe. Where both are known and differ, the
page's text is not to be quoted before its picture was read.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator, Mapping

import pikepdf
from fontTools.ttLib import TTFont
from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.encodingdb import EncodingDB
from pdfminer.psparser import PSLiteral

DEPTH = 4  # of forms within forms that are searched for fonts
FONTS = 200  # of one file that are compared
MOST_CODES = 65_536
LARGEST = 4_000_000  # bytes of a font program or a map that is looked into


def lying_pages(data: bytes) -> frozenset[int]:
    """Numbers (from 1) of the pages that use a font whose letters are not what it claims."""
    try:
        with pikepdf.open(io.BytesIO(data)) as file:
            known: dict[tuple[int, int], bool] = {}
            return frozenset(
                number
                for number, page in enumerate(file.pages, 1)
                if any(_known_lie(font, known) for font in _fonts(page.obj, 0))
            )
    except (pikepdf.PdfError, ValueError, TypeError, RecursionError):
        return frozenset()  # a file that only PDFium opens: nothing is known against its fonts


def _known_lie(font: pikepdf.Object, known: dict[tuple[int, int], bool]) -> bool:
    key = font.objgen
    if key == (0, 0) or key not in known:
        if len(known) >= FONTS:
            return False
        known[key] = lies(font)
    return known[key]


def _fonts(holder: pikepdf.Object, depth: int) -> Iterator[pikepdf.Object]:
    """Fonts of a page or form and of the forms it draws."""
    resources = holder.get("/Resources", pikepdf.Dictionary())
    fonts = resources.get("/Font", None)
    yield from [] if fonts is None else [fonts[name] for name in _names(fonts)]
    forms = resources.get("/XObject", None)
    if forms is None or depth >= DEPTH:
        return
    for name in _names(forms):
        form = forms[name]
        if isinstance(form, pikepdf.Stream) and form.get("/Subtype", None) == "/Form":
            yield from _fonts(form, depth + 1)


def _names(dictionary: pikepdf.Object) -> tuple[str, ...]:
    return tuple(dictionary.keys())


def lies(font: pikepdf.Object) -> bool:
    """Whether any letter or digit of a font claims to be another one."""
    try:
        claimed = _claimed(font)
        drawn = _drawn(font) if claimed else {}
    except Exception:  # font programs are binary: what cannot be read cannot contradict
        return False
    return any(_contradict(drawn[code], said) for code, said in claimed.items() if code in drawn)


def _contradict(drawn: str, claimed: str) -> bool:
    one, two = (unicodedata.normalize("NFKC", text).casefold() for text in (drawn, claimed))
    return one != two and len(one) == 1 and one.isalnum() and two.strip("\x00\ufffd") != ""


class _Bounded(FileUnicodeMap):
    """A map of no more entries than a font has codes."""

    def add_cid2unichr(self, cid: int, code: PSLiteral | bytes | int) -> None:
        """One more entry; ValueError when there are too many."""
        if len(self.cid2unichr) > MOST_CODES:
            raise ValueError("more codes than a font has")
        super().add_cid2unichr(cid, code)


def _claimed(font: pikepdf.Object) -> Mapping[int, str]:
    """Code to text as the ToUnicode map says."""
    stream = font.get("/ToUnicode", None)
    if not isinstance(stream, pikepdf.Stream):
        return {}
    unicode_map = _Bounded()
    CMapParser(unicode_map, io.BytesIO(_content(stream))).run()
    return dict(unicode_map.cid2unichr)


def _drawn(font: pikepdf.Object) -> Mapping[int, str]:
    """Code to text as the glyphs are named, or as the font program's table has them."""
    if font.get("/Subtype", None) == "/Type0":
        return _drawn_by_program(font["/DescendantFonts"][0])
    encoding = font.get("/Encoding", None)
    if encoding is None:
        descriptor = font.get("/FontDescriptor", pikepdf.Dictionary())
        embedded = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        return {} if embedded else EncodingDB.get_encoding("StandardEncoding")
    if isinstance(encoding, pikepdf.Name):
        return EncodingDB.get_encoding(str(encoding)[1:])
    base = str(encoding.get("/BaseEncoding", "/StandardEncoding"))[1:]
    return _named(base, encoding.get("/Differences", pikepdf.Array()))


def _named(base: str, differences: pikepdf.Object) -> Mapping[int, str]:
    """A base encoding with its differences; only names of one letter are sure to be meant."""
    drawn = dict(EncodingDB.get_encoding(base))
    code = 0
    for item in differences:
        if isinstance(item, pikepdf.Name):
            drawn.pop(code, None)
            name = str(item)[1:]
            if name in NAMES:
                drawn[code] = NAMES[name]
            code += 1
        else:
            code = int(item)
    return drawn


DIGITS = "zero one two three four five six seven eight nine".split()
NAMES: Mapping[str, str] = {
    **{chr(code): chr(code) for code in (*range(65, 91), *range(97, 123))},
    **dict(
        zip("zero one two three four five six seven eight nine".split(), "0123456789", strict=True)
    ),
}


def _drawn_by_program(font: pikepdf.Object) -> Mapping[int, str]:
    """CID to text by the embedded TrueType program's own character table."""
    program = font.get("/FontDescriptor", pikepdf.Dictionary()).get("/FontFile2", None)
    if program is None or font.get("/CIDToGIDMap", "/Identity") != "/Identity":
        return {}
    face = TTFont(io.BytesIO(_content(program)), lazy=True)
    table = face.getBestCmap() if "cmap" in face else None
    letters: dict[int, str] = {}
    for code, name in (table or {}).items():
        letters.setdefault(face.getGlyphID(name), chr(code))
    return letters


def _content(stream: pikepdf.Object) -> bytes:
    data = bytes(stream.read_bytes())
    if len(data) > LARGEST:
        raise ValueError("larger than a font has reason to be")
    return data
