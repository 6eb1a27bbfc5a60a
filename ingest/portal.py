"""The table of a news portal's own words: menus, share buttons, related links, bylines."""

# ruff: noqa: E501 — a pattern and its examples are read whole or not at all

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chrome:
    """Words of the portal around an article, with lines that are and lines that only look so."""

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]


def _chrome(name: str, pattern: str, examples: tuple[str, ...], near: tuple[str, ...]) -> Chrome:
    return Chrome(name, re.compile(pattern, re.IGNORECASE), examples, near)


SHARE = r"(?:facebook|twitter|google\+|pin(?:terest)?|whats\s?app|telegram|line|linkedin|pinterest|instagram|tiktok|youtube|threads|e-?mail(?: this)?|blogthis!?|share(?: to \w++| this)?|bagikan|tweet|copy link|salin tautan|print|cetak|wa|x|kirim|sebarkan|\d+ shares?)(?: \d+\b(?! shares?))?"
AMID = r"(?:salin|copy|url|link|tautan|via|lewat|ke|on|di|messenger|signal|skype|reddit|suka|like|follow|ikuti|kami|simpan|save|artikel|berita|ini|teman|surel|dan|lainnya|komentar|a-?a[+-]?)"
SHARED = rf"(?:{SHARE}|{AMID})"

