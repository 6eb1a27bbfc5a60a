"""Ruled tables on level, skewed and photographed pages, and their rows as clauses."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from ingest.clauses import find_clauses
from ingest.flow import running_text
from ingest.geometry import Box
from ingest.lines import build_lines
from ingest.model import Block, Line, Page, Word
from ingest.table_rows import Row, rows_units
from tests import printed

WIDTH, HEIGHT = 600.0, 900.0
EDGES = (0.12, 0.17, 0.48, 0.68, 0.9)  # of the columns
TOP, STEP, LINE = 0.2, 0.05, 0.015
TABLE = (
    ("No.", "Bentuk Pelanggaran", "Dasar", "Sanksi"),
    ("A. PELANGGARAN KODE ETIK",),
    ("1.", "Memasang spanduk calon / di depan rumah", "Pasal 11 / PP 42/2004", "Sanksi moral"),
    ("2.", "Menghadiri deklarasi", "Pasal 11", "Sanksi moral / terbuka"),
    ("B. PELANGGARAN DISIPLIN",),
    ("1.", "Ikut kampanye", "Pasal 5 huruf n angka", "Hukuman disiplin / sedang"),
    ("2.", "Mengerahkan pegawai lain", "Pasal 5", "Hukuman disiplin / berat"),
)
Warp = Callable[[float, float], tuple[float, float]]


def level(x: float, y: float) -> tuple[float, float]:
    """A digital page."""
    return x, y


def skewed(x: float, y: float) -> tuple[float, float]:
    """A sheet fed askew by a degree and a half."""
    return x - 0.026 * y * HEIGHT / WIDTH, y + 0.026 * x * WIDTH / HEIGHT


def photographed(x: float, y: float) -> tuple[float, float]:
    """Taken from above right: the upper edge shorter and falling, the lower nearly level."""
    share = 0.82 + 0.18 * y
    return 0.5 + (x - 0.5) * share, y + 0.02 * x * (1 - y)


def table_page(
    rows: Sequence[Sequence[str]], warp: Warp, drawn: Callable[[int, int], bool]
) -> Page:
    """A page with one ruled table; drawn(row, edge) leaves upright pieces out."""
    words: list[Word] = []
    rules: list[Box] = []
    for r, cells in enumerate(rows):
        top = TOP + r * STEP
        for c, cell in enumerate(cells):
            for n, line in enumerate(cell.split(" / ")):
                x = EDGES[c] + 0.008
                for word in line.split():
                    right = x + 0.0085 * len(word)
                    y = top + 0.008 + n * LINE
                    words.append(Word(word, _box(warp, x, y, right, y + 0.011), 0.95))
                    x = right + 0.0085
        inner = range(len(EDGES)) if len(cells) > 1 else (0, len(EDGES) - 1)
        rules += [
            _box(warp, EDGES[e] - 0.0005, top, EDGES[e] + 0.0005, top + STEP)
            for e in inner
            if drawn(r, e)
        ]
    rules += [
        _box(warp, EDGES[0], TOP + r * STEP, EDGES[-1], TOP + r * STEP + 0.0006)
        for r in range(len(rows) + 1)
    ]
    return Page(1, WIDTH, HEIGHT, "ocr", 0.95, 0, tuple(words), tuple(rules))


def _box(warp: Warp, x0: float, y0: float, x1: float, y1: float) -> Box:
    corners = [warp(x, y) for x in (x0, x1) for y in (y0, y1)]
    xs, ys = [c[0] for c in corners], [c[1] for c in corners]
    return Box(1, min(xs), min(ys), max(xs), max(ys))


@pytest.mark.parametrize("warp", [level, skewed, photographed])
@pytest.mark.parametrize("missing", [set(), {(5, 2), (5, 3), (6, 3), (2, 1)}, {(0, 1), (0, 2)}])
def test_cells_are_found_however_the_page_lies(warp: Warp, missing: set[tuple[int, int]]) -> None:
    lines = build_lines([table_page(TABLE, warp, lambda r, e: (r, e) not in missing)])
    found = running_text([Block("table", lines)]).split("\n")
    assert found == ["\t".join(c.replace(" / ", " ") for c in cells) for cells in TABLE]


@pytest.mark.parametrize("warp", [level, skewed, photographed])
def test_columns_are_found_where_only_level_rules_were(warp: Warp) -> None:
    lines = build_lines([table_page(TABLE, warp, lambda r, e: False)])
    found = running_text([Block("table", lines)]).split("\n")
    assert found == ["\t".join(c.replace(" / ", " ") for c in cells) for cells in TABLE]


def test_a_rule_broken_in_the_middle_is_one() -> None:
    page = table_page(TABLE, level, lambda r, e: True)
    whole = page.rules[-1]
    halves = (replace(whole, x1=0.4), replace(whole, x0=0.49))
    lines = build_lines([replace(page, rules=(*page.rules[:-1], *halves))])
    assert {line.row for line in lines} == set(range(len(TABLE)))


def test_level_rules_between_paragraphs_are_no_table() -> None:
    words = "setiap pegawai wajib menjaga netralitas dan segera melapor kepada atasannya".split()
    rows = [(" ".join(words[k:] + words[:k]),) for k in range(6)]
    page = table_page(rows, level, lambda r, e: False)
    assert {line.row for line in build_lines([page])} == {None}


def test_a_frame_around_a_paragraph_is_no_table() -> None:
    page = table_page((("Setiap pegawai wajib netral / dan melapor",),), level, lambda r, e: True)
    assert {line.row for line in build_lines([page])} == {None}


def test_letterhead_rules_are_no_table() -> None:
    rules = tuple(Box(1, 0.1, y, 0.9, y + 0.001) for y in (0.12, 0.123))
    page = Page(
        1, WIDTH, HEIGHT, "text", None, 0, (Word("Kop", Box(1, 0.4, 0.1, 0.5, 0.11)),), rules
    )
    assert [line.row for line in build_lines([page])] == [None]


def cells(text: str) -> tuple[Line, ...]:
    """Table lines from `page row | cell | cell`; cells hold lines parted by " / "."""
    made: list[Line] = []
    for number, row in enumerate(text.strip().splitlines()):
        page, *columns = row.split("|")
        for column, cell in enumerate(columns):
            for n, line in enumerate(part.strip() for part in cell.split(" / ")):
                if line:
                    made.append(_line(line, int(page), number, column, n))
    return tuple(made)


def _line(text: str, page: int, row: int, column: int, n: int) -> Line:
    y, left = 0.1 + 0.05 * row + 0.012 * n, 0.1 + 0.2 * column
    places = [m.span() for m in re.finditer(r"\S+", text)]
    words = tuple(
        Word(text[a:b], Box(page, left + 0.005 * a, y, left + 0.005 * b, y + 0.01))
        for a, b in places
    )
    return Line(text, Box(page, left, y, words[-1].box.x1, y + 0.01), words, row, column)


def tree(rows: Sequence[Row], depth: int = 0) -> list[str]:
    """Rows as indented lines: marker and words."""
    result: list[str] = []
    for row in rows:
        label = row.marker.label if row.marker else "-"
        result.append("  " * depth + f"{label} {' '.join(w.text for w in row.words)}".rstrip())
        result += tree(row.children, depth + 1)
    return result


TREES = {
    "head repeated on the next page, columns counted": (
        """1| No | Uraian | Sanksi
           1| (1) | (2) | (3)
           1| 1 | Ikut kampanye | berat
           2| No | Uraian | Sanksi
           2| 2 | Memakai atribut | sedang""",
        "1 Ikut kampanye\n  - berat\n2 Memakai atribut\n  - sedang",
    ),
    "a row goes on over the page": (
        """1| No. | Bentuk | Sanksi
           1| 1. | Mengunggah dan | hukuman
           2| | menyukai konten | berat
           2| 2. | Foto bersama | sedang""",
        "1 Mengunggah dan menyukai konten\n  - hukuman berat\n2 Foto bersama\n  - sedang",
    ),
    "damaged numbers are known by the count": (
        """1| A. KODE ETIK
           1| l. | Spanduk | moral
           1| 2: | Deklarasi | moral
           1| B. DISIPLIN
           1| i | Kampanye | berat
           1| 2. | Atribut | berat
           1| Z. | Pengurus partai | pecat""",
        "A KODE ETIK\n  1 Spanduk\n    - moral\n  2 Deklarasi\n    - moral\nB DISIPLIN\n"
        "  1 Kampanye\n    - berat\n  2 Atribut\n    - berat\n  3 Pengurus partai\n    - pecat",
    ),
    "numbers as printed stay, also gaps": (
        "1| 1. | Satu | a\n1| 2. | Dua | b\n1| 4. | Empat | c",
        "1 Satu\n  - a\n2 Dua\n  - b\n4 Empat\n  - c",
    ),
    "a list within a cell": (
        "1| 1. | Dilarang: / a. ikut kampanye; / b. memakai / atribut. | berat\n1| 2. | Netral | -",
        "1 Dilarang:\n  a ikut kampanye;\n  b memakai atribut.\n  - berat\n2 Netral\n  - -",
    ),
    "letters number the rows": (
        "1| Larangan | Sanksi\n1| a. ikut kampanye | berat\n1| b. memakai atribut | sedang",
        "a ikut kampanye\n  - berat\nb memakai atribut\n  - sedang",
    ),
    "a sentence that begins with Dasar is no head": (
        "1| No | Uraian | Waktu\n1| 1 | Dasar penilaian disusun oleh tim | Juni\n1| 2 | Uji | Juli",
        "1 Dasar penilaian disusun oleh tim\n  - Juni\n2 Uji\n  - Juli",
    ),
}


@pytest.mark.parametrize("name", TREES)
def test_rows(name: str) -> None:
    text, expected = TREES[name]
    assert tree(list(rows_units(cells(text)))) == expected.split("\n")


def test_a_damaged_number_is_told_as_doubt() -> None:
    rows = list(rows_units(cells("1| 1. | Satu | a\n1| 2. | Dua | b\n1| E | Tiga | c")))
    assert [row.doubt for row in rows] == [None, None, "number read as 'E'"]
    assert rows[2].marker is not None and rows[2].marker.printed == "E"


def test_no_cell_word_is_lost_or_used_twice() -> None:
    lines = cells(TREES["a row goes on over the page"][0])
    told = [w for row in tree(list(rows_units(lines))) for w in row.split() if w not in "-12"]
    kept = [w.text for line in lines for w in line.words if w.text.strip(".") not in "12"]
    assert sorted(told) == sorted(kept[3:])
    assert all(a != b for a, b in pairwise(told))


def recognised(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The same lines as recognition gives them."""
    return tuple(
        replace(line, words=tuple(replace(word, confidence=0.95) for word in line.words))
        for line in lines
    )


