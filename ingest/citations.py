"""Legal citations in every spelling to one canonical form, with the place that proves each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.citation_kinds import (
    AUTHORITIES,
    CITATION_KINDS,
    KNOWN_JOINT_DECREES,
    KNOWN_LETTERS,
    CitationKind,
)
from ingest.folding import fold
from ingest.model import Block, Citation, Clause, Metadata, Notice
from ingest.notices import notice
from ingest.pinpoints import Pinpoint, find_pinpoints
from ingest.runs import Run, run, run_of

_LABEL = r"(?i:nomor|nomer|nmr|no)\.?\s*[:;]?\s*"
_YEAR = r"(?P<year>19[4-9]\d|20\d\d)(?!\d)"
_SEP = r"\s*(?:,?\s*(?i:tahun|thn|th)\.?|/)\s*"
_LAW = rf"(?P<n>\d{{1,4}}(?:/[A-Z]\b)?|[Il]){_SEP}{_YEAR}"
_SERIAL = rf"(?P<n>(?=[\w.\-]*\d)[\w.\-]*\w)\s*(?i:tahun|thn|th)\b\.?\s*{_YEAR}"
_SLASHED = r"(?P<slashed>(?=[^\s]*\d|\w+\s*/\s*\d)[A-Za-z0-9][\w.\-–]*(?:\s*/+\s*[\w.\-–]*\w)+)"
_LETTER = rf"(?:{_SERIAL}|{_SLASHED}|(?P<bare>0\d{{2,4}})(?!\w))"
_JOINS = r"\s*(?:,|;|&|\bdan\b|\bserta\b|\batau\b|\bjo\b\.?|\bjuncto\b)+\s*(?:dan\s+)?"

_ASIDE = r"(?:\s*\([^)]{1,40}\))?"
_PAUSE = (
    r"(?!(?i:dan|atau|yang|sebagaimana|ini|tersebut|dimaksud|serta|dengan|di|ke|dari|tentang"
    r"|nomor|no|tahun|pada|untuk|agar|pasal|hal|perihal|tanggal)\b)"
)
_WORDS = rf"{_ASIDE}(?:[\s,]+{_PAUSE}[A-Za-z][\w.\-&]*){{0,6}}?{_ASIDE}"
_NAME = r"(?:(?!\b(?i:tentang|perihal|tanggal|tertanggal|nomor)\b)[^;:\n\d]){0,110}?"
_TITLE = r"\s+(?i:tentang)\s[^;.\d]{3,90}?"

# What may stand between a kind's words and its number, tried in order.
_FORMS: dict[str, tuple[re.Pattern[str], ...]] = {
    "law": (
        re.compile(rf"(?P<gap>{_WORDS})\s*,?\s*(?:{_LABEL})?{_LAW}"),
        re.compile(rf"(?P<gap>{_TITLE})\s{_LABEL}{_LAW}"),
    ),
    "named law": (
        re.compile(rf"(?P<gap>{_NAME})\s*\b{_LABEL}{_LAW}"),
        re.compile(rf"(?P<gap>{_WORDS})\s+{_LAW}"),
    ),
    "letter": (
        re.compile(rf"(?P<gap>{_NAME})\s*\b{_LABEL}{_LETTER}"),
        re.compile(rf"(?P<gap>{_WORDS})\s+(?:{_SERIAL}|{_SLASHED})"),
    ),
    "joint": (
        re.compile(rf"(?P<gap>[^;\n]{{0,260}}?)\b{_LABEL}{_LETTER}"),
        re.compile(rf"(?P<gap>{_WORDS})\s+(?:{_SERIAL}|{_SLASHED})"),
    ),
}
_NEXT_LAW = re.compile(rf"{_JOINS}(?:{_LABEL})?{_LAW}")
_NEXT_JOINT = re.compile(rf"{_JOINS}(?:{_LABEL})?{_LETTER}")
_AMENDED = re.compile(
    rf"\b(?i:diubah|terakhir|diganti|perubahan\w*)\b[^;]{{0,80}}?\bdengan\s+{_LABEL}{_LAW}"
)
_LOST = re.compile(rf"{_WORDS}\s*,?\s*(?:\b{_LABEL}|(?i:tahun)\s+\d{{4}})")
_CLOSING = re.compile(r"\s*\)")
_KIND_PATTERNS = tuple((kind, re.compile(kind.pattern)) for kind in CITATION_KINDS)
_LOOK_ALIKES = str.maketrans("OIL", "011")
_QUOTE = re.compile(r"[^;\n]{0,60}")


@dataclass(frozen=True, slots=True)
class Mention:
    """One citation in a text: canonical, its place, and the articles it points to."""

    canonical: str
    start: int
    end: int
    pinpoint: str | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """What a text cites, and the spans that look like citations but could not be understood."""

    mentions: tuple[Mention, ...]
    lost: tuple[tuple[int, int], ...]


def find_citations(
    blocks: tuple[Block, ...], clauses: tuple[Clause, ...], own: Metadata | None = None
) -> tuple[tuple[Citation, ...], tuple[Notice, ...]]:
    """Citations in reading order, each once a clause; the document's own numbers are none."""
    mine = _own_numbers(own)
    citations: list[Citation] = []
    lost: list[tuple[Run, int, int]] = []
    for path, passage in _passages(blocks, clauses):
        cited = read_citations(passage.text)
        lost.extend((passage, start, end) for start, end in cited.lost)
        citations.extend(
            Citation(
                mention.canonical,
                passage.text[mention.start : mention.end],
                path,
                mention.pinpoint,
                passage.boxes(mention.start, mention.end),
            )
            for mention in _once(cited.mentions)
            if not any(number_key(mention.canonical).endswith(number) for number in mine)
        )
    return tuple(citations), tuple(_lost_notices(lost))


