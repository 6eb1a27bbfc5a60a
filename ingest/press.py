"""What a press article says of the circular it reports: only what its own sentences state."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ingest.citation_kinds import AUTHORITIES
from ingest.dates import PartDated, find_dates, find_part_dates, iso_date
from ingest.folding import fold
from ingest.model import Found, Kind
from ingest.notices import notice
from ingest.numbers import read_running_number
from ingest.parts import Parts
from ingest.press_people import Person, issuing_office, signing_person
from ingest.runs import Run, run_of
from ingest.subjects import Finding, find_election_words

LETTER = (
    r"(?:(?i:surat\s+edaran|edaran|surat\s+h?imbauan|h?imbauan|surat\s+instruksi|instruksi"
    r"|surat\s+keputusan|maklumat)|\bSE\b|\bSK\b)"
)
_KINDS: tuple[tuple[str, Kind], ...] = (
    (
        r"(?i:surat\s+edaran|\bedaran\b)|\bSE\b(?=\s+(?:Nomor|No|Bupati|Gubernur|Wali|Sekda|itu|tersebut))",
        "edaran",
    ),
    (r"(?i:surat\s+h?imbauan)", "himbauan"),
    (r"(?i:\binstruksi\s+(?:bupati|gubernur|wali\s?kota|presiden|menteri))", "instruksi"),
    (r"(?i:\bikrar\b|pakta\s+integritas)", "ikrar"),
    (r"(?i:keputusan\s+bersama)|\bSKB\b", "keputusan bersama"),
    (r"(?i:\bh?imbauan\b|\bmengh?imbau\b)", "himbauan"),
    (r"(?i:surat\s+keputusan)", "keputusan"),
)
_CITED = re.compile(
    r"(?i)\b(?:meneruskan|berdasarkan|mengacu|merujuk|sesuai|berpedoman|menindaklanjuti|dasar|tindak\s+lanjut"
    r"|mempedomani|pada|atas|dengan)\b[^.]{0,30}$"
)
_NUMBERED = re.compile(
    rf"{LETTER}(?:\s*\([A-Z]{{2,4}}\))?(?P<office>[^.;:\d]{{0,90}}?)\s*\b(?i:nomor|no)\.?\s*[:.]?\s*(?=\S*\d|[A-Z])"
)
# Between "edaran" and "Nomor" these say that the number is another text's.
_ANOTHER = re.compile(
    r"(?i)\b(?:undang|peraturan|perpp?u|uu|pp|pasal|tentang|surat|keputusan|instruksi|berdasar\w*|berlandas\w*"
    r"|mengacu|merujuk|sesuai|berpedoman|berpegang|bersandar|menindaklanjuti|meneruskan|mengikuti|mengutip)\b"
)


@dataclass(frozen=True, slots=True)
class Own:
    """The article's mention of the circular it reports: its number, its office, where it ends."""

    number: str
    start: int
    end: int
    office: str


def find_press_kind(parts: Parts) -> Kind:
    """The kind of the circular reported, as the article calls it most plainly."""
    text = fold(_run(parts).text)
    return next((kind for pattern, kind in _KINDS if re.search(pattern, text)), "lain")


def own_mention(text: str) -> Own | None:
    """The first numbered letter that is reported rather than cited, regional before national."""
    folded = fold(text)
    found: list[tuple[bool, Own]] = []
    for match in _NUMBERED.finditer(folded):
        number = read_running_number(text, match.end())
        cited = _CITED.search(folded[: match.start()]) and _national(match["office"])
        if number is None or cited or _ANOTHER.search(match["office"]):
            continue
        own = Own(number[0], match.end(), number[1], match["office"].strip(" ,"))
        found.append((_national(match["office"]), own))
    return min(found, key=lambda item: item[0], default=(False, None))[1]


def _national(office: str) -> bool:
    return any(re.search(authority.pattern, office) for authority in AUTHORITIES)


def _run(parts: Parts) -> Run:
    return run_of(parts.lines("prose"))


def _number(parts: Parts) -> Finding:
    run = _run(parts)
    own = own_mention(run.text)
    if own is None:
        return (), ()
    return (Found("number", own.number, run.boxes(own.start, own.end)),), ()


_DATE_LEAD = re.compile(
    r"(?i)^[\s,]*(?:yang\s+)?(?:tertanggal|bertanggal|tanggal|per\s+tanggal|per)\s*:?\s*$"
)
_ISSUED = re.compile(
    r"(?i)\b(?:diterbitkan\w*|dikeluarkan\w*|ditanda\s?tangani\w*|tanda\s?tangani|menanda\s?tangani|diteken\w*"
    r"|meneken|teken|ditetapkan|terbit|menerbitkan|mengeluarkan|tertanggal|bertanggal)\b"
)
_ABOUT_LETTER = re.compile(rf"{LETTER}|(?i:\bsurat\s+itu\b)")
_ELSEWHERE = re.compile(
    r"(?i)\b(?:ditemui|ujar|kata|katanya|ungkap|jelas|tutur|menyusul|menindaklanjuti|berdasarkan|surat\s+menteri"
    r"|undang-undang|pilkada|pemilu|pemungutan|pemilihan|kampanye|hingga|sampai)\b"
)


def _issued_on(parts: Parts) -> Finding:
    run = _run(parts)
    text = run.text
    own = own_mention(text)
    spans = [(own.end, 60, _DATE_LEAD)] if own else []
    for start, reach, lead in spans:
        found = _date_after(run, start, reach, lead)
        if found[0]:
            return found
    for start, end in _sentences(text):
        if not _ABOUT_LETTER.search(text[start:end]):
            continue
        for verb in _ISSUED.finditer(text, start, end):
            found = _date_after(run, verb.end(), min(90, end - verb.end()), None)
            if found[0]:
                return found
    return (), ()


