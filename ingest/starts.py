"""What speaks for a new paragraph at each body line: room, gap, punctuation, indent, letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.cutting import cut_line
from ingest.folding import plain
from ingest.headings import (
    CAPITAL_VERB,
    DANGLING,
    STRAY,
    heads_list,
    heads_sentence,
    in_capitals,
    is_heading,
)
from ingest.inline import divide as divide_inline
from ingest.measures import Measures
from ingest.model import Line
from ingest.numbering import Reading, readings

REFERRING = re.compile(
    r"\b(?:Nomor|No\.?|[Tt]ahun|tanggal|[Pp]asal|ayat|huruf|angka|butir|poin|nomor|[Ll]ampiran)"
    r"\s*(?:dan|atau|s\.d\.|sampai dengan)?$"
)
LIST_END = re.compile(r";\s*(?:dan|atau|dan/atau|serta)?$")
# As unnumbered items begin: a deed, or a law of the legal basis.
ITEM = re.compile(
    r"(?:(?:me|ber|ter)[a-z]{2,}|ikut|tidak)\b|(?:Undang-Undang|Peraturan|Keputusan|Surat)\s[A-Z]"
)
# The same where recognition took the semicolon for a comma.
MISREAD_LIST_END = re.compile(r",\s*(?:dan|atau|dan/atau|serta)$")
JOINING = re.compile(
    r"(?:dan?|atau|dan/atau|serta)\s*[,;]?"  # "da" where a scan lost the n
)  # alone on a line it ends the item above
CLOSING = re.compile(
    r"(?:Demikian\w*|Atas (?:perhatian|kerja ?sama|dukungan)|Agar menjadi maklum"
    r"|Untuk (?:menjadi|dilaksanakan|diketahui|dipedomani|mendapat)"
    r"|(?:Surat )?(?:[Pp]akta|[Pp]ernyataan|[Ii]krar|[Jj]anji)"
    r"(?: [Ii]ntegritas| [Nn]etralitas)? ini\b"
    r"|Agar (?:Surat )?(?:[Ee]daran|[Ii]nstruksi|[Ii]mbauan|[Hh]imbauan) ini"
    r"|Surat [Ee]daran ini (?:mulai )?berlaku)\b"
)

BLANK = re.compile(r"[.…_\s]{3,}")  # a place to fill in goes on with the line that names it
FILLED = re.compile(r"(?<![.…_])[.…_]{4,}+\s*,?$")
LEADS_ON = re.compile(
    r"(?::|\b(?:dilarang|(?:di)?wajib(?:kan)?|harus|agar|yaitu|yakni|meliputi|berupa"
    r"|tidak\s+(?:dibenarkan|diperkenankan|diperbolehkan|diizinkan|boleh)))\s*$"
)
# Where a colon stood that recognition took for a stop: … Pegawai dilarang.
MISREAD_COLON = re.compile(
    r"\b(?:dilarang|wajib|harus|agar|yaitu|yakni|meliputi|berupa|antara lain"
    r"|sebagai berikut)\s*[.,;]$"
)


@dataclass(frozen=True, slots=True)
class Start:
    """A body line with everything the outline is decided by; lengths in fractions of the width."""

    line: Line
    index: int  # of the printed line it is, or is a part of, in what starts_of was given
    text: str
    x: float  # left edge, comparable across pages
    hang: float  # left edge of the paragraph this line would open: the next line's, if further out
    para: float  # evidence for a new paragraph (positive) or for going on (negative)
    readings: tuple[Reading, ...]
    after: str  # text of the line before ("" at the beginning)
    tail: str  # the last words up to and with this line, to recognise a lead-in broken over lines
    heading: bool  # stands alone in capitals or bold, without a full stop
    closing: bool  # begins as closing paragraphs begin
    short: bool  # ends well before the right margin
    within: bool = False  # begins in the midst of a printed line
    told: bool = False  # an article's own prose stands before it

    @property
    def scanned(self) -> bool:
        """The line was recognised: a marker may have been lost."""
        return self.line.confidence is not None

    @property
    def colon(self) -> bool:
        """The line before ends in a colon, or in the word that its items complete."""
        misread = self.scanned and MISREAD_COLON.search(self.after)
        return bool(LEADS_ON.search(self.after) or misread)

    @property
    def verb(self) -> bool:
        """The line begins with a verb in a capital letter."""
        return bool(CAPITAL_VERB.match(self.text))

    @property
    def unfinished(self) -> bool:
        """The line before ends in the middle of a sentence, and nothing stands between."""
        return not self.told and bool(self.after) and self.after.rstrip()[-1:] not in '.,;:?!”")'

    @property
    def listed(self) -> bool:
        """The line before ends as list items end that are not the last."""
        return bool(LIST_END.search(self.after.rstrip()))


def starts_of(
    lines: Sequence[Line], measures: Measures, breaks: frozenset[int], divide: bool = True
) -> tuple[Start, ...]:
    """Lines with their evidence; `breaks` are indices before which a table or title stood."""
    parts: list[tuple[Line, int, bool, bool]] = []
    for line, i in _divided(lines) if divide else zip(lines, range(len(lines)), strict=True):
        within = bool(parts) and parts[-1][1] == i
        parts.append((line, i, i in breaks and not within, within))
    whole = [line for line, *_ in parts]
    last = {k for k, part in enumerate(parts[1:]) if part[2]}  # before a break
    return tuple(
        replace(_start(whole, k, i, measures, fresh, k in last), within=within)
        for k, (_, i, fresh, within) in enumerate(parts)
    )


def _divided(lines: Sequence[Line]) -> Iterator[tuple[Line, int]]:
    """Lines cut at inline list items and after a marker that another follows at once."""
    for line, index in divide_inline(lines):
        for part in _split_markers(line):
            yield part, index


def _split_markers(line: Line) -> Iterator[Line]:
    """4. A. Umum, KEDUA : a. menjadi: two markers on one line are two starts."""
    for reading in readings(line.text):
        label = reading.marker.style == "konsiderans"
        if (reading.doubt >= 1 and not label) or reading.end >= len(line.text):
            continue
        inner = [r for r in readings(line.text[reading.end :]) if r.doubt == 0 and r.counted]
        if any(r.marker.value == 1 and r.marker.style != reading.marker.style for r in inner):
            first, second = cut_line(line, reading.end)
            yield first
            yield from _split_markers(second)
            return
    yield line


def _start(
    lines: Sequence[Line], i: int, index: int, measures: Measures, broken: bool, last: bool
) -> Start:
    line = lines[i]
    before = lines[i - 1] if i else None
    following = lines[i + 1] if i + 1 < len(lines) and not last else None
    x = measures.x0(line)
    heading = (
        is_heading(line, measures)
        or heads_list(before, line, following, measures)
        or heads_sentence(before, line, following, measures)
    )
    para = 3.0 if broken or before is None else _evidence(before, line, following, measures)
    if before is not None and not broken:
        para += _heading_change(before, line, heading, measures)
    return Start(
        line=line,
        index=index,
        text=line.text,
        x=x,
        hang=_hang(line, following, measures),
        para=para,
        readings=readings(line.text),
        after="" if before is None else before.text,
        tail=" ".join(part.text for part in lines[max(0, i - 2) : i + 1]),
        heading=heading,
        closing=bool(CLOSING.match(_bare(line))),
        short=measures.x1(line) < measures.right - 0.12,
    )


def _bare(line: Line) -> str:
    """A line's text; on a scan without accents and without a stray mark before it."""
    if line.confidence is None:
        return line.text
    return re.sub(r"^(?:[^\w\s(“\"]|[eov])\s+(?=[A-Z])", "", plain(line.text))


