"""The table of numbering styles, and how a printed number becomes a Marker."""

# ruff: noqa: E501 — a pattern and its examples are read whole or not at all

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ingest.model import Marker

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
ORDINALS = {
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
}
# Digits and letters that recognition confuses; used only by the styles that cost.
LIKE_DIGIT = str.maketrans(
    {"l": "1", "I": "1", "|": "1", "i": "1", "O": "0", "o": "0", "S": "5", "Z": "2", "B": "8"}
)
LIKE_LETTER = {
    "©": "c",
    "¢": "c",
    "€": "e",
    "0": "o",
    "1": "l",
    "9": "g",
    "6": "b",
    "@": "a",
    "&": "g",
}
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


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the start of a line as a marker; end is where the clause's text starts."""

    marker: Marker
    end: int
    doubt: float
    counted: bool


def readings(text: str) -> tuple[Reading, ...]:
    """All ways to read the start of a line as a marker, the certain ones first."""
    found = sorted(_readings(text), key=lambda r: r.doubt)
    speck = SPECK.match(text)
    if found or not speck:
        return tuple(found)
    behind = readings(text[speck.end() :])
    return tuple(
        replace(r, end=r.end + speck.end(), doubt=r.doubt + 0.8) for r in behind if r.doubt < 1
    )


def _readings(text: str) -> Iterator[Reading]:
    for style in STYLES:
        match = style.pattern.match(text)
        value = style.value(match["v"]) if match else None
        if match and value is not None:
            printed = match[0].strip()
            label = style.label(match["v"], value)
            family = style.key.removesuffix("~")
            yield Reading(
                Marker(family, value, printed, label), match.end(), style.doubt, style.counted
            )


def roman(text: str) -> int | None:
    """A Roman numeral's value up to 39 (more chapters than any circular has), or None."""
    digits = [ROMAN.get(c, 0) for c in text.lower()]
    total = sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))
    return total if 0 < total < 40 and _roman_text(total) == text.lower() else None


