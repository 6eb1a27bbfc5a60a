"""The table of numbering styles: how each is printed, what it is worth, what only looks like it."""

# ruff: noqa: E501 — a pattern and its examples are read whole or not at all

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.numerals import (
    anything,
    as_ordinal,
    as_printed,
    last_part,
    last_part_label,
    letter,
    number,
    ordinal,
    roman,
    roman_text,
    spoken,
    unlabelled,
)

# Abbreviations whose first letter looks like "a." when the line breaks after it or no blank follows.
NOT_DOTTED = r"(?!\s?[a-zA-Z]{1,2}\.)"


@dataclass(frozen=True, slots=True)
class Style:
    """One way of numbering: how it is printed, and the doubt (0 none) that the print leaves."""

    key: str
    pattern: re.Pattern[str]  # group v: the number itself; the match ends where the text starts
    value: Callable[[str], int | None]
    label: Callable[[str, int], str]
    examples: tuple[tuple[str, int], ...]
    near_misses: tuple[str, ...] = ()
    doubt: float = 0.0
    counted: bool = True  # False: dashes and bullets, which have no number


def style(
    key: str,
    pattern: str,
    value: Callable[[str], int | None],
    label: Callable[[str, int], str],
    examples: dict[str, int],
    near_misses: tuple[str, ...] = (),
    doubt: float = 0.0,
    counted: bool = True,
) -> Style:
    return Style(
        key, re.compile(pattern), value, label, tuple(examples.items()), near_misses, doubt, counted
    )


WORD = r"(?=\s*[^\W\d_]|\s*[\"“'(\[]|\s*\d|\s*$)"  # what may follow a marker
ORDINAL = r"(?:KE\s?(?:SATU|DUA|TIGA|EMPAT|LIMA|ENAM|TUJUH|DELAPAN|SEMBILAN|SEPULUH|SEBELAS)|PERTAMA)(?:\s?(?:BELAS|PULUH)(?:\s?(?:SATU|DUA|TIGA|EMPAT|LIMA|ENAM|TUJUH|DELAPAN|SEMBILAN))?)?"
SPOKEN = r"[Pp]ertama|[Kk]esatu|[Kk]e(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)"
MONTHS = "(?:Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Agt|Sep|Okt|Nov|Des)"
DASHES = "-–—−"
BULLETS = "•●▪▫■□◦○‣►➢➤✓✔√☑✗§·"

