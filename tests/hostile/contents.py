"""PDF files whose content, pictures, fonts or actions are a burden or a trap."""

from __future__ import annotations

import zlib

from tests.hostile.case import READY, Hostile, hostile
from tests.hostile.raw import FONT, PAGE, drawing, flated, letter, shown, stream, zeros

GIB = 1 << 30


def form(content: str, resources: str = "") -> bytes:
    kind = "/Type /XObject /Subtype /Form /BBox [0 0 595 842]"
    return stream(content, f"{kind} /Resources << {resources} >>")


def looping_form() -> bytes:
    inner = form("/X6 Do", "/XObject << /X6 6 0 R >>")
    return drawing("/X6 Do", inner, resources="/XObject << /X6 6 0 R >>")


def two_forms() -> bytes:
    one = form("/B Do", "/XObject << /B 7 0 R >>")
    other = form("/A Do", "/XObject << /A 6 0 R >>")
    return drawing("/A Do", one, other, resources="/XObject << /A 6 0 R >>")


def nested_forms(levels: int, times: int) -> bytes:
    """Forms that each draw the next one many times: times^levels drawings."""
    forms = [form("/N Do " * times, f"/XObject << /N {7 + n} 0 R >>") for n in range(levels)]
    last = form("0 0 10 10 re f")
    return drawing("/N Do", *forms, last, resources="/XObject << /N 6 0 R >>")


def picture(data: bytes, width: int, height: int, more: str, raw: bool = False) -> bytes:
    """The letter with a picture of the claimed size drawn over its foot."""
    kind = f"/Type /XObject /Subtype /Image /Width {width} /Height {height} {more}"
    item = stream(data, kind) if raw else stream(data, f"{kind} /Filter /FlateDecode")
    return drawing("q 200 0 0 100 60 60 cm /I Do Q", item, resources="/XObject << /I 6 0 R >>")


def fonted(font: str, *more: bytes | str, content: str | None = None) -> bytes:
    return letter(font=font, content=stream(content or shown()), more=more)


def mapped(pairs: str) -> bytes:
    """The letter in a font with a ToUnicode map of these entries."""
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF>"
        f" endcodespacerange {pairs} endcmap end"
    )
    return fonted(FONT.replace(">>", "/ToUnicode 6 0 R >>"), stream(cmap))


def program(key: str, data: bytes, kind: str = "TrueType") -> bytes:
    """The letter in an embedded font whose program is not one."""
    font = FONT.replace("/Type1", f"/{kind}").replace("/Helvetica", "/Palsu")
    descriptor = f"<< /Type /FontDescriptor /FontName /Palsu /Flags 32 /{key} 7 0 R >>"
    return fonted(font.replace(">>", "/FontDescriptor 6 0 R >>"), descriptor, stream(data))


def type3(procedure: str) -> bytes:
    font = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 65"
        " /LastChar 65 /Widths [1] /Encoding << /Differences [65 /A] >> /CharProcs << /A 6 0 R >>"
        " /Resources << /Font << /F1 4 0 R >> >> >>"
    )
    return fonted(font, stream(procedure))


def noted(count: int, note: str) -> bytes:
    refs = " ".join(["6 0 R"] * count)
    return letter(page=PAGE.replace("/Parent", f"/Annots [{refs}] /Parent"), more=[note])


GREY = "/ColorSpace /DeviceGray /BitsPerComponent 8"
BIT = "/ColorSpace /DeviceGray /BitsPerComponent 1"
RGB = "/ColorSpace /DeviceRGB /BitsPerComponent 8"
ACTIONS = {
    "script": "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>",
    "launch": "/OpenAction << /S /Launch /F (/bin/sh) >>",
    "address": "/OpenAction << /S /URI /URI (http://127.0.0.1:8099/) >>",
    "submit": "/OpenAction << /S /SubmitForm /F (http://127.0.0.1:8099/) >>",
    "remote": "/OpenAction << /S /GoToR /F (\\\\\\\\127.0.0.1\\\\a.pdf) /D [0 /Fit] >>",
    "embedded": "/Names << /EmbeddedFiles << /Names [(a.exe) << /F (a.exe) >>] >> >>",
    "portfolio": "/Collection << /View /D >>",
    "form-xfa": "/AcroForm << /XFA [(x) 5 0 R] /Fields [] >>",
    "form-loop": "/AcroForm << /Fields [6 0 R] >>",
    "metadata": "/Metadata 5 0 R",
    "layers": "/OCProperties << /D << /OFF [5 0 R] >> /OCGs [5 0 R] >>",
}