UNREAD = """1| No | Uraian | Sanksi
1| 1 | Ikut kampanye | Hukuman berat
2| No | Uraian | Sanksi
2|  | Memakai atribut partai | Hukuman sedang
2| 3 | Mengerahkan pegawai | Hukuman ringan"""


def test_a_row_whose_number_was_not_read_is_no_part_of_the_row_on_the_page_before() -> None:
    rows = list(rows_units(recognised(cells(UNREAD))))
    assert [row.marker and row.marker.label for row in rows] == ["1", "2", "3"]
    assert [row.doubt for row in rows] == [None, "number not read", None]


def test_a_row_that_the_page_end_broke_goes_on() -> None:
    broken = UNREAD.replace("Memakai atribut partai", "di rumah dinas").replace("2| 3", "2| 2")
    rows = list(rows_units(recognised(cells(broken))))
    assert [row.marker and row.marker.label for row in rows] == ["1", "2"]
    assert tree(rows)[0] == "1 Ikut kampanye di rumah dinas"


def test_numbers_whose_rule_was_not_found_are_a_column_of_their_own() -> None:
    rows = [("No.", "Bentuk Pelanggaran", "Dasar", "Sanksi")] + [
        (f"{n}.", "Memasang spanduk calon / di depan rumah", "Pasal 11", "Sanksi moral")
        for n in range(1, 5)
    ]
    lines = build_lines([table_page(rows, skewed, lambda _, edge: edge != 1)])
    found = running_text([Block("table", lines)]).split("\n")
    assert found == ["\t".join(cell.replace(" / ", " ") for cell in row) for row in rows]


