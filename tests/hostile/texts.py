"""Text, web pages, archives and other files that burden a reader or pose as something else."""

from __future__ import annotations

import gzip
import io
import zipfile

from tests.hostile.case import READY, Hostile, hostile
from tests.hostile.raw import LINES, letter, zeros

HEAD = "\n".join(LINES[:3]) + "\n\n"
LONG = {  # texts on which careless patterns take time beyond any patience
    "letters": "a" * 400_000,
    "spaces": "1." + " " * 400_000 + "x",
    "numbers": "1. " * 100_000,
    "dots": "1." * 200_000,
    "blanks": "1. Nama " + "." * 400_000 + "x",
    "issued": "Bupati menerbitkan edaran " * 12_000,
    "slashes": "Nomor " + "800/" * 100_000,
    "brackets": "(" * 200_000,
    "dashes": "- " * 150_000,
    "articles": "Pasal 1 ayat (1) huruf a angka 1 " * 12_000,
    "laws": "Undang-Undang Nomor 5 Tahun " * 15_000,
    "amended": "sebagaimana telah diubah dengan " * 15_000,
    "quotes": '"' * 200_000,
    "copies": "Tembusan:\n" * 40_000,
    "romans": "I. II. III. IV. " * 30_000,
    "commas": "pegawai, " * 60_000,
    "colons": "dilarang: " * 50_000,
    "dates": "1 Januari 2024 " * 30_000,
    "words": "berdasarkan ketentuan peraturan perundang-undangan " * 10_000,
}


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


ARTICLE = "<h1>Bupati larang ASN berkampanye</h1><p>" + "</p><p>".join(LINES) + "</p>"


def archive(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries.items():
            file.writestr(name, data)
    return out.getvalue()


def text(body: str) -> bytes:
    return (HEAD + body).encode()


REFUSALS = ("unknown_format", "format_mismatch")

CASES: tuple[Hostile, ...] = (
    *(hostile(f"long-{name}.txt", lambda body=body: text(body), heavy=True)
        for name, body in LONG.items()),
    *(hostile(f"long-{name}-in-lines.txt", lambda body=body: text(
        "\n".join(body[i : i + 80] for i in range(0, len(body), 80))), heavy=True)
        for name, body in LONG.items()),
    hostile("clauses-20000.txt", lambda: text("\n".join(
        f"{n}. Pegawai dilarang melakukan hal ke-{n}." for n in range(1, 20_001))), heavy=True),
    hostile("nested-numbers.txt", lambda: text("\n".join(
        " " * n + ".".join(["1"] * n) + ". Isi." for n in range(1, 200)))),
    hostile("zero-bytes.txt", lambda: HEAD.encode() + bytes(500), *REFUSALS),
    hostile("wide-odd.txt", lambda: b"\xff\xfe" + HEAD.encode("utf-16-le") + b"x",
        READY, *REFUSALS),
    hostile("wide.txt", lambda: HEAD.encode("utf-16"), READY),
    hostile("old-windows.txt", lambda: text("1. \u201cPegawai\u201d wajib netral.").decode().encode(
        "cp1252"), READY),
    hostile("spaces.txt", lambda: b" \t\n" * 5000, "no_text"),
    hostile("one-letter.txt", lambda: b"x", READY),
    hostile("empty.txt", lambda: b"", "empty_file"),
    hostile("turned.txt", lambda: text("1. Pegawai \u202edilarang\u202c memihak."), READY,
        notices=("direction_signs",)),
    hostile("look-alike.txt", lambda: text("1. Pegawai d\u0456l\u0430rang memihak."), READY,
        notices=("lookalike_letters",)),
    hostile("combining.txt", lambda: text("1. " + "a" + "\u0301" * 50_000), heavy=True),
    hostile("emoji.txt", lambda: text("1. Pegawai \U0001f600 wajib \U000e0041 netral."), READY),
    hostile("formula.txt", lambda: text("1. =HYPERLINK(\"http://127.0.0.1:8099\",\"x\")"), READY),
    hostile("markup.txt", lambda: text("1. <script>alert(1)</script> {{7*7}} ${x} \\x00"), READY),
    hostile("deep.html", lambda: page("<div>" * 100_000 + ARTICLE), heavy=True),
    hostile("unclosed.html", lambda: page("<b><i><u>" * 3000 + ARTICLE)),
    hostile("items.html", lambda: page("<ol>" + "<li>Pegawai wajib netral." * 50_000), heavy=True),
    hostile("lists-deep.html", lambda: page("<ol><li>a" * 3000)),
    hostile("cells.html", lambda: page("<table>" + "<tr><td>a<td>b" * 30_000), heavy=True),
    hostile("attribute.html", lambda: page(f'<p class="{"x" * 3_000_000}">{ARTICLE}')),
    hostile("entities.html", lambda: (
        '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        f"]><html><body>{ARTICLE}&b;</body></html>").encode(), READY),
    hostile("outside.html", lambda: (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        f"<html><body>{ARTICLE}<p>&x;</p></body></html>").encode(), READY, without="root:"),
    hostile("scripts.html", lambda: page(
        f"{ARTICLE}<script>SECRET=1</script><style>SECRET</style><img src=x onerror=SECRET>"),
        READY, without="SECRET"),
    hostile("hidden.html", lambda: page(
        f'{ARTICLE}<p style="display:none">SECRET</p><p hidden>SECRET</p>'
        '<p style="visibility: hidden">SECRET</p><template>SECRET</template>'),
        READY, without="SECRET"),
    hostile("charset-lies.html", lambda: page(ARTICLE, '<meta charset="utf-16">'), READY),
    hostile("comments.html", lambda: page("<!--" * 100_000 + ARTICLE)),
    hostile("addresses.html", lambda: page(
        f'{ARTICLE}<iframe src="http://127.0.0.1:8099/"></iframe><img src="http://127.0.0.1:8099/">',
        '<base href="http://127.0.0.1:8099/"><link rel=stylesheet href="/x">'), READY),
    hostile("pdf-inside.html", lambda: letter(), "format_mismatch"),
    hostile("html-inside.pdf", lambda: page(ARTICLE), "format_mismatch"),
    hostile("both.pdf", lambda: b"<html><script>alert(1)</script>" + letter(), "format_mismatch"),
    hostile("archive.zip", lambda: archive({"a.pdf": letter()}), "unknown_format"),
    hostile("archive.pdf", lambda: archive({"a.pdf": letter()}), *REFUSALS),
    hostile("bomb.zip", lambda: archive({"a": bytes(50_000_000)}), "unknown_format"),
    hostile("slip.zip", lambda: archive({"../../../opt/x": b"x"}), "unknown_format"),
    hostile("letter.docx", lambda: archive({"word/document.xml": b"<x/>"}), "unknown_format"),
    hostile("squeezed.gz", lambda: gzip.compress(letter()), "unknown_format"),
    hostile("zip-behind.pdf", lambda: letter() + archive({"x": b"y"}), READY, "damaged"),
    hostile("program.pdf", lambda: b"\x7fELF\x02\x01\x01" + bytes(4000), *REFUSALS),
    hostile("program.txt", lambda: b"MZ\x90\x00" + bytes(4000), *REFUSALS),
    hostile("deflated.txt", lambda: zeros(1 << 20), *REFUSALS),
    hostile("drawing.svg", lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        READY, *REFUSALS, "no_text"),
    hostile("no-ending", lambda: letter(), READY),
    hostile("UPPER.PDF", lambda: letter(), READY),
)  # fmt: skip
