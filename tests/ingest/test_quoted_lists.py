"""Lists that articles quote, in the many ways sites set them, pasted without empty lines."""

from __future__ import annotations

import pytest

from ingest.lines import build_lines
from ingest.model import Pages
from ingest.options import ReadOptions
from ingest.pages import read_pages
from ingest.pipeline import circular, trace
from tests import printed

OPENING = """Kabar Pesisir
Beranda › Merbau › Politik
Bupati Merbau Terbitkan Edaran, Ini Daftar Larangan Bagi ASN
Sabtu, 21 September 2024 - Penulis: Redaksi
MERBAU - Bupati Merbau mengeluarkan Surat Edaran Nomor 800/2210/BKPSDM/2024 tentang \
Netralitas ASN pada pemilihan yang akan datang. Berikut isi lengkapnya:
"""
ENDING = """
Edaran itu sudah dikirim ke seluruh kecamatan sejak pekan lalu, kata Kepala BKPSDM Merbau.
Tag Pilkada Merbau
"""
LISTS = [
    (
        "Di media sosial, ASN dilarang:\n• menyukai unggahan calon; dan\n• mengikuti akun calon.\n"
        "Kepala dinas wajib:\n• membina pegawai; dan\n• melaporkan pelanggaran.",
        ["-1", "-1.-1", "-1.-2", "-2", "-2.-1", "-2.-2"],
    ),
    (
        "A. Di media sosial, ASN dilarang:\n✓ menyukai unggahan calon; dan\n✓ mengikuti akun.\n"
        "B. Kepala dinas wajib:\n✓ membina pegawai; dan\n✓ melaporkan pelanggaran.",
        ["A", "A.-1", "A.-2", "B", "B.-1", "B.-2"],
    ),
    (
        "Yang dilarang\n1. Ikut kampanye dengan memakai atribut partai.\n2. Mengerahkan pegawai.\n"
        "Yang diperbolehkan\n1. Hadir mendengarkan visi dan misi calon.",
        ["-1", "-1.1", "-1.2", "-2", "-2.1"],
    ),
    (
        "Bagi ASN\n■ Tidak memberikan dukungan kepada calon.\nBagi Pemerintah Kabupaten\n"
        "■ Mengawasi pegawai di lingkungannya.",
        ["-1", "-1.-1", "-2", "-2.-1"],
    ),
    (
        "Yang tidak boleh dilakukan ASN:\n1. Mengajak tetangga.\n2. Menjadi juru bicara.\n"
        "Yang tetap boleh dilakukan ASN:\n1. Menyaksikan debat.\n2. Membaca selebaran.\n"
        "Untuk para atasan:\n1. Menegur bawahan.\n2. Melapor setiap Jumat.",
        ["-1", "-1.1", "-1.2", "-2", "-2.1", "-2.2", "-3", "-3.1", "-3.2"],
    ),
    (
        "1. Pelaporan\nDugaan pelanggaran dilaporkan kepada Bupati melalui BKPSDM.\n"
        "2. Perlindungan\nPelapor dilindungi dari balasan atasannya.",
        ["1", "1.-1", "2", "2.-1"],
    ),
    (
        "Seluruh ASN wajib bersikap netral dalam setiap tahapan;\n"
        "Tenaga kontrak dilarang menjadi anggota tim kampanye;\n"
        "Yang melanggar akan diproses sesuai ketentuan yang berlaku.",
        ["-1", "-2", "-3"],
    ),
]


@pytest.mark.parametrize(("points", "paths"), LISTS)
def test_every_point_and_every_lead_in_is_a_clause(points: str, paths: list[str]) -> None:
    text = OPENING + points + ENDING
    whole = trace(read_pages(text.encode(), "berita.txt", ReadOptions()), "berita.txt")
    assert [clause.path for clause in circular(whole).clauses] == paths
    prose = " ".join(
        line.text for block in whole.blocks if block.kind == "prose" for line in block.lines
    )
    assert "sejak pekan lalu" in prose


ATTRIBUTED = [  # what the reporter says before the letter's words, and those
    ("Dalam surat itu, ", "ASN dilarang:"),
    ("Sekretaris daerah menerangkan, berdasarkan edaran itu ", "ASN tidak dibenarkan:"),
    ("Edaran itu bukan tanpa sebab. Disebutkan, ", "pegawai tetap diperbolehkan:"),
    ("Lebih lanjut, berikut larangan bagi pegawai:", ""),  # announces, and is no lead-in
]


@pytest.mark.parametrize(("before", "own"), ATTRIBUTED)
def test_of_a_lead_in_only_the_letters_words_are_a_clause(before: str, own: str) -> None:
    text = f"{OPENING.removesuffix(' Berikut isi lengkapnya:' + chr(10))}\n{before}{own}\n" + (
        "- menyukai unggahan calon;\n- mengikuti akun calon;\n- berfoto bersama calon.\n"
    )
    read = circular(trace(read_pages((text + ENDING).encode(), "b.txt", ReadOptions()), "b.txt"))
    under = ["-1.-1", "-1.-2", "-1.-3"]
    assert [c.path for c in read.clauses] == (["-1", *under] if own else ["-1", "-2", "-3"])
    assert read.clauses[0].text == (own or "menyukai unggahan calon;")