def _date_after(run: Run, start: int, reach: int, lead: re.Pattern[str] | None) -> Finding:
    text = run.text[start : start + reach]
    for dated in find_dates(text)[:1]:
        if _reaches(text[: dated.start], lead):
            boxes = run.boxes(start + dated.start, start + dated.end)
            return (Found("issued_on", dated.iso, boxes, dated.doubtful),), ()
    for part in find_part_dates(text)[:1]:
        iso = _dated_by_article(part, run.text, start) if part.day else None
        if iso and _reaches(text[: part.start], lead):
            boxes = run.boxes(start + part.start, start + part.end)
            told = notice("date_inferred", run.page, text[part.start : part.end].strip())
            return (Found("issued_on", iso, boxes, doubtful=True),), (told,)
    return (), ()


def _reaches(between: str, lead: re.Pattern[str] | None) -> bool:
    return bool(lead.match(between)) if lead else not _ELSEWHERE.search(between)


def _dated_by_article(part: PartDated, text: str, near: int) -> str | None:
    """A day and month completed by the article's own date: the latest such day not after it."""
    dates = sorted(find_dates(text), key=lambda dated: abs(dated.start - near))
    if not dates or part.day is None:
        return None
    year = int(dates[0].iso[:4])
    this = iso_date(str(year), part.month, part.day)
    return this if this and this <= dates[0].iso else iso_date(str(year - 1), part.month, part.day)


_SIGNED_AT = re.compile(
    r"(?i:\b(?:tanda\s?tangani|ditanda\s?tangani|diteken|ditetapkan|dikeluarkan|diterbitkan)\b)"
    r"[^.;,]{0,30}?\bdi\s+(?P<place>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2})"
)


def _issued_at(parts: Parts) -> Finding:
    run = _run(parts)
    for start, end in _sentences(run.text):
        match = _SIGNED_AT.search(run.text, start, end)
        if match and _ABOUT_LETTER.search(run.text, start, end):
            boxes = run.boxes(match.start("place"), match.end("place"))
            return (Found("issued_at", match["place"], boxes),), ()
    return (), ()


_TITLED = re.compile(
    rf"{LETTER}[^.;:\d]{{0,60}}?\s(?P<cue>(?i:tentang|perihal|mengenai|terkait|soal))\s+(?=\S)"
)
_AFTER_NUMBER = re.compile(
    r"(?i)[^.;]{0,70}?\b(?P<cue>tentang|perihal|mengenai|terkait|soal|hal)\s+(?=\S)"
)
_TWICE = re.compile(r"(?i)tentang\s+")
_SUBJECT_END = re.compile(
    r"(?i)(?:,?\s+(?:yang\s+(?:di|ter|ber|me)\w+|tertanggal|tanggal\s+\d|itu\b|tersebut\b|ditandatangani|diterbitkan"
    r"|dikeluarkan|menyusul|ditujukan|dialamatkan)\b|[“”\"]|,\s+(?=[a-z])|\s[-–—]\s|\.\s|\.?$)"
)


def _subject(parts: Parts) -> Finding:
    run = _run(parts)
    own = own_mention(run.text)
    starts = list(_subject_starts(run.text, own))
    if not starts:
        return (), ()
    spans = [(start, start + _subject_length(run.text[start : start + 400])) for start in starts]
    start, end = spans[0] if own else max(spans, key=lambda span: span[1] - span[0])
    value = re.sub(r"\s+", " ", run.text[start:end]).strip(" .,;:")
    return ((Found("subject", value, run.boxes(start, end)),), ()) if value else ((), ())


def _subject_starts(text: str, own: Own | None) -> Iterator[int]:
    matches = []
    if own:
        after = _AFTER_NUMBER.match(text, own.end)
        matches = [after] if after else []
    strong = [m for m in _TITLED.finditer(text) if m["cue"].lower() in {"tentang", "perihal"}]
    for match in (*matches, *(strong or _TITLED.finditer(text))):
        twice = _TWICE.match(text, match.end())
        yield twice.end() if twice else match.end()


def _subject_length(text: str) -> int:
    sentence = re.match(r"(?:[^.]|\.(?!\s+[A-Z“\"]|\s*$))*", text)
    piece = sentence.group() if sentence else text
    ending = next((m for m in _SUBJECT_END.finditer(piece) if m.start() > 3), None)
    return min(ending.start() if ending else len(piece), 300)


_ADDRESSED = re.compile(
    r"(?i)\b(?:ditujukan|dialamatkan|dibagikan|disampaikan|disebarkan|dikirimkan|diedarkan|diteruskan)"
    r"\s+(?:langsung\s+)?(?:kepada|ke)\s+(?:seluruh\s+)?(?P<list>[^.;]+)"
)


def _addressees(parts: Parts) -> Finding:
    run = _run(parts)
    for start, end in _sentences(run.text):
        around = run.text[max(0, start - 200) : end]
        match = _ADDRESSED.search(run.text, start, end)
        if match and _ABOUT_LETTER.search(around):
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
    run = _run(parts)
    own = own_mention(run.text)
    signer = signing_person(run.text, own.office if own else "")
    issuer = issuing_office(run.text, own.office if own else "", signer)
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


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(
        r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\bNo)[.!?][”\"]?\s+(?=[A-Z“\"])", text
    ):
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


PRESS_FIELDS: dict[str, Callable[[Parts], Finding]] = {
    "number": _number,
    "issued_on": _issued_on,
    "issued_at": _issued_at,
    "issuer": _issuer,
    "signatory": _signatory,
    "subject": _subject,
    "addressee": _addressees,
    "election_words": find_election_words,
}
