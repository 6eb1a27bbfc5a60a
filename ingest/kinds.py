"""What kind of document a page calls itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from ingest.folding import fold
from ingest.model import Kind, Line
from ingest.parts import Parts
from ingest.subjects import find_subject


@dataclass(frozen=True, slots=True)
class KindRow:
    """How titles name one kind: capitals without blanks, as the line begins."""

    kind: Kind
    titles: tuple[str, ...]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...] = ()


# Read in order: the longer title stands first.
KINDS: tuple[KindRow, ...] = (
    KindRow(
        "keputusan bersama",
        ("KEPUTUSANBERSAMA", "SURATKEPUTUSANBERSAMA"),
        ("KEPUTUSAN BERSAMA", "Surat Keputusan Bersama Menteri"),
        ("KEPUTUSAN BUPATI",),
    ),
    KindRow(
        "edaran",
        ("SURATEDARAN", "EDARAN"),
        ("SURAT EDARAN", "S U R A T  E D A R A N", "SURAT EDARAN BERSAMA", "SURAT EDAR4N"),
        ("SURAT KETERANGAN",),
    ),
    KindRow(
        "himbauan",
        ("SURATHIMBAUAN", "SURATIMBAUAN", "HIMBAUAN", "IMBAUAN"),
        ("SURAT HIMBAUAN", "IMBAUAN"),
        ("SURAT PERNYATAAN",),
    ),
    KindRow("instruksi", ("INSTRUKSI",), ("INSTRUKSI BUPATI SINTANG",), ("INSTANSI VERTIKAL",)),
    KindRow(
        "keputusan",
        ("KEPUTUSAN", "SURATKEPUTUSAN"),
        ("KEPUTUSAN GUBERNUR KALIMANTAN BARAT", "SURAT KEPUTUSAN"),
        ("KEPUTRAAN",),
    ),
    KindRow("peraturan", ("PERATURAN",), ("PERATURAN BUPATI MERANGIN",), ("PERANGKAT DAERAH",)),
    KindRow(
        "ikrar",
        ("IKRAR", "PAKTAINTEGRITAS", "DEKLARASINETRALITAS", "PERNYATAANIKRAR"),
        ("IKRAR NETRALITAS", "PAKTA INTEGRITAS"),
        ("IKHTISAR",),
    ),
    KindRow(
        "lain",
        (
            "PENGUMUMAN",
            "SIARANPERS",
            "MAKLUMAT",
            "NOTADINAS",
            "BERITAACARA",
            "SURATPERJANJIAN",
            "SURATTUGAS",
            "SURATKETERANGAN",
        ),
        ("PENGUMUMAN", "SIARAN PERS", "NOTA DINAS"),
        ("PENGUMPULAN DATA",),
    ),
)
_LETTER_SUBJECTS: tuple[tuple[Kind, str], ...] = (
    ("himbauan", r"(?i)\b(?:surat\s+)?(?:h?imbauan|mengh?imbau)\b"),
    ("edaran", r"(?i)\b(?:surat\s+)?edaran\b"),
)
_LETTER_LABEL = re.compile(r"(?i)^\W*(?:hal|perihal|sifat|lampiran)\s*[:;]")
_ATTACHED_TO = re.compile(
    r"(?i)lampiran\b.{0,12}?(?P<kind>surat\s+edaran|edaran|keputusan\s+bersama|keputusan|instruksi|peraturan|surat)"
)
_ATTACHED_KINDS: dict[str, Kind] = {
    "suratedaran": "edaran",
    "edaran": "edaran",
    "keputusanbersama": "keputusan bersama",
    "keputusan": "keputusan",
    "instruksi": "instruksi",
    "peraturan": "peraturan",
    "surat": "surat",
}


def kind_of_title(text: str) -> Kind | None:
    """The kind a title line names, through letter spacing and light damage; None for no title."""
    squeezed = re.sub(r"[\W_]+", "", fold(text)).upper()
    for row in KINDS:
        for title in row.titles:
            head = squeezed[: len(title)]
            if head == title or _nearly(head, title):
                return row.kind
    return None


def find_kind(parts: Parts) -> Kind:
    """The kind of an official document, from its title, else from its subject line."""
    for line in parts.lines("title", "head", "letterhead", "addressee"):
        kind = kind_of_title(line.text)
        if kind and _is_title(line):
            return kind
    if any(_LETTER_LABEL.match(line.text) for line in parts.lines("head", "addressee", "title")):
        return _letter_kind(parts)
    for line in parts.lines("body")[:6]:
        kind = kind_of_title(line.text)
        if kind and _is_title(line) and line.text.isupper():
            return kind
    return _attached_kind(parts)


def _letter_kind(parts: Parts) -> Kind:
    subject = " ".join(found.value for found in find_subject(parts)[0])
    named: tuple[Kind, ...] = tuple(
        kind for kind, pattern in _LETTER_SUBJECTS if re.match(pattern, subject.strip())
    )
    anywhere = tuple(kind for kind, pattern in _LETTER_SUBJECTS if re.search(pattern, subject))
    return (*named, *anywhere, "surat")[0]


def _attached_kind(parts: Parts) -> Kind:
    titles = parts.attached("title") if not parts.letter else ()
    if any(kind_of_title(line.text) == "ikrar" for line in titles):
        return "ikrar"
    lines = parts.attached("head", "title", "letterhead", "body")[:6]
    match = _ATTACHED_TO.search(" ".join(line.text for line in lines))
    if not match:
        return "lain"
    return _ATTACHED_KINDS[re.sub(r"\s+", "", match["kind"].lower())]


def _is_title(line: Line) -> bool:
    """A title is short, has no label, and does not run on as a sentence."""
    words = line.text.split()
    return len(words) <= 12 and ":" not in line.text[:14] and not line.text.rstrip().endswith(".")


def _nearly(head: str, title: str) -> bool:
    if len(title) < 8 or len(head) < len(title):
        return False
    return Levenshtein.distance(head, title) <= (1 if len(title) < 11 else 2)
