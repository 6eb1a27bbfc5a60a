"""The tables of when a duty holds and of what is excepted from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.dates import MONTHS
from ingest.folding import fold


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way of putting it: what it means, its pattern, and cases for and against."""

    key: str
    pattern: str
    examples: tuple[str, ...]
    near_misses: tuple[str, ...] = ()


_STAGE = r"(?:masa\s+|pelaksanaan\s+|tahapan?\s+|penyelenggaraan\s+)*"
_COUNT = r"\d{1,3}\s*(?:\(\s*\w+(?:\s+\w+){0,2}\s*\)\s*)?"
_UNIT = r"(?:jam|hari(?:\s+(?:kerja|kalender))?|minggu|bulan|tahun)"
_MONTH = "|".join(name for names in MONTHS.values() for name in names)
_DATE = rf"\d{{1,2}}(?:\s+(?:{_MONTH}))?(?:\s+\d{{4}})?"
_LIST = r"(?:\s*(?:,|dan|atau|maupun|dan/atau|serta)\s*)+"
# To the end of the sentence, or to where a purpose begins.
_TO_END = r"(?:(?!,\s*(?:agar|supaya|sehingga|guna)\b)[^.;])*"
_TIME = r"(?:sebelum|selama|(?:pada\s+)?saat|pada|di\s?luar|semasa|sesudah|setelah|pasca|menjelang)"

PERIODS: tuple[Phrase, ...] = (
    Phrase(
        "before_designation",
        rf"(?:(?:dalam\s+(?:waktu|tempo)\s+)?{_COUNT}bulan\s+)?sebelum\s+(?:tanggal\s+)?(?:di)?penetapan(?:\s+(?:pasangan\s+|bakal\s+)?calon)?",
        ("6 (enam) bulan sebelum tanggal penetapan pasangan calon", "sebelum penetapan calon"),
        ("setelah penetapan calon",),
    ),
    Phrase(
        "deadline",
        rf"(?:paling\s+(?:lambat|lama)|selambat\s?[-–]?\s?lambatnya|dalam\s+(?:waktu|tempo))\s+(?:pada\s+)?(?:tanggal\s+{_DATE}"
        rf"|\d{{1,2}}\s+(?:{_MONTH})(?:\s+\d{{4}})?"
        rf"|{_COUNT}(?:x\s*)?(?:{_COUNT})?{_UNIT}(?:\s+(?:sejak|setelah|sebelum)\s+\w+(?:\s+\w+){{0,3}})?|\w+\s+{_UNIT})",
        (
            "paling lambat 3 (tiga) hari kerja sejak diketahui",
            "selambat-lambatnya 3 hari",
            "paling lambat tanggal 26 Oktober 2020",
            "paling lambat 19 Januari 2024",
        ),
        ("pidana penjara paling lama",),
    ),
    Phrase(
        "periodic",
        r"(?:pada\s+)?(?:setiap|tiap|saban)\s+(?:akhir\s+|awal\s+|tanggal\s+\d+\s+)?(?:hari|minggu|pekan|bulan|triwulan|tahun)(?:nya)?"
        r"|secara\s+(?:berkala|periodik|rutin)",
        ("setiap akhir bulan", "secara berkala"),
        ("setiap pegawai",),
    ),
    Phrase(
        "after_designation",
        r"(?:sejak|setelah|sesudah|pasca)\s+(?:yang\s+bersangkutan\s+)?(?:ditetapkan|penetapan)"
        r"(?:\s+(?:kpu\s+)?(?:sebagai\s+)?(?:pasangan\s+|bakal\s+)?(?:calon|peserta))?(?:\s+(?:pemilihan|pemilu))?",
        ("sejak ditetapkan sebagai calon", "setelah penetapan pasangan calon"),
        ("sejak edaran ini",),
    ),
    Phrase(
        "quiet_period",
        rf"(?:{_TIME}\s+)?(?:pada\s+)?(?:masa|hari|minggu)\s+tenang",
        ("pada masa tenang", "hari tenang"),
        ("suasana tenang",),
    ),
    Phrase(
        "polling_day",
        r"(?:pada\s+)?(?:saat\s+|tanggal\s+)?hari\s+(?:h\s+)?(?:pemungutan(?:\s+suara)?|pencoblosan|pemilihan)"
        r"|(?:pada\s+)?saat\s+(?:pemungutan\s+suara|pencoblosan)",
        ("pada hari pemungutan suara", "saat pencoblosan"),
        ("tempat pemungutan suara",),
    ),
    Phrase(
        "campaign",
        rf"(?:baik\s+)?{_TIME}(?:{_LIST}{_TIME})*\s+{_STAGE}kampanye(?:{_LIST}(?:{_TIME})\s+{_STAGE}kampanye)*",
        (
            "selama masa kampanye",
            "sebelum, selama, dan sesudah masa kampanye",
            "baik pada masa kampanye maupun di luar masa kampanye",
        ),
        ("dalam kegiatan kampanye",),
    ),
    Phrase(
        "stages",
        rf"(?:baik\s+)?(?:sebelum{_LIST})?(?:selama|sepanjang|pada|semasa|dalam)(?:{_LIST}(?:sesudah|setelah|pasca))?\s+(?:seluruh\s+)?"
        r"(?:masa|tahapan|penyelenggaraan|pelaksanaan)(?:\s+\w+){0,2}?\s+(?:pemilihan|pemilu|pilkada)(?:\s+umum)?",
        (
            "selama tahapan pemilihan",
            "sebelum, selama, dan sesudah pelaksanaan pemilihan",
            "selama seluruh tahapan Pilkada",
        ),
        ("tahapan pemilihan segera dimulai",),
    ),
    Phrase(
        "working_hours",
        r"(?:pada|di\s?luar|dalam|selama|di\s+dalam\s+dan\s+di\s?luar)\s+(?:jam|hari|waktu)\s+(?:kerja|dinas)",
        ("pada jam kerja", "di luar jam kerja"),
        ("3 (tiga) hari kerja",),
    ),
    Phrase(
        "date",
        rf"(?:(?:pada|sejak|mulai|terhitung(?:\s+sejak)?|sampai(?:\s+dengan)?|sebelum|setelah)\s+)*tanggal\s+{_DATE}"
        rf"(?:\s*(?:s\.?\s?/?d\.?|sampai\s+dengan|hingga|-|–)\s*(?:tanggal\s+)?{_DATE})?",
        ("terhitung sejak tanggal 22 Maret 2024", "pada tanggal 16 s.d. 18 April 2019"),
        ("ditetapkan tanggal",),
    ),
)

