"""Notices on a reading in Indonesian: the table of their English sentences and what to say."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence a reading may say, what its parts are, and the same in Indonesian."""

    code: str
    pattern: re.Pattern[str]  # of the whole English sentence; named parts are taken over
    said: str
    example: str


def _told(code: str, pattern: str, said: str, example: str) -> Told:
    return Told(code, re.compile(pattern, re.DOTALL), said, example)


DETAIL = r"(?P<detail>.*)"
UNDER = r"(?:under (?P<path>.+)|at the top level)"

TOLD: tuple[Told, ...] = (
    _told(
        "unread_ink",
        r".* \(at (?P<detail>[\d%, ]+)(?: and further)? of its height\).*",
        "Ada cetakan yang tampak sebagai tulisan tetapi tidak terbaca (pada {detail} tinggi"
        " halaman); cocokkan dengan halamannya.",
        "Print that looks like text could not be read (at 12%, 40% of its height);"
        " compare the page.",
    ),
    _told(
        "no_clauses",
        r".*in this document \((?P<detail>.*) words\); .*",
        "Tidak ada butir yang ditemukan dalam dokumen ini ({detail} kata); cocokkan dengan"
        " halamannya.",
        "No clause was found in this document (120 words); compare it with the page.",
    ),
    _told(
        "line_parted",
        rf".*missing in it \({DETAIL}\); .*",
        "Satu baris tercetak terputus dan mungkin ada kata yang hilang ({detail}); cocokkan dengan"
        " halamannya.",
        "A printed line is parted and words may be missing in it (lingkun … lama);"
        " compare the page.",
    ),
    _told(
        "number_blank",
        rf".*unreadable part \({DETAIL}\), so no number.*",
        "Bagian nomor kosong atau tidak terbaca ({detail}), jadi nomor tidak diisi.",
        "The number has a blank or unreadable part (800/ /2024), so no number is given.",
    ),
    _told(
        "number_doubtful",
        rf".*perhaps handwritten \({DETAIL}\); .*",
        "Nomor sulit dibaca, mungkin tulisan tangan ({detail}); cocokkan dengan halamannya.",
        "The number was hard to read, perhaps handwritten (800/1); compare it with the page.",
    ),
    _told(
        "number_conflict",
        rf".*differently \({DETAIL}\); .*",
        "Lampiran mengulang nomor secara berbeda ({detail}); cocokkan dengan halamannya.",
        "The attachment repeats the number differently (800/2); compare it with the page.",
    ),
    _told(
        "number_absent",
        r".*",
        "Nomor surat tidak ditemukan; lihat kepala suratnya.",
        "No number of this letter was found; look at its head.",
    ),
    _told(
        "issued_on_absent",
        r".*",
        "Tanggal surat tidak ditemukan; lihat kepala dan akhir suratnya.",
        "No date of issue was found; look at the letter's head and end.",
    ),
    _told(
        "signatory_absent",
        rf"An office signs \({DETAIL}\), but .*",
        "Ada jabatan penanda tangan ({detail}), tetapi namanya tidak ditemukan atau tidak terbaca.",
        "An office signs (BUPATI), but no name was found or could be read under it.",
    ),
    _told(
        "date_partial",
        rf".*where it is printed \({DETAIL}\)\.",
        "Tanggal surat tidak lengkap atau tidak terbaca di tempat cetaknya ({detail}).",
        "The date of issue is incomplete or unreadable where it is printed (Oktober 2024).",
    ),
    _told(
        "date_doubtful",
        rf".*hard to read \({DETAIL}\); .*",
        "Tanggal surat sulit dibaca ({detail}); cocokkan dengan halamannya.",
        "The date of issue was hard to read (1 Mei 2024); compare it with the page.",
    ),
    _told(
        "date_inferred",
        rf".*without its year \({DETAIL}\); .*",
        "Berita menyebut tanggal tanpa tahun ({detail}); tahunnya diambil dari berita itu.",
        "The article gives the date without its year (9 September); the year is the article's own.",
    ),
    _told(
        "date_of_delivery",
        rf".*which day this is \({DETAIL}\): .*",
        "Berita tidak menyatakan ini tanggal surat atau tanggal pengirimannya ({detail}).",
        "The article does not say which day this is (2023-09-14): of the letter or its delivery.",
    ),
    _told(
        "date_of_letter",
        rf".*that was followed \({DETAIL}\); .*",
        "Berita hanya menyebut tanggal surat yang ditindaklanjuti ({detail}); cocokkan.",
        "The article dates only the letter that was followed (1 Mei 2024);"
        " compare it with the page.",
    ),
    _told(
        "date_conflict",
        rf".*are printed \({DETAIL}\); .*",
        "Tercetak dua tanggal surat ({detail}); cocokkan dengan halamannya.",
        "Two dates of issue are printed (1 Mei 2024, 2 Mei 2024); compare them with the page.",
    ),
    _told(
        "year_conflict",
        rf".*different years \({DETAIL}\); .*",
        "Nomor dan tanggal surat menyebut tahun yang berbeda ({detail}); cocokkan keduanya.",
        "Number and date of issue name different years (1/2023, 2024-01-02);"
        " compare both with the page.",
    ),
    _told(
        "signatory_doubtful",
        rf".*hard to read \({DETAIL}\); .*",
        "Nama penanda tangan sulit dibaca ({detail}); cocokkan dengan halamannya.",
        "The signatory's name was hard to read (FULAN); compare it with the page.",
    ),
    _told(
        "office_doubtful",
        rf".*elsewhere on the letter \({DETAIL}\); .*",
        "Nama jabatan atau instansi tercetak lain di bagian lain surat ({detail}); cocokkan.",
        "An office is printed otherwise elsewhere on the letter (KEPALA DlNAS); compare the page.",
    ),
    _told(
        "subject_doubtful",
        rf".*within a word \({DETAIL}\); .*",
        "Perihal memuat angka di dalam kata ({detail}); cocokkan dengan halamannya.",
        "The subject has a digit within a word (Netra1itas); compare it with the page.",
    ),
    _told(
        "citation_not_understood",
        rf".*could not be understood: {DETAIL}\.",
        "Bagian yang tampak sebagai rujukan peraturan tidak dapat dipahami: {detail}.",
        'Passages that look like citations could not be understood: 1 ("UU Nomor").',
    ),
    _told(
        "citation_doubtful",
        rf".*title of another regulation: {DETAIL}; compare the page\.",
        "Nomor tercetak dengan judul peraturan lain: {detail}; cocokkan dengan halamannya.",
        "A number is printed with the title of another regulation: 1 (UU 3); compare the page.",
    ),
    _told(
        "numbering_gap",
        rf"{UNDER}, (?P<printed>.+) follows number (?P<before>\d+)",
        "{place}, {printed} mengikuti nomor {before}: ada nomor yang terlewat.",
        "under 2, 4. follows number 2",
    ),
    _told(
        "numbering_gap",
        rf"{UNDER}, the list begins with (?P<printed>.+)",
        "{place}, daftar dimulai dengan {printed}.",
        "at the top level, the list begins with 2.",
    ),
    _told(
        "numbering_repeat",
        rf"{UNDER}, (?P<printed>.+) follows number (?P<before>\d+)",
        "{place}, {printed} mengikuti nomor {before}: nomor berulang atau mundur.",
        "at the top level, 2. follows number 2",
    ),
    _told(
        "pdf_repaired",
        r".*",
        "Indeks PDF rusak dan disusun ulang; periksa apakah ada halaman yang hilang.",
        "The PDF's internal index was damaged and rebuilt; check that no page is missing.",
    ),
    _told(
        "page_damaged",
        r".*",
        "Halaman ini rusak dan tidak dapat dibuka.",
        "The file is damaged. Page 2 cannot be drawn.",
    ),
    _told(
        "text_not_printed",
        rf".*were left out \((?P<n>\d+)\): {DETAIL}\.",
        "Kata pada lapisan teks yang tidak tampak di halaman ditinggalkan ({n}): {detail}.",
        "Words of the text layer that cannot be seen were left out (2): suap uang.",
    ),
    _told(
        "font_misleads",
        r".*",
        "Sebuah fon menyatakan huruf lain daripada yang tampak; halaman dibaca dari gambarnya.",
        "A font claims other letters than it shows; the page was read from its picture.",
    ),
    _told(
        "layer_kept",
        r".*",
        "Lapisan teks dari pemindai lebih baik daripada pengenalan kami dan dipertahankan.",
        "The scanner's text layer reads better than our own recognition and was kept.",
    ),
    _told(
        "layer_watermark_only",
        r".*",
        "Lapisan teks hanya memuat tanda air; halaman dibaca dari gambarnya.",
        "The text layer holds a watermark only; the page was read from its picture.",
    ),
    _told(
        "layer_contradicts",
        rf".*contradicts the picture \({DETAIL}\); .*",
        "Lapisan teks bertentangan dengan gambar ({detail}); gambarnya yang dibaca.",
        'The text layer contradicts the picture ("wajib" where "dilarang" is printed);'
        " the picture was read.",
    ),
    _told(
        "layer_replaced",
        r".*",
        "Lapisan teks dari pemindai diganti dengan pembacaan kami atas gambarnya.",
        "The scanner's text layer was replaced by our own reading of the picture.",
    ),
    _told(
        "page_turned",
        r".*turned by (?P<n>\d+) degrees.*",
        "Halaman terbalik atau miring; ditampilkan setelah diputar {n} derajat searah jarum jam.",
        "The page lay turned; it is shown turned by 180 degrees clockwise.",
    ),
    _told(
        "page_doubtful",
        r".*certainty \((?P<n>\d+%)\).*",
        "Halaman dibaca dengan keyakinan rendah ({n}); cocokkan dengan gambarnya.",
        "The page was read with little certainty (52%); compare it.",
    ),
    _told("page_blank", r".*", "Halaman ini kosong.", "The page is blank."),
    _told(
        "page_unread",
        r".*",
        "Tidak ada tulisan yang dapat dibaca pada halaman ini.",
        "No text could be read on this page.",
    ),
    _told(
        "direction_signs",
        r".* stand in (?P<n>\d+) words \((?P<detail>.*)\); .*",
        "Tanda yang membalik urutan huruf ada pada {n} kata ({detail}); cocokkan dengan halaman.",
        "Signs that turn the order of letters stand in 1 words (dilarang);"
        " compare them with the page.",
    ),
    _told(
        "lookalike_letters",
        r".* stand in (?P<n>\d+) words \((?P<detail>.*)\); .*",
        "Huruf dari aksara lain yang mirip huruf Latin ada pada {n} kata ({detail}); cocokkan.",
        "Letters of another script among Latin stand in 1 words (dilarang);"
        " compare them with the page.",
    ),
    _told(
        "correction_unplaced",
        r"A correction by (?P<who>.*) of (?P<at>\S+) found no place .* it made “(?P<before>.*)”"
        r" into “(?P<after>.*)”\. .*",
        "Koreksi oleh {who} tanggal {at} tidak menemukan tempatnya dalam pembacaan yang baru dan"
        " tidak ditampilkan: “{before}” menjadi “{after}”. Ulangi, atau cabut koreksi itu.",
        "A correction by analis of 2026-11-26 found no place in the newer reading and is not"
        " shown: it made “wajb” into “wajib”. Make it again, or withdraw it.",
    ),
)


def _by_code() -> dict[str, list[Told]]:
    rows: dict[str, list[Told]] = defaultdict(list)
    for row in TOLD:
        rows[row.code].append(row)
    return dict(rows)


BY_CODE = _by_code()


def indonesian(code: str, message: str) -> str:
    """A notice's sentence in Indonesian; as it was written where the table does not know it.

    >>> indonesian("page_blank", "The page is blank.")
    'Halaman ini kosong.'
    """
    for row in BY_CODE.get(code, ()):
        match = row.pattern.fullmatch(message)
        if match:
            parts = match.groupdict()
            path = parts.get("path")
            return row.said.format(
                place=f"Di bawah {path}" if path else "Pada tingkat atas", **parts
            )
    return message