def read_citations(text: str) -> Cited:
    """Every citation of one passage in printed order."""
    folded = fold(text)
    kinds = _kinds(folded)
    limits = [*(start for _, start, _ in kinds[1:]), len(folded)][: len(kinds)]
    mentions: list[Mention] = []
    lost: list[tuple[int, int]] = []
    for (kind, start, end), limit in zip(kinds, limits, strict=True):
        found = list(_numbered(kind, text, folded, start, end, limit))
        mentions.extend(found)
        if not found and _LOST.match(folded, end, limit):
            quote = _QUOTE.match(text, start, max(end, limit))
            lost.append((start, quote.end() if quote else end))
    pointed = _pointed(mentions, find_pinpoints(folded), folded)
    return Cited(tuple(pointed), tuple(lost))


def number_key(number: str) -> str:
    """What two spellings of one number share: no punctuation, no blanks, look-alikes as digits."""
    plain = re.sub(r"(?i)\btahun\b", "", number)
    plain = re.sub(r"[\W_]+", "", plain).upper()
    return plain.translate(_LOOK_ALIKES).lstrip("0")


def _passages(
    blocks: tuple[Block, ...], clauses: tuple[Clause, ...]
) -> Iterator[tuple[str | None, Run]]:
    prose = [block.kind == "prose" for block in blocks]
    first_body = next((i for i, block in enumerate(blocks) if block.kind == "body"), len(blocks))
    for index, block in enumerate(blocks[:first_body]):
        if prose[index]:
            yield None, run_of(block.lines)
    for clause in clauses:
        yield clause.path, run(clause.text, clause.words)
    for block in blocks[first_body:]:
        if block.kind == "prose":
            yield None, run_of(block.lines)


def _kinds(folded: str) -> list[tuple[CitationKind, int, int]]:
    found: list[tuple[CitationKind, int, int]] = []
    taken = bytearray(len(folded))
    for kind, pattern in _KIND_PATTERNS:
        for match in pattern.finditer(folded):
            start, end = match.span()
            if not any(taken[start:end]) and not _inside_number(folded, start, end):
                found.append((kind, start, end))
                taken[start:end] = b"\1" * (end - start)
    return _without_asides(sorted(found, key=lambda item: item[1]), folded)


