"""Offices and names in press sentences: who issued and who signed, where the article says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.areas import area_end
from ingest.press_letter import LETTER, is_cited


@dataclass(frozen=True, slots=True)
class Person:
    """An office, a name or both, as an article puts them, and their place in its text."""

    position: str
    name: str | None
    start: int
    end: int


_CAPACITY = (
    r"(?:(?:(?:Pj|Pjs|Plt|Plh)\.?|Penjabat(?:\s+Sementara)?|Pelaksana\s+(?:Tugas|Harian))"
    r"(?:\s*\(\w+\))?\s+)?"
)
_HEADS = (
    r"(?:Gubernur|Wakil\s+Gubernur|Bupati|Wakil\s+Bupati|Wali\s?[Kk]ota|Wakil\s+Wali\s?[Kk]ota|Sekretaris\s+Daerah"
    r"|Sekda|Camat|Inspektur|Ketua\s+(?:Bawaslu|KPU|Panwas\w*|Badan\s+Pengawas\s+Pemilihan\s+Umum)"
    r"|(?:Kepala|Kadis|Kaban)\s+(?:Dinas|Badan|Kantor|Bagian|BKPSDM\w*|BKD|BKPP|Kesbangpol|Satpol\s+PP)?)"
)
_UNITS = r"(?:Dinas|Badan|Kantor|Sekretariat\s+Daerah|Bawaslu|Panwas\w*|Kecamatan)"
_ASIDE = r"(?:\s*\([A-Z][\w\s]{1,14}\))?"
_CAPITAL = r"(?:[A-Z][\w'’\-]*|dan|&)"
_POSITION = re.compile(rf"\b{_CAPACITY}{_HEADS}{_ASIDE}(?P<rest>(?:\s+{_CAPITAL})*)")
_UNIT = re.compile(
    rf"\b{_UNITS}{_ASIDE}(?:\s+{_CAPITAL})*(?:\s+\([A-Z]\w{{2,12}}\)(?:\s+{_CAPITAL})+)?"
)
_AREA = re.compile(
    r"\b(?:Kabupaten|Kota|Provinsi|Pemkab|Pemkot|Pemprov|Bupati|Wali\s?[Kk]ota|Gubernur|Sekda|Kecamatan)\s+"
    r"(?P<name>[A-Z][\w'’\-]*(?:\s[A-Z][\w'’\-]*){0,2})"
)
_FRONT = r"(?:(?:Drs|Dra|Dr|Ir|H|Hj|Prof|KH|dr|drg|R|Tgk|Andi)\.?\s+)*"
_DEGREES = (
    r"(?:,?\s*(?:S|M|SE|SH|MM|MH|ST|MT|MSi|M\.?Si|S\.?Sos|S\.?STP|SSTP|S\.?IP|MAP|S\.?Pd|M\.?Pd|Sp)\.?"
    r"(?:\s?[A-Z][A-Za-z]{0,4}\b\.?)*(?=[\s,.;)]|$))*"
)
_NAME = re.compile(
    rf"^\s*,?\s*(?P<name>{_FRONT}[A-Z][\w'’\-]+(?:\s(?:[A-Z]\.|[A-Z][\w'’\-]+|bin|binti)){{0,4}}{_DEGREES})"
)
# Words of headlines, which are written with capitals like names.
_NO_NAME = re.compile(
    r"(?i)\b(?:terbitkan|keluarkan|ingatkan|h?imbau|minta|larang|tegaskan|instruksikan|ajak|imbauan|himbauan|surat"
    r"|edaran|netral|netralitas|asn|pns|pppk|pilkada|pemilu|wajib|jangan|sanksi|ikrar|pegawai|aparatur|terkait"
    r"|soal|tentang|nomor|tahun|dan|untuk|agar|harus|siap|resmi|gelar|pimpin|serahkan|sebut|beri|bakal"
    r"|akan|jelang|kepada|dilarang|berpolitik|kampanye|politik|calon|wib|wita|wit)\b"
)
_SIGNED_BY = re.compile(
    r"(?i:\b(?:ditanda\s?tangani|diteken)\s+(?:langsung\s+)?(?:secara\s+\w+\s+)?(?:oleh\s+)?)(?=[A-Z])"
)
_SELF_SIGNED = re.compile(
    r"(?i)\b(?:ia|dia|dirinya|yang\s+telah)\s+(?:yang\s+)?(?:men\w*|telah\s+)?tanda\s?tangani\b"
    r"|\bmenandatangani\b|\bmeneken\b|\btelah\s+ia\s+tanda\s?tangani"
)
_SIGNS_NOW = re.compile(r"(?i)^\s*,?\s*(?:sudah|telah|resmi|juga)?\s*(?:menandatangani|meneken)\b")
_ISSUES = re.compile(
    r"(?i)^[^.;]{0,60}?\b(?:menerbitkan|mengeluarkan|menyampaikan|merilis|menuangkan|terbitkan|keluarkan"
    r"|mengirim(?:kan)?|melayangkan|menyerahkan|membagikan|mengedarkan|menyurati|membuat)\b"
    r"[^.;]{0,60}?\b(?:edaran|SE|h?imbauan|instruksi|keputusan)\b"
)
_ISSUED_BY = re.compile(
    r"(?i:\b(?:digelar|diselenggarakan|diadakan|diterbitkan|dikeluarkan|dikirim(?:kan)?|dilayangkan|diedarkan|dibuat)\s+(?:oleh\s+)?)(?=[A-Z])"
)


def signing_person(text: str, office: str) -> Person | None:
    """Who signed: told outright, else the holder of the office in the letter's own name."""
    areas = _areas(text)
    for match in _SIGNED_BY.finditer(text):
        found = next(_persons(text, areas, match.end(), match.end() + 4), None)
        if found:
            return found
    persons = list(_persons(text, areas))
    for person in persons:
        sentence = re.match(r"[^.;]*", text[person.end :])
        after = sentence.group() if sentence else ""
        if _SIGNS_NOW.match(after) or (person.name and _SELF_SIGNED.search(after)):
            return person
    if office:
        key = _office_key(office)
        return next((p for p in persons if p.name and _office_key(p.position) == key), None)
    passive = {match.end() for match in _ISSUED_BY.finditer(text)}
    return next(
        (p for p in persons if p.name and (p.start in passive or _ISSUES.match(text[p.end :]))),
        None,
    )