def test_a_list_that_wraps_below_its_numbers_is_one_column() -> None:
    rows = [("Larangan", "", "Dasar", "Sanksi")] + [
        (f"{n}. Pasang / spanduk", "", "Pasal 11", "Sanksi moral") for n in range(1, 5)
    ]
    lines = build_lines([table_page(rows, level, lambda _, edge: edge != 1)])
    texts = running_text([Block("table", lines)]).split("\n")
    assert texts[1].startswith("1. Pasang spanduk\t")


@pytest.mark.parametrize(
    ("before", "table", "paths"),
    [
        (
            "A. HARI LIBUR",
            "1| 1. | Januari\n1| 2. | Mei\n1| B. CUTI BERSAMA\n1| 1. | Juni\n1| 2. | Juli",
            ["A", "A.1", "A.2", "B", "B.1", "B.2"],
        ),
        ("1. Izin konstruksi", "1| 2. | Izin operasi\n1| 3. | Izin impor", ["1", "2", "3"]),
        ("1. Izin konstruksi", "1| 1. | Izin operasi\n1| 2. | Izin impor", ["1", "1.1", "1.2"]),
    ],
)
def test_a_table_goes_on_with_the_count_before_it(
    before: str, table: str, paths: list[str]
) -> None:
    body = build_lines(printed.pages(before))
    blocks = [Block("body", tuple(body)), Block("table", cells(table))]
    clauses, _ = find_clauses(blocks)
    assert [clause.path for clause in clauses] == paths