def _hang(line: Line, following: Line | None, measures: Measures) -> float:
    """Where the paragraph stands: a first line may stand in further than the rest."""
    x = measures.x0(line)
    if following is None or any(r.doubt < 1 for r in readings(following.text)):
        return x
    if following.confidence is not None and STRAY.match(following.text):
        return x  # its bullet was read as a letter
    below = measures.x0(following)
    full = measures.x1(line) > measures.right - 0.12
    return below if full and 0.012 < x - below < 0.13 else x


def _evidence(before: Line, line: Line, following: Line | None, measures: Measures) -> float:
    roomy = line.confidence is not None and measures.right - measures.x1(before) > 0.2
    return (
        -0.6
        + _by_room(before, line, measures)
        + _by_gap(before, line, measures)
        + _by_ending(before.text.rstrip(), line.text, roomy)
        + _by_indent(before, line, following, measures)
    )


def _by_room(before: Line, line: Line, measures: Measures) -> float:
    """A line that stops although the next word had room was meant to stop."""
    first = line.words[0]
    need = (first.box.x1 - first.box.x0) * 1.1 + 0.012
    room = measures.right - measures.x1(before)
    return 1.5 + min(1.8, 4 * (room - need)) if room > need else -0.8


def _by_gap(before: Line, line: Line, measures: Measures) -> float:
    gap = measures.gap(before, line)
    if gap is None:
        return 0.0
    return min(2.0, 3 * (gap - 1)) if gap > 1.18 else -0.3


def _by_ending(before: str, text: str, roomy: bool) -> float:
    upper = text[:1].isupper()
    start = 0.4 if upper else -0.8
    if JOINING.fullmatch(text.strip()) or BLANK.fullmatch(text):
        return -7.0
    if FILLED.search(before) and not upper:
        return -1.8  # what names the next blank goes on with the sentence
    if LIST_END.search(before):
        return 2.2 if ITEM.match(text) else 1.6
    if roomy and MISREAD_LIST_END.search(before):
        return 1.0
    if before.endswith(":"):
        return 1.6
    if CAPITAL_VERB.match(text) and before[-1:].islower():
        start = 1.6
    if DANGLING.search(before) or before.endswith(("-", "/", "(")):
        return -1.8 + start
    if before.endswith((".", "?", "!", ".”", '."')):
        return 0.9 + start + (1.2 if CLOSING.match(text) else 0.0)
    return (-0.5 if before.endswith(",") else -0.4) + start


def _by_indent(before: Line, line: Line, following: Line | None, measures: Measures) -> float:
    x, above = measures.x0(line), measures.x0(before)
    if x > above + 0.02 and following is not None and measures.x0(following) < x - 0.02:
        return 1.2
    if x < above - 0.02:
        return 0.3
    return 0.0


def _heading_change(before: Line, line: Line, heading: bool, measures: Measures) -> float:
    above = is_heading(before, measures)
    if (heading and above) or (in_capitals(_unmarked(before.text)) and in_capitals(line.text)):
        return -0.6
    return 1.6 if heading or above else 0.0


def _unmarked(text: str) -> str:
    """The words behind a line's marker or label: Menetapkan : KEPUTUSAN TENTANG …"""
    return text[max((r.end for r in readings(text) if r.doubt < 1), default=0) :]
