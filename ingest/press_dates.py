"""When and where a reported letter was issued, as an article says; never when it was published."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.dates import PartDated, find_dates, find_part_dates, iso_date
from ingest.model import Found
from ingest.notices import notice
from ingest.parts import Parts
from ingest.press_head import head_line
from ingest.press_instruments import INSTRUMENT, governs, speaks_of_own
from ingest.press_letter import (
    ABOUT_LETTER,
    LETTER,
    NO_OFFICE,
    Own,
    is_cited,
    is_national,
    own_mention,
    prose,
    sentences,
)
from ingest.runs import Run
from ingest.subjects import Finding

_DATE_LEAD = re.compile(
    r"(?i)^\s*\(\s*$|^[\s,(]*(?:yang\s+)?(?:tertanggal|bertanggal|tanggal|per\s+tanggal|per)\s*:?\s*$"
)
_ACTIVE = r"(?:menanda\s?tangani|meneken|menerbitkan|mengeluarkan|merilis|menetapkan)"
_ISSUED = re.compile(
    r"(?i)\b(?:diterbitkan\w*|dikeluarkan\w*|ditanda\s?tangani\w*|tanda\s?tangani|diteken\w*"
    r"|teken|ditetapkan|disahkan|dibuat|dirilis|terbit|keluar|ditulis|dibubuhi|tertanggal|bertanggal|tertanda"
    rf"|(?P<active>{_ACTIVE}))\b"
)
# Between a verb and a day these say that the day is of something else that was done …
_DONE = (
    r"(?:ditemui|ujar|kata|katanya|ungkap|jelas|tutur|ucap|demikian|menurut|keterangan|menyusul|menindaklanjuti|berdasarkan|surat\s+menteri|setelah|sebelum"
    r"|usai|di(?:terima|sampaikan|bacakan|serahkan|bagikan|edarkan|kirim\w*|umumkan|sosialisasikan|sebut\w*|jelaskan|ungkapkan))"
)
# … or of what is to come.
_COMING = (
    r"(?:undang-undang|pilkada|pemilu|pemungutan|pemilihan|kampanye|hingga|sampai|mulai|berlaku"
    r"|menjelang)"
)
_ELSEWHERE = re.compile(rf"(?i)\b(?:{_DONE}|{_COMING})\b")
_DONE_THEN = re.compile(rf"(?i)(?:,|\byang\b)[^,]*\b{_DONE}\b[^,]*$")
# Right before a day with no comma between: "kampanye yang dimulai pada …", "Pilkada tanggal …".
_ITS_OWN = re.compile(
    rf"(?i)\b(?:{_DONE}|{_COMING}|rapat|apel|acara|upacara)(?:\s+[^\W\d]+){{0,3}}\s*$"
)
_ENDS_IN_DAY = re.compile(r"(?i)\b(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)$")
LONGEST = 1000  # characters of a sentence before a verb that may say whose it is
_WHEN = re.compile(r"(?i)\b(?:setelah|sebelum|sejak|usai|menjelang|ketika|saat|begitu|hingga)\b")


def find_press_date(parts: Parts) -> Finding:
    """The date beside the number, else beside the verb that issued or signed the letter."""
    run = prose(parts)
    own = own_mention(run.text)
    labelled = head_line(parts, "issued_on")
    if labelled[0]:
        return labelled
    beside = _date_after(run, own.end, 60, _DATE_LEAD) if own else ((), ())
    if beside[0]:
        return beside
    issued = (own and _with_number(run, own)) or _beside_verb(run, own)
    if issued[0]:
        return issued
    behind = _behind_subject(run, own.end) if own else None
    return _named_with_date(run) or _date_before_verb(run) or behind or _date_of_letter(run)


_GOVERNS = re.compile(rf"(?i)\b{_ACTIVE}\b")
# … tentang Netralitas ASN, Senin (28/9/2020); … pada Senin, 28 September 2020
_STATED = re.compile(
    r"(?i)(?:[,(]|\s(?:pada|tanggal|tertanggal|bertanggal))\s*(?:pada\s+)?(?:hari\s+)?"
    r"(?:(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)\W+)?(?:(?:ter|ber)?tanggal\s+)?$"
)


def _with_number(run: Run, own: Own) -> Finding | None:
    """The day in the sentence whose verb issues the letter numbered there, before it or behind."""
    start, end = next((s for s in sentences(run.text) if s[0] <= own.start < s[1]), (0, 0))
    verbs = [*_GOVERNS.finditer(run.text, start, own.start)]
    if not verbs or not governs(run.text, verbs[-1].end(), own):
        return None
    for dated in find_dates(run.text[verbs[-1].end() : end]):
        at = verbs[-1].end() + dated.start
        behind = at > own.start
        before = run.text[own.end if behind else verbs[-1].end() : at]
        if _states(before, _DONE_THEN if behind else _ELSEWHERE):
            boxes = run.boxes(at, at + dated.end - dated.start)
            return (Found("issued_on", dated.iso, boxes, dated.doubtful),), ()
    return None


def _states(before: str, elsewhere: re.Pattern[str]) -> bool:
    """Whether a text leads to its day directly, and says of nothing else that it was then."""
    stated = _STATED.search(before)
    if stated is None:
        return False
    lead = before[: stated.start()]
    apart = stated.group().startswith(",") and not _ENDS_IN_DAY.search(lead)
    return not elsewhere.search(lead) and (apart or not _ITS_OWN.search(lead))


def _beside_verb(run: Run, own: Own | None) -> Finding:
    """The first day behind a verb of issuing in a sentence about the letter."""
    for start, end in sentences(run.text):
        if not ABOUT_LETTER.search(run.text[start:end]):
            continue
        for verb in _ISSUED.finditer(run.text, start, end):
            at = _issued(run.text, max(start, verb.start() - LONGEST), verb, own)
            found = _date_after(run, at, min(90, end - at), None) if at else ((), ())
            if found[0]:
                return found
    return (), ()


def _issued(text: str, start: int, verb: re.Match[str], own: Own | None) -> int | None:
    """Where a verb has said of the reported letter, and of no other text, that it was issued."""
    if verb["active"]:
        named = INSTRUMENT.search(text, verb.end(), verb.end() + 90)
        if is_national(text[start : verb.start()].rpartition(",")[2]):
            return None
        return named.end() if named and speaks_of_own(text, start, named.end(), own) else None
    before = [*INSTRUMENT.finditer(text, start, verb.start())]
    apart = before and _WHEN.search(text, before[-1].end(), verb.start())
    return verb.end() if speaks_of_own(text, start, verb.end(), own) and not apart else None


_NAMED = re.compile(
    rf"{LETTER}(?P<office>[^.;:,\d]{{0,70}}?)\s(?i:tanggal|tertanggal|bertanggal|per)\s+(?=\d)"
)
_DIRECTLY = re.compile(r"^\s*$")
_BEFORE = re.compile(
    r"(?i)(?:^|\s[-–—]\s?)\W*(?:pada\s+)?(?:(?:hari\s+)?(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)\W+)?(?:tanggal\s+)?$"
)
_PER = re.compile(r"(?i)\b(?:per|pada)\s+(?:tanggal\s+)?$")
_SOON_ISSUED = re.compile(
    r"^\W*(?i:telah|sudah|resmi)?\s*(?i:menerbitkan|mengeluarkan|menanda\s?tangani|meneken)\b"
    rf"[^.;]{{0,40}}?{LETTER}"
)
_THEN_ISSUED = re.compile(
    rf"^\W*(?:lalu\W+)?[^.;]{{0,70}}?\b(?i:menerbitkan|mengeluarkan|menanda\s?tangani|meneken)\b[^.;]{{0,40}}?{LETTER}"
)


def _named_with_date(run: Run) -> Finding | None:
    """A date in the letter's own name: "Surat Edaran Bupati Merbau tanggal 3 Oktober 2024"."""
    for match in _NAMED.finditer(run.text):
        others = is_national(match["office"]) or NO_OFFICE.search(match["office"])
        if not others and not is_cited(run.text, match.start(), match.start() + 12):
            found = _date_after(run, match.end(), 24, _DIRECTLY)
            if found[0]:
                return found
    return None


