"""Names of provinces, regencies and cities, so that "Bupati Batang Hari Budi" is parted rightly."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent / "data" / "areas.txt"
_LEVEL = re.compile(r"\s*(?:(?:Pemerintah\s+)?(?:Kabupaten|Kota|Provinsi|Daerah)\s+)*")
LONGEST = 4  # words of a name


def area_end(text: str) -> int:
    """Characters from the start of a text up to where a known area's name ends; 0 without one."""
    level = _LEVEL.match(text)
    starts = (level.end() if level else 0, 0)
    return next((end for start in starts if (end := _end_from(text, start))), 0)


def _end_from(text: str, start: int) -> int:
    words = list(re.finditer(r"[\w'’]+(?:-[\w'’]+)*", text[start:]))[:LONGEST]
    if not words or words[0].start() > 1:
        return 0
    for word in reversed(words):
        name = text[start + words[0].start() : start + word.end()]
        if re.fullmatch(r"[\w\s'’-]+", name) and _key(name) in _known():
            return start + word.end()
    return 0


@cache
def _known() -> frozenset[str]:
    return frozenset(map(_key, _TABLE.read_text(encoding="utf-8").splitlines()))


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()