CHROME: tuple[Chrome, ...] = (
    _chrome(
        "related article",
        r"(?:baca|lihat|simak) (?:juga|pula|selengkapnya|lainnya)\b|baca\s?:|(?:artikel|berita) (?:lain|sebelumnya|berikutnya)\b(?!.*[.;:]$)|(?:artikel|berita) (?:terkait|lainnya|terbaru|populer)\b|you may also like|related (?:posts|articles)|rekomendasi(?: untuk anda)?$",
        (
            "Baca juga: KPU Terima Berkas",
            "BACA JUGA",
            "Berita Terkait",
            "Baca pula: Festival Moko",
            "Berita Lain Musim Durian Tiba",
        ),
        ("Baca surat edaran ini", "Berita acara pemeriksaan", "Berita lain memuat edaran itu."),
    ),
    _chrome(
        "advertisement",
        r"(?:advertisement|adverti[sz]ing|iklan|sponsored|gulir (?:ke bawah )?untuk|scroll (?:to|untuk))\b(?! kampanye)|(?:pasang iklan\b|[^.;:]{0,60}\b(?:ruang|space) iklan\W*$)",
        (
            "ADVERTISEMENT - GULIR UNTUK LANJUT BACA",
            "Advertisement",
            "Iklan",
            "space iklan",
            "Ucapan selamat dan sukses - ruang iklan",
        ),
        ("Iklan kampanye dilarang", "Dilarang menyewa ruang iklan untuk calon"),
    ),
    _chrome(
        "share buttons",
        rf"(?:{AMID}\s)?{SHARE}(?:[\s|,•·:/]*+{SHARED})*+(?:\s*menyukai ini\s?:.*)?\s*$",
        (
            "Facebook Twitter WhatsApp Telegram",
            "FacebookX WhatsApp",
            "Email This BlogThis! Share to Facebook",
            "Bagikan",
            "Bagikan ke Facebook X WhatsApp",
            "Facebook 21 Twitter 4 Google+ 0",
            "Share Tweet Pin 0 Shares",
            "Bagikan: Facebook X WhatsApp Salin Tautan Email",
            "Share on Facebook Share on X",
            "Bagikan ini: Twitter Facebook Menyukai ini: Suka Memuat...",
        ),
        ("Facebook dan Twitter dipantau", "Bagikan berita ini kepada ASN", "membagikan konten"),
    ),
    _chrome(
        "breadcrumb",
        r"(?:anda (?:berada )?di sini\s*:?\s*)?(?:beranda|home|depan|utama)\s*(?:[›»>/]|$)",
        (
            "Beranda › Seluma › Pilkada 2024",
            "Home » Konawe",
            "Anda di sini: Beranda » Berita OPD",
            "Utama / Politik / Pilkada 2024",
        ),
        ("Home stay milik ASN", "Utama bagi ASN ialah pelayanan"),
    ),
    _chrome(
        "tags",
        r"(?:tags?|tagar)\s*$|(?:#\s?[a-z]\w*(?:\s\d{4})?[\s,]*)+$|(?:tags?|labels?|topik|kata kunci|tagar)\s*(?:[:#]|(?:\s(?-i:[A-Z0-9])[\w-]*){1,8}\s*$)",
        (
            "Tag: Pilkada2024 ASN",
            "Labels: Konawe, ASN",
            "Topik Pemilu 2019 Wajo",
            "# ASN # Lembata",
            "# Dinkes # Pilkada 2024",
        ),
        (
            "Tagihan listrik",
            "#1 Pegawai wajib netral",
            "Topik ini dibahas",
            "Label Halal wajib dipasang",
        ),
    ),
    _chrome(
        "comments",
        r"(?:\d+ )?(?:komentar\b(?: anda)?\s*(?:$|[:(])|tulis komentar|belum ada komentar|post a comment|enter your comment|tinggalkan (?:balasan|komentar)|leave a (?:reply|comment))",
        ("Komentar Anda", "Tulis komentar... (0/500)", "Post a Comment", "Tinggalkan Balasan"),
        ("Komentar di media sosial dilarang",),
    ),
    _chrome(
        "pager",
        r"no more (?:posts|pages)|(?:newer|older) posts?\b|«\s|.*\s»$|(?:berita|pos) (?:sebelumnya|selanjutnya|berikutnya)|(?:halaman )?(?:selanjutnya|sebelumnya)\s*$|load more|muat lainnya|(?:page|halaman) ?[\dlIL]{1,3} ?(?:o[ft]|dari|/) ?[\dlI]{1,3}\s*$",
        (
            "No More Posts Available.",
            "Newer Post Older Post Home",
            "« Jalan Talo Kecil Mulai Diaspal",
            "No more pages to load.",
            "Page 1of2",
            "Halaman 2 dari 3",
        ),
        ("Selanjutnya, ASN wajib", "Berita negara", "Halaman 2 dari lampiran ini"),
    ),
    _chrome(
        "footer",
        r"redaksi\s*\||©|copyright\b|hak cipta\b.*undang|hak cipta\s(?:©|\d{4}\b)|seluruh hak (?:cipta )?dilindungi|all rights reserved|pedoman media siber|kebijakan privasi|privacy policy|tentang kami\b|disclaimer\b",
        (
            "Redaksi | Pedoman Media Siber | Disclaimer",
            "© 2024 KABAR SERAWAI. Hak cipta dilindungi undang-undang.",
        ),
        ("Redaksi mengabarkan", "hak cipta buku"),
    ),
    _chrome(
        "download",
        r"(?:unduh(?:an)?|download)\b[^.;]*\b(?:pdf|docx?|xlsx?|[km]b)\b|(?:unduh|download)(?:an)?\s*$",
        ("Unduhan Surat Edaran Wali Kota (PDF, 412 KB)", "Download"),
        ("Unduhan aplikasi dilarang", "Unduh surat edaran ini"),
    ),
    _chrome(
        "cookies",
        r"(?:kami|situs|laman|website)\b.{0,30}\b(?:cookies?|kuki)\b",
        ("Kami memakai cookies supaya situs ini nyaman", "Situs ini memakai kuki. Setuju"),
        ("Kami memakai kendaraan dinas",),
    ),
    _chrome(
        "side column",
        r"(?:terpopuler|trending|terkini|populer|headline|breaking news|info\s*:|blog archive|ikuti kami|follow us|kategori|arsip\s*$|pencarian|pilihan editor|paling banyak|video pilihan|berita foto|info grafis|cari berita|berlangganan)(?:\b|(?<=:))",
        (
            "Terpopuler",
            "BREAKING NEWS Harga TBS Naik",
            "Info : Kirim berita anda",
            "Arsip",
            "Pilihan Editor",
        ),
        ("Informasi lebih lanjut",),
    ),
    _chrome(
        "views",
        r"(?:oleh\s*)?-?\s*\d[\d.]*\s*(?:x\s*)?(?:dilihat|views?|kali dibaca)\b|\(?foto\)?\s*:|foto ilustrasi",
        ("oleh -145 Dilihat", "145 views", "Foto: Istimewa"),
        ("Foto bersama calon",),
    ),
    _chrome(
        "caption",
        r".{5,200}\((?:foto|photo|dok|dokumentasi|ist|istimewa|sumber)\b[^()]{0,60}\)\.?\s*$",
        (
            "Kantor Bupati Konawe di Unaaha (foto: int)",
            "Sekda di kantornya, Kamis (12/9/2024). (Foto: Dodi/KS)",
        ),
        ("Foto bersama calon (dilarang)",),
    ),
)