def _roman_text(value: int) -> str:
    ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    return "x" * (value // 10) + ones[value % 10]


def letter(text: str) -> int | None:
    """a is 1, z is 26; aa is 27, as lists that outgrow the alphabet go on."""
    low = text.lower()
    if len(set(low)) != 1 or not "a" <= low[0] <= "z":
        return None
    return (len(low) - 1) * 26 + ord(low[0]) - 96


def number(text: str) -> int | None:
    """An Arabic number a list can reach; 0 and years are none."""
    return int(text) if text.isdigit() and 0 < int(text) < 200 else None


def ordinal(text: str) -> int | None:
    """KESATU, KEDUA BELAS, KEDUA PULUH TUJUH and PERTAMA as numbers."""
    word = re.sub(r"\s+", "", text.lower())
    if word == "pertama":
        return 1
    word = word.removeprefix("ke")
    if word in {"sepuluh", "sebelas"}:
        return 10 if word == "sepuluh" else 11
    tens, _, ones = word.partition("puluh")
    if ones or word.endswith("puluh"):
        return ORDINALS[tens] * 10 + ORDINALS.get(ones, 0) if tens in ORDINALS else None
    if word.endswith("belas"):
        ones = word.removesuffix("belas")
        return 10 + ORDINALS[ones] if ones in ORDINALS else None
    return ORDINALS.get(word)


def _smudged_number(text: str) -> int | None:
    return number(text.translate(LIKE_DIGIT)) if not text.isdigit() else None


def _smudged_letter(text: str) -> int | None:
    if len(text) == 2 and text[0].lower() == text[1].lower() and text[0] != text[1]:
        return letter(text[1])
    return letter(LIKE_LETTER[text]) if text in LIKE_LETTER else None


def _anything(_: str) -> int:
    return 0


def _as_printed(text: str, _: int) -> str:
    return text


def _spoken(text: str) -> int | None:
    return ordinal(text.split()[0])


def _as_number(_: str, value: int) -> str:
    return str(value)


def _as_letter(_: str, value: int) -> str:
    return chr(96 + (value - 1) % 26 + 1) * ((value - 1) // 26 + 1)


def _as_capital(_: str, value: int) -> str:
    return _as_letter("", value).upper()


def _as_ordinal(text: str, _: int) -> str:
    return re.sub(r"\s+", " ", text).upper()


def _last(text: str) -> int | None:
    parts = [number(part) for part in text.split(".")]
    return None if None in parts or any(p.startswith("0") for p in text.split(".")) else parts[-1]


def _last_label(text: str, _: int) -> str:
    return text.split(".")[-1]


def _unlabelled(_: str, __: int) -> str:
    return ""


def _style(
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
SPECK = re.compile(r"[:;,.'`|~_!]{1,2}\s*(?=\(?\w)")  # dust read as punctuation before a marker
SPOKEN = r"[Pp]ertama|[Kk]e(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)"
MONTHS = "(?:Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Agt|Sep|Okt|Nov|Des)"
DASHES = "-–—−"
BULLETS = "•●▪▫■□◦○‣►➢➤✓✔√☑✗§·"

# A key ending in "~" is a damaged print of the style before the "~".
STYLES: tuple[Style, ...] = (
    _style(
        "bab",
        r"BAB\s+(?P<v>[IVXLivxl]+)\b\.?\s*[:\-–]?\s*",
        roman,
        lambda t, v: f"BAB {_roman_text(v).upper()}",
        {"BAB I": 1, "BAB II KETENTUAN UMUM": 2},
        ("BABAK II", "BAB dua"),
    ),
    _style(
        "bagian",
        rf"(?i:BAGIAN)\s+(?P<v>(?i:{ORDINAL}))\s*$",
        ordinal,
        lambda t, _: f"Bagian {re.sub(chr(32) + '+', ' ', t).title()}",
        {"Bagian Kesatu": 1, "Bagian Kedua": 2},
        ("Bagian Umum", "Bagian Ketiga tentang Forum"),
    ),
    _style(
        "paragraf",
        r"Paragraf\s+(?P<v>\d{1,2})\s*$",
        number,
        lambda t, _: f"Paragraf {t}",
        {"Paragraf 1": 1},
        ("Paragraf 2 huruf a", "Paragraf kedua"),
    ),
    _style(
        "pasal",
        r"(?:Pasal|PASAL)\s+(?P<v>\d{1,3})\s*[A-Z]?\s*$",
        number,
        lambda t, _: f"Pasal {t}",
        {"Pasal 1": 1, "PASAL 12": 12, "Pasal 3": 3},
        ("Pasal 2 huruf f", "Pasal 29 dan Pasal 51", "Pasal 71 ayat (1)", "pasal 5"),
    ),
    _style(
        "diktum",
        rf"(?P<v>{ORDINAL})\s*[:;]\s*",
        ordinal,
        _as_ordinal,
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
    _style(
        "diktum~",
        rf"(?P<v>{ORDINAL})(?:\s*$|[.,]?\s+(?=[A-Z][a-z]))",
        ordinal,
        _as_ordinal,
        {"KEDUA": 2, "KETIGA Keputusan ini mulai berlaku": 3},
        ("KETUA", "KESATUAN BANGSA"),
        doubt=1.0,
    ),
    _style(
        "konsiderans",
        r"(?P<v>Menimbang|Mengingat|Memperhatikan|Membaca|Mendengar|Menetapkan|MENIMBANG|MENGINGAT|MEMPERHATIKAN|MENETAPKAN)\s*[:;—–-]+[_:\s]*",
        _anything,
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
    _style(
        "romawi",
        r"(?P<v>[IVX]{1,6})\." + NOT_DOTTED + WORD + r"\s*",
        roman,
        _as_printed,
        {"I. LATAR BELAKANG": 1, "IV. Dasar": 4, "XII.PENUTUP": 12},
        ("IIII. Dasar", "I.A.1 Umum", "VX. Dasar", "IV/a"),
    ),
    _style(
        "romawi~",
        r"(?P<v>[IVX]{1,6})(?:\s*[),:]|(?=\s))\s+(?=[A-Z]{3})",
        roman,
        _as_printed,
        {"II LATAR BELAKANG": 2, "III) PENUTUP": 3},
        ("I Wayan Suardika", "V e r v a l"),
        doubt=1.5,
    ),
    _style(
        "kapital",
        r"(?P<v>[A-Z])\." + NOT_DOTTED + WORD + r"\s*",
        letter,
        _as_printed,
        {"A. PELANGGARAN": 1, "B.DASAR": 2, "C. Ketentuan": 3},
        ("A.n. Bupati", "S.H., M.H.", "AB. Umum", "A.M. Azan"),
    ),
    _style(
        "kapital_tutup",
        r"(?P<v>[A-Z])\)\s*" + WORD + r"\s*",
        letter,
        _as_printed,
        {"A) Umum": 1},
        ("AB) Umum", "(A) Umum"),
    ),
    _style(
        "angka",
        r"(?P<v>\d{1,3})\s?\.(?!\s?\d)[\s_]*" + WORD + r"\s*",
        number,
        _as_printed,
        {"1. Setiap ASN": 1, "12. Camat": 12, "1.ASN tidak boleh": 1, "7. PNS": 7, "3 . Camat": 3},
        ("2024. Setiap", "12.000 rupiah", "17.00 WIB", "1.1 Umum", "0. Umum", "1 (satu) lembar"),
    ),
    _style(
        "angka~",
        r"(?P<v>\d{1,2})(?:\.[-–,:]|[,:;]|\s?-)\s*(?=[A-Za-z])(?!\d)",
        number,
        _as_printed,
        {"1, Undang-Undang": 1, "7.- Surat": 7, "3: Kepala": 3, "4; Camat": 4, "8- Camat": 8},
        ("12,5 persen", "2-3 orang", "1 (satu)"),
        doubt=1.2,
    ),
    _style(
        "angka~",
        rf"(?P<v>\d{{1,2}})\s+(?!{MONTHS})(?=[A-Z][a-z])",
        number,
        _as_printed,
        {"3 Kepala Dinas": 3},
        ("9 Desember 2015", "27 November 2024", "3 (tiga) hari", "17.00 WIB", "5 orang"),
        doubt=2.5,
    ),
    _style(
        "angka~",
        r"(?P<v>[lI|iOoSZB\d]{1,2})\s?[.,](?!\s?\d)\s*" + WORD + r"\s*",
        _smudged_number,
        _as_number,
        {"l. Setiap": 1, "I. Setiap": 1, "lO. Camat": 10, "S. Camat": 5, "|. Setiap": 1},
        ("Is. Camat", "12. Camat", "H. Ahmad"),
        doubt=1.8,
    ),
    _style(
        "huruf",
        r"(?P<v>[a-z]{1,2})\." + NOT_DOTTED + WORD + r"\s*",
        letter,
        _as_printed,
        {"a. terlibat": 1, "z. menjadi": 26, "aa. menjadi": 27, "b.Ikut": 2},
        ("a.n. Bupati", "s.d. 18 April", "ab. menjadi", "u.p. Kepala", "d.a. Jalan"),
    ),
    _style(
        "huruf~",
        r"(?P<v>[a-z])(?:\.[-–,:]|[,:;]|\s?-)\s*(?=[a-zA-Z])",
        letter,
        _as_printed,
        {"j- menghadiri": 10, "b, berswafoto": 2, "c.- melamar": 3},
        ("a.n. Bupati", "e.g. contoh", "ab, contoh"),
        doubt=1.4,
    ),
    _style(
        "huruf~",
        r"(?P<v>[A-Z][a-z]|[©¢€0169@&])\s?[.,]\s*(?=[a-zA-Z])",
        _smudged_letter,
        _as_letter,
        {"Cc. melamar": 3, "©. melamar": 3, "0. menjadi": 15},
        ("Dr. Ahmad", "Hj. Siti", "St. Ahmad"),
        doubt=1.6,
    ),
    _style(
        "huruf~",
        r"(?P<v>[a-z])\s+(?=[a-z]{3})",
        letter,
        _as_printed,
        {"b menggunakan fasilitas": 2},
        ("di lingkungan", "a n g k a"),
        doubt=2.6,
    ),
    _style(
        "romawi_kecil",
        r"(?P<v>[ivx]{1,5})\." + NOT_DOTTED + WORD + r"\s*",
        roman,
        _as_printed,
        {"i. kampanye": 1, "iv. atribut": 4},
        ("iiii. kampanye", "vx. kampanye"),
    ),
    _style(
        "romawi_kecil_tutup",
        r"(?P<v>[ivx]{1,5})\)\s*" + WORD + r"\s*",
        roman,
        _as_printed,
        {"i) kampanye": 1, "iii) atribut": 3},
        ("(i) kampanye", "iiii) kampanye"),
    ),
    _style(
        "romawi_kecil_kurung",
        r"\((?P<v>[ivx]{1,5})\)\s*" + WORD + r"\s*",
        roman,
        _as_printed,
        {"(i) kampanye": 1, "(iv) atribut": 4},
        ("i) kampanye", "(iiii) kampanye"),
    ),
    _style(
        "angka_tutup",
        r"(?P<v>\d{1,3})\s?\.?\)[.,]?\s*" + WORD + r"\s*",
        number,
        _as_printed,
        {"1) Surat usul": 1, "10) Syarat": 10, "2.) Ijazah": 2, "3)Ijazah": 3},
        ("(1) Setiap", "2024) Setiap"),
    ),
    _style(
        "angka_tutup~",
        r"(?P<v>[lI|iOoSZB\d]{1,2})\)\s*" + WORD + r"\s*",
        _smudged_number,
        _as_number,
        {"l) Surat": 1, "lO) Syarat": 10, "I) Surat": 1},
        ("a) Surat", "1) Surat"),
        doubt=1.5,
    ),
    _style(
        "huruf_tutup",
        r"(?P<v>[a-z]{1,2})\s?\.?\)\s*" + WORD + r"\s*",
        letter,
        _as_printed,
        {"a) pertemuan": 1, "c.) ajakan": 3},
        ("(a) pertemuan", "satu) hari"),
    ),
    _style(
        "angka_kurung",
        r"\((?P<v>\d{1,3})\)\s*" + WORD + r"\s*",
        number,
        _as_printed,
        {"(1) Pihak Kedua": 1, "(4)Larangan": 4},
        ("(satu) hari", "(2024) Setiap", "1) Surat"),
    ),
    _style(
        "angka_kurung~",
        r"[(\[{](?P<v>[lI|iOoSZB\d]{1,2})[)\]}l]\s*(?=[A-Z])",
        _smudged_number,
        _as_number,
        {"(l) Pihak": 1, "(I) Pihak": 1},
        ("(1) Pihak", "(b) pihak"),
        doubt=1.5,
    ),
    _style(
        "huruf_kurung",
        r"\((?P<v>[a-z])\)\s*" + WORD + r"\s*",
        letter,
        _as_printed,
        {"(a) pertemuan": 1},
        ("(ab) pertemuan", "a) pertemuan", "(A) Umum"),
    ),
    _style(
        "kapital_kurung",
        r"\((?P<v>[A-Z])\)\s*" + WORD + r"\s*",
        letter,
        _as_printed,
        {"(A) Umum": 1},
        ("(ASN) wajib", "A) Umum"),
    ),
    _style(
        "desimal",
        r"(?P<v>\d{1,2}(?:\.\d{1,2}){1,3})\.?\)?\s+(?=[A-Za-z])",
        _last,
        _last_label,
        {"1.1 Umum": 1, "2.10. Pelaporan": 10, "3.2.1 Teguran": 1},
        ("17.00 WIB", "08.30 s.d.", "12.000 rupiah", "1. Umum"),
        doubt=0.3,
    ),
    _style(
        "ucapan",
        rf"(?P<v>(?:{SPOKEN})(?:\s+dan\s+(?:{SPOKEN}))?)(?:,|\s*:|(?=\s+(?:adalah|ialah|yakni|yaitu)\b))\s+",
        _spoken,
        _as_printed,
        {
            "Pertama, pencegahan": 1,
            "Kedua: sanksi": 2,
            "ketiga dan keempat, satuan tugas": 3,
            "pertama adalah pencegahan": 1,
        },
        ("Kedua pihak sepakat", "Pertama kali", "KEDUA : Melarang dan"),
        doubt=0.4,
    ),
    _style(
        "garis",
        rf"(?P<v>[{DASHES}])(?:\s+(?![{DASHES}\d]\s*$|\d+\s*[{DASHES}]\s*$)|(?=[A-Za-z])){WORD}",
        _anything,
        _unlabelled,
        {"- ikut serta": 0, "– Hukuman disiplin": 0, "-ikut serta": 0},
        ("- 2 -", "-2-", "--- batas", "-"),
        counted=False,
    ),
    _style(
        "butir",
        rf"(?P<v>[{BULLETS}])\s*{WORD}",
        _anything,
        _unlabelled,
        {"• Mengampanyekan calon": 0, "✓ Hadir": 0, "▪ atribut": 0, "·menjadi": 0},
        ("- ikut", "1. ikut"),
        counted=False,
    ),
    _style(
        "butir~",
        r"(?P<v>[eoOY¢©®«»°*+~=>”v])\s+(?=[A-Za-z])",
        _anything,
        _unlabelled,
        {"e Mengampanyekan": 0, "» Hadir": 0, "o Atribut": 0, "* Hadir": 0, "v Hadir": 0},
        ("e-Rapor siswa", "oleh sebab", "& Hadir"),
        doubt=1.6,
        counted=False,
    ),
)