STYLES: tuple[Style, ...] = (
    style(
        "bab",
        r"BAB\s+(?P<v>[IVXLivxl]+)\b\.?\s*[:\-–]?\s*",
        roman,
        lambda t, v: f"BAB {roman_text(v).upper()}",
        {"BAB I": 1, "BAB II KETENTUAN UMUM": 2},
        ("BABAK II", "BAB dua"),
    ),
    style(
        "bagian",
        rf"(?i:BAGIAN)\s+(?P<v>(?i:{ORDINAL}))\s*$",
        ordinal,
        lambda t, _: f"Bagian {re.sub(chr(32) + '+', ' ', t).title()}",
        {"Bagian Kesatu": 1, "Bagian Kedua": 2},
        ("Bagian Umum", "Bagian Ketiga tentang Forum"),
    ),
    style(
        "paragraf",
        r"Paragraf\s+(?P<v>\d{1,2})\s*$",
        number,
        lambda t, _: f"Paragraf {t}",
        {"Paragraf 1": 1},
        ("Paragraf 2 huruf a", "Paragraf kedua"),
    ),
    style(
        "pasal",
        r"(?:Pasal|PASAL)\s+(?P<v>\d{1,3})\s*[A-Z]?\s*$",
        number,
        lambda t, _: f"Pasal {t}",
        {"Pasal 1": 1, "PASAL 12": 12, "Pasal 3": 3},
        ("Pasal 2 huruf f", "Pasal 29 dan Pasal 51", "Pasal 71 ayat (1)", "pasal 5"),
    ),
    style(
        "diktum",
        rf"(?P<v>{ORDINAL})\s*[:;]\s*",
        ordinal,
        as_ordinal,
        {
            "KESATU : Menjaga sikap netral": 1,
            "KEDUA : Melarang": 2,
            "PERTAMA: Para Kepala": 1,
            "KESEPULUH : Keputusan": 10,
            "KESEBELAS: Segala": 11,
            "KEDUA BELAS : Biaya": 12,
            "KEDUA PULUH TUJUH : Afirmasi": 27,
            "KE TIGA : Biaya": 3,
        },
        ("KEDUA Keputusan Menteri", "KESATUAN BANGSA : Kantor", "KETUA : Panitia"),
    ),
    style(
        "konsiderans",
        r"(?P<v>Menimbang|Mengingat|Memperhatikan|Membaca|Mendengar|Menetapkan|MENIMBANG|MENGINGAT|MEMPERHATIKAN|MENETAPKAN)\s*[:;—–-]+[_:\s]*",
        anything,
        lambda t, _: t.capitalize(),
        {
            "Menimbang : a. bahwa": 0,
            "Mengingat: 1. Undang-Undang": 0,
            "Menetapkan :": 0,
            "Menimbang —:_a. bahwa": 0,
        },
        ("Mengingat pentingnya data", "Memperhatikan Surat Menteri : hal", "Menetapkan hari libur"),
        counted=False,
    ),
    style(
        "romawi",
        r"(?P<v>[IVX]{1,6})\." + NOT_DOTTED + WORD + r"\s*",
        roman,
        as_printed,
        {"I. LATAR BELAKANG": 1, "IV. Dasar": 4, "XII.PENUTUP": 12},
        ("IIII. Dasar", "I.A.1 Umum", "VX. Dasar", "IV/a"),
    ),
    style(
        "kapital",
        r"(?P<v>[A-Z])\." + NOT_DOTTED + WORD + r"\s*",
        letter,
        as_printed,
        {"A. PELANGGARAN": 1, "B.DASAR": 2, "C. Ketentuan": 3},
        ("A.n. Bupati", "S.H., M.H.", "AB. Umum", "A.M. Azan"),
    ),
    style(
        "kapital_tutup",
        r"(?P<v>[A-Z])\)[.,]?\s*" + WORD + r"\s*",
        letter,
        as_printed,
        {"A) Umum": 1, "B). Khusus": 2},
        ("AB) Umum", "(A) Umum"),
    ),
    style(
        "angka",
        r"(?P<v>\d{1,3})\s?\.(?!\s?\d)[\s_]*" + WORD + r"\s*",
        number,
        as_printed,
        {"1. Setiap ASN": 1, "12. Camat": 12, "1.ASN tidak boleh": 1, "7. PNS": 7, "3 . Camat": 3},
        ("2024. Setiap", "12.000 rupiah", "17.00 WIB", "1.1 Umum", "0. Umum", "1 (satu) lembar"),
    ),
    style(
        "huruf",
        r"(?P<v>[a-z]{1,2})\." + NOT_DOTTED + WORD + r"\s*",
        letter,
        as_printed,
        {"a. terlibat": 1, "z. menjadi": 26, "aa. menjadi": 27, "b.Ikut": 2},
        ("a.n. Bupati", "s.d. 18 April", "ab. menjadi", "u.p. Kepala", "d.a. Jalan"),
    ),
    style(
        "romawi_kecil",
        r"(?P<v>[ivx]{1,5})\." + NOT_DOTTED + WORD + r"\s*",
        roman,
        as_printed,
        {"i. kampanye": 1, "iv. atribut": 4},
        ("iiii. kampanye", "vx. kampanye"),
    ),
    style(
        "romawi_kecil_tutup",
        r"(?P<v>[ivx]{1,5})\)\s*" + WORD + r"\s*",
        roman,
        as_printed,
        {"i) kampanye": 1, "iii) atribut": 3},
        ("(i) kampanye", "iiii) kampanye"),
    ),
    style(
        "romawi_kecil_kurung",
        r"\((?P<v>[ivx]{1,5})\)\s*" + WORD + r"\s*",
        roman,
        as_printed,
        {"(i) kampanye": 1, "(iv) atribut": 4},
        ("i) kampanye", "(iiii) kampanye"),
    ),
    style(
        "angka_tutup",
        r"(?P<v>\d{1,3})\s?\.?\)[.,]?\s*" + WORD + r"\s*",
        number,
        as_printed,
        {"1) Surat usul": 1, "10) Syarat": 10, "2.) Ijazah": 2, "3)Ijazah": 3},
        ("(1) Setiap", "2024) Setiap"),
    ),
    style(
        "huruf_tutup",
        r"(?P<v>[a-z]{1,2})\s?\.?\)[.,]?\s*" + WORD + r"\s*",
        letter,
        as_printed,
        {"a) pertemuan": 1, "c.) ajakan": 3, "b). ajakan": 2},
        ("(a) pertemuan", "satu) hari"),
    ),
    style(
        "angka_kurung",
        r"\((?P<v>\d{1,3})\)\s*" + WORD + r"\s*",
        number,
        as_printed,
        {"(1) Pihak Kedua": 1, "(4)Larangan": 4},
        ("(satu) hari", "(2024) Setiap", "1) Surat"),
    ),
    style(
        "huruf_kurung",
        r"\((?P<v>[a-z])\)\s*" + WORD + r"\s*",
        letter,
        as_printed,
        {"(a) pertemuan": 1},
        ("(ab) pertemuan", "a) pertemuan", "(A) Umum"),
    ),
    style(
        "kapital_kurung",
        r"\((?P<v>[A-Z])\)\s*" + WORD + r"\s*",
        letter,
        as_printed,
        {"(A) Umum": 1},
        ("(ASN) wajib", "A) Umum"),
    ),
    style(
        "desimal",
        r"(?P<v>\d{1,2}(?:\.\d{1,2}){1,3})\.?\)?\s+(?=[A-Za-z])",
        last_part,
        last_part_label,
        {"1.1 Umum": 1, "2.10. Pelaporan": 10, "3.2.1 Teguran": 1},
        ("17.00 WIB", "08.30 s.d.", "12.000 rupiah", "1. Umum"),
        doubt=0.3,
    ),
    style(
        "ucapan",
        rf"(?P<v>(?:{SPOKEN})(?:\s+dan\s+(?:{SPOKEN}))?)(?:,|\s*:|(?=\s+(?:adalah|ialah|yakni|yaitu)\b))\s+",
        spoken,
        as_printed,
        {
            "Pertama, pencegahan": 1,
            "Kedua: sanksi": 2,
            "ketiga dan keempat, satuan tugas": 3,
            "pertama adalah pencegahan": 1,
        },
        ("Kedua pihak sepakat", "Pertama kali", "KEDUA : Melarang dan"),
        doubt=0.4,
    ),
    style(
        "garis",
        rf"(?P<v>[{DASHES}])(?:\s+(?![{DASHES}\d]\s*$|\d+\s*[{DASHES}]\s*$)|(?=[A-Za-z])){WORD}",
        anything,
        unlabelled,
        {"- ikut serta": 0, "– Hukuman disiplin": 0, "-ikut serta": 0},
        ("- 2 -", "-2-", "--- batas", "-"),
        counted=False,
    ),
    style(
        "butir",
        rf"(?P<v>[{BULLETS}])\s*{WORD}",
        anything,
        unlabelled,
        {"• Mengampanyekan calon": 0, "✓ Hadir": 0, "▪ atribut": 0, "·menjadi": 0},
        ("- ikut", "1. ikut"),
        counted=False,
    ),
)
