"""What a search query says of itself: number, citations, regions, years, phrases; pure.

Careful on purpose: what may be meant otherwise stays a word to be searched. A name that two
regions bear, "boleh" in a question (its answer is mostly a prohibition), a kind of election
without its year, and a year without an election become no filter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.citation_reading import Mention, read_citations
from ingest.numbers import clean_number
from service.elections import elections
from service.model import Filters, Region
from service.region_table import chain
from service.regions import Gazetteer

MAX_CHARACTERS = 2000  # longer texts are searched as they are
Span = tuple[int, int]

_PHRASE = re.compile(r'["“”„«»]([^"“”„«»]+)["“”„«»]')
# Abbreviations that users type in small letters; readers of documents expect capitals.
_SMALL = re.compile(r"\b(?:uu|pp|skb|pkpu)\b|\bse(?= (?:men|no\b|nomor|\d|gub|bup|wali))")
_DATE = re.compile(r"\b\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d\d\b")
_SLASHED = re.compile(r"(?<![\w/])[\w.\-]+(?:\s*/+\s*[\w.\-]*\w)+")
_LABEL = r"\b(?:nomor|nomer|no)\b\.?\s*:?\s*"
_LABELLED = re.compile(
    rf"{_LABEL}(?P<n>[\w.\-]*\d[\w.\-]*(?:\s*/+\s*[\w.\-]*\w)+|[\w.\-]*\d[\w.\-]*\s+tahun\s+\d{{4}})",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\d{1,5}[A-Z]?\s+tahun\s+(?:19|20)\d\d", re.IGNORECASE)  # all of a query
_ARTICLE = re.compile(r"\bpasal\s+\d+[a-z]?\b", re.IGNORECASE)
_LETTER = re.compile("SE|SK|Kep|Ins|Himbauan|Surat")  # citations of letters that may be kept here
_YEAR = re.compile(r"(?<![\w./-])(?:19|20)\d\d(?![\w/]|[.-]\d)")
_KIND = {
    "pilkada": re.compile(r"\b(?:pilkada|pemilukada|pilgub|pilbup|pilwalkot|pilwako)\b"),
    "pemilu": re.compile(r"\b(?:pemilu|pemilihan umum|pileg|pilpres)\b"),
}
_LIST = r"(?:apa(?: saja| aja)?|daftar|semua|sebutkan)"
_MODALITIES = {
    "prohibition": rf"\b{_LIST} (?:yang |yg )?(?:dilarang|tidak boleh|larangan\w*)"
    r"|\blarangan apa(?: saja)?",
    "obligation": rf"\b{_LIST} (?:yang |yg )?(?:wajib|diwajibkan|kewajiban\w*)"
    r"|\bkewajiban apa(?: saja)?",
    "permission": rf"\b{_LIST} (?:yang|yg) "
    r"(?:masih boleh|(?:masih )?(?:diperbolehkan|dibolehkan|diperkenankan))",
    "sanction": rf"\b{_LIST} (?:saja )?sanksi\w*|\bsanksi apa(?: saja)?(?: yang dikenakan)?",
    "basis": r"\bdasar hukum\w*(?: (?:yang |yg )?(?:dipakai|digunakan|dirujuk|berlaku)\b)?",
}
# Small words that lose their sense once the name or year after them is taken out.
_LINKS = re.compile(
    r"(?:\b(?:di lingkungan|di wilayah|di|se|tahun|thn|pada tahun|untuk tahun|dan|serta)[\s-]*)+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Understood:
    """What was read out of a query, and the words that are left to search."""

    filters: Filters = field(default_factory=Filters)
    number: str | None = None  # a letter's number, clean; not a filter, it may be cited
    citations: tuple[str, ...] = ()  # canonical
    phrases: tuple[str, ...] = ()  # must stand verbatim
    rest: str = ""  # empty when all was understood


def understand(query: str, gazetteer: Gazetteer) -> Understood:
    """Read a query; every part stays in `rest` unless it is plain what it means."""
    text = " ".join(query.split())
    if len(text) > MAX_CHARACTERS:
        return Understood(rest=text)
    phrases = tuple(_PHRASE.finditer(text))
    free = _blanked(text, [match.span() for match in phrases])
    cited = read_citations(_SMALL.sub(lambda match: match.group().upper(), free)).mentions
    free = _blanked(free, [(mention.start, mention.end) for mention in cited])
    numbers = tuple(_numbers(free))
    free = _blanked(free, [span for _, span in numbers])
    regions = gazetteer.mentions(free)
    free = _blanked(free, [(start, end) for start, end, _ in regions])
    years = tuple(_years(free))
    modalities = tuple(_modalities(free))
    taken = [
        *(span for _, span in numbers),
        *((start, end) for start, end, _ in regions),
        *(span for _, span in years),
        *(span for _, span in modalities),
    ]
    return Understood(
        filters=_filters(free, regions, [year for year, _ in years], modalities),
        number=_number(numbers, cited),
        citations=tuple(dict.fromkeys([*(m.canonical for m in cited), *_as_cited(numbers)])),
        phrases=tuple(match[1].strip() for match in phrases if match[1].strip()),
        rest=_rest(text, taken),
    )


def pinpoints(query: str) -> tuple[str, ...]:
    """The articles that a query names: "pasal 494"."""
    return tuple(" ".join(found.split()).casefold() for found in _ARTICLE.findall(query))


def points(text: str, pinpoint: Sequence[str]) -> bool:
    """Whether a text names all of these articles."""
    return set(pinpoint) <= set(pinpoints(text))


def _filters(
    free: str,
    regions: Sequence[tuple[int, int, Region]],
    years: Sequence[int],
    modalities: Sequence[tuple[str, Span]],
) -> Filters:
    codes = _narrowest([region.code for _, _, region in regions])
    provinces = codes if all("." not in code and code != "00" for code in codes) else ()
    return Filters(
        region=() if provinces else codes,
        province=provinces,
        year=tuple(dict.fromkeys(years)),
        election=_election(free.casefold(), years),
        modality=tuple(modality for modality, _ in modalities),
    )


def _modalities(free: str) -> Iterator[tuple[str, Span]]:
    """The kind of clause that a question asks a list of, with its words; none when it asks two."""
    said = "".join(char.lower() if len(char.lower()) == 1 else char for char in free)
    found = [
        (modality, match.span())
        for modality, pattern in _MODALITIES.items()
        if (match := re.search(pattern, said))
    ]
    if len(found) == 1:
        yield found[0]


def _narrowest(codes: Sequence[str]) -> tuple[str, ...]:
    """Without the areas around another one: "Seluma, Bengkulu" is Seluma."""
    around = {outer for code in codes for outer in chain(code)[1:]}
    return tuple(code for code in dict.fromkeys(codes) if code not in around)


def _election(said: str, years: Sequence[int]) -> tuple[str, ...]:
    """The kind of election named, when it was held in a year named."""
    kinds = [kind for kind, pattern in _KIND.items() if pattern.search(said)]
    held = {(election.kind, election.year) for election in elections()}
    if len(kinds) == 1 and years and all((kinds[0], year) in held for year in years):
        return (kinds[0],)
    return ()


def _years(free: str) -> Iterator[tuple[int, Span]]:
    """Years in which an election was held, with their places."""
    known = {election.year for election in elections()}
    dates = [match.span() for match in _DATE.finditer(free)]
    for match in _YEAR.finditer(free):
        dated = any(start <= match.start() < end for start, end in dates)
        if int(match[0]) in known and not dated:
            yield int(match[0]), match.span()


def _numbers(free: str) -> Iterator[tuple[str, Span]]:
    """Letter numbers: labelled ones, and runs with slashes too odd to be words or dates."""
    labelled = list(_LABELLED.finditer(free))
    for match in labelled:
        yield clean_number(match["n"]), match.span()
    if alone := _ALONE.fullmatch(free.strip()):
        yield clean_number(alone[0]), (0, len(free))
        return
    inside = [match.span() for match in labelled]
    for match in _SLASHED.finditer(free):
        taken = any(start <= match.start() < end for start, end in inside)
        if not taken and not _DATE.fullmatch(match[0]) and _is_number(match[0]):
            yield clean_number(match[0]), match.span()


def _is_number(run: str) -> bool:
    parts = [part for part in re.split(r"\s*/+\s*", run) if part]
    digits = [part for part in parts if any(char.isdigit() for char in part)]
    long_serial = parts[0].isdigit() and len(parts[0]) >= 3
    return bool(digits) and (len(parts) >= 3 or (long_serial and len(digits) == 2))


def _number(numbers: Sequence[tuple[str, Span]], cited: Sequence[Mention]) -> str | None:
    """The one letter number of a query, also one that its office names ("SE MenPANRB 18/2023")."""
    found = [number for number, _ in numbers]
    found += [m.canonical.rsplit(" ", 1)[1] for m in cited if _LETTER.match(m.canonical)]
    return found[0] if len(set(found)) == 1 else None


def _as_cited(numbers: Sequence[tuple[str, Span]]) -> Iterator[str]:
    """How other letters would cite a letter of this number."""
    for number, _ in numbers:
        yield from (m.canonical for m in read_citations(f"Surat Edaran Nomor {number}").mentions)


def _blanked(text: str, spans: Sequence[Span]) -> str:
    """A text of the same length with some parts blanked out."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _rest(text: str, taken: Sequence[Span]) -> str:
    """A query without the parts that became filters or a number, nor the words that led to them."""
    kept, at = "", 0
    for start, end in sorted(taken):
        kept += _LINKS.sub("", text[at:start])
        at = end
    rest = " ".join((kept + text[at:]).split())
    return rest.strip(" ,;:?-–/") if re.search(r"\w", rest) else ""