def issuing_office(text: str, office: str, signer: Person | None) -> Person | None:
    """Whose letter it is: the office in its name, the office that issued it, or the signer's."""
    areas = _areas(text)
    found = (
        _office_in_name(text, areas, office)
        or _issuing_unit(text, areas)
        or signer
        or next((p for p in _persons(text, areas) if _ISSUES.match(text[p.end :])), None)
        or _office_beside(text, areas)
        or next((_government(match) for match in _GOVERNMENT.finditer(text)), None)
    )
    if found is None:
        return None
    position = re.sub(rf"^{_CAPACITY}", "", found.position)
    return Person(position, None, found.start, found.end)


def _office_in_name(text: str, areas: list[str], office: str) -> Person | None:
    """The office that the letter's own name holds: "Surat Edaran Sekda Konawe Nomor …"."""
    if not office:
        return None
    at = text.find(office)
    named = next(_persons(text, areas, at, at + len(office)), None)
    unit = _UNIT.search(office)
    if named or not unit:
        return named
    return Person(unit.group(), None, at + unit.start(), at + unit.end())


def _issuing_unit(text: str, areas: list[str]) -> Person | None:
    """An office that "menerbitkan" the letter, or by which it was issued."""
    passive = {match.end() for match in _ISSUED_BY.finditer(text)}
    for match in _UNIT.finditer(text):
        position = _within_area(match.group(), areas)
        end = match.start() + len(position)
        if match.start() in passive or _ISSUES.match(text[end:]):
            return Person(position, None, match.start(), end)
    return None


# Words right before an office that make a letter its own.
_OF = re.compile(
    rf"{LETTER}(?i:nya)?\s+(?:(?i:yang\s+(?:ter|di)\w+\s+(?:oleh\s+)?|dari\s+|oleh\s+|milik\s+))?(?=[A-Z])"
)
_BY_LETTER = re.compile(
    rf"(?i:\b(?:melalui|lewat|dengan))\s+(?:sebuah\s+)?{LETTER}(?i:nya)?(?:\s(?:[^.;,]|\.(?=\S)){{0,100}})?,\s+(?=[A-Z])"
)
_GOVERNMENT = re.compile(
    r"\b(?P<name>(?:Pemerintah\s+(?:Kabupaten|Kota|Provinsi)|Pemkab|Pemkot|Pemprov)(?:\s[A-Z][\w'’-]*){1,3})"
    r"(?=[^.;]{0,40}?\b(?:menerbitkan|mengeluarkan|terbitkan|keluarkan|mengirim\w*|membuat|menyebarkan|mengedarkan)\b"
    r"[^.;]{0,40}?\b(?i:edaran|h?imbauan|instruksi)\b)"
)


