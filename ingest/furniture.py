"""Page furniture: what stands on a page for the page's sake, not the text's."""

# ruff: noqa: E501 — a pattern and its examples are read whole or not at all

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.model import Line

SHORT = {"di", "dan", "yth", "nip"} | {str(n) for n in range(200)}
OF_ONE_PAGE = (
    2  # a head or mark stands at most so often on a page; words oftener there are a list's
)
ITEM = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|[-–•]", re.IGNORECASE)
LOOSE = r"\W{1,3}|[^\W\d]\W?|\W\w|[^\W\d_](?:\s[^\W\d_]){1,2}"  # signs and letters, no words
APART = 0.4  # of the page's width: a catchword without dots stands so far right
HEAD, FOOT = 0.085, 0.87  # running heads end above, running feet begin below (of the page's height)


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
        r"[-–—~]\s*\d{1,3}\s*[-–—~]$",
        ("- 2 -", "-2-", "– 12 –"),
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
        r"(?:https?://|www\.|jdih\.)\S+(?:\s+\d+/\d+)?$",
        ("jdih.bapeten.go.id", "https://contoh.example/berita 1/2"),
        ("https://lapor.go.id atau Inspektorat",),
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
        r"(?:SK No\s*\d+\s*[A-Z]|SALINAN)$",
        ("SK No 209747 A", "SALINAN"),
        ("Salinan disampaikan kepada",),
    ),
)


def furniture(lines: Sequence[Line], paged: bool = True) -> frozenset[int]:
    """Indices of the lines that are furniture; a web page is not paged, so nothing is repeated."""
    found = {i for i, line in enumerate(lines) if line.row is None and _by_words(line)}
    if not paged:
        return frozenset(found)
    found |= set(_repeated(lines))
    found |= set(_scattered_notes(lines))
    found |= set(_note_tails(lines, found))
    found |= set(_catchwords(lines, found))
    return frozenset(found)


def _by_words(line: Line) -> bool:
    text = line.text.strip()
    if line.confidence is not None and re.fullmatch(LOOSE, text):
        return not re.fullmatch(r"\(?\w[.)]|•", text)
    if _smudge(line, text):
        return True
    if not any(c.isalnum() for c in text):
        if any(p.pattern.match(text) for p in PATTERNS):
            return True
        return not re.fullmatch(r"[-–—•.…_\s()]+", text) or _at_margin(line)
    return any(p.pattern.match(text) and (not p.margin_only or _at_margin(line)) for p in PATTERNS)


def _smudge(line: Line, text: str) -> bool:
    """Letters recognised without confidence where no word so short stands alone."""
    if line.confidence is None or text.lower() in SHORT:
        return False
    if line.confidence < 0.8 and re.fullmatch(r"[^\W_]{1,3}", text):
        return True
    return line.confidence < 0.6 and _at_margin(line) and len(text) <= 5


def _at_margin(line: Line) -> bool:
    return line.box.y1 < HEAD or line.box.y0 > FOOT


def _repeated(lines: Sequence[Line]) -> Iterator[int]:
    """The same words at the same place on other pages: heads, feet, marks across the page."""
    pages = {line.page for line in lines}
    if len(pages) < 2:
        return
    seen: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if line.row is None:
            seen.setdefault(re.sub(r"\d+", "#", line.text.casefold()), []).append(i)
    for places in seen.values():
        if max(Counter(lines[i].page for i in places).values()) > OF_ONE_PAGE:
            continue
        for i in places:
            same = [j for j in places if _same_place(lines[i], lines[j])]
            twins = {lines[j].page for j in same}
            marked = _outer(lines[i]) or _marks_the_page([lines[j].text for j in same])
            if (twins == pages and marked) or (len(twins) > 1 and _at_margin(lines[i])):
                yield i


def _outer(line: Line) -> bool:
    return line.box.y1 < 0.12 or line.box.y0 > 0.85


def _marks_the_page(texts: Sequence[str]) -> bool:
    """Whether words in the midst of every page are a mark across it, not items of a list alike.

    >>> _marks_the_page(["DRAF BELUM FINAL", "DRAF BELUM FINAL"])
    True
    >>> _marks_the_page(["4. Pegawai ASN wajib", "21. Pegawai ASN wajib"])
    False
    """
    return len(set(texts)) == 1 and len(texts[0]) > 12 and not ITEM.match(texts[0])


def _same_place(one: Line, other: Line) -> bool:
    near = abs(one.box.y0 - other.box.y0) < 0.012 and abs(one.box.x0 - other.box.x0) < 0.03
    return one is other or (near and one.page != other.page)


NOTE_WORDS = re.compile(
    r"(?i)\b(elektronik|sertifikasi|sertifikat|bsre|ditandatangani|siber|sandi|bssn)\b"
)


def _scattered_notes(lines: Sequence[Line]) -> Iterator[int]:
    """An electronic signature's small print at the foot, however its words were torn apart."""
    for page in {line.page for line in lines}:
        foot = [i for i, line in enumerate(lines) if line.page == page and line.box.y0 > FOOT]
        words = {i: {w.lower() for w in NOTE_WORDS.findall(lines[i].text)} for i in foot}
        if len(set().union(*words.values())) >= 4:
            first = min(lines[i].box.y0 for i in foot if words[i])
            yield from (i for i in foot if lines[i].box.y0 > first - 0.012)


def _note_tails(lines: Sequence[Line], found: set[int]) -> Iterator[int]:
    """Lines above and below a foot note that belong to it: same small print, no gap."""
    for i in sorted(found):
        if lines[i].box.y0 < FOOT:
            continue
        for j in range(i + 1, len(lines)):
            if lines[j].page != lines[i].page or lines[j].box.y0 < lines[i].box.y0 - 0.002:
                break
            yield j


def _catchwords(lines: Sequence[Line], found: set[int]) -> Iterator[int]:
    """The last words of a page that only announce the first words of the next."""
    kept = [i for i in range(len(lines)) if i not in found]
    for place, i in enumerate(kept[:-1]):
        following = [j for j in kept[place + 1 : place + 4] if lines[j].page == lines[i].page + 1]
        if lines[kept[place + 1]].page == lines[i].page or not following:
            continue
        marked = DOTS.search(lines[i].text) or lines[i].box.x0 > APART
        near = following if marked else following[:1]
        if any(_announces(lines[i].text, lines[j].text) for j in near):
            yield i


DOTS = re.compile(r"(?:…|\.\s?\.)\s*$")


def _announces(foot: str, head: str) -> bool:
    """
    >>> _announces("3. Pimpinan…", "3. Pimpinan instansi wajib")
    True
    >>> _announces("dan", "dan seterusnya")
    False
    """
    bare = re.sub(r"[\s.…]+$", "", foot)
    dotted = bool(DOTS.search(foot))
    short = len(bare.split()) <= 5
    same = re.sub(r"\W+", "", head.casefold()).startswith(re.sub(r"\W+", "", bare.casefold()))
    return bool(bare) and short and same and (dotted or len(bare) > 8)
