"""Words of offices, ranks and degrees: what tells an office line from a name or an address."""

from __future__ import annotations

import re
from importlib.resources import files

# Words that open the name of an office, one a line; "KABUPATEN" and the like only continue one.
OFFICE_WORDS = (files("ingest") / "data" / "office_words.txt").read_text("utf-8").split()
AREA_WORDS = frozenset(
    ("KABUPATEN", "KOTA", "PROVINSI", "KECAMATAN", "DAERAH", "REPUBLIK", "INDONESIA", "KEPULAUAN",
     "DISTRIK", "NEGARA", "RI")
)  # fmt: skip
CAPACITY = (
    r"(?i:a\s?\.?\s?n\b\.?|an\.|atas\s+nama|u\s?\.?\s?b\b\.|pj\b\.?|pjs\b\.?|plt\b\.?|plh\b\.?"
    r"|penjabat\b|pelaksana\b)"
)

_OFFICE = re.compile(rf"^\W*(?:{CAPACITY}\W*)*(?:{'|'.join(OFFICE_WORDS)})\b", re.IGNORECASE)
# Pj., Plt., Plh. as recognition leaves them: PIt., P1h., Pi., "P ,".
_DAMAGED_CAPACITY = r"(?i:p\s?[ijl1|!]?\s?[.,]|p[il1|!][st]?\s?[.,]|p[il1|!][th]\b\s?[.,]?)"
_DAMAGED = re.compile(rf"^\W*{_DAMAGED_CAPACITY}\s*(?:{'|'.join(OFFICE_WORDS)})\b", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?i)\b(?:jalan|jln?\b|jl\.|telp|telepon|telpon|tlp|fax|faks|faksimil\w*|e-?mail|pos-?el|surel|laman"
    r"|website|www|http|kode\s*pos|kompleks|komplek|gedung|tromol|alamat|po\.?\s*box)\b|@|\b\d{5}\b"
    r"|\(0\d{2,4}\)"
)
_RANK = re.compile(
    r"(?i)^\W*(?:pangkat\W+)?(?:pembina|penata|pengatur|juru)\b(?!\w)|^\W*(?:brigadir|inspektur\s+jenderal\s+pol(?:isi|\.)?|kolonel|letkol"
    r"|mayor|kapten|ajun|komisaris|laksamana|marsekal|jenderal|letnan|akbp|kompol)\b.*|\([IVX]+\s*/\s*[a-e]\)"
)
_STAFF_NUMBER = re.compile(
    r"(?i)\b(?:nip|nrp|nik|nipppk)\b\.?\s*:?\s*[\d .]*|\b(?:19|20)\d{6}\s?\d{6}\s?\d\s?\d{3}\b"
)
_DEGREE = re.compile(
    r"(?:^|[\s,])(?:S|M|Dr|Drs|Dra|Ir|H|Hj|Prof|dr|drg|A\.?Md|SH|MH|SE|MM|ST|MT|SSTP|SIP|MSi|MAP|MPd|SPd|Sp)"
    r"(?:\.|,|\b)"
)


def is_office(text: str) -> bool:
    """Whether a line opens the name of an office, with or without Pj., Plt. or a.n."""
    capacity = re.match(rf"^\W*{CAPACITY}\s+\W*[^\W\d_]", text)
    return bool(_OFFICE.match(text) or capacity) or is_damaged_capacity(text)


def is_damaged_capacity(text: str) -> bool:
    """Whether an office stands after a Pj., Plt. or Plh. that was misread."""
    return bool(_DAMAGED.match(text)) and not re.match(rf"^\W*{CAPACITY}", text)


def is_area(text: str) -> bool:
    """Whether a line only continues an office: KABUPATEN SELUMA, REPUBLIK INDONESIA."""
    words = re.findall(r"[^\W\d_]+", text.upper())
    return bool(words) and words[0] in AREA_WORDS


def is_address(text: str) -> bool:
    """Whether a line holds a street, a telephone, a web or postal address."""
    return bool(_ADDRESS.search(text))


def is_rank(text: str) -> bool:
    """Whether a line is a civil-service or police rank."""
    return bool(_RANK.search(text))


def is_staff_number(text: str) -> bool:
    """Whether a line holds a NIP or NRP."""
    return bool(_STAFF_NUMBER.search(text))


def has_degree(text: str) -> bool:
    """Whether a text carries an academic or social title."""
    return bool(_DEGREE.search(text))