BYLINE = _chrome(
    "byline",
    r"(?:reporter|editor|penulis|pewarta|jurnalis|wartawan|kontributor|posted by|laporan|publisher|sumber|oleh)\s*[:|]|(?:reporter|editor|penulis|pewarta|oleh)\s(?:\w+\s){0,3}[-–—|·•]\s|\d{1,2}\s\w+\s\d{4}\s?[-–—|·•,]\s?(?:laporan|penulis|pewarta|reporter|editor|oleh|redaksi|admin)\b|(?:diposting|ditulis|disusun|diunggah|dipublikasikan|posted|published|submitted)\s+(?:oleh\b|pada\b|by\b|on\b|\d)|(?:redaksi|admin)\s[·•]\s|by\s(?:[\w.]+\s){1,4}(?:on\s|[-–—|·•,]\s?)(?:[a-z]{3,9}\.?\s\d{1,2},?|\d{1,2}\s[a-z]{3,9}\.?,?)\s\d{4}|(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu),\s*(?:\d{1,2}\s+\w+|\w+\s+\d{1,2},)\s+\d{4}|(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)\s\d{1,2}\s\w+\s\d{4}[\s,|–-]*(?:\d{1,2}[ .:]\d{2}\b|$)",
    (
        "Reporter: Dodi Hermansyah | Editor: Wen Aprianti",
        "Kamis, 12 September 2024 19:42 WIB",
        "Pewarta: Edwardi",
        "Kamis 17 Januari 2019 14 10- Laporan Redaksi",
        "Posted by: Redaksi, Senin, Januari 15, 2018",
        "Reporter Andi | 12 Oktober 2020",
        "Diposting oleh suluhnet, 5 Oktober 2015",
        "16 September 2023 - Laporan: Irma",
        "By Redaksi On Mar 6, 2019",
        "Disusun oleh Tim Hukum Pemerintahan",
        "Submitted by humas on 26 Agustus 2020",
    ),
    ("Laporan pelanggaran disampaikan", "Kamis (12/9/2024)", "Rabu 9 Desember 2020 adalah"),
)
DATELINE = Chrome(
    "dateline",
    re.compile(
        r"(?:[A-Z][A-Z .’'-]{2,28}|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}),\s+[A-Z\[][\w .\]]{2,30}?\s?[-–—]{1,2}\s*\S"
        r"|[A-Z][\w. ]{2,24}\((?:[A-Z]{3,}|\w+\.\w+)\)\s*[-–—]\s*\S|[A-Z][\w ]{2,30}\.(?:com|co\.id|id|net)\b,?\s*[-–—]?\s*\S"
        r"|[A-Z][A-Z .]{3,28}\s[-–—]\s[A-Z][a-z]"
    ),
    (
        "TAIS, KABAR SERAWAI – Pemerintah Kabupaten",
        "Bengkulu,  Sentralnews.com- Dinas Sosial",
        "SWARAJAMBI, BATANGHARI – Sekretaris Daerah",
        "Jakarta (ANTARA) - Menteri",
        "UNAAHA, SULTRABERSUARA - Aparatur",
    ),
    ("Bupati, Wakil Bupati dan Camat", "1. Setiap ASN - baik PNS"),
)
SPEECH = _chrome(
    "reported speech",
    r".*(?:[”\"],?\s*(?:\w+ ){0,3}(?:ujar|kata|ungkap|tutur|jelas|terang|imbuh|tambah|tegas|papar|pungkas|sebut|lanjut|sambung|ucap|demikian)(?:nya)?\b|\b(?:ujarnya|katanya|ungkapnya|tuturnya|jelasnya|terangnya|imbuhnya|tambahnya|tegasnya|paparnya|pungkasnya|menurutnya|menurut dia|ucapnya|lanjutnya)\b)|^[“\"]",
    (
        "“Jangan coba-coba,” ujar Harmuzan",
        '"Tapi kalau," tambahnya.',
        "katanya.",
        "“Dua orang mengaku",
    ),
    ("kata sambutan dilarang", "ASN dilarang berkata kasar"),
)
PRESS_TABLES = (*CHROME, BYLINE, DATELINE, SPEECH)


BAR = re.compile(r"^(?:[|lI1!\[j]\s+(?=[A-Z])|[•▪*-]\s+)")


def opens_chrome(text: str) -> bool:
    """Whether a line begins the portal's words; a caption is known by its end, so it does not."""
    return any(name != "caption" for name in _kinds(text))


def is_edge(text: str) -> bool:
    """Whether a line of the portal's opens or closes an article: its breadcrumb, its tags."""
    return any(name in ("breadcrumb", "tags") for name in _kinds(text))


def chrome(text: str) -> bool:
    """Whether a line is the portal's own; a bar drawn before it may be read as a letter.

    >>> chrome("• Facebook"), chrome("l Baca juga: Harga Naik"), chrome("- ikut kampanye")
    (True, True, False)
    """
    return any(_kinds(text))


def _kinds(text: str) -> Iterator[str]:
    """Names of the rows of CHROME that a line fits."""
    bare = BAR.sub("", text.strip())
    return (row.name for row in CHROME if row.pattern.match(bare))
