"""What a press article says of the circular it reports: only what its own sentences state."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ingest.folding import fold
from ingest.model import Found, Kind
from ingest.notices import notice
from ingest.numbers import is_odd
from ingest.own_number import DOUBTFUL_BELOW
from ingest.parts import Parts
from ingest.press_dates import find_press_date, find_press_place
from ingest.press_head import head_line
from ingest.press_issuers import issuing_office
from ingest.press_letter import (
    ABOUT_LETTER,
    LETTER,
    STOP,
    Own,
    is_cited,
    own_mention,
    prose,
    sentences,
)
from ingest.press_people import Person, signing_person
from ingest.runs import Run
from ingest.subjects import Finding, find_election_words

_KINDS: tuple[tuple[str, Kind], ...] = (
    (
        r"(?i:surat\s+edaran|\bedaran\b)|\bSE\b(?=\s+(?:Nomor|No|Bupati|Gubernur|Wali|Sekda|itu|tersebut))",
        "edaran",
    ),
    (r"(?i:surat\s+h?imbauan)", "himbauan"),
    (r"(?i:\binstruksi\s+(?:bupati|gubernur|wali\s?kota|presiden|menteri))", "instruksi"),
    (r"(?i:\bikrar\b|pakta\s+integritas)", "ikrar"),
    (r"(?i:keputusan\s+bersama)|\bSKB\b", "keputusan bersama"),
    (r"(?i:\bh?imbauan\b)", "himbauan"),
    (r"(?i:surat\s+keputusan)", "keputusan"),
)
_APPEALS = re.compile(r"(?i)\b(?:meng|di)h?imbau\b|\bimbau\b")


def find_press_kind(parts: Parts) -> Kind:
    """The kind of the circular reported: as its number is introduced, else as named first."""
    text = fold(prose(parts).text)
    own = own_mention(text)
    if own is not None:
        numbered = next((kind for pattern, kind in _KINDS if re.match(pattern, own.letter)), None)
        if numbered:
            return numbered
    named = sorted(_named_kinds(text))
    if named:
        return named[0][2]
    return "himbauan" if _APPEALS.search(text) else "lain"


def _named_kinds(text: str) -> Iterator[tuple[bool, int, Kind]]:
    """Whether a letter is only cited, where it is named first, and its kind; own letters first."""
    for pattern, kind in _KINDS:
        for match in re.finditer(pattern, text):
            cited = is_cited(text, match.start(), match.end())
            yield cited, match.start(), kind
            if not cited:
                break


def _number(parts: Parts) -> Finding:
    run = prose(parts)
    own = own_mention(run.text)
    if own is None:
        return head_line(parts, "number")
    worst = run.worst(own.start, own.end)
    doubtful = is_odd(own.number) or (worst is not None and worst < DOUBTFUL_BELOW)
    found = Found("number", own.number, run.boxes(own.start, own.end), doubtful)
    return (found,), (notice("number_doubtful", run.page, own.number),) if doubtful else ()


_QUOTE = "[“\"”'‘]?"
_THEME = r"(?:Netralitas|Penegasan|Larangan|Imbauan|Himbauan|Pedoman|Kewajiban|Menjaga|Pencegahan)"
_TITLED = re.compile(
    rf"(?:{LETTER}[^.;:\d]{{0,60}}?\s(?P<cue>(?i:tentang|perihal|mengenai|terkait|soal))"
    rf"|(?:{LETTER}|(?i:\bsurat))(?i:\s+(?:itu|tersebut))?\s(?i:ber(?:tajuk|judul|titel)"
    rf"|(?:dengan|(?:yang\s+)?diberi)\s+(?:judul|tajuk|titel)))\s+{_QUOTE}(?=\S)"
    # Surat Edaran “Netralitas …”; Surat Edaran Netralitas ASN Nomor 800/12/2024
    rf"|{LETTER}\s+[“\"](?=[A-Z])|{LETTER}\s+(?={_THEME}\s[^.;,“”\"\d]{{3,90}}?\s(?i:nomor|no\.))"
)
_AFTER_NUMBER = re.compile(
    r"(?i)[^.;]{0,70}?\b(?P<cue>tentang|perihal|mengenai|terkait|soal|hal|berperihal|bertema|bertajuk|berjudul|bertitel)"
    rf"\s*:?\s+{_QUOTE}(?=\S)"
)
WEAK = frozenset({"mengenai", "terkait", "soal"})  # an article's own words, not the letter's
_TWICE = re.compile(r"(?i)tentang\s+")
_SUBJECT_END = re.compile(
    r"(?i)(?:,?\s+(?:dan\s+(?:di|ter|ber)[a-z]{4,}|yang\s+(?:di|ter|ber|me)\w+|tertanggal|(?:pada\s+)?tanggal\s+\d{1,2}|bernomor|dengan\s+nomor|resmi|itu|tersebut|ditandatangani"
    r"|diterbitkan|dikeluarkan|menyusul|mulai|(?=(?:nomor|no\.)\s)|ditujukan|dialamatkan|dibagikan|disebarkan|disebarluaskan|diedarkan|dikirim\w*|diterima|diteken"
    r"|ini|telah|sudah|akan|berisi|memuat|berlaku|mengatur|menyebut\w*|menegaskan|melarang|mewajibkan|meminta)\b|\s?\([“\"]|[“”\"]"
    r"|\s+kepada\s+(?=(?:para\s+|seluruh\s+)?(?-i:[A-Z]))|,?\s+(?:pada\s+)?(?:hari\s+)?(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)\b|,\s+(?=\d{1,2}[\s/.-])|,\s+(?=(?-i:[a-z]))(?!(?:dan|atau|serta)\b)|\s[-–—]\s|\.\s|\.?$)"
)


def _subject(parts: Parts) -> Finding:
    labelled = head_line(parts, "subject")
    if labelled[0]:
        return labelled
    run = prose(parts)
    own = own_mention(run.text)
    starts = list(_subject_starts(run.text, own))
    if not starts:
        return (), ()
    spans = [(start, start + _subject_length(run.text[start : start + 600])) for start in starts]
    start, end = spans[0] if own else max(spans, key=lambda span: span[1] - span[0])
    value = re.sub(r"\s+", " ", run.text[start:end]).strip(" .,;:")
    return ((Found("subject", value, run.boxes(start, end)),), ()) if value else ((), ())


def _subject_starts(text: str, own: Own | None) -> Iterator[int]:
    matches = []
    if own:
        after = _AFTER_NUMBER.match(text, own.end)
        matches = [after] if after else []
    titled = [m for m in _TITLED.finditer(text) if own or _as_printed(m)]
    strong = [m for m in titled if (m["cue"] or "").lower() not in WEAK]
    weak = [m for m in titled if m.start() > text.find(STOP)]  # a headline's words are the paper's
    for match in (*matches, *(strong or weak)):
        twice = _TWICE.match(text, match.end())
        yield twice.end() if twice else match.end()


def _as_printed(match: re.Match[str]) -> bool:
    """A title: in quotation marks or capitals; an article's own words begin in a small letter."""
    return match.group()[-1:] in "“\"”'‘" or not match.string[match.end()].islower()


