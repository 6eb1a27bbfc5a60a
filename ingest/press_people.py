"""Offices and names in press sentences, and who signed, where the article says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.areas import area_end


@dataclass(frozen=True, slots=True)
class Person:
    """An office, a name or both, as an article puts them, and their place in its text."""

    position: str
    name: str | None
    start: int
    end: int


CAPACITY = (
    r"(?:(?:(?:Pj|Pjs|Plt|Plh)\.?|Penjabat(?:\s+Sementara)?|Pelaksana\s+(?:Tugas|Harian))"
    r"(?:\s*\(\w+\))?\s+)?"
)
_HEADS = (
    r"(?:Gubernur|Wakil\s+Gubernur|Bupati|Wakil\s+Bupati|Wali\s?[Kk]ota|Wakil\s+Wali\s?[Kk]ota|Sekretaris\s+Daerah"
    r"|Sekda|Camat|Inspektur|Ketua\s+(?:Bawaslu|KPU|Panwas\w*|Badan\s+Pengawas\s+Pemilihan\s+Umum)"
    r"|(?:Kepala|Kadis|Kaban)\s+(?:Dinas|Badan|Kantor|Bagian|BKPSDM\w*|BKD|BKPP|Kesbangpol|Satpol\s+PP)?)"
)
UNITS = r"(?:Dinas|Badan|Kantor|Sekretariat\s+Daerah|Bawaslu|Panwas\w*|Kecamatan)"
_ASIDE = r"(?:\s*\([A-Z][\w\s]{1,14}\))?"
_CAPITAL = r"(?:[A-Z][\w'’\-]*|dan|&)"
POSITION = re.compile(rf"\b{CAPACITY}{_HEADS}{_ASIDE}(?P<rest>(?:\s+{_CAPITAL})*)")
UNIT = re.compile(
    rf"\b{UNITS}{_ASIDE}(?:\s+{_CAPITAL})*(?:\s+\([A-Z]\w{{2,12}}\)(?:\s+{_CAPITAL})+)?"
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
ISSUES = re.compile(
    r"(?i)^[^.;]{0,60}?\b(?P<verb>menerbitkan|mengeluarkan|menyampaikan|merilis|menuangkan|terbitkan|keluarkan"
    r"|mengirim(?:kan)?|melayangkan|menyerahkan|membagikan|mengedarkan|menyurati|membuat)\b"
    r"[^.;]{0,60}?\b(?:edaran|SE|h?imbauan|instruksi|keputusan)\b"
)
ISSUED_BY = re.compile(
    r"(?i:\b(?:digelar|diselenggarakan|diadakan|diterbitkan|dikeluarkan|dikirim(?:kan)?|dilayangkan|diedarkan|dibuat)\s+(?:oleh\s+)?)(?=[A-Z])"
)


# A relative clause that tells of somebody else: "Ketua KPU menyambut bupati yang menerbitkan …".
_OF_ANOTHER = re.compile(r"(?i)\w[^.]*\s(?!yang\b)\w+\W+yang\s+(?:\w+\s+)?$")


def issues_after(text: str, end: int) -> re.Match[str] | None:
    """The verb of issuing that tells of an office which ends at a place, with all between."""
    found = ISSUES.match(text[end:])
    between = found.group()[: found.start("verb")] if found else ""
    return None if _OF_ANOTHER.search(between) else found


def signing_person(text: str, office: str) -> Person | None:
    """Who signed: told outright, else the holder of the office in the letter's own name."""
    areas = areas_in(text)
    for match in _SIGNED_BY.finditer(text):
        found = next(persons(text, areas, match.end(), match.end() + 4), None)
        if found:
            return found
    everyone = list(persons(text, areas))
    for person in everyone:
        sentence = re.match(r"[^.;]*", text[person.end :])
        after = sentence.group() if sentence else ""
        if _SIGNS_NOW.match(after) or (person.name and _SELF_SIGNED.search(after)):
            return person
    if office:
        key = _office_key(office)
        return next((p for p in everyone if p.name and _office_key(p.position) == key), None)
    passive = {match.end() for match in ISSUED_BY.finditer(text)}
    return next(
        (p for p in everyone if p.name and (p.start in passive or issues_after(text, p.end))),
        None,
    )


def persons(
    text: str, areas: list[str], start: int = 0, latest: int | None = None
) -> Iterator[Person]:
    """Every office in the text, with the name that stands beside it."""
    for match in POSITION.finditer(text, start):
        if latest is not None and match.start() > latest:
            return
        position = within_area(match.group(), areas)
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
    head = re.match(rf"{CAPACITY}{_HEADS}{_ASIDE}", position)
    regional = head and re.search(r"Bupati|Wali\s?[Kk]ota|Gubernur|Camat", head.group())
    apart = after.lstrip().startswith(",")
    return bool(head and regional and not apart and " " not in name) and not area_end(
        position[head.end() :] if head else ""
    )


def areas_in(text: str) -> list[str]:
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


def within_area(position: str, areas: list[str]) -> str:
    """The position up to and with the area it names; what follows is a person's name."""
    office = re.match(rf"{CAPACITY}{_HEADS}{_ASIDE}", position)
    if office and area_end(position[office.end() :]):
        return position[: office.end() + area_end(position[office.end() :])]
    ends = [
        match.end() for area in areas for match in re.finditer(rf"\b{re.escape(area)}\b", position)
    ]
    if ends:
        return position[: max(ends)]
    head = re.match(rf"{CAPACITY}{_HEADS}{_ASIDE}", position)
    whole = head.group() if head else position
    return whole if head and not whole.startswith(("Kepala", "Kadis", "Kaban")) else position


def _office_key(position: str) -> str:
    plain = re.sub(r"\([^)]*\)", " ", position).lower()
    plain = re.sub(r"\bsekda\b", "sekretaris daerah", plain)
    plain = re.sub(
        r"\b(?:kabupaten|kota|provinsi|pj|pjs|plt|plh|penjabat|sementara)\b\.?", " ", plain
    )
    return re.sub(r"[\W_]+", " ", plain).strip()