def _without_asides(
    found: list[tuple[CitationKind, int, int]], folded: str
) -> list[tuple[CitationKind, int, int]]:
    """Join a name and its abbreviation: "Undang-Undang (UU) Nomor" is one mention."""
    kept: list[tuple[CitationKind, int, int]] = []
    for kind, start, end in found:
        closing = _CLOSING.match(folded, end)
        again = bool(kept) and kept[-1][0] is kind
        if again and closing and re.fullmatch(r"\s*\(\s*", folded[kept[-1][2] : start]):
            kept[-1] = (kind, kept[-1][1], closing.end())
        else:
            kept.append((kind, start, end))
    return kept


def _inside_number(folded: str, start: int, end: int) -> bool:
    """Whether a short name is a part of a letter's number, as in 6/SKB/KASN/9/2020."""
    return folded[start - 1 : start] == "/" or bool(re.match(r"/\w", folded[end : end + 2]))


def _numbered(
    kind: CitationKind, text: str, folded: str, start: int, end: int, limit: int
) -> Iterator[Mention]:
    form = "named law" if kind.named and kind.numbering == "law" else kind.numbering
    matches = (pattern.match(folded, end, limit) for pattern in _FORMS[form])
    match = next((match for match in matches if match), None)
    if match is None:
        return
    if kind.numbering == "joint":
        yield _joint(text, folded, start, match, limit)
    elif kind.numbering == "letter":
        yield Mention(_letter(kind, match, text), start, match.end())
    else:
        name = f"{kind.name} {_proper(match['gap'])}".strip() if kind.named else kind.name
        yield from _law_chain(name, folded, start, match, limit)


def _law_chain(
    name: str, folded: str, start: int, match: re.Match[str], limit: int
) -> Iterator[Mention]:
    yield Mention(f"{name} {_law(match)}", start, match.end())
    following = _NEXT_LAW.match(folded, match.end(), limit)
    end = match.end()
    while following:
        yield Mention(f"{name} {_law(following)}", following.start("n"), following.end())
        end = following.end()
        following = _NEXT_LAW.match(folded, end, limit)
    for amended in _AMENDED.finditer(folded, end, limit):
        yield Mention(f"{name} {_law(amended)}", amended.start("n"), amended.end())


def _joint(text: str, folded: str, start: int, match: re.Match[str], limit: int) -> Mention:
    numbers, end = [_number(match, text)], match.end()
    following = _NEXT_JOINT.match(folded, end, limit)
    while following:
        numbers.append(_number(following, text))
        end = following.end()
        following = _NEXT_JOINT.match(folded, end, limit)
    keys = {number_key(number) for number in numbers}
    for decree in KNOWN_JOINT_DECREES:
        if keys & {number_key(number) for number in decree.numbers}:
            return Mention(decree.canonical, start, end)
    return Mention(f"SKB {numbers[0]}", start, end)


def _letter(kind: CitationKind, match: re.Match[str], text: str) -> str:
    number = _number(match, text)
    if kind.name != "SE":
        name = _proper(match["gap"]) if kind.named else ""
        return " ".join(filter(None, (kind.name, name, number)))
    for letter in KNOWN_LETTERS:
        if number_key(number) in {number_key(known) for known in letter.numbers}:
            return letter.canonical
    return " ".join(filter(None, ("SE", _authority(match["gap"], number), number)))


_OFFICE = re.compile(
    r"\b(?i:Gubernur|Bupati|Wali\s?kota|Sekretaris|Sekda|Kepala|Ketua|Menteri|Menko|Deputi|Direktur"
    r"|Inspektur|Camat|Dinas|Badan|Komisi|Presiden|Jaksa|Panglima|Kapolri|Bawaslu|KPU|Rektor)\b.*"
)