def _government(match: re.Match[str]) -> Person:
    return Person(match["name"], None, match.start("name"), match.end("name"))


def _office_beside(text: str, areas: list[str]) -> Person | None:
    """The office that the letter is named by: "edaran Bupati X", "lewat edaran, Bupati X …"."""
    places = {match.end() for match in (*_BY_LETTER.finditer(text), *_ISSUED_BY.finditer(text))}
    places |= {m.end() for m in _OF.finditer(text) if not is_cited(text, m.start(), m.end())}
    found = sorted(places)
    return next((p for at in found for p in _persons(text, areas, at, at) if p.start == at), None)


def _persons(
    text: str, areas: list[str], start: int = 0, latest: int | None = None
) -> Iterator[Person]:
    """Every office in the text, with the name that stands beside it."""
    for match in _POSITION.finditer(text, start):
        if latest is not None and match.start() > latest:
            return
        position = _within_area(match.group(), areas)
        end = match.start() + len(position)
        name = _NAME.match(text[end : end + 90])
        plain = re.sub(r"\s*\([^)]*\)", "", position)
        if name and _NO_NAME.search(name["name"]):
            name = None
        if name and _may_be_area(position, name["name"], text[end:]):
            end += name.end("name")
            yield Person(f"{plain} {name['name']}", None, match.start(), end)
        elif name and not re.match(r"\s*(?:Kabupaten|Kota|Provinsi|Nomor|No)\b", text[end:]):
            printed = name["name"].strip(" ,")
            yield Person(plain, printed, match.start(), end + name.end("name"))
        else:
            yield Person(plain, None, match.start(), end)


def _may_be_area(position: str, name: str, after: str) -> bool:
    """Whether one word after an office whose area no table knows may end the area's name."""
    head = re.match(rf"{_CAPACITY}{_HEADS}{_ASIDE}", position)
    regional = head and re.search(r"Bupati|Wali\s?[Kk]ota|Gubernur|Camat", head.group())
    apart = after.lstrip().startswith(",")
    return bool(head and regional and not apart and " " not in name) and not area_end(
        position[head.end() :] if head else ""
    )


def _areas(text: str) -> list[str]:
    """Names of areas in the article, longest first: repeated ones, so no person's name is one.

    Where the table of areas knows one, an office's next word is an area only if it is known.
    """
    counts: Counter[str] = Counter()
    matches = list(_AREA.finditer(text))
    known = [match for match in matches if area_end(match["name"])]
    for match in matches:
        words = match["name"].split()
        of_office = not match.group().startswith(("Kab", "Kota", "Prov", "Pem", "Kec"))
        if known and of_office and match not in known:
            continue
        counts.update(" ".join(words[:size]) for size in range(1, len(words) + 1))
    kept = [
        name
        for name, count in counts.items()
        if " " not in name or (count >= 2 and count * 2 >= counts[name.rsplit(" ", 1)[0]])
    ]
    return sorted(kept, key=len, reverse=True)


def _within_area(position: str, areas: list[str]) -> str:
    """The position up to and with the area it names; what follows is a person's name."""
    office = re.match(rf"{_CAPACITY}{_HEADS}{_ASIDE}", position)
    if office and area_end(position[office.end() :]):
        return position[: office.end() + area_end(position[office.end() :])]
    ends = [
        match.end() for area in areas for match in re.finditer(rf"\b{re.escape(area)}\b", position)
    ]
    if ends:
        return position[: max(ends)]
    head = re.match(rf"{_CAPACITY}{_HEADS}{_ASIDE}", position)
    whole = head.group() if head else position
    return whole if head and not whole.startswith(("Kepala", "Kadis", "Kaban")) else position


def _office_key(position: str) -> str:
    plain = re.sub(r"\([^)]*\)", " ", position).lower()
    plain = re.sub(r"\bsekda\b", "sekretaris daerah", plain)
    plain = re.sub(
        r"\b(?:kabupaten|kota|provinsi|pj|pjs|plt|plh|penjabat|sementara)\b\.?", " ", plain
    )
    return re.sub(r"[\W_]+", " ", plain).strip()