CASES: tuple[Hostile, ...] = (
    hostile("form-itself.pdf", looping_form, READY),
    hostile("forms-two-loop.pdf", two_forms, READY),
    hostile("forms-million.pdf", lambda: nested_forms(6, 10), heavy=True),
    hostile("forms-billion.pdf", lambda: nested_forms(9, 10), heavy=True),
    hostile("operators-million.pdf", lambda: drawing("0 0 m 1 1 l S " * 1_000_000), heavy=True),
    hostile("states-million.pdf", lambda: drawing("q 1 0 0 1 0 0 cm Q " * 1_000_000), heavy=True),
    hostile("clips-many.pdf", lambda: drawing("0 0 9 9 re W n " * 20_000), heavy=True),
    hostile("dashes.pdf", lambda: drawing("[1e-9 1e-9] 0 d 0 0 m 595 842 l S"), heavy=True),
    hostile("pattern-itself.pdf", lambda: drawing(
        "/Pattern cs /P scn 0 0 100 100 re f",
        stream(
            "/Pattern cs /P scn 0 0 9 9 re f",
            "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9"
            " /YStep 9 /Resources << /Pattern << /P 6 0 R >> >>",
        ),
        resources="/Pattern << /P 6 0 R >>"), heavy=True),
    hostile("pattern-fine.pdf", lambda: drawing(
        "/Pattern cs /P scn 0 0 595 842 re f",
        stream(
            "0 0 1 1 re f",
            "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1]"
            " /XStep 0.0001 /YStep 0.0001 /Resources << >>",
        ),
        resources="/Pattern << /P 6 0 R >>"), heavy=True),
    hostile("mask-itself.pdf", lambda: drawing(
        "/G gs 0 0 9 9 re f",
        "<< /Type /ExtGState /SMask << /S /Luminosity /G 7 0 R >> >>",
        form("/G gs 0 0 9 9 re f", "/ExtGState << /G 6 0 R >>"),
        resources="/ExtGState << /G 6 0 R >>"), READY),
    hostile("bomb-1g.pdf", lambda: letter(
        content=stream(zeros(GIB), "/Filter /FlateDecode")), heavy=True),
    hostile("bomb-twice.pdf", lambda: letter(content=stream(
        zlib.compress(zeros(GIB), 9), "/Filter [/FlateDecode /FlateDecode]")), heavy=True),
    hostile("bomb-beside.pdf", lambda: letter(
        "/X 6 0 R", more=[stream(zeros(GIB), "/Filter /FlateDecode")]), READY),
    hostile("bomb-runlength.pdf", lambda: letter(
        content=stream(b"\x81 " * 500_000, "/Filter /RunLengthDecode"))),
    hostile("filters-fifty.pdf", lambda: letter(
        content=stream(b"00>", "/Filter [" + "/ASCIIHexDecode " * 50 + "]"))),
    hostile("filter-unknown.pdf", lambda: letter(content=stream(shown(), "/Filter /Nothing"))),
    hostile("filter-garbage.pdf", lambda: letter(content=stream(shown(), "/Filter /FlateDecode"))),
    hostile("lzw-garbage.pdf", lambda: letter(content=stream(shown(), "/Filter /LZWDecode"))),
    hostile("predictor-huge.pdf", lambda: letter(content=flated(
        shown().encode(), "/DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 32 >>"))),
    hostile("length-zero.pdf", lambda: letter(content=stream(shown(), length=0))),
    hostile("length-huge.pdf", lambda: letter(content=stream(shown(), length=10**12))),
    hostile("length-itself.pdf", lambda: letter(content=stream(shown(), length="5 0 R"))),
    hostile("picture-1bit-60000.pdf", lambda: picture(
        zeros(60_000 * 60_000 // 8), 60_000, 60_000, BIT), READY, "too_large", "timed_out",
        heavy=True),
    hostile("picture-rgb-20000.pdf", lambda: picture(
        zeros(20_000 * 20_000 * 3), 20_000, 20_000, RGB), heavy=True),
    hostile("picture-claims-much.pdf", lambda: picture(
        zlib.compress(b"abc"), 2**31 - 1, 2**31 - 1, RGB)),
    hostile("picture-no-width.pdf", lambda: picture(zlib.compress(b"abc"), 0, 9, GREY), READY),
    hostile("picture-negative.pdf", lambda: picture(zlib.compress(b"abc"), -5, 9, GREY), READY),
    *(hostile(f"picture-{name.lower()}-garbage.pdf", lambda name=name: picture(
        bytes(range(256)) * 40, 800, 600, f"{RGB} /Filter /{name}", raw=True), READY)
        for name in ("DCTDecode", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode")),
    hostile("fax-columns.pdf", lambda: picture(
        bytes(500), 800, 600, f"{BIT} /Filter /CCITTFaxDecode /DecodeParms"
        " << /K -1 /Columns 2147483647 /Rows 2147483647 >>", raw=True), READY),
    hostile("palette-short.pdf", lambda: picture(zlib.compress(bytes(480_000)), 800, 600,
        "/ColorSpace [/Indexed /DeviceRGB 255 <00>] /BitsPerComponent 8"), READY),
    hostile("profile-garbage.pdf", lambda: letter(
        "/OutputIntents [<< /DestOutputProfile 5 0 R >>]"),
        READY),
    hostile("pictures-many.pdf", lambda: drawing(
        "q 9 0 0 9 0 0 cm /I Do Q " * 20_000,
        stream(zlib.compress(bytes(100)), "/Type /XObject /Subtype /Image /Width 10 /Height 10"
        f" {GREY} /Filter /FlateDecode"), resources="/XObject << /I 6 0 R >>"), heavy=True),
    hostile("font-path.pdf", lambda: fonted(
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /..#2F..#2F..#2Fopt#2Fevil"
        " /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /X"
        " /CIDSystemInfo << /Registry (..) /Ordering (/opt/evil) /Supplement 0 >> >>] >>")),
    hostile("font-missing.pdf", lambda: fonted("null")),
    hostile("font-itself.pdf", lambda: fonted("<< /Type /Font /Subtype /Type0 /BaseFont /X"
        " /Encoding /Identity-H /DescendantFonts [4 0 R] >>")),
    hostile("font-widths.pdf", lambda: fonted(FONT.replace(
        ">>", "/FirstChar 0 /LastChar 999999999 /Widths [" + "500 " * 200_000 + "] >>"))),
    hostile("font-truetype-garbage.pdf", lambda: program("FontFile2", bytes(range(256)) * 50)),
    hostile("font-cff-garbage.pdf", lambda: program("FontFile3", b"\x01\x00\x04\x01" * 500)),
    hostile("font-type1-garbage.pdf", lambda: program("FontFile", b"%!PS-AdobeFont" * 99, "Type1")),
    hostile("font-table-loop.pdf", lambda: program(
        "FontFile2", b"\x00\x01\x00\x00\xff\xff" + b"glyf" * 4000)),
    hostile("glyph-itself.pdf", lambda: type3("1 0 d0 BT /F1 1 Tf (A) Tj ET")),
    hostile("glyph-heavy.pdf", lambda: type3("1 0 d0 " + "0 0 m 1 1 l S " * 50_000), heavy=True),
    hostile("map-zero.pdf", lambda: mapped("1 beginbfchar <50> <0000> endbfchar"), READY),
    hostile("map-surrogate.pdf", lambda: mapped("1 beginbfchar <50> <D800> endbfchar"), READY),
    hostile("map-private.pdf", lambda: mapped("1 beginbfrange <20> <7E> <E020> endbfrange"), READY),
    hostile("map-range.pdf", lambda: mapped(
        "1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange")),
    hostile("map-long.pdf", lambda: mapped(
        "1 beginbfchar <50> <" + "0041" * 50_000 + "> endbfchar"), heavy=True),
    hostile("map-itself.pdf", lambda: mapped("/Self usecmap"), READY),
    hostile("map-swaps-letters.pdf", lambda: mapped(
        "2 beginbfchar <6A> <0062> <67> <0066> endbfchar"), READY, notices=("font_misleads",),
        without="wabib"),
    *(hostile(f"action-{name}.pdf", lambda text=text: letter(text, more=[
        "<< /T (a) /FT /Tx /Kids [6 0 R] /Parent 6 0 R >>"]), READY)
        for name, text in ACTIONS.items()),
    hostile("notes-many.pdf", lambda: noted(
        50_000, "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (x) >>"), READY,
        heavy=True),
    hostile("note-itself.pdf", lambda: noted(
        3, "<< /Type /Annot /Subtype /Stamp /Rect [0 0 9 9] /AP << /N 6 0 R >> /Popup 6 0 R >>"),
        READY),
)  # fmt: skip