def _authority(gap: str, number: str) -> str:
    for authority in AUTHORITIES:
        if re.search(authority.pattern, gap):
            return authority.name
    office = _OFFICE.search(gap)
    if office:
        return _proper(office.group())
    by_number = (a.name for a in AUTHORITIES if a.numbers and re.search(a.numbers, number))
    return next(by_number, "")


def _proper(name: str) -> str:
    """A name of an office or area as citations print it: no country, no capitals throughout."""
    plain = re.sub(r"\([^)]*\)|\b(?i:Republik\s+Indonesia|RI)\b|/.*", " ", name)
    plain = re.sub(r"(?i)\bsekda\b", "Sekretaris Daerah", plain)
    plain = re.sub(r"\s+", " ", plain).strip(" ,.:-")
    return plain.title().replace(" Dan ", " dan ") if plain.isupper() else plain


def _law(match: re.Match[str]) -> str:
    digits, _, series = match["n"].replace("I", "1").replace("l", "1").partition("/")
    return "/".join(filter(None, (str(int(digits)), series, match["year"])))


def _number(match: re.Match[str], text: str) -> str:
    groups = match.groupdict()
    if groups.get("slashed"):
        printed = text[match.start("slashed") : match.end("slashed")]
        return re.sub(r"\s*/+\s*", "/", printed).strip(".-–")
    if groups.get("bare"):
        return str(groups["bare"])
    serial = match["n"].strip(".-")
    return f"{int(serial) if serial.isdigit() else serial}/{match['year']}"


def _pointed(
    mentions: list[Mention], points: tuple[Pinpoint, ...], folded: str
) -> Iterator[Mention]:
    ordered = sorted(mentions, key=lambda mention: mention.start)
    starts = [mention.start for mention in ordered]
    owners: dict[int, list[str]] = {}
    for point in points:
        owner = _owner(point, ordered, starts, folded)
        if owner is not None:
            owners.setdefault(owner, []).append(point.text)
    for index, mention in enumerate(ordered):
        yield replace(mention, pinpoint="; ".join(owners.get(index, ())) or None)


def _owner(point: Pinpoint, mentions: list[Mention], starts: list[int], folded: str) -> int | None:
    """The citation a pinpoint belongs to: the one that follows closely, else the one before."""
    after = bisect_left(starts, point.end)
    if after < len(mentions) and _LEADS_TO.fullmatch(folded, point.end, starts[after]):
        return after
    before = bisect_right(starts, point.start) - 1
    if before < 0 or ";" in folded[mentions[before].end : point.start]:
        return None
    return before


_LEADS_TO = re.compile(
    r"(?:[\s,]|\b(?:dan|serta|jo|dari|dalam|pada|atas|ayat|huruf|angka|Pasal)\b|\(?\w{1,3}\)|\d+)*"
)


def _once(mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    seen: dict[str, Mention] = {}
    for mention in mentions:
        known = seen.get(mention.canonical)
        if known is None:
            seen[mention.canonical] = mention
        elif mention.pinpoint:
            joined = "; ".join(filter(None, (known.pinpoint, mention.pinpoint)))
            seen[mention.canonical] = replace(known, pinpoint=joined)
    yield from seen.values()


def _own_numbers(own: Metadata | None) -> tuple[str, ...]:
    if own is None:
        return ()
    printed = [*own.all("number"), *own.all("replaces")]
    keys = (number_key(part) for value in printed for part in value.split(";"))
    return tuple(key for key in keys if len(key) > 4)


def _lost_notices(lost: list[tuple[Run, int, int]]) -> Iterator[Notice]:
    if lost:
        quotes = "; ".join(f'"{passage.text[start:end].strip()}"' for passage, start, end in lost)
        first = lost[0][0].words(*lost[0][1:]) or lost[0][0].words()
        page = first[0].box.page if first else None
        yield notice("citation_not_understood", page, f"{len(lost)} ({quotes})")
