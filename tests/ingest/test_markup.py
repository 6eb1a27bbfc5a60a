"""HTML to paragraphs: what a browser would show of the text."""

from __future__ import annotations

import pytest

from ingest.list_labels import label
from ingest.markup import flow_html
from ingest.options import ReadOptions
from ingest.pages import read_pages
from ingest.pipeline import trace
from ingest.typeset import Paragraph, Row, typeset


def lines(html: str) -> list[str]:
    """The typeset lines of an HTML page, leading blanks telling the indent in steps of four."""
    found: dict[tuple[int, float], list[str]] = {}
    left: dict[tuple[int, float], float] = {}
    for page in typeset(flow_html(html)):
        for word in page.words:
            key = (page.number, word.box.y0)
            found.setdefault(key, []).append(word.text)
            left.setdefault(key, word.box.x0)
    margin = 54 / 595
    step = 4 * (595 - 108) / 92 / 595
    return [
        "  " * round((left[key] - margin) / step) + " ".join(words) for key, words in found.items()
    ]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Halo <b>teb</b>al, dunia.</p>", ["Halo tebal, dunia."]),
        ("<p>a<br>b</p><p>c</p>", ["a", "b", "c"]),
        ("<ol><li>satu<li>dua</ol>", ["1. satu", "2. dua"]),
        ("<ol type=a start=3><li>x</ol>", ["c. x"]),
        ("<ol style='list-style-type: upper-roman'><li>x<li>y</ol>", ["I. x", "II. y"]),
        ("<ol reversed><li>x<li>y</ol>", ["2. x", "1. y"]),
        ("<ol><li value=7>x<li>y</ol>", ["7. x", "8. y"]),
        ("<ol><li>x<ul><li>y</ul></ol>", ["1. x", "  - y"]),
        ("<ol><li><p>x</p><p>y</p></ol>", ["1. x", "  y"]),
        ("<ul style='list-style:none'><li>x</ul>", ["x"]),
        ("<pre>a\n    b</pre>", ["a", "  b"]),
        ("<p>x</p><script>alert(1)</script><nav>menu</nav><!-- c -->", ["x"]),
        ("<header><a>menu</a></header><article><header><h1>Judul</h1></header>", ["Judul"]),
        ("<p>x</p><p style='display:none'>tersembunyi</p><p hidden>juga</p>", ["x"]),
        ("<form><button>Cari</button></form><p>x</p>", ["x"]),
        ("<a>Facebook</a><a>Twitter</a>", ["Facebook Twitter"]),
        ("<p>lihat <a>surat</a>, ya</p>", ["lihat surat, ya"]),
    ],
)
def test_html_becomes_lines(html: str, expected: list[str]) -> None:
    assert lines(html) == expected


@pytest.mark.parametrize(
    ("style", "value", "printed"),
    [
        ("decimal", 12, "12."),
        ("lower-alpha", 27, "aa."),
        ("upper-roman", 14, "XIV."),
        ("lower-roman", 400, "400."),
        ("disc", 3, "•"),
        ("none", 1, ""),
    ],
)
def test_list_numbers_are_printed(style: str, value: int, printed: str) -> None:
    assert label(style, value) == printed


def test_a_bordered_table_is_ruled_and_a_layout_table_is_not() -> None:
    cells = "<tr><td>1<td>isi<tr><td>2<td>lagi</table>"
    ruled, plain = flow_html(f"<table border=1>{cells}"), flow_html(f"<table>{cells}")
    assert [row.ruled for row in ruled if isinstance(row, Row)] == [True, True]
    assert [row.ruled for row in plain if isinstance(row, Row)] == [False, False]
    assert typeset(plain)[0].rules == ()
    assert len(typeset(ruled)[0].rules) == 2 * (2 + 3)


def test_bold_words_are_marked() -> None:
    (item,) = flow_html("<p>a <strong>b</strong></p>")
    assert isinstance(item, Paragraph)
    assert [token.bold for token in item.tokens] == [False, True]


def test_deep_nesting_is_cut_short_but_its_text_is_kept() -> None:
    assert lines("<div>" * 240 + "isi") == ["isi"]


def test_what_recurs_where_the_sheets_of_a_web_page_would_end_stays() -> None:
    again = "<p>ASN dilarang ikut kampanye dalam bentuk apa pun.</p>"
    filler = "".join(f"<p>Kalimat {n} yang panjangnya cukup.</p>" for n in range(60))
    html = f"<html><body>{again}{filler}{again}{filler}{again}</body></html>".encode()
    read = trace(read_pages(html, "surat.html", ReadOptions()), "surat.html")
    assert len({page.number for page in read.pages}) > 1
    blocks = [block for block in read.blocks if block.kind != "furniture"]
    kept = [line.text for block in blocks for line in block.lines]
    assert sum("dilarang ikut kampanye" in line for line in kept) == 3


@pytest.mark.parametrize(
    ("header", "kept"),
    [
        ("<header><h1>Bupati Larang ASN</h1><p>Senin, 2 Mei 2024</p></header>", True),
        ("<header><a href='/'>KABAR MERBAU</a><nav><a>Beranda</a></nav></header>", True),
        ("<header><ul><li>Beranda</li><li>Politik</li></ul></header>", False),
        ("<header><a>Kontak redaksi</a></header>", False),
    ],
)
def test_a_header_is_kept_where_it_holds_a_headline_or_a_name(header: str, kept: bool) -> None:
    head = "<head><title>Bupati Larang ASN - Kabar Merbau</title></head>"
    flow = flow_html(f"<html>{head}<body>{header}<p>Isi berita.</p></body></html>")
    words = [token.text for item in flow if isinstance(item, Paragraph) for token in item.tokens]
    assert (words[:1] != ["Isi"]) is kept
    assert "Beranda" not in words


def test_the_sites_name_belongs_to_the_article_and_its_menu_does_not() -> None:
    html = (
        "<html><head><title>Bupati Larang ASN Berkampanye - Kabar Merbau</title></head><body>"
        "<header><a>Kabar Merbau</a><nav><a>Politik</a></nav></header><div>Terpopuler</div>"
        "<h1>Bupati Larang ASN Berkampanye Tahun Ini</h1><p>MERBAU, KABAR MERBAU - Bupati Merbau"
        " menerbitkan surat edaran yang melarang ASN ikut kampanye.</p><p>Edaran itu sudah dikirim"
        " ke seluruh kecamatan, kata Kepala BKPSDM Merbau.</p></body></html>"
    )
    read = trace(read_pages(html.encode(), "berita.html", ReadOptions()), "berita.html")
    kinds = {line.text: block.kind for block in read.blocks for line in block.lines}
    assert (kinds["Kabar Merbau"], kinds["Terpopuler"]) == ("portal", "furniture")
