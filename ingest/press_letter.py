"""The letter a press article reports: its number, and how an article speaks of letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.folding import fold, plain
from ingest.known_letters import AUTHORITIES
from ingest.model import Line, Word
from ingest.numbers import read_running_number
from ingest.parts import Parts
from ingest.portal import BYLINE, DATELINE
from ingest.runs import Run, run_of

LETTER = (
    r"(?:(?i:surat\s+edaran|edaran|surat\s+h?imbauan|h?imbauan|surat\s+instruksi|instruksi"
    r"|surat\s+keputusan|maklumat|ikrar|pakta\s+integritas)|\bSE\b|\bSK\b)"
)
# Between "edaran" and "Nomor" these say that the number is another text's.
NO_OFFICE = re.compile(
    r"(?i)\b(?:undang|peraturan|keputusan|instruksi|surat|tentang|perihal|pasal|perbawaslu|perpp?u|skb|uu|pp"
    r"|berdasar\w*|berlandas\w*|berpedoman|berpegang|bersandar|mengacu|merujuk|sesuai|menindaklanjuti|meneruskan"
    r"|mengikuti|mengutip)\b"
)
_CITED = re.compile(
    r"(?i)\b(?:meneruskan|berdasarkan|mengacu|merujuk|sesuai|berpedoman|menindaklanjuti|dasar|tindak\s+lanjut"
    r"|mempedomani|pada|atas|dengan)\b[^.]{0,30}$"
)
# A letter on which the reported one rests, or which it answers or replaces.
RESTS = re.compile(
    r"(?i)\b(?:meneruskan|berdasar\w*|mengacu|merujuk|rujukan|sesuai|berpedoman|menindaklanjuti|tindak\s+lanjut|mempedomani"
    r"|menyusul|menjawab|membalas|mencabut|menggantikan|mengganti|menerima|selain|seperti|sebagaimana)\b[^.;,]{0,40}$"
)
_NUMBER = r"(?i:nomor|no)(?i:\s+surat)?\.?\s*[:.]?\s*(?=\S*\d|[A-Z])"
LABEL = rf"\b(?i:ber|dengan\s+)?(?:{_NUMBER})"
# What is sent or done by letter: "melalui surat Nomor …".
_SENT = (
    r"\b(?i:melalui|lewat|dalam|berupa|melayangkan|mengirim(?:kan|i)?|menyampaikan|menerbitkan"
    r"|mengeluarkan|menyurati\s[^.;]{0,60})"
)
_NUMBERED = re.compile(
    rf"{LETTER}(?:\s*\([A-Z]{{2,4}}\))?(?P<office>(?:(?!{LETTER}|\b(?i:surat)\b)[^.;:\d]){{0,90}}?)\s*"
    rf"{LABEL}"
    rf"|(?i:\bsurat(?:\s+(?:itu|tersebut|dinas))?)\s+(?:(?i:ber|dengan\s+))(?:{_NUMBER})"
    rf"|{LETTER}(?:\s*\([A-Z]{{2,4}}\))?(?P<bare>(?:(?!{LETTER}|\b(?i:surat)\b)[^.;:\d]){{0,60}}?)\s+"
    r"(?=\d[\w.\-]*(?:/[\w.\-]+){1,6}/(?:19|20)\d\d\b)"
    rf"|{LETTER}(?P<told>[^.;]{{0,140}}?)\b(?i:ber|dengan\s+)(?:{_NUMBER})"
    rf"|{_SENT}\s+(?i:surat)(?P<sender>(?:(?!{LETTER})[^.;:\d]){{0,60}}?)\s*{LABEL}"
)


@dataclass(frozen=True, slots=True)
class Own:
    """The article's mention of the circular it reports: its number, its office, where it ends."""

    number: str
    start: int
    end: int
    office: str
    letter: str = ""  # what kind of letter it is called: "Surat Edaran"
    named: int = 0  # where it is called so


_OWN_LABEL = re.compile(r"(?i)\b(?:ber|dengan\s+)no(?:mor)?\W*$")
_SUBJECT_WORDS = re.compile(r"(?i)\b(?:tentang|perihal|pasal)\b")


