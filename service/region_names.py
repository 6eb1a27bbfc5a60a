"""How the name of a region is written: tokens, folding, the words that tell its level; pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W_]+(?:['’`´][^\W_]+)*", re.UNICODE)
_APOSTROPHES = str.maketrans("", "", "'’`´")

# A spelling on the left is read as the word on the right, in the table and in texts alike.
SPELLINGS = {
    "kab": "kabupaten",
    "kec": "kecamatan",
    "prov": "provinsi",
    "prop": "provinsi",
    "propinsi": "provinsi",
    "kep": "kepulauan",
    "kotamadya": "kota",
    "kotamadia": "kota",
    "kodya": "kota",
    "sumatra": "sumatera",
    "adm": "administrasi",
}

# Words that stand right before a name and tell at which level it is to be sought.
LEVEL_WORDS = {
    "kabupaten": ("regency",),
    "pemkab": ("regency",),
    "bupati": ("regency",),
    "pilbup": ("regency",),
    "kota": ("city",),
    "pemkot": ("city",),
    "walikota": ("city",),
    "pilwalkot": ("city",),
    "pilwako": ("city",),
    "pilwali": ("city",),
    "provinsi": ("province",),
    "pemprov": ("province",),
    "gubernur": ("province",),
    "pilgub": ("province",),
    "kecamatan": ("district",),
    "camat": ("district",),
    "distrik": ("district",),
    "kapanewon": ("district",),
    "panewu": ("district",),
    "kemantren": ("district",),
    "panwascam": ("district",),
    "panwaslucam": ("district",),
}
ELECTION_WORDS = frozenset({"pilbup", "pilwalkot", "pilwako", "pilwali", "pilgub"})

# Bodies of any level: the name after them is that of the region they belong to.
BODY_WORDS = frozenset(
    "pemerintah pemda bawaslu kpu kpud kip panwaslu panwaslih inspektorat setda sekda dprd "
    "polres polresta polda resor resort kejari korpri bkd bkpsdm "
    "bkpsdmd bkpp bkppd bkdpsdm bkpsda".split()
)
BODY_ENDINGS = (("pengawas", "pemilihan", "umum"), ("komisi", "pemilihan", "umum"))
# Left out between a level word and its name: "Pemerintah Daerah Kabupaten", "Kota Administrasi".
FILLERS = frozenset({"administrasi", "daerah"})

_LOOKALIKES = str.maketrans({"0": "o", "1": "i", "l": "i", "|": "i", "!": "i", "4": "a", "5": "s"})
_LOOKALIKES_MORE = {"8": "b", "6": "g", "9": "g", "rn": "m", "vv": "w"}


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: its folded form and its place in the text."""

    word: str
    start: int
    end: int
    printed: str


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text, folded: lower case, no accents or apostrophes, spellings evened out."""
    return tuple(
        Token(_folded(match.group()), match.start(), match.end(), match.group())
        for match in _TOKEN.finditer(text)
    )


def compact(text: str) -> str:
    """A name as a key: folded words without blanks or hyphens ("Batang Hari" is "batanghari")."""
    return "".join(token.word for token in tokens(text))


def damaged_key(name: str) -> str:
    """A compact name with characters that OCR confuses made alike; only for comparing."""
    key = name.translate(_LOOKALIKES)
    for seen, meant in _LOOKALIKES_MORE.items():
        key = key.replace(seen, meant)
    return key


def join_spaced(text: str) -> str:
    """Letter-spaced print ("K O T A") joined to words; other text unchanged."""
    return re.sub(r"(?<!\w)(?:\w ){3,}\w(?!\w)", lambda match: match.group().replace(" ", ""), text)


def _folded(word: str) -> str:
    word = word.translate(_APOSTROPHES).casefold()
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word)
        word = "".join(char for char in decomposed if not unicodedata.combining(char))
    return SPELLINGS.get(word, word)
