"""Page furniture: what stands on a page for the page's sake, not the text's."""

# ruff: noqa: E501 — a pattern and its examples are read whole or not at all

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from ingest.catchwords import catchwords
from ingest.model import Line
from ingest.running_heads import (
    FOOT,
    at_margin,
    below_heads,
    beside_numbers,
    damaged_twins,
    repeated,
)

SHORT = {"di", "dan", "yth", "nip"} | {str(n) for n in range(200)}
RULE, TOP = 0.6, 0.25  # of the page's width and height
EDGE = 0.015  # of the page's width
LOOSE = r"\W{1,3}|[^\W\d]\W?|\W\w|[^\W\d_](?:\s[^\W\d_]){1,2}"  # signs and letters, no words


@dataclass(frozen=True, slots=True)
class Pattern:
    """A line that is furniture by its words alone."""

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]
    margin_only: bool = False  # True: only near the upper or lower edge of the page


def _pattern(
    name: str, pattern: str, examples: tuple[str, ...], near: tuple[str, ...], margin: bool = False
) -> Pattern:
    return Pattern(name, re.compile(pattern, re.IGNORECASE), examples, near, margin)


PATTERNS: tuple[Pattern, ...] = (
    _pattern(
        "dashed page number",
        r"[-–—~]{1,3}\s*\d{1,3}\s*[-–—~]{1,3}$",
        ("- 2 -", "-2-", "– 12 –", "-- 2 --"),
        ("- 2 orang -", "-2", "2017 - 2018"),
    ),
    _pattern(
        "page number",
        r"(?:[-–—]\s*)?(?:hal(?:aman)?\.?\s*)?\d{1,3}(?:\s*(?:/|dari)\s*\d{1,3})?(?:\s*[-–—])?$",
        ("2", "- 2", "Halaman 2 dari 5", "1/2"),
        ("2 orang", "27 November 2024"),
        margin=True,
    ),
    _pattern(
        "electronic signature note",
        r".*(?:balai (?:besar )?sertifikasi elektronik|\bBSrE\b|sertifikat elektronik yang diterbitkan)",
        (
            "Dokumen ini telah ditandatangani secara elektronik yang diterbitkan oleh Balai Sertifikasi Elektronik (BSrE), BSSN",
            "Elektronik (BSrE), Badan Siber dan Sandi Negara",
        ),
        ("Ditandatangani secara elektronik", "Dinas Komunikasi menyiapkan tanda tangan elektronik"),
    ),
    _pattern(
        "electronic signature law",
        r"(?:[-–•\d.)]+\s*)?(?:UU|Undang-Undang) ITE\b.*(?:Pasal 5|informasi elektronik)",
        ("1. UU ITE No. 11 Tahun 2008 Pasal 5 Ayat 1",),
        ("UU ITE mengatur ujaran kebencian",),
    ),
    _pattern(
        "electronic signature check",
        r".*(?:Informasi Elektronik dan/atau (?:Dokumen Elektronik|hasil cetaknya)|keaslian(?:nya)? dokumen ini|dokumen ini (?:dapat|telah) (?:dibuktikan|ditandatangani) )",
        (
            "“Informasi Elektronik dan/atau Dokumen Elektronik dan/atau hasil cetaknya merupakan alat bukti hukum yang sah”",
            "Dokumen ini dapat dibuktikan keasliannya dengan memindai kode",
        ),
        ("menyebarkan Informasi Elektronik yang bermuatan kebencian",),
    ),
    _pattern(
        "scanner mark",
        r"(?:dipindai|scanned)\s*(?:dengan|by|with)?\s*(?:cam\s?scanner|adobe scan|tapscanner)",
        ("Dipindai dengan CamScanner", "Scanned by CamScanner"),
        ("Dokumen dipindai dengan baik",),
    ),
    _pattern(
        "rule drawn with signs",
        r"(?:[-–—=*~]\s?){3,}$",
        ("-----", "— — —", "* * *"),
        ("--- batas", ".......", "____", "- 2 -"),
    ),
    _pattern(
        "software mark",
        r"powered by\b",
        ("Powered by TCPDF (www.tcpdf.org)",),
        ("Power plant",),
    ),
    _pattern(
        "watermark address",
        r"(?:https?://|www\.|jdih\.)\S+(?:\s+\d+/\d+)?$|jdih\W{1,2}[a-z]+\W{1,2}go\W{1,2}id\W?$",
        ("jdih.bapeten.go.id", "https://contoh.example/berita 1/2", "jdih.contoh go.id"),
        ("https://lapor.go.id atau Inspektorat", "jdih contoh kabupaten"),
        margin=True,
    ),
    _pattern(
        "printed web page's address",
        r"(?:https?\s?[:.;]?\s?|\W{0,3})//(?!.*\b(?:atau|dan|untuk|melalui|yang|dengan)\b).{4,170}$",
        (
            "https //www.kabar example/2024/09/12/sekda 12/09/24 20 11",
            "https.//www.kabar.example/a",
            "//kabar example/2018/01/sekda-konawe.htmi",
        ),
        ("https://lapor.go.id atau Inspektorat", "http: alamat"),
        margin=True,
    ),
    _pattern(
        "printed web page's date",
        r"\d{1,2}/\d{1,2}/\d{2,4}(?:[,\s]+\d{1,2}[.: ]\d{2}(?:\s?[AP]M)?)?$",
        ("1/15/2018", "12/09/24 20 11", "12/09/24, 20.11"),
        ("800/15/2018/BKD", "12/09/24 rapat"),
        margin=True,
    ),
    _pattern(
        "illustration mark",
        r".*\b(?:ilustrasi|contoh rekaan|rekaan)\b.*\b(?:bukan|not)\b",
        ("ILUSTRASI – bukan naskah resmi", "Ilustrasi, bukan dokumen resmi"),
        ("sebagai ilustrasi pelanggaran",),
    ),
    _pattern(
        "copy mark",
        r"(?:SK (?:No)?\s*\d+\s*[A-Z]|SALINAN\W{0,3})$",
        ("SK No 209747 A", "SALINAN", "SK 010766 A", "SALINAN |"),
        ("Salinan disampaikan kepada", "SK CPNS"),
    ),
    _pattern(
        "copy mark, damaged",
        r"SK N[oae0]?\.?\s?(?=\S*\d)[\w%*]{5,7}\s?[A-Z]$",
        ("SK Na 1N60%1 A", "SK No 20974T A"),
        ("SK Nomor 20974 Tahun", "SK Nasional Aceh"),
        margin=True,
    ),
)