def test_the_reporter_between_two_points_and_an_advert_are_no_part_of_the_list() -> None:
    points = (
        "1. Pegawai dilarang hadir pada deklarasi calon.\n"
        "Kepala BKPSDM menyebut poin pertama lahir dari keluhan warga, bukan dari kantor bupati.\n"
        "Poin berikutnya menyangkut pimpinan.\n"
        "2. Kepala dinas wajib menyosialisasikan edaran ini.\n"
        "Ucapan selamat dan sukses - ruang iklan\n"
        "3. Camat melaporkan hasilnya setiap Jumat."
    )
    whole = OPENING + points + ENDING
    read = circular(trace(read_pages(whole.encode(), "b.txt", ReadOptions()), "b.txt"))
    assert [(c.path, c.text.split()[0]) for c in read.clauses] == [
        ("1", "Pegawai"),
        ("2", "Kepala"),
        ("3", "Camat"),
    ]


def test_a_bullet_read_as_a_small_letter_is_one_where_its_like_stands_below() -> None:
    text = """
   1. Pegawai dilarang:
      m Menggunakan kendaraan dinas untuk kampanye.
      m Menghadiri rapat umum peserta pemilihan.
   2. Pelanggaran dikenai sanksi.
"""
    lines = build_lines(printed.pages(text, 0.95))
    assert [line.text[:2] for line in lines if line.text.startswith("m")] == ["m ", "m "]
    read = circular(trace(Pages(printed.pages(text, 0.95)), "scan.pdf"))
    assert [clause.path for clause in read.clauses] == ["1", "1.-1", "1.-2", "2"]
    assert not any(clause.text.startswith("m ") for clause in read.clauses)


STORY = """
Kabar Pesisir
Bupati Merbau Minta ASN Netral
Sabtu, 21 September 2024 - Penulis: Redaksi

MERBAU - Bupati Merbau mengeluarkan Surat Edaran Nomor 800/2210/BKPSDM/2024 tentang netralitas
ASN pada pemilihan yang akan datang. Sejumlah hal diatur di dalam surat tersebut, mulai dari
kegiatan pegawai di media sosial sampai dengan tugas para atasan di perangkat daerah.
"""
SCANNED = (
    STORY
    + """
                                     Di media sosial .
{inset}ASN dilarang menyukai unggahan calon kepala daerah.
{inset}ASN tidak boleh mengikuti akun resmi pasangan calon.
                                       Tugas atasan
{inset}Kepala perangkat daerah wajib membina pegawai di kantornya.
{inset}Kepala perangkat daerah wajib melaporkan pelanggaran.

Edaran itu sudah dikirim ke seluruh kecamatan sejak pekan lalu, kata Kepala BKPSDM Merbau, dan
akan dibacakan pada apel pagi di setiap kantor sebelum masa kampanye dimulai bulan depan.
"""
)


@pytest.mark.parametrize("blanks", [4, 13])
def test_headed_points_whose_bullets_were_not_read_are_points_however_far_they_stand_in(
    blanks: int,
) -> None:
    text = SCANNED.format(inset=" " * blanks)
    read = circular(trace(Pages(printed.pages(text, 0.95)), "scan.pdf"))
    assert [clause.path for clause in read.clauses] == [
        "-1",
        "-1.-1",
        "-1.-2",
        "-2",
        "-2.-1",
        "-2.-2",
    ]


UNREAD = (
    STORY
    + """
Sekretaris BKPSDM menerangkan, berdasarkan edaran itu ASN dan tenaga kontrak tidak dibenarkan:

        mengikuti dan membagikan akun peserta pemilu, termasuk memasang gambar bingkai foto;
        menyampaikan pesan politik pada acara adat, ibadah syukur, dan pertemuan warga desa;
        berfoto dengan gaya jari calon.
Khusus bagi pimpinan, edaran menggariskan bahwa camat dan kepala desa di wilayahnya wajib:
        membersihkan kantor dan balai desa dari segala gambar dan atribut peserta pemilihan;
        menjaga suasana teduh di tengah masyarakat; dan
        mengirim laporan bulanan kepada Bupati.

Edaran itu sudah dikirim ke seluruh kecamatan sejak pekan lalu, kata Kepala BKPSDM Merbau, dan
akan dibacakan pada apel pagi di setiap kantor sebelum masa kampanye dimulai bulan depan.
"""
)


def test_items_whose_bullets_were_not_read_stand_apart_under_their_lead_ins() -> None:
    read = circular(trace(Pages(printed.pages(UNREAD, 0.95)), "scan.pdf"))
    assert [(clause.path, clause.text.split()[0]) for clause in read.clauses] == [
        ("-1", "ASN"),
        ("-1.-1", "mengikuti"),
        ("-1.-2", "menyampaikan"),
        ("-1.-3", "berfoto"),
        ("-2", "camat"),
        ("-2.-1", "membersihkan"),
        ("-2.-2", "menjaga"),
        ("-2.-3", "mengirim"),
    ]


