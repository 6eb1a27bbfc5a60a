"""How the start of a printed line becomes a Marker: the certain readings first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.damaged import DAMAGED
from ingest.folding import plain
from ingest.model import Marker
from ingest.styles import STYLES

SPECK = re.compile(
    r"(?:[:;,.'`|~_!]{1,2}\s*(?=\(?\w)|-(?=\d{1,2}\.\s))"
)  # dust read as punctuation before a marker


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the start of a line as a marker; end is where the clause's text starts."""

    marker: Marker
    end: int
    doubt: float
    counted: bool


# Dust between a marker and its text: i. . memberikan; 3. ' Camat; 3) `Kepala.
INNER = re.compile(
    r"(\(?(?:\d{1,2}|[a-zA-Z]|[IVX]{1,5})[.)]{1,2}\s+)([.,'`’‘·_~•—–-]\s+|['`’‘])(?=[^\W\d_])"
)


def readings(text: str) -> tuple[Reading, ...]:
    """All ways to read the start of a line as a marker, the certain ones first."""
    found = sorted(_readings(text), key=lambda r: r.doubt)
    if found:
        return (*found, *_behind_stray_mark(text, found[0]))
    inner, speck = INNER.match(text), SPECK.match(text)
    if inner:
        clean = inner[1] + " " * len(inner[2]) + text[inner.end() :]
        return tuple(replace(r, doubt=r.doubt + 0.4) for r in readings(clean))
    if not speck:
        return ()
    behind = readings(text[speck.end() :])
    return tuple(
        replace(r, end=r.end + speck.end(), doubt=r.doubt + 0.8) for r in behind if r.doubt < 1
    )


def _behind_stray_mark(text: str, first: Reading) -> tuple[Reading, ...]:
    """* 3. Camat: what looks like a bullet may be dust before a number."""
    if first.counted or first.doubt < 1:
        return ()
    behind = (r for r in _readings(text[first.end :]) if r.counted and not r.doubt)
    return tuple(replace(r, end=r.end + first.end, doubt=0.8) for r in behind)


def _readings(text: str) -> Iterator[Reading]:
    bare = plain(text)  # Menımbang: is Menimbang:
    for style in (*STYLES, *DAMAGED):
        match = style.pattern.match(bare)
        value = style.value(match["v"]) if match else None
        if match and value is not None:
            printed = text[: match.end()].strip()
            label = style.label(match["v"], value)
            family = style.key.removesuffix("~")
            yield Reading(
                Marker(family, value, printed, label), match.end(), style.doubt, style.counted
            )