_LAST_WORDS = re.compile(
    r"(?i)[^.;]{4,160}?(?:[,(]\s*(?:(?:ter|ber)?tanggal)?|\s(?:ter|ber)?tanggal)\s*$"
)


def _behind_subject(run: Run, start: int) -> Finding | None:
    """ "surat Nomor 5 perihal Netralitas, 14 September 2023": of the letter or of its delivery."""
    found, _ = _date_after(run, start, 180, _LAST_WORDS)
    further = run.text[start : start + 180].partition(", ")[2][:40].partition(". ")[0]
    if not found or _ELSEWHERE.search(further):
        return None
    told = notice("date_of_delivery", run.page, found[0].value)
    return tuple(replace(item, doubtful=True) for item in found), (told,)


def _date_before_verb(run: Run) -> Finding | None:
    """A sentence that opens with the day: "Pada 3 Oktober, Bupati menerbitkan surat edaran"."""
    for start, end in sentences(run.text):
        sentence = run.text[start:end]
        for dated in find_dates(sentence):
            before, after = sentence[: dated.start], sentence[dated.end :]
            opens = _BEFORE.search(before) and _THEN_ISSUED.match(after)
            if opens or (_PER.search(before) and _SOON_ISSUED.match(after)):
                boxes = run.boxes(start + dated.start, start + dated.end)
                return (Found("issued_on", dated.iso, boxes, dated.doubtful),), ()
    return None