def test_a_heading_that_a_site_counts_from_one_again_goes_on_with_its_list() -> None:
    points = (
        "1. Larangan\nPegawai dilarang hadir pada deklarasi calon mana pun.\n"
        "2. Pelaporan\nDugaan pelanggaran dilaporkan kepada Bupati melalui BKPSDM.\n"
        "1. Sanksi\nPegawai yang melanggar dijatuhi hukuman disiplin sesuai ketentuan.\n"
    )
    whole = OPENING + points + ENDING
    read = circular(trace(read_pages(whole.encode(), "b.txt", ReadOptions()), "b.txt"))
    assert [c.text.split()[0] for c in read.clauses][-2:] == ["Sanksi", "Pegawai"]
    assert not any("kecamatan" in c.text for c in read.clauses)


FRAME = (
    STORY
    + """
{points}

Edaran itu sudah dikirim ke seluruh kecamatan sejak pekan lalu, kata Kepala BKPSDM Merbau, dan
akan dibacakan pada apel pagi di setiap kantor sebelum masa kampanye dimulai bulan depan.
"""
)
UNREAD_BULLETS = [
    (  # items that fill their lines, one below the other
        """Isi edaran tersebut sebagai berikut:
1. Larangan bagi pegawai
        Dilarang mengikuti kampanye calon presiden maupun calon anggota legislatif di daerah.
        Dilarang memakai pompong, speedboat, dan kendaraan dinas untuk kegiatan partai politik.
2. Kewajiban pimpinan
        Kepala dinas wajib mengawasi pegawainya secara berjenjang sampai ke kecamatan-kecamatan.
        Kepala dinas wajib menyampaikan edaran ini kepada seluruh pegawai di kantornya.""",
        ["1", "1.-1", "1.-2", "2", "2.-1", "2.-2"],
    ),
    (  # colons read as stops, semicolons as commas
        """Isi surat tersebut dibagi dalam dua bagian, sebagai berikut
Kepada para camat, Bupati meminta agar.
        menegur pegawai yang mulai memperlihatkan dukungan di media,
        memisahkan pembagian bantuan sosial dari kegiatan bakal pasangan calon, dan
        tidak memindahkan pejabat tanpa persetujuan tertulis menteri.
Kepala desa dan perangkat desa dilarang.
        ikut serta dalam kampanye bakal pasangan calon,
        menjadikan kantor desa sebagai tempat temu relawan.""",
        ["-1", "-1.-1", "-1.-2", "-1.-3", "-2", "-2.-1", "-2.-2"],
    ),
    (  # a first line set in, and a wrapped line that hangs
        """Butir-butir yang diatur di dalam edaran sebagai berikut:
        Pegawai dilarang menemani bakal calon ke sekretariat partai politik mana pun.
        Pegawai dilarang mengenakan baju, pin, atau ikat kepala milik pasangan calon.
        Camat wajib memeriksa daftar hadir pegawai pada setiap jadwal kampanye.
   Perihal hukuman, edaran itu menyatakan setiap pelanggaran ditindak menurut aturan disiplin
tanpa menunggu pemilihan selesai.
   Sekretaris yang ditemui di kantornya mengaku tak ingin kejadian lima tahun lalu terulang
di daerahnya.""",
        ["-1", "-2", "-3", "-4"],
    ),
    (
        """Menurut edaran itu, pegawai dilarang:
    a. mempercepat atau memperlambat perizinan, pengadaan barang, pencairan bantuan, dan
       membayar karena pertimbangan dukungan;
    b. memakai gedung milik daerah.""",
        ["-1", "-1.a", "-1.b"],
    ),
]


@pytest.mark.parametrize(("points", "paths"), UNREAD_BULLETS)
def test_on_a_scan_items_are_told_apart_by_place_and_by_how_they_end(
    points: str, paths: list[str]
) -> None:
    pages = Pages(printed.pages(FRAME.format(points=points), 0.95))
    assert [clause.path for clause in circular(trace(pages, "scan.pdf")).clauses] == paths


def test_media_named_at_the_beginning_of_an_items_line_are_no_share_buttons() -> None:
    lines = (
        "1. Pegawai dilarang menyukai unggahan atau membagikan isi akun calon bupati lewat akun",
        "Facebook, Instagram, TikTok, X, YouTube, WhatsApp, Telegram, LinkedIn dan lainnya",
        "serta media lain yang dipakai untuk keperluan pribadi maupun kedinasan.",
    )
    text = OPENING + "\n".join((*lines, "2. Camat wajib melapor kepada bupati.")) + ENDING
    read = circular(trace(read_pages(text.encode(), "berita.txt", ReadOptions()), "berita.txt"))
    assert read.clauses[0].text == " ".join(lines).removeprefix("1. ")
    assert len(read.clauses) == 2