def own_mention(text: str) -> Own | None:
    """The numbered letter that is reported rather than cited: the first of the surest.

    A regional one before a national, one that nothing rests on, a circular before a mere "surat".
    """
    return min(_mentions(text, fold(text)), key=lambda own: _rank(own, text), default=None)


def _rank(own: Own, text: str) -> tuple[bool, bool, bool]:
    rests = RESTS.search(text[max(0, own.named - 80) : own.named])
    return is_national(own.office), bool(rests), not re.match(LETTER, own.letter)


def _mentions(text: str, folded: str) -> Iterator[Own]:
    """Every mention with a number of its own; where one is none, a shorter may stand within it."""
    at = 0
    while match := _NUMBERED.search(folded, at):
        own = _own(match, text, folded)
        if own is not None:
            yield own
        at = match.end() if own is not None else match.start() + 1


def _own(match: re.Match[str], text: str, folded: str) -> Own | None:
    """A mention as the letter's own, or None where the number is another's or none."""
    number = read_running_number(text, match.end())
    office = match["office"] or match["sender"] or match["bare"] or ""
    between = match["told"] or office
    if _OWN_LABEL.search(match.group()):  # its number, whatever its subject says before
        between = _SUBJECT_WORDS.sub("", between)
    named = match["sender"] is not None or _CITED.search(folded[: match.start()])
    cited = bool(named) and is_national(office)
    if number is None or cited or NO_OFFICE.search(between):
        return None
    return Own(
        number[0], match.end(), number[1], office.strip(" ,"), match.group()[:18], match.start()
    )


def is_cited(text: str, start: int, end: int) -> bool:
    """Whether a letter named at a place is another's, on which the reported one rests."""
    after = re.match(r"[^.;,]{0,60}", text[end:])
    return bool(_CITED.search(text[max(0, start - 60) : start])) or is_national(
        after.group() if after else ""
    )


def is_national(office: str) -> bool:
    return any(re.search(authority.pattern, office) for authority in AUTHORITIES)


def prose(parts: Parts) -> Run:
    """An article's own sentences as one flowing text; a headline is a sentence of its own."""
    lines = parts.lines("prose")
    ends = [0, *(i for i in range(1, len(lines)) if _headline(lines, i - 1)), len(lines)]
    runs = [run_of(lines[start:end]) for start, end in pairwise(ends) if end > start]
    text = STOP.join(run.text for run in runs)
    return Run(plain(text), tuple(_placed(runs)))


def _published(text: str) -> bool:
    """A line of the portal's that ends in the day or the hour of publication."""
    ends = re.search(r"\b(?:\d{4}|\d{1,2}[.:]\d\d(?:\s?WI(?:B|TA?))?)\W*$", text)
    return bool(ends and BYLINE.pattern.match(text))


STOP = ". "  # after a headline, which is printed without a full stop


def _placed(runs: list[Run]) -> Iterator[tuple[int, int, Word]]:
    offset = 0
    for run in runs:
        yield from ((start + offset, end + offset, word) for start, end, word in run.places)
        offset += len(run.text) + len(STOP)


def _headline(lines: tuple[Line, ...], index: int) -> bool:
    """A line without a full stop that the next does not go on: a headline, a heading, a caption.

    A line with the day of publication stands apart wherever it is printed.
    """
    line, below = lines[index], lines[index + 1]
    opens = below.text[:1].isupper() or below.text[:1] in '“"'
    if opens and any(_published(one.text) for one in (line, below)):
        return True
    apart = below.page != line.page or below.box.y0 - line.box.y1 > 0.9 * line.box.height
    ended = line.text.rstrip()[-1:] in '.,;:?!”"-–'
    return opens and not ended and (apart or bool(DATELINE.pattern.match(below.text)))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends."""
    start = 0
    for match in re.finditer(
        r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\bNo)[.!?][”\"]?\s+(?=[A-Z“\"])", text
    ):
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


ABOUT_LETTER = re.compile(
    rf"{LETTER}|(?i:\bsurat\s+(?:itu|tersebut|(?:ter|ber)tanggal|tertanda|yang\s+(?:di|ter)\w+"
    r"|ber(?:nomor|titel|tajuk|judul|perihal))\b)"
)
