"""One text to the citations it holds: every spelling to its canonical form, with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.citation_kinds import CITATION_KINDS
from ingest.citation_names import CitationKind
from ingest.folding import fold
from ingest.known_letters import AUTHORITIES, KNOWN_JOINT_DECREES, KNOWN_LETTERS
from ingest.legible import Legible, legible

_LABEL = r"(?i:nomor|nomer|nmr|no)\.?\s*[:;]?\s*"
_YEAR = r"(?P<year>19[4-9]\d|20\d\d)(?!\d)"
_SEP = r"\s*(?:[,.]?\s*(?i:tahun|thn|th)\.?|/)\s*"
_LAW = rf"(?P<n>\d{{1,4}}(?:/[A-Z]\b)?|[Il]){_SEP}{_YEAR}"
_STROKES = r"[1Il]*[Il][1Il]*\s"  # l1, 1l: nobody can say whether that is 1 or 11
_SERIAL = rf"(?P<n>(?=[\w.\-]*\d)(?!{_STROKES})[\w.\-]*\w)\s*(?i:tahun|thn|th)\b\.?\s*{_YEAR}"
# A number that a line's end parts behind a point: B/71/M.SM. | 00.00/2017.
_PARTED = r"(?:(?<=[A-Z])\.\s(?!\d{1,2}/\d{1,2}/)\d{2}(?:\.\d{2})*(?=\s*/))?"
_SLASHED = (
    r"(?P<slashed>(?=[^\s]*\d|\w+\s*/\s*\d)[A-Za-z0-9][\w.\-–]*"
    rf"(?:\s*/+\s*[\w.\-–]*\w{_PARTED})+)"
)
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
_FIVE = re.compile(
    r"(?i)\bnetral\w*|\b(?:lima|5)\s*(?:\(lima\)\s*)?(?:menteri|kementerian|lembaga|instansi|institusi|pihak)"
)
# The year or day of a decree, near its name; never the year of an election or of a budget.
_DECREED = re.compile(
    r"(?i)^(?:(?!\b(?:pilkada|pemilu\w*|pemilihan|anggaran|serentak|nomor|no)\b).){0,70}?"
    r"\b(?:tahun|tertanggal|tanggal|\d{1,2}\s+[a-z]{3,9})\s+(?:\d{1,2}\s+[a-z]{3,9}\s+)?(?P<year>20[12]\d)\b"
)
_QUOTE = re.compile(r"[^;\n]{0,60}")


@dataclass(frozen=True, slots=True)
class Mention:
    """One citation in a text: canonical, and its place."""

    canonical: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cited:
    """What a text cites, and the spans that look like citations but could not be understood."""

    mentions: tuple[Mention, ...]
    lost: tuple[tuple[int, int], ...]


def read_citations(text: str) -> Cited:
    """Every citation of one passage in printed order."""
    mended = legible(fold(text))
    cited = _read(_aligned(text, mended), mended.text)
    if mended.places is None:
        return cited
    placed = (
        Mention(mention.canonical, mended.place(mention.start), _end(mended, mention.end))
        for mention in cited.mentions
    )
    lost = tuple((mended.place(start), _end(mended, end)) for start, end in cited.lost)
    return Cited(tuple(placed), lost)


def _aligned(text: str, mended: Legible) -> str:
    """The text as printed, as long as its mended form: character by character beside it."""
    if mended.places is None:
        return text
    return "".join(text[place] for place in mended.places[:-1])


def _end(mended: Legible, end: int) -> int:
    return mended.place(end - 1) + 1 if end else 0


def _read(text: str, folded: str) -> Cited:
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
    mentions.sort(key=lambda mention: mention.start)
    return Cited(tuple(mentions), tuple(lost))


def number_key(number: str) -> str:
    """What two spellings of one number share: no punctuation, no blanks, look-alikes as digits."""
    plain = re.sub(r"(?i)\btahun\b", "", number)
    plain = re.sub(r"[\W_]+", "", plain).upper()
    return plain.translate(_LOOK_ALIKES).lstrip("0")


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
    return folded[start - 1 : start] == "/" or bool(re.match(r" ?/ ?\w", folded[end : end + 4]))


def _numbered(
    kind: CitationKind, text: str, folded: str, start: int, end: int, limit: int
) -> Iterator[Mention]:
    form = "named law" if kind.named and kind.numbering == "law" else kind.numbering
    matches = (pattern.match(folded, end, limit) for pattern in _FORMS[form])
    match = next((match for match in matches if match), None)
    if match is None:
        if kind.numbering == "joint":
            yield from _joint_by_year(folded, start, end, limit)
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


def _joint_by_year(folded: str, start: int, end: int, limit: int) -> Iterator[Mention]:
    """A known joint decree without any number: "SKB lima lembaga tahun 2022 tentang netralitas"."""
    around = re.compile(r"[^.;\n]{0,160}").match(folded, end, limit)
    text = around.group() if around else ""
    year = _DECREED.search(text)
    if year is None or not _FIVE.search(text):
        return
    for decree in KNOWN_JOINT_DECREES:
        if year["year"] == decree.year:
            yield Mention(decree.canonical, start, end + year.end())


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
        return re.sub(r"\s*/+\s*", "/", re.sub(r"\.\s+", ".", printed)).strip(".-–")
    if groups.get("bare"):
        return str(groups["bare"])
    serial = match["n"].strip(".-")
    return f"{int(serial) if serial.isdigit() else serial}/{match['year']}"