def _subject_length(text: str) -> int:
    sentence = re.match(r"(?:[^.]|\.(?!\s+[A-Z“\"]|\s*$))*", text)
    piece = sentence.group() if sentence else text
    ending = next((m for m in _SUBJECT_END.finditer(piece) if m.start() > 3), None)
    return min(ending.start() if ending else len(piece), 450)


_ADDRESSED = re.compile(
    r"(?i)\b(?:ditujukan|dialamatkan|dibagikan|disampaikan|disebarkan|dikirimkan|diedarkan|diteruskan)"
    r"\s+(?:langsung\s+)?kepada\s+(?:seluruh\s+)?(?P<list>[^.;]+)"
)


def _addressees(parts: Parts) -> Finding:
    run = prose(parts)
    for start, end in sentences(run.text):
        around = run.text[max(0, start - 200) : end]
        match = _ADDRESSED.search(run.text, start, end)
        if match and ABOUT_LETTER.search(around):
            return tuple(_listed(run, match.start("list"), match.end("list"))), ()
    return (), ()


def _listed(run: Run, start: int, end: int) -> Iterator[Found]:
    stop = re.search(r"(?i)\s(?:agar|untuk|supaya|guna|yang)\s", run.text[start:end])
    end = start + stop.start() if stop else end
    at = start
    for joint in [
        *re.finditer(r"\s*(?:,|\bdan\b|\bhingga\b|\bserta\b|\bsampai\b)+\s*", run.text[start:end]),
        None,
    ]:
        to = start + joint.start() if joint else end
        value = re.sub(r"(?i)^dan\s+", "", run.text[at:to]).strip(" .,")
        if value:
            yield Found("addressee", value, run.boxes(at, to))
        at = start + joint.end() if joint else end


def _people(parts: Parts) -> tuple[Run, Person | None, Person | None]:
    run = prose(parts)
    own = own_mention(run.text)
    signer = signing_person(run.text, own.office if own else "")
    issuer = issuing_office(run.text, own, signer)
    return run, signer, issuer


def _issuer(parts: Parts) -> Finding:
    run, _, issuer = _people(parts)
    if issuer is None:
        return (), ()
    return (Found("issuer", issuer.position, run.boxes(issuer.start, issuer.end)),), ()


def _signatory(parts: Parts) -> Finding:
    run, signer, _ = _people(parts)
    if signer is None:
        return (), ()
    boxes = run.boxes(signer.start, signer.end)
    position = (Found("signatory_position", signer.position, boxes),) if signer.position else ()
    name = (Found("signatory_name", signer.name, boxes),) if signer.name else ()
    return (*name, *position), ()


PRESS_FIELDS: dict[str, Callable[[Parts], Finding]] = {
    "number": _number,
    "issued_on": find_press_date,
    "issued_at": find_press_place,
    "issuer": _issuer,
    "signatory": _signatory,
    "subject": _subject,
    "addressee": _addressees,
    "election_words": find_election_words,
}
