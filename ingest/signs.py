"""The table of signs by which the parts around a circular's body are known."""

# ruff: noqa: E501 — a pattern and its examples are read whole or not at all

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.model import BlockKind


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that open a part of a letter, with lines that show it and lines that only look so."""

    name: str
    opens: BlockKind
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]


def _sign(
    name: str, opens: BlockKind, pattern: str, examples: tuple[str, ...], near: tuple[str, ...]
) -> Sign:
    return Sign(name, opens, re.compile(pattern), examples, near)


MONTH = (
    r"(?:Januari|Februari|Pebruari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November"
    r"|Nopember|Desember|JANUARI|FEBRUARI|MARET|APRIL|MEI|JUNI|JULI|AGUSTUS|SEPTEMBER|OKTOBER"
    r"|NOVEMBER|NOPEMBER|DESEMBER)"
)
SHORT_MONTH = r"(?:Jan|Feb|Peb|Mar|Apr|Jun|Jul|Agt|Ags|Agust|Sept?|Okt|Nov|Nop|Des)\.?"
WEEKDAY = r"(?:(?:[Hh]ari\s+)?(?:Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu)\b\s*,?\s*)"
HIJRI = (  # a day of the Islamic calendar, beside the other one on letters of Aceh and elsewhere
    r"(?:\d{1,2}\s+(?:Muh?arram|Sh?[ae]far|Rab[iī]['’`]?\s?ul\s*[-]?\s*(?:A[wk]h?[wai]*[lr]|Ts?ani)|Jum[ae]dil\s*(?:Aw+al|Akhir|Ula|Ts?ani)"
    r"|Rajab|S[yh]['’`]?a['’`]?ban|Ramad[hl]?an|S[yh]aww?al|D[hz]*ul\s?[qk]a['’`]?id?d?ah|D[hz]*ul\s?hijj?ah)\s+1[34]\d\d\s*(?:H\b|Hijriy?ah)\.?)"
)
CAPACITY = r"(?:[aA]\s?\.?\s?[nN]\s?\.|A\.N\b|P[j)i]\s?\.|PJ\s?\.|P[lIi1|]t\s?\.|PLT\s?\.|P[lIi1|]h\s?\.|PLH\s?\.|Pjs\s?\.|PJS\s?\.|Ub\.|u\.b\.)"
KINDS = (
    r"SURAT\s+EDARAN|SURAT\s+HIM?BAUAN|HIM?BAUAN|INSTRUKSI|KEPUTUSAN|PERATURAN|PENGUMUMAN|MAKLUMAT|NOTA\s+DINAS"
    r"|SURAT\s+PERJANJIAN|SURAT\s+KEPUTUSAN|SURAT\s+PERINTAH|SIARAN\s+PERS|IKRAR|PAKTA\s+INTEGRITAS|SURAT\s+PERNYATAAN|EDARAN"
)

TITLE = _sign(
    "kind of document",
    "title",
    rf"(?:{KINDS})\b(?!.*[a-z]{{4}})",
    (
        "SURAT EDARAN",
        "INSTRUKSI BUPATI SINTANG",
        "KEPUTUSAN BERSAMA",
        "HIMBAUAN",
        "SURAT EDARAN NOMOR 4 TAHUN 2024",
    ),
    ("Surat Edaran ini berlaku", "INSTRUKSIKAN", "SURAT EDARAN ini mulai berlaku pada"),
)
HEAD_LABEL = _sign(
    "label of the letter's head",
    "head",
    r"(?:Nomor|No|NOMOR|Sifat|SIFAT|Lampiran|Lamp|LAMPIRAN|Hal|HAL|Perihal|PERIHAL|Derajat|Klasifikasi|Tanggal|TANGGAL)\s*\.?\s*[:;]",
    (
        "Nomor : 800/1/2024",
        "Sifat: Penting",
        "Lampiran : 1 (satu) berkas",
        "Perihal : Netralitas",
        "Hal :",
    ),
    ("Nomor 5 Tahun 2014", "Halaman : 2", "Hal-hal sebagai berikut:"),
)
NUMBER = _sign(
    "number line of the title",
    "title",
    r"(?i:nomor|no\.?)\s*[:;.]?\s*\S",
    ("NOMOR 6 TAHUN 2018", "NOMOR : 800/1/2024", "Nomor: 10 TAHUN 2024"),
    ("Tenor 5",),
)
ADDRESSEE = _sign(
    "addressee",
    "addressee",
    r"(?:(?:Kepada|KEPADA|Kpd)(?=\s*(?:$|[:;,.]|[Yy]th|YTH|Sdr|Bapak))|(?:Disampaikan|Ditujukan|Diedarkan) kepada(?=\s*:?\s*(?:$|Yth|YTH|Sdr))|(?:[KkRE][a-z]{3,6}\s+)?(?:Yth|YTH|Ytth|Vth|Yang [Tt]erhormat(?=\s*(?:$|[:;,.]|\d|Sdr|Bapak|Ibu|Kepala|Para|Saudara))))\b",
    (
        "Kepada Yth.",
        "Kepad Yth.",
        "Kepada :",
        "Yth. 1. Kepala Perangkat Daerah",
        "Yth :",
        "KEPADA YTH.",
        "Yang terhormat",
        "Yang terhormat : 1. Camat",
        "Disampaikan kepada Yth. :",
    ),
    (
        "Disampaikan kepada seluruh pegawai",
        "Kepada Kepala SKPD diminta untuk",
        "Kepadatan penduduk",
        "Yang terhormat itu tidak",
    ),
)
DATE = _sign(
    "place and date",
    "head",
    rf"[A-Z][\w .'’-]{{2,30}},\s*(?:{HIJRI}|{WEEKDAY}?(?:tanggal\s*|tgl\.?\s*)?(?:\d\s?\d?|[.…_]*)\s*"
    rf"(?:{MONTH}|{SHORT_MONTH}|[.…_]{{3,}}|(?P<sep>[-/.])\s*\d{{1,2}}\s*(?P=sep))?\s*[.…]*\s*(?:[Tt]ahun\s+)?(?:\d{{4}}|[.…]*)(?:\s*M\b)?\.?)$",
    (
        "Tais, 9 Oktober 2020",
        "Pulau Punjung, 7 September 2015",
        "Bangko,              2025",
        "Curup, ............................ 2020",
        "Merbau, 14/10/2024",
        "Merbau, 14 Okt 2024",
        "Merbau, tgl. 14 Oktober 2024",
        "Merbau, Senin, 14 Oktober 2024",
        "Merbau, 14 Oktober Tahun 2024.",
        "Jantho, 14 Oktober 2024 M",
        "Jantho, 11 Rabi'ul Akhir 1446 H",
        "Manggar, 1 9 Oktober 2020",
    ),
    (
        "Bupati, Wakil Bupati",
        "tanggal 27 Desember 2017",
        "Kepala SKPD, Camat dan Lurah",
        "Merbau, 14 Oktober 2024 dan",
        "Undang-Undang, 5 Tahun",
        "Bab Shalat, 3 waktu",
    ),
)
BARE_DATE = _sign(
    "date",
    "head",
    rf"(?:\d{{1,2}}\s+{MONTH}\s+\d{{4}}(?:\s*M\b\.?)?|{HIJRI})$",
    ("13 Desember 2025", "14 Oktober 2024 M", "11 Rabiul Akhir 1446 H", "3 Dzulhijjah 1445 H"),
    ("9 Desember 2015, dengan ini",),
)
ISSUED = _sign(
    "place of issue",
    "signature",
    r"(?:Di\s?tetapkan|Di\s?keluarkan|Di\s?tandatangani|Di\s?buat|Di\s?sahkan|DITETAPKAN|DIKELUARKAN)\s+(?:di|DI|pada)\b\s*:?(?!\s*(?:tanggal\s+\d|lingkungan|dalam))",
    (
        "Ditetapkan di Pontianak",
        "Dikeluarkan di Sintang",
        "Ditetapkan di : Jakarta",
        "DITETAPKAN DI BANGKO",
        "Di keluarkan di : Merbau",
    ),
    ("ditetapkan pada tanggal 16 April 2018", "Ditetapkan di lingkungan"),
)
ISSUED_ON = _sign(
    "date of issue",
    "signature",
    r"(?:[Pp]ada\s+tanggal|PADA TANGGAL|Tanggal)\s*:?\s*(?:\d|[.…])",
    ("pada tanggal 24 September 2018", "Pada tanggal : 12"),
    ("pada tanggal dikeluarkan",),
)
OFFICE = _sign(
    "office of the signer",
    "signature",
    rf"(?:{CAPACITY}\s*)?(?:BUPATI|WALI\s?KOTA|GUBERNUR|SEKRETARIS|KEPALA|KETUA|CAMAT|DIREKTUR|INSPEKTUR|MENTERI|REKTOR|LURAH|PRESIDEN|JAKSA|PANGLIMA|KOMANDAN|Bupati|Wali ?[Kk]ota|Gubernur|Sekretaris|Kepala|Ketua|Camat|Direktur|Inspektur|Menteri|Rektor|Lurah|Komandan)\b[^.:;]*,?$",
    (
        "BUPATI SINTANG,",
        "Pj. BUPATI MAGETAN,",
        "a.n. BUPATI KUTAI BARAT",
        "Ketua,",
        "Kepala,",
        "Plt. KEPALA DINAS PENDIDIKAN DAN",
    ),
    ("Kepala SKPD wajib melaporkan.", "Bupati menetapkan:"),
)
CAPACITY_SIGN = _sign(
    "capacity of the signer",
    "signature",
    rf"{CAPACITY}\s*[A-Z]",
    ("a.n. Bupati Seluma", "Plt. Kepala Dinas", "An. BUPATI MERANGIN"),
    ("a. n menjadi", "Pjalan"),
)
RANK = _sign(
    "rank or staff number",
    "signature",
    r"(?:NIP|NRP|NIK)\s*[.:]?\s*\d|Pembina\b(?! teknis)|(?:Penata|PEMBINA|PENATA)\b.{0,30}$|Meterai|Materai|METERAI|Yang (?:membuat|menyatakan)\b",
    (
        "NIP. 19710626 199201 1 002",
        "Pembina Utama Muda (IV/c)",
        "Pembina Tk. I",
        "Yang membuat pernyataan,",
    ),
    ("Pembinaan pegawai", "NIP, Unit Kerja"),
)
COPIES = _sign(
    "copies",
    "copies",
    r"(?:Tembusan|TEMBUSAN|Tindasan|Tebusan|Salinan disampaikan|SALINAN\s*:)\b.{0,60}$",
    ("Tembusan :", "Tembusan disampaikan kepada Yth. :", "TEMBUSAN:", "Tembusan Yth.:"),
    (
        "Tembusan surat ini wajib disampaikan kepada seluruh kepala perangkat daerah di lingkungan Pemerintah",
    ),
)
ATTACHMENT = _sign(
    "attachment",
    "head",
    r"(?:LAMPIRAN|Lampiran|LAMP[A-Z]{1,3}AN|Lamp[a-z]{1,3}an)(?:\s+(?P<n>[IVX]{1,4}|\d{1,2}|[|lI!]{1,3}))?\s*(?:[:;.]|$|(?=\s+(?:SURAT|KEPUTUSAN|INSTRUKSI|PERATURAN|EDARAN|Surat|Keputusan|Instruksi|Peraturan|Himbauan|HIMBAUAN)))",
    (
        "LAMPIRAN",
        "LAMPIRAN I",
        "LAMPIRAN : SURAT EDARAN",
        "Lampiran I Surat Edaran",
        "LAMPIRAN II KEPUTUSAN BUPATI",
        "Lampiran |",
        "Lampran Surat Kepala Badan",
        "LAMPJRAN : SURAT EDARAN",
    ),
    ("Lampiran yang merupakan bagian", "LAMPIRAN yang", "lampiran surat"),
)
ABOUT = _sign(
    "about",
    "title",
    r"T\s?E\s?N\s?T\s?A\s?N\s?G\b|(?i:tentang)\s*:?$",
    ("TENTANG", "T E N T A N G", "tentang"),
    ("tentang Netralitas ASN",),
)
GREETING = _sign(
    "greeting",
    "addressee",
    r"(?:Dengan [Hh]ormat\s*[,.;:]?$|(?:Assalamu.{0,3}alaikum|Om Swast?[iy]astu|Salam sejahtera|Shalom|Namo Buddhaya|Horas|Rahajeng)\b.{0,60}$)",
    ("Dengan hormat,", "Assalamu'alaikum Wr. Wb.", "Om Swastyastu,"),
    ("Disampaikan dengan hormat, pemungutan suara", "Dengan hormat disampaikan bahwa"),
)
FAREWELL = _sign(
    "farewell",
    "signature",
    r"(?:Wassalamu.{0,3}alaikum|Om [SŚ]h?anti\w*)\b.{0,50}$",
    ("Om Santih, Santih, Santih, Om.", "Wassalamu'alaikum Wr. Wb."),
    ("Omset",),
)
PREAMBLE = _sign(
    "preamble of a decree",
    "title",
    r"DENGAN\s+RAHMAT\s+TUHAN",
    ("DENGAN RAHMAT TUHAN YANG MAHA ESA",),
    ("Dengan rahmat",),
)
DECIDES = _sign(
    "the deciding word",
    "title",
    r"(?:M\s?E\s?M\s?U\s?T\s?U\s?S\s?K\s?A\s?N|MENGINSTRUKSIKAN|MENETAPKAN|M\s?E\s?N\s?G\s?I\s?N\s?S\s?T\s?R\s?U\s?K\s?S\s?I\s?K\s?A\s?N)\s*:?$",
    ("MEMUTUSKAN :", "MENGINSTRUKSIKAN:", "M E M U T U S K A N"),
    ("MEMUTUSKAN PERKARA INI",),
)
PLACE = _sign(
    "place of the addressee",
    "addressee",
    r"(?:[Mm]asing-masing\s+)?(?:di|Di|DI)\s*[-–—.:]*\s*(?:[–-]?\s*[A-Z][\w ]{0,24})?[.\s]*$",
    ("masing-masing di - TEMPAT", "di -", "di", "di –", "Di Tempat", "di Tempat", "di MAGETAN"),
    ("di lingkungan Pemerintah", "dinas"),
)

SIGNS: tuple[Sign, ...] = (
    TITLE,
    HEAD_LABEL,
    NUMBER,
    ADDRESSEE,
    DATE,
    BARE_DATE,
    ISSUED,
    ISSUED_ON,
    OFFICE,
    CAPACITY_SIGN,
    RANK,
    COPIES,
    ATTACHMENT,
    ABOUT,
    GREETING,
    FAREWELL,
    PREAMBLE,
    DECIDES,
    PLACE,
)