def furniture(lines: Sequence[Line], paged: bool = True) -> frozenset[int]:
    """Indices of the lines that are furniture; a web page is not paged, so nothing is repeated."""
    found = {i for i, line in enumerate(lines) if line.row is None and _by_words(line)}
    if not paged:
        return frozenset(found)
    found |= set(repeated(lines))
    found |= set(below_heads(lines, found))
    found |= set(damaged_twins(lines, found))
    found |= set(beside_numbers(lines, found))
    found |= set(_scattered_notes(lines))
    found |= set(_note_tails(lines, found))
    found |= set(catchwords(lines, found))
    return frozenset(found)


def _by_words(line: Line) -> bool:
    text = line.text.strip()
    if line.confidence is not None and re.fullmatch(LOOSE, text):
        return not re.fullmatch(r"\(?\w[.)]|•", text)
    if _smudge(line, text) or _at_sheet_edge(line, text) or _dotted_rule(line, text):
        return True
    if not any(c.isalnum() for c in text):
        if any(p.pattern.match(text) for p in PATTERNS):
            return True
        return not re.fullmatch(r"[-–—•.…_\s()]+", text) or at_margin(line)
    return any(p.pattern.match(text) and (not p.margin_only or at_margin(line)) for p in PATTERNS)


def _smudge(line: Line, text: str) -> bool:
    """Letters recognised without confidence where no word so short stands alone."""
    if line.confidence is None or text.lower() in SHORT:
        return False
    if line.confidence < 0.8 and re.fullmatch(r"[^\W_]{1,3}", text):
        return True
    return line.confidence < 0.6 and at_margin(line) and len(text) <= 5


NOTE = (
    "elektronik",
    "sertifikasi",
    "sertifikat",
    "bsre",
    "ditandatangani",
    "siber",
    "sandi",
    "bssn",
)
NOTE_WORDS = re.compile(rf"(?i)\b({'|'.join(NOTE)})\b")
HARDLY = 0.7  # confidence of small print below which three of its words tell it
NOTE_LIKE = 0.62  # of a word's letters: damage leaves so many


def _scattered_notes(lines: Sequence[Line]) -> Iterator[int]:
    """An electronic signature's small print at the foot, however its words were torn apart."""
    for page in {line.page for line in lines}:
        foot = [i for i, line in enumerate(lines) if line.page == page and line.box.y0 > FOOT]
        words = {i: _note_words(lines[i]) for i in foot}
        told = len(set().union(*words.values())) >= 4
        if told or any(len(words[i]) >= 3 and _hardly_read(lines[i]) for i in foot):
            first = min(lines[i].box.y0 for i in foot if words[i])
            yield from (i for i in foot if lines[i].box.y0 > first - 0.012)


def _hardly_read(line: Line) -> bool:
    return line.confidence is not None and line.confidence < HARDLY


def _note_words(line: Line) -> set[str]:
    """The note's words that a line holds; small grey print is recognised with damage."""
    if line.confidence is None:
        return {word.lower() for word in NOTE_WORDS.findall(line.text)}
    found = (_note_word(word) for word in re.findall(r"[^\W\d_]{4,}", line.text.lower()))
    return {word for word in found if word}


@lru_cache(maxsize=1024)
def _note_word(word: str) -> str | None:
    if word in NOTE:
        return word
    if len(word) < 6:
        return None
    near = ((Levenshtein.normalized_similarity(word, one), one) for one in NOTE if len(one) > 5)
    likeness, one = max(near)
    return one if likeness >= NOTE_LIKE else None


def _at_sheet_edge(line: Line, text: str) -> bool:
    """A sign or two on the very edge of a scanned sheet, where nothing is printed."""
    edge = line.box.x0 > 1 - EDGE or line.box.x1 < EDGE
    return line.confidence is not None and edge and len(text) < 3


def _dotted_rule(line: Line, text: str) -> bool:
    """The rule under a letterhead, of dashes or dots; further down dots are a place to fill in."""
    wide = line.box.x1 - line.box.x0 > RULE and line.box.y0 < TOP and line.page == 1
    return wide and len(text) > 20 and not text.strip(".…-–_= ")


def _note_tails(lines: Sequence[Line], found: set[int]) -> Iterator[int]:
    """Lines above and below a foot note that belong to it: same small print, no gap."""
    for i in sorted(found):
        if lines[i].box.y0 < FOOT:
            continue
        for j in range(i + 1, len(lines)):
            if lines[j].page != lines[i].page or lines[j].box.y0 < lines[i].box.y0 - 0.002:
                break
            yield j
