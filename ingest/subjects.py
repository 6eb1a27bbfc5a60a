"""What a letter is about, to whom it goes, what it replaces, and the election it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.dates import find_dates
from ingest.folding import fold
from ingest.head_columns import left_column, right_column
from ingest.model import Found, Line, Notice
from ingest.numbers import read_number_line, read_running_number
from ingest.offices import is_office
from ingest.parts import Parts
from ingest.runs import Run, run_of
from ingest.tails import ADDRESSED

LETTERS = 4  # fewer are no subject: NO, the head of a table's first column
Finding = tuple[tuple[Found, ...], tuple[Notice, ...]]

_HAL = re.compile(r"(?i)^\W*(?:perihal|peri\s?hal|hal|h\s?a\s?l)\b\s*[:;.]?\s*(?P<value>.*)$")
_LABELS = re.compile(
    r"(?i)^\W*(?:nomor|no|sifat|lampiran|lamp|hal|perihal|tanggal|kepada|yth|yang\s+terhormat|klasifikasi"
    r"|tembusan|di)\b"
)
_TENTANG = re.compile(r"(?i)^\W*t\s?e\s?n\s?t\s?a\s?n\s?g\b\W*(?P<rest>.*)$")
NAMES_LETTER = re.compile(
    r"(?i)\b(?:edaran|peraturan|keputusan|instruksi|surat|bersama|bupati|gubernur|menteri|kota)\b\W*$"
    r"|\b(?:edaran|peraturan|keputusan|instruksi)\b"
)
_AFTER_TITLE = re.compile(
    r"(?i)^\W*(?:dengan\s+rahmat|yth\b|kepada\b|menimbang|mengingat|nomor\b|memutuskan)"
)


def find_subject(parts: Parts) -> Finding:
    """The title after TENTANG, else the Hal or Perihal of a letter, else the bare title."""
    titles = parts.lines("title") if parts.letter else parts.attached("title")
    for lines in (_title_subject(parts), _hal_subject(parts), _bare_title(titles)):
        found = _subject(lines) if lines else None
        if found is not None and sum(map(str.isalpha, found.value)) >= LETTERS:
            return (found,), ()
    return (), ()


def _subject(lines: list[tuple[Line, int]]) -> Found:
    """The found value of lines, each from a character on."""
    run = run_of(line for line, _ in lines)
    start = lines[0][1]
    value = re.sub(r"\s+", " ", run.text[start:]).strip(' .,;:-–—|"“”')
    return Found("subject", value, run.boxes(start))


def _title_subject(parts: Parts) -> list[tuple[Line, int]]:
    lines = parts.lines("letterhead", "title", "head")
    for index, line in enumerate(lines):
        match = _TENTANG.match(fold(line.text))
        if not match:
            continue
        first = [(line, match.start("rest"))] if match["rest"].strip() else []
        rest = list(_while_title(_before_issuer(lines[index + 1 :], parts.lines("letterhead"))))
        if len(rest) == len(lines) - index - 1:
            rest += _while_capitals(_following(parts, lines[-1]))
        return first + [(follower, 0) for follower in rest]
    return []


def _before_issuer(lines: tuple[Line, ...], letterhead: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines down to the office of the letterhead, printed again below the title of a decree."""
    offices = {_letters(line.text) for line in letterhead if is_office(fold(line.text))}
    again = (i for i, line in enumerate(lines) if i and _letters(line.text) in offices)
    end = next((i for i in again if not _GOES_ON.search(lines[i - 1].text)), len(lines))
    return lines[:end]


_GOES_ON = re.compile(
    r"(?i)\b(?:dan|atau|pada|di|oleh|kepada|peraturan|keputusan|instruksi|edaran|lingkungan)\W*$"
)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _following(parts: Parts, last: Line) -> list[Line]:
    """The lines right after one, whatever part they were taken for."""
    lines = [line for block in parts.letter for line in block.lines]
    at = next((i for i, line in enumerate(lines) if line is last), len(lines))
    return lines[at + 1 : at + 7]