EXCEPTIONS: tuple[Phrase, ...] = (
    Phrase(
        "except",
        r"\b(?:ter)?kecuali\b" + _TO_END,
        ("kecuali untuk keperluan darurat",),
        ("dikecualikan",),
    ),
    Phrase(
        "excepted",
        r"\b(?:dikecualikan|tidak\s+berlaku)\s+(?:bagi|untuk|terhadap|dari)\b" + _TO_END,
        ("tidak berlaku bagi petugas humas", "dikecualikan bagi dokter"),
        ("dinyatakan tidak berlaku",),
    ),
    Phrase(
        "provided",
        r"\b(?:sepanjang|selama|asalkan|dengan\s+(?:syarat|ketentuan))\s+(?:yang\s+bersangkutan\s+)?"
        r"(?:(?:telah|tidak|sudah|mendapat\w*|memperoleh)\b[^.;]*)",
        ("sepanjang telah menjalani cuti", "dengan syarat tidak memakai atribut"),
        ("sepanjang tahun", "selama masa kampanye"),
    ),
    Phrase(
        "with_permission",
        r"\b(?:dengan|tanpa|setelah\s+(?:mendapat\w*|memperoleh)|atas|seizin)\s+(?:persetujuan|ijin|izin)\b[^.;,]*",
        ("dengan izin atasan", "tanpa izin tertulis dari Menteri"),
        ("surat izin",),
    ),
    Phrase(
        "unless_leave",
        r"\btanpa\s+(?:terlebih\s+dahulu\s+)?(?:menjalani|mengambil|mengajukan)\s+cuti\b[^.;,]*",
        ("tanpa terlebih dahulu menjalani cuti di luar tanggungan negara",),
        ("menjalani cuti",),
    ),
)

_PERIODS = tuple((row, re.compile(row.pattern, re.IGNORECASE)) for row in PERIODS)
_EXCEPTIONS = tuple((row, re.compile(row.pattern, re.IGNORECASE)) for row in EXCEPTIONS)
_SIDES = (
    ("before", re.compile(r"(?i)\bsebelum\b|\bmenjelang\b|\bdi\s?luar\b")),
    ("during", re.compile(r"(?i)\bselama\b|\bsaat\b|\bpada\b|\bsemasa\b|\bsepanjang\b")),
    ("after", re.compile(r"(?i)\bsesudah\b|\bsetelah\b|\bpasca\b|\bdi\s?luar\b")),
)


def periods_in(text: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """When: (meanings, start, end) in printed order, no words taken twice."""
    for key, start, end in _found(_PERIODS, text):
        yield _means(key, text[start:end]), start, end


def exceptions_in(text: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """What is excepted: (meanings, start, end) in printed order."""
    for key, start, end in _found(_EXCEPTIONS, text):
        yield (key,), start, end


def _found(
    table: tuple[tuple[Phrase, re.Pattern[str]], ...], text: str
) -> list[tuple[str, int, int]]:
    folded, taken = fold(text), list[tuple[str, int, int]]()
    for row, pattern in table:
        for match in pattern.finditer(folded):
            start, end = match.span()
            end = start + len(folded[start:end].rstrip(" ,"))
            if end > start and not any(s < end and start < e for _, s, e in taken):
                taken.append((row.key, start, end))
    return sorted(taken, key=lambda one: one[1])


def _means(key: str, words: str) -> tuple[str, ...]:
    """before_campaign, during_campaign …: the sides of a period that the words name."""
    if key not in {"campaign", "stages"}:
        return (key,)
    sides = [side for side, pattern in _SIDES if pattern.search(words)]
    return tuple(f"{side}_{key}" for side in sides) or (f"during_{key}",)
