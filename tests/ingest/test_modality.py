"""Sentences of circulars and what each of them does."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.modal_phrases import FORBIDDEN_ACTS, MODAL_PHRASES, ModalPhrase
from ingest.modality import judge
from ingest.model import Modality
from ingest.sections import SECTIONS, Section, section_of
from tests.builders import clauses

SENTENCES: list[tuple[str, Modality]] = [
    ("ASN dilarang menghadiri kampanye.", "prohibition"),
    ("Pegawai tidak tetap tidak diperbolehkan menjadi saksi peserta pemilu.", "prohibition"),
    ("PNS tidak boleh berfoto bersama bakal calon;", "prohibition"),
    ("PNS tidak diperkenankan memakai mobil dinas untuk kampanye.", "prohibition"),
    ("Dana bantuan sosial tidak boleh dibagikan atas nama calon.", "prohibition"),
    ("Dilarang membuat atau meneruskan konten calon di grup orang tua murid.", "prohibition"),
    ("Camat tidak memberikan izin pemakaian pendopo kepada tim kampanye.", "prohibition"),
    ("Jangan menekan tombol suka pada unggahan calon.", "prohibition"),
    ("Seluruh ASN agar tidak menyebarkan berita bohong.", "prohibition"),
    ("ASN agar menghindari foto bersama calon.", "prohibition"),
    ("Membuat keputusan yang menguntungkan atau merugikan salah satu calon.", "prohibition"),
    ("Memberikan surat dukungan disertai fotokopi KTP.", "prohibition"),
    ("Setiap ASN wajib bersikap netral dan tidak memihak.", "obligation"),
    ("ASN yang akan mencalonkan diri wajib mengundurkan diri.", "obligation"),
    ("Pimpinan unit kerja harus menyampaikan isi edaran ini.", "obligation"),
    ("Camat agar menjaga suasana tetap tenang.", "obligation"),
    ("Agar seluruh ASN menjaga netralitas.", "obligation"),
    ("Kepala SKPD diminta meneruskan edaran ini sampai ke tingkat staf.", "obligation"),
    ("Atasan langsung hendaknya mengingatkan bawahannya.", "obligation"),
    ("Pegawai agar bekerja mandiri, jujur, dan tidak memihak.", "obligation"),
    ("Menjaga sikap netral dan tidak memihak kepada partai politik.", "obligation"),
    ("Satuan Tugas bertugas memanggil pegawai yang dilaporkan.", "obligation"),
    ("ASN yang suami atau istrinya menjadi calon wajib mengambil cuti.", "obligation"),
    ("Daftar hukuman yang tercantum dalam Lampiran harus ditempel.", "obligation"),
    ("Pegawai diimbau menggunakan hak pilihnya.", "recommendation"),
    ("ASN dihimbau membatasi diri, termasuk tidak memberi tanda suka.", "recommendation"),
    ("Pimpinan dimohon menyampaikan himbauan ini.", "recommendation"),
    ("Guru diharapkan menjadi teladan.", "recommendation"),
    ("Sebaiknya pegawai tidak memasang stiker di kendaraan pribadi.", "recommendation"),
    ("PNS tetap memiliki hak pilih dan diharapkan menggunakannya.", "recommendation"),
    ("Walaupun dituntut netral, PNS diharapkan memilih.", "recommendation"),
    ("Masyarakat dapat mengadukan dugaan pelanggaran kepada Inspektorat.", "permission"),
    ("ASN dapat mendampingi istrinya sepanjang menjalani cuti.", "permission"),
    ("PNS boleh hadir sebagai pendengar di luar jam kerja.", "permission"),
    ("Setiap warga berhak menyampaikan aduan.", "permission"),
    ("PNS yang melanggar dijatuhi hukuman disiplin.", "sanction"),
    ("Pelanggaran atas ketentuan angka 2 dikenai hukuman disiplin.", "sanction"),
    ("Terhadap PNS yang menjadi anggota partai diberhentikan tidak dengan hormat.", "sanction"),
    ("Kepala Desa yang melanggar diberi sanksi administratif.", "sanction"),
    ("Bagi yang me1anggar dijatuhi hukuman disiplin.", "sanction"),
    ("Pelanggaran dapat berujung pidana penjara paling lama 6 bulan.", "sanction"),
    ("Bentuk pelanggaran dan sanksi bagi ASN tercantum dalam Lampiran.", "sanction"),
    ("Apabila terbukti melanggar akan diproses sesuai ketentuan.", "sanction"),
    ("Hukuman disiplin sedang", "sanction"),
    ("ASN yang mengetahui dugaan pelanggaran agar melapor kepada Bawaslu.", "reporting"),
    ("Melaporkan pelaksanaan instruksi ini setiap akhir bulan.", "reporting"),
    ("Kepala Dinas wajib melaporkan pelanggaran kepada Bupati.", "reporting"),
    ("Hasil pengawasan dilaporkan setiap bulan kepada Gubernur.", "reporting"),
    ("Pegawai yang mengetahui pelanggaran melaporkannya kepada atasan.", "reporting"),
    ("Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum;", "basis"),
    ("Surat Menteri PAN-RB No. B/71/M.SM.00.00/2017", "basis"),
    ("Pasal 11 huruf c PP 42/2004", "basis"),
    ("Ketentuan yang menjadi dasar netralitas PNS adalah :", "basis"),
    ("Surat Edaran ini dimaksudkan sebagai pedoman bagi pegawai.", "purpose"),
    ("Tujuan edaran ini adalah menjaga pelayanan.", "purpose"),
    ("Surat Edaran ini berlaku bagi seluruh ASN dan tenaga kontrak.", "scope"),
    ("Yang dimaksud dengan netralitas adalah sikap tidak memihak.", "definition"),
    ("Demikian disampaikan untuk dilaksanakan.", "closing"),
    ("Demikian, agar dilaksanakan dengan penuh tanggung jawab.", "closing"),
    ("Atas perhatian Saudara diucapkan terima kasih.", "closing"),
    ("Instruksi Bupati ini mulai berlaku pada tanggal dikeluarkan.", "closing"),
    ("Surat Edaran ini berlaku sejak ditandatangani.", "closing"),
    ("Biaya yang timbul dibebankan pada anggaran daerah.", "other"),
]

OPENINGS: list[tuple[str, Modality]] = [
    (
        "Menindaklanjuti Surat Edaran Gubernur Bengkulu Nomor 800/1142/BKD/2020, dengan ini"
        " disampaikan hal-hal sebagai berikut :",
        "basis",
    ),
    ("Berdasarkan UU Nomor 20 Tahun 2023, disampaikan hal-hal berikut:", "basis"),
    ("Dalam rangka menjaga netralitas ASN, dengan memperhatikan:", "basis"),
    ("Menjelang pendaftaran calon. Adapun dasar himbauan ini adalah:", "basis"),
    ("Menghadapi pemilihan Bupati, diingatkan hal-hal sebagai berikut :", "background"),
    ("Disampaikan dengan hormat, pemungutan suara dilaksanakan tanggal 17 April.", "background"),
    ("Beberapa minggu terakhir kami menerima pertanyaan.", "background"),
    ("Seluruh pegawai dilarang melakukan hal-hal sebagai berikut:", "prohibition"),
]

LISTS: list[tuple[str, list[Modality]]] = [
    ("1 ASN dilarang:\n1.a ikut kampanye;\n1.b wajib hadir di posko", ["prohibition"] * 3),
    (
        "1 Camat agar:\n1.a membina pegawai;\n1.b melaporkan pelanggaran kepada Bupati",
        ["obligation", "obligation", "reporting"],
    ),
    (
        "1 PNS dijatuhi hukuman sebagai berikut:\n1.a penundaan pangkat;\n1.b pemberhentian",
        ["sanction"] * 3,
    ),
    ("-1 DASAR\n-1.-1 UU No. 5 Tahun 2014 tentang ASN", ["heading", "basis"]),
    ("-1 YANG DILARANG BAGI ASN\n-1.-1 Ikut kampanye", ["prohibition", "prohibition"]),
    (
        "-1 KEWAJIBAN PIMPINAN\n-1.-1 Tidak memberikan penugasan ke luar daerah\n-1.-2 Melapor bila"
        " ada bawahan yang tidak netral",
        ["obligation", "obligation", "reporting"],
    ),
    ("-1 SANKSI\n-1.-1 Pemutusan kontrak bagi PTT", ["heading", "sanction"]),
    ("A LATAR BELAKANG\nA.-1 Pemilihan segera dimulai.", ["heading", "background"]),
    ("B MAKSUD DAN TUJUAN\nB.1 Tujuannya agar pelayanan adil.", ["heading", "purpose"]),
    ("C RUANG LINGKUP\nC.1 Seluruh ASN wajib mematuhi.", ["heading", "scope"]),
    ("E ISI EDARAN\nE.1 ASN wajib netral.", ["heading", "obligation"]),
    ("V PENUTUP\nV.-1 Demikian untuk dilaksanakan.", ["heading", "closing"]),
    (
        "C Hal-hal yang harus dilaksanakan\nC.1 Pegawai diharapkan memilih.",
        ["heading", "recommendation"],
    ),
    (
        "-1 Kami menghimbau hal-hal sebagai berikut:\n1 Menjaga kerukunan.\n2 ASN wajib netral.",
        ["background", "recommendation", "obligation"],
    ),
    (
        "1 Yang tidak boleh dilakukan ASN:\n1.a Mengajak tetangga ke kampanye.\n1.b Berfoto.",
        ["prohibition"] * 3,
    ),
    ("1 Camat wajib:\n1.a Dilarang menahan bantuan warga.", ["obligation", "prohibition"]),
    (
        "1 Fasilitas yang dilarang digunakan untuk kampanye adalah:\n1.a mobil dinas;",
        ["prohibition", "prohibition"],
    ),
    ("1 Berkas yang wajib dibawa pegawai ialah:\n1.a surat tugas;", ["obligation", "obligation"]),
    (
        "1 Kepala Dinas agar:\n1.a mengingatkan pegawai agar menggunakan hak pilihnya.",
        ["obligation", "obligation"],
    ),
]


@pytest.mark.parametrize(("text", "modality"), SENTENCES)
def test_a_numbered_sentence_is_judged_by_its_words(text: str, modality: Modality) -> None:
    assert [clause.modality for clause in judge(clauses(f"1 {text}"))] == [modality]


@pytest.mark.parametrize(("text", "modality"), OPENINGS)
def test_opening_paragraphs(text: str, modality: Modality) -> None:
    assert judge(clauses(f"-1 {text}"))[0].modality == modality


@pytest.mark.parametrize(("text", "modalities"), LISTS)
def test_children_inherit_what_their_lead_in_says(text: str, modalities: list[Modality]) -> None:
    assert [clause.modality for clause in judge(clauses(text))] == modalities


def test_a_later_generic_lead_says_nothing_itself() -> None:
    judged = judge(
        clauses(
            "-1 Dengan memperhatikan:\n-1.1 UU Nomor 7 Tahun 2017;\n"
            "-2 dengan ini ditegaskan hal-hal sebagai berikut:\n1 ASN wajib netral."
        )
    )
    assert [clause.modality for clause in judged] == ["basis", "basis", "other", "obligation"]


def test_cells_of_a_sanction_table_are_told_apart() -> None:
    judged = judge(
        clauses(
            "LAMPIRAN BENTUK PELANGGARAN DAN SANKSI\nLAMPIRAN.1 Foto bersama bakal calon\n"
            "LAMPIRAN.1.-1 Pasal 11 huruf c PP 42/2004\nLAMPIRAN.1.-2 Sanksi moral"
        )
    )
    assert [clause.modality for clause in judged] == [
        "heading",
        "prohibition",
        "basis",
        "sanction",
    ]


@pytest.mark.parametrize("row", MODAL_PHRASES, ids=lambda row: row.examples[0][:30])
def test_modal_phrases_match_their_examples_and_not_their_near_misses(row: ModalPhrase) -> None:
    pattern = re.compile(row.pattern, re.IGNORECASE)
    assert [text for text in row.examples if not pattern.search(text)] == []
    assert [text for text in row.near_misses if _decides(pattern, text)] == []


def _decides(pattern: re.Pattern[str], text: str) -> bool:
    match = pattern.search(text)
    return match is not None and not text[: match.start()].endswith("yang ")


@pytest.mark.parametrize("row", SECTIONS, ids=lambda row: row.examples[0])
def test_section_headings_match_their_examples_and_not_their_near_misses(row: Section) -> None:
    assert [section_of(text) for text in row.examples] == [row] * len(row.examples)
    assert [text for text in row.near_misses if section_of(text) is row] == []


def test_forbidden_acts_are_patterns_that_compile() -> None:
    assert all(re.compile(pattern) for pattern in FORBIDDEN_ACTS)


def test_no_clause_is_lost_or_changed_but_for_its_modality() -> None:
    given_clauses = clauses("1 ASN dilarang:\n1.a ikut kampanye;")
    judged = judge(given_clauses)
    assert [(c.path, c.text, c.words) for c in judged] == [
        (c.path, c.text, c.words) for c in given_clauses
    ]


WORDS = st.sampled_from(
    ["ASN", "dilarang", ":", "wajib", "agar", "tidak", "melapor", "Demikian", "DASAR", "UU", "No",
     "5", "Tahun", "2014", "yang", ";", ".", "sebagai berikut", "SANKSI", "dapat", "melanggar"]
)  # fmt: skip
PATHS = st.sampled_from(["1", "1.a", "1.a.1", "-1", "-1.-1", "LAMPIRAN", "LAMPIRAN.1", "KESATU"])


@given(st.lists(st.tuples(PATHS, st.lists(WORDS, max_size=12)), max_size=8))
def test_random_clauses_never_raise(rows: list[tuple[str, list[str]]]) -> None:
    text = "\n".join(f"{path} {' '.join(words)}" for path, words in rows if words)
    made = clauses(text)
    assert len(judge(made)) == len(made)