def _while_capitals(lines: Iterable[Line]) -> Iterator[Line]:
    """A title that was taken for text: it goes on in capitals, without a marker or a label."""
    for line in _while_title(lines):
        marked = _ITEM.match(line.text) or _SECTION_MARK.match(line.text)
        unlike = marked or _LABELS.match(line.text) or ":" in line.text
        if not line.text.isupper() or unlike:
            return
        yield line


def _while_title(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines of a title: until the office that issues it, a greeting, or plain sentences."""
    before = ""
    capitals = False
    for line in lines:
        text = fold(line.text).strip()
        issuing = is_office(text) and text.endswith(",")
        named = text.upper().startswith("NOMOR") and (
            NAMES_LETTER.search(before) or before.endswith(",")
        )
        if issuing or _is_dateline(text, before) or (_AFTER_TITLE.match(text) and not named):
            return
        if capitals and sum(map(str.islower, text)) > sum(map(str.isupper, text)):
            return
        capitals = capitals or text.isupper()
        before = text
        yield line


def _is_dateline(text: str, before: str) -> bool:
    """A date of issue below a title; the day of an election, in the title's own words, is none."""
    dates = find_dates(text)
    if not dates:
        return False
    ahead = text[: dates[0].start].strip() or before
    within = re.search(r"[A-Z]{3}$", ahead) and (text.upper() == text) and before
    own = re.fullmatch(r"(?:PADA\s+)?TANGGAL", ahead) and ahead != before
    return not within or bool(own)


def _hal_subject(parts: Parts) -> list[tuple[Line, int]]:
    lines = left_column(parts)
    for index, line in enumerate(lines):
        match = _HAL.match(fold(line.text))
        if match:
            left = _left_of(line, match.start("value"))
            first = [(line, match.start("value"))] if match["value"].strip() else []
            below = [*lines[index + 1 :], *_following(parts, lines[-1])]
            return first + [(more, 0) for more in _continued(line, below, left)]
    return []


def _left_of(line: Line, start: int) -> float:
    words = run_of([line]).words(start)
    return words[0].box.x0 if words else line.box.x0


def _continued(label: Line, lines: Iterable[Line], left: float) -> Iterator[Line]:
    """The lines that go on below a value: indented from the label, close below, no new label."""
    above = label
    for line in lines:
        text = fold(line.text)
        if line.box.x0 > left + 0.25:
            continue
        apart = line.page != above.page or line.box.y0 - above.box.y1 > 1.1 * above.box.height
        marked = _ITEM.match(text) or _SECTION_MARK.match(text)
        if apart or marked or _LABELS.match(text) or find_dates(text):
            return
        if line.box.x0 < max(left - 0.10, label.box.x0 + 0.012):
            return
        above = line
        yield line


def _bare_title(titles: tuple[Line, ...]) -> list[tuple[Line, int]]:
    kept = [
        (line, 0)
        for line in titles
        if not read_number_line(line.text) and not _AFTER_TITLE.match(line.text)
    ]
    plain = re.compile(r"(?i)^\W*(?:surat\s+)?(?:edaran|h?imbauan|pengumuman|siaran\s+pers)\W*$")
    return [item for item in kept if not plain.match(fold(item[0].text))]


_ITEM = re.compile(r"^\W{0,2}(?:[\dIl]{1,2}\s?[.)]|[a-z][.)]|[-–•])\s*(?=\S)")
_SECTION_MARK = re.compile(r"^\W{0,2}(?:[IVX]{1,5}|[A-Z])\s?[.)]\s|^(?:BAB|PASAL)\b")
_GREETING = re.compile(
    r"(?i)^\W*(?:kepada\b\s*[:;]?\s*)?(?:(?:yth|yang\s+terhormat)\b\s*[.:;]*\s*)?(?=\S|$)"
)
_AT_PLACE = re.compile(
    r"(?i)^\W*(?:di\s*[-–—:.]*\s*$|di\s*[-–—]?\s+\S+(?:\s\S+){0,3}$|tempat\W*$|masing-masing\W*$)"
)
_NO_ADDRESSEE = re.compile(
    r"(?i)^\W*(?:untuk|agar|dengan\s+ini)\W*$|^\W*(?:om|assalam\w*|salam|dengan\s+hormat)\b"
)
_WITHIN = re.compile(r"(?i)^\W*di\s+lingkungan\b")


def find_addressees(parts: Parts) -> Finding:
    """The offices addressed, one value each, without their list numbers."""
    items: list[list[Line]] = []
    starts: list[int] = []
    numbered = False
    lines = right_column(parts) or parts.lines("addressee") or _after_signature(parts)
    for line in lines:
        lead = _GREETING.match(line.text)
        start = lead.end() if lead else 0
        rest = line.text[start:]
        if start and re.fullmatch(r"(?i)\W*(?:sdr|saudara|bapak|ibu)\W*", rest):
            continue
        ended = _AT_PLACE.match(rest) and not _WITHIN.match(rest)
        if (ended and items) or _NO_ADDRESSEE.match(rest):
            break
        item = _ITEM.match(rest)
        if not rest.strip(" .:-") or find_dates(rest) or _WITHIN.match(rest):
            continue
        if item or start or not items:
            items.append([line])
            starts.append(start + (item.end() if item else 0))
            numbered = numbered or bool(item)
        else:
            items[-1].append(line)
    return tuple(_addressee(lines, start) for lines, start in zip(items, starts, strict=True)), ()


def _after_signature(parts: Parts) -> tuple[Line, ...]:
    """Addressees below the signature, as military letters have them."""
    lines = parts.lines("signature")
    start = next((i for i, line in enumerate(lines) if ADDRESSED.match(line.text)), len(lines))
    return lines[start:]


def _addressee(lines: list[Line], start: int) -> Found:
    run = run_of(lines)
    value = re.sub(r"\s+", " ", run.text[start:]).strip(" ;,.:")
    value = re.sub(r"(?i)[;,]?\s+dan$", "", value)
    return Found("addressee", value, run.boxes(start))


_LETTER = r"(?:Surat\s+Edaran|SE|Surat|Edaran|Instruksi|Keputusan|Imbauan|Himbauan)\b"
_REPLACES = (
    re.compile(
        rf"(?i:\b(?:mencabut|menggantikan|mengganti|pengganti)\b)[^.;]{{0,40}}?{_LETTER}"
        r"[^.;]{0,90}?\b(?i:nomor|no)\.?\s*:?\s*(?=\S)"
    ),
    re.compile(
        rf"\b{_LETTER}[^.;]{{0,90}}?\b(?i:nomor|no)\.?\s*:?\s*(?=\S+[^;]{{0,260}}?\b(?i:dicabut|tidak\s+berlaku))"
    ),
)


def find_replaces(parts: Parts) -> Finding:
    """The number of the letter that this one takes the place of."""
    run = run_of(parts.lines("body"))
    for pattern in _REPLACES:
        for match in pattern.finditer(fold(run.text)):
            number = read_running_number(run.text, match.end())
            if number:
                return (Found("replaces", number[0], run.boxes(match.end(), number[1])),), ()
    return (), ()


_ELECTION = re.compile(
    r"(?i)\b(?:pilkada|pemilukada|pemilu|pileg|pilpres|pilgub|pilbup|pilwal?ko\w*"
    r"|pemilihan\s+(?:umum|kepala\s+daerah|gubernur|bupati|wali\s?kota|serentak|presiden|anggota|legislatif"
    r"|calon))\b(?:[^.;:\n]{0,140}?\b20\d\d\b|(?:\s+(?:serentak|kepala\s+daerah|umum)\b)*)"
)
_POLLING = re.compile(r"(?i)\b(?:hari\s+)?pemungutan\s+suara\b[^.;]{0,140}?\b20\d\d\b")


def find_election_words(parts: Parts) -> Finding:
    """The passages that name the election served: subject first, then the text."""
    subject = (*parts.lines("title"), *parts.lines("head"))
    passages = [run_of(subject), run_of(parts.lines("prose")), run_of(parts.lines("body"))]
    found = {item.value: item for run in passages for item in _named_elections(run)}
    return tuple(found.values())[:12], ()


def _named_elections(run: Run) -> Iterator[Found]:
    text = fold(run.text)
    for pattern in (_ELECTION, _POLLING):
        for match in pattern.finditer(text):
            value = re.sub(r"\s+", " ", match.group()).strip()
            yield Found("election_words", value, run.boxes(match.start(), match.end()))