_ANOTHER_LETTER = re.compile(
    r"(?i)\bsurat\s+(?:sekretaris|sekda|bupati|wali\s?kota|gubernur|kepala)\b[^.;]{0,60}?"
)


def _date_of_letter(run: Run) -> Finding:
    """Where nothing else is dated: the letter that an oath or event followed, as doubtful."""
    letter = _ANOTHER_LETTER.search(run.text)
    if letter is None or not re.search(r"(?i)\bikrar\b|\bpakta\s+integritas\b", run.text):
        return (), ()
    text = run.text[letter.start() : letter.start() + 140]
    for dated in find_dates(text)[:1]:
        boxes = run.boxes(letter.start() + dated.start, letter.start() + dated.end)
        told = notice("date_of_letter", run.page, text[dated.start : dated.end])
        return (Found("issued_on", dated.iso, boxes, doubtful=True),), (told,)
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
    r"(?i:\b(?:menanda\s?tangani|tanda\s?tangani|ditanda\s?tangani|diteken|meneken|menetapkan|ditetapkan|dikeluarkan|diterbitkan)\b)"
    r"(?:(?!\b(?:seluruh|untuk|kepada|bagi|pegawai|ASN|PNS|menjelang|dalam)\b)[^;]){0,110}?\bdi\s+"
    r"(?!Kantor|Ruang|Kabupaten|Kecamatan|Gedung|Aula|Rumah|Hotel|Pendopo|Kota\b|Lingkungan)"
    r"(?P<place>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2})(?=\s*(?:,|\.|\(|pada\b|tanggal\b|hari\b|kemarin\b))"
)


# "Surat tertanda Kuala, 7 September 2020, tersebut …"
_PLACE_AND_DAY = re.compile(
    r"(?i:\b(?:tertanda|bertanda|bertitimangsa|dengan\s+titimangsa|tertulis)\s+(?:di\s+)?)"
    r"(?P<place>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}),\s+(?=\d{1,2}\s\w+\s\d{4})"
)


def find_press_place(parts: Parts) -> Finding:
    """The place where an article says that the letter was signed."""
    run = prose(parts)
    for start, end in sentences(run.text):
        match = _SIGNED_AT.search(run.text, start, end) or _PLACE_AND_DAY.search(
            run.text, start, end
        )
        if match and ABOUT_LETTER.search(run.text, start, end):
            boxes = run.boxes(match.start("place"), match.end("place"))
            return (Found("issued_at", match["place"], boxes),), ()
    return (), ()
