# ruff: noqa: E501 - heads and signatures are shown line by line as they are printed
"""Heads, signatures and slots as letters print them, and the fields read from them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import split_blocks
from ingest.lines import build_lines
from ingest.metadata import FIELDS, find_metadata
from ingest.model import Block, BlockKind, Metadata
from ingest.signer_names import found_names
from tests import printed
from tests.builders import attachment, blocks, lines

LETTER = blocks(
    ("letterhead", "PEMERINTAH KABUPATEN MERBAU\nDINAS SOSIAL\nJalan Melati No. 4 Telp. (0700) 12345"),
    (
        "head",
        "Nomor    : 460 / 206 / DS.AI / X / 2020\nSifat    : Penting\nLampiran : -\n"
        "Perihal  : Himbauan Netralitas Pendamping\n           Program Keluarga Harapan",
    ),
    ("addressee", "Simpang Tiga, 9 Oktober 2020\nKepada\nYth. 1. Para Pendamping\n     2. Para TKSK\ndi -\n  Tempat"),
    ("body", "Dalam rangka menjaga netralitas, diingatkan hal-hal sebagai berikut:"),
    ("signature", "KEPALA DINAS SOSIAL,\n\nCONTOH NAMA, S.Sos.\nPembina\nNIP. 19700101 199001 1 001"),
)  # fmt: skip

CIRCULAR = blocks(
    ("letterhead", "BUPATI MERBAU\nPROVINSI CONTOH"),
    ("title", "SURAT EDARAN\nNOMOR 12 TAHUN 2024\nTENTANG\nNETRALITAS PEGAWAI\nPADA PILKADA 2024"),
    ("body", "Menindaklanjuti Undang-Undang Nomor 20 Tahun 2023, disampaikan:"),
    (
        "signature",
        "Ditetapkan di Simpang Tiga\npada tanggal 3 Juni 2024\na.n. BUPATI MERBAU\n"
        "SEKRETARIS DAERAH,\nttd\nDrs. CONTOH NAMA, M.Si.\nPembina Utama Muda (IV/c)",
    ),
)


def read(*parts: tuple[BlockKind, str], confidence: float | None = None) -> Metadata:
    """Metadata of blocks below one another."""
    return find_metadata(blocks(*parts, confidence=confidence))[0]


def test_a_letter_states_its_fields_in_its_head() -> None:
    metadata, notices = find_metadata(LETTER)
    assert metadata.kind == "himbauan"
    assert metadata.source == "official"
    assert metadata.get("number") == "460/206/DS.AI/X/2020"
    assert metadata.get("issued_on") == "2020-10-09"
    assert metadata.get("issued_at") == "Simpang Tiga"
    assert metadata.get("issuer") == "PEMERINTAH KABUPATEN MERBAU DINAS SOSIAL"
    assert metadata.get("subject") == "Himbauan Netralitas Pendamping Program Keluarga Harapan"
    assert metadata.all("addressee") == ("Para Pendamping", "Para TKSK")
    assert metadata.get("signatory_name") == "CONTOH NAMA, S.Sos."
    assert metadata.get("signatory_position") == "KEPALA DINAS SOSIAL"
    assert notices == ()


def test_a_circular_states_its_fields_in_title_and_signature() -> None:
    metadata, notices = find_metadata(CIRCULAR)
    assert metadata.kind == "edaran"
    assert metadata.get("number") == "12 TAHUN 2024"
    assert metadata.get("issued_on") == "2024-06-03"
    assert metadata.get("issued_at") == "Simpang Tiga"
    assert metadata.get("issuer") == "BUPATI MERBAU"
    assert metadata.get("subject") == "NETRALITAS PEGAWAI PADA PILKADA 2024"
    assert metadata.get("signatory_name") == "Drs. CONTOH NAMA, M.Si."
    assert metadata.get("signatory_position") == "a.n. BUPATI MERBAU SEKRETARIS DAERAH"
    assert metadata.get("on_behalf_of") == "BUPATI MERBAU"
    assert "PILKADA 2024" in metadata.all("election_words")
    assert notices == ()


def test_every_value_carries_the_boxes_that_prove_it() -> None:
    for document in (LETTER, CIRCULAR):
        metadata, _ = find_metadata(document)
        assert all(found.boxes for found in metadata.found)
    number = next(found for found in find_metadata(CIRCULAR)[0].found if found.key == "number")
    assert len(number.boxes) == 1
    assert number.boxes[0].x0 == pytest.approx(0.06)


def test_only_keys_of_the_table_are_found() -> None:
    keys = {key for field in FIELDS for key in field.keys}
    assert {found.key for found in find_metadata(CIRCULAR)[0].found} <= keys


def test_a_document_that_states_nothing_has_no_fields() -> None:
    metadata, notices = find_metadata(blocks(("body", "1. Fotokopi ijazah\n2. Daftar riwayat")))
    assert metadata.found == ()
    assert metadata.kind == "lain"
    assert notices == ()


def test_a_cited_law_never_gives_the_number_or_the_date() -> None:
    metadata = read(
        ("title", "SURAT EDARAN\nTENTANG\nNETRALITAS"),
        ("body", "Nomor 5 Tahun 2014 ditetapkan pada tanggal 16 April 2018 tentang ASN."),
    )
    assert metadata.get("number") is None
    assert metadata.get("issued_on") is None


@pytest.mark.parametrize(
    ("below", "subject"),
    [
        ("MENJELANG PEMUNGUTAN SUARA\nPEMILU 14 FEBRUARI 2024", "NETRALITAS MENJELANG PEMUNGUTAN SUARA PEMILU 14 FEBRUARI 2024"),
        ("PADA PEMILU TANGGAL\n14 FEBRUARI 2024", "NETRALITAS PADA PEMILU TANGGAL 14 FEBRUARI 2024"),
        ("PADA PEMILU\nNamrole, 14 Februari 2024", "NETRALITAS PADA PEMILU"),
        ("PADA PEMILU\nTANGGAL 14 FEBRUARI 2024", "NETRALITAS PADA PEMILU"),
        ("PADA PEMILU\nTANGGAL : 14 FEBRUARI 2024", "NETRALITAS PADA PEMILU"),
    ],
)  # fmt: skip
def test_the_day_of_an_election_belongs_to_the_subject(below: str, subject: str) -> None:
    title = f"SURAT EDARAN\nNOMOR 7 TAHUN 2024\nTENTANG\nNETRALITAS\n{below}"
    assert read(("title", title), ("body", "isi")).get("subject") == subject


def test_the_number_of_the_subject_is_not_the_letters_own() -> None:
    metadata = read(
        ("title", "SURAT EDARAN\nNOMOR 7 TAHUN 2024\nTENTANG\nPERUBAHAN ATAS SURAT EDARAN\nNOMOR 5 TAHUN 2023"),
    )  # fmt: skip
    assert metadata.get("number") == "7 TAHUN 2024"


def test_a_blank_number_is_told_and_not_given() -> None:
    metadata, notices = find_metadata(
        blocks(("head", "Nomor : 800/     /BKD/2025\nHal : Pedoman"), ("body", "x"))
    )
    assert metadata.get("number") is None
    assert [item.code for item in notices] == ["number_blank", "issued_on_absent"]


def test_an_announcement_that_gives_a_number_and_no_date_is_told() -> None:
    text = "PENGUMUMAN\nNOMOR: 810/041/PANSELDA/2025\nTENTANG\nHASIL SELEKSI"
    metadata, notices = find_metadata(blocks(("title", text), ("body", "x")))
    assert metadata.kind == "lain"
    assert [item.code for item in notices] == ["issued_on_absent"]
    _, none = find_metadata(blocks(("title", "PENGUMUMAN\nTENTANG\nHASIL SELEKSI"), ("body", "x")))
    assert [item.code for item in none] == []


def test_a_blank_date_is_told_and_not_given() -> None:
    metadata, notices = find_metadata(
        blocks(("head", "Simpang Tiga,              2025\nNomor : 800/1/BKD/2025"), ("body", "x"))
    )
    assert metadata.get("issued_on") is None
    assert metadata.get("issued_at") == "Simpang Tiga"
    assert [item.code for item in notices] == ["date_partial"]


@pytest.mark.parametrize(
    ("printed", "confidence", "doubtful"),
    [
        ("NOMOR : 800/1287/BKD-2015", 0.95, False),
        ("NOMOR : 800/1287/BKD-2015", 0.40, True),
        ("NOMOR : 800/ 1287 /BKD-2015", 0.95, True),
        ("NOMOR : 800/ 1287 /BKD-2015", None, False),
        ("NOMOR : 8OO/1287/BKD-2015", None, True),
    ],
)
def test_a_number_that_was_hard_to_read_is_marked(
    printed: str, confidence: float | None, doubtful: bool
) -> None:
    metadata, notices = find_metadata(blocks(("title", printed), confidence=confidence))
    found = next(item for item in metadata.found if item.key == "number")
    assert found.value == "800/1287/BKD-2015"
    assert found.doubtful is doubtful
    doubts = ["number_doubtful"] if doubtful else []
    assert [item.code for item in notices] == [*doubts, "issued_on_absent"]


@pytest.mark.parametrize(("rest", "doubtful"), [("", True), ("III/2024", False)])
def test_a_recognised_number_that_breaks_off_at_its_stop_is_marked(
    rest: str, doubtful: bool
) -> None:
    text = f"NOMOR : 800.1.12/233/BKPSDM.{rest}"
    metadata, _ = find_metadata(blocks(("title", text), confidence=0.95))
    assert metadata.found[0].doubtful is doubtful


def test_a_number_of_a_joint_decree_that_was_not_read_makes_the_others_doubtful() -> None:
    text = "NOMOR : 300/1990-Kesbang\nNOMOR : 87/HK.02/2024\nNOMOR : KEP'VII"
    metadata, notices = find_metadata(blocks(("title", text), confidence=0.95))
    assert metadata.get("number") == "300/1990-Kesbang; 87/HK.02/2024"
    assert metadata.found[0].doubtful
    assert "number_doubtful" in {item.code for item in notices}


def test_a_joint_decree_of_which_one_number_alone_was_read_is_in_doubt() -> None:
    text = "KEPUTUSAN BERSAMA\nNOMOR : 270/412 TAHUN 2020\nNOMOR : 018/?K 01"
    metadata, notices = find_metadata(blocks(("title", text), confidence=0.95))
    assert metadata.get("number") == "270/412 TAHUN 2020"
    assert metadata.found[0].doubtful
    assert "number_doubtful" in {item.code for item in notices}


def test_an_attachment_that_repeats_the_number_settles_it() -> None:
    document = (
        *blocks(("title", "NOMOR : 800/ 37 /BKD/2025"), confidence=0.9),
        *attachment(1, ("head", "LAMPIRAN\nNOMOR : 800/37/BKD/2025")),
    )
    assert find_metadata(document)[0].found[0].doubtful is False


def test_an_attachment_that_contradicts_the_number_makes_it_doubtful() -> None:
    document = (
        *blocks(("title", "NOMOR : 800/37/BKD/2025")),
        *attachment(1, ("head", "LAMPIRAN\nNOMOR : 800/32/BKD/2025")),
    )
    metadata, notices = find_metadata(document)
    assert metadata.get("number") == "800/37/BKD/2025"
    assert metadata.found[0].doubtful
    assert [item.code for item in notices] == ["number_conflict", "issued_on_absent"]


@pytest.mark.parametrize("own", ["37/BKPSDM/2025", "800/37/BKPSDM"])
def test_an_attachment_that_holds_the_number_whole_gives_it_in_doubt(own: str) -> None:
    document = (
        *blocks(("title", f"NOMOR : {own}"), confidence=0.9),
        *attachment(1, ("head", "LAMPIRAN\nNOMOR : 800/37/BKPSDM/2025")),
    )
    metadata, notices = find_metadata(document)
    assert metadata.get("number") == "800/37/BKPSDM/2025"
    assert metadata.found[0].doubtful
    assert "number_doubtful" in {item.code for item in notices}


def test_a_joint_decree_has_several_numbers_and_issuers() -> None:
    metadata = read(
        (
            "title",
            "KEPUTUSAN BERSAMA\nMENTERI AGAMA, MENTERI KETENAGAKERJAAN, DAN MENTERI DALAM NEGERI\n"
            "NOMOR : 281 TAHUN 2021\nNOMOR : 1 TAHUN 2021\nNOMOR : 3 TAHUN 2021\nTENTANG\nHARI LIBUR",
        ),
    )
    assert metadata.kind == "keputusan bersama"
    assert metadata.get("number") == "281 TAHUN 2021; 1 TAHUN 2021; 3 TAHUN 2021"
    assert metadata.get("issuer") == "MENTERI AGAMA; MENTERI KETENAGAKERJAAN; MENTERI DALAM NEGERI"
    assert metadata.get("subject") == "HARI LIBUR"


def test_an_attachment_without_its_letter_tells_what_it_was_attached_to() -> None:
    metadata, _ = find_metadata(
        attachment(
            1,
            (
                "head",
                "Lampiran : Surat Kepala Satuan Contoh\nNomor : 500.12/465/Satpol-A\n"
                "Tanggal : 17 Juli 2023",
            ),
        )
    )
    assert metadata.kind == "surat"
    assert metadata.get("number") == "500.12/465/Satpol-A"
    assert metadata.get("issued_on") == "2023-07-17"


DATE_SLOTS = [
    ("signature", "Ditetapkan di Bangko\npada tanggal 3 Mei 2020", "2020-05-03", "Bangko"),
    ("signature", "Ditetapkan di Bangko pada tanggal 3 Mei 2020", "2020-05-03", "Bangko"),
    ("signature", "Ditetapkan di : Bangko\nPada tanggal : 3 Mei 2020", "2020-05-03", "Bangko"),
    ("signature", "Dikeluarkan di Bangko\nPada tanggal 3 Mei 2020", "2020-05-03", "Bangko"),
    ("signature", "Muara Enim, 3 Mei 2020\nBUPATI CONTOH,", "2020-05-03", "Muara Enim"),
    ("head", "Pulau Punjung, 7 September 2015", "2015-09-07", "Pulau Punjung"),
    ("head", "Nomor : 800/1/2020          Curup, 12 Oktober 2020", "2020-10-12", "Curup"),
    ("head", "Nomor: 4714/J1/2025          13 Desember 2025", "2025-12-13", None),
    ("head", "Nomor : 1/2020\n13 Desember 2025", "2025-12-13", None),
    ("addressee", "BANGKO, 2 MEI 2020\nYth. Camat", "2020-05-02", "Bangko"),
    ("signature", "TANGGAL, 20 - 1 - 2024", "2024-01-20", None),
    ("head", "Tanggal : 3 Mei 2020", "2020-05-03", None),
]


@pytest.mark.parametrize(("kind", "text", "day", "place"), DATE_SLOTS)
def test_dates_are_read_from_the_slots_that_state_them(
    kind: BlockKind, text: str, day: str, place: str | None
) -> None:
    metadata = read((kind, text))
    assert (metadata.get("issued_on"), metadata.get("issued_at")) == (day, place)


NO_SLOTS = [
    ("body", "pemungutan suara dilaksanakan pada tanggal 9 Desember 2015, dengan ini"),
    ("body", "tanggal 29 September 2020 tentang Netralitas"),
    ("copies", "Tembusan:\n1. Surat tanggal 3 Mei 2020 kepada Gubernur"),
    ("head", "Hal : Rapat pada tanggal 3 Mei 2020"),
    ("title", "TENTANG\nLIBUR PADA TANGGAL 3 MEI 2020"),
    ("furniture", "Dicetak, 3 Mei 2020"),
]


@pytest.mark.parametrize(("kind", "text"), NO_SLOTS)
def test_other_dates_are_never_the_date_of_issue(kind: BlockKind, text: str) -> None:
    assert read((kind, text), ("body", "isi")).get("issued_on") is None


SIGNATURES = [
    ("BUPATI MERBAU,\n\nCONTOH NAMA", "CONTOH NAMA", "BUPATI MERBAU"),
    ("Pj. BUPATI MERBAU,\nIr. H. CONTOH NAMA, M.M.\nPembina", "Ir. H. CONTOH NAMA, M.M.", "Pj. BUPATI MERBAU"),
    ("Ketua,\nI Contoh Nama Putra, S.H.", "I Contoh Nama Putra, S.H.", "Ketua"),
    ("Plt. KEPALA DINAS PENDIDIKAN\nKABUPATEN MERBAU,\nDrs. CONTOH, M.Pd.\nNIP. 1969", "Drs. CONTOH, M.Pd.", "Plt. KEPALA DINAS PENDIDIKAN KABUPATEN MERBAU"),
    ("Pj. BUPATI MERBAU,\nDitandatangani secara elektronik\nCONTOH NAMA, M.T.", "CONTOH NAMA, M.T.", "Pj. BUPATI MERBAU"),
    ("Kepala,\nContoh Nama\nNIP 198106292006041005", "Contoh Nama", "Kepala"),
    ("WALI KOTA MERBAU,", None, "WALI KOTA MERBAU"),
    ("SEKRETARIS DAERAH,\nttd.\nCONTOH NAMA, SH,. MH\nPembina Utama Madya (IV/d)", "CONTOH NAMA, SH,. MH", "SEKRETARIS DAERAH"),
    ("KEPALA BADAN KEPEGAWAIAN\nDAN PENGEMBANGAN SUMBER\nDAYA MANUSIA DAERAH,\nH. CONTOH NAMA, S.Sos., ME\nPembina Utama Muda", "H. CONTOH NAMA, S.Sos., ME", "KEPALA BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER DAYA MANUSIA DAERAH"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "position"), SIGNATURES)
def test_signatures(text: str, name: str | None, position: str) -> None:
    metadata = read(("body", "isi"), ("signature", text))
    assert (metadata.get("signatory_name"), metadata.get("signatory_position")) == (name, position)


def test_signatures_side_by_side_are_kept_apart() -> None:
    row = " " * 50
    text = (
        f"MENTERI AGAMA,{row[14:]}MENTERI KETENAGAKERJAAN,\n\n"
        f"CONTOH SATU{row[11:]}CONTOH DUA"
    )  # fmt: skip
    left = lines("\n".join(line[:40] for line in text.splitlines()))
    right = lines("\n".join(" " * 50 + line[50:] for line in text.splitlines()))
    metadata, _ = find_metadata((Block("signature", (*left, *right)),))
    assert metadata.get("signatory_name") == "CONTOH SATU; CONTOH DUA"
    assert metadata.get("signatory_position") == "MENTERI AGAMA; MENTERI KETENAGAKERJAAN"


def test_signatures_read_across_as_one_line_are_cut_where_no_line_has_a_word() -> None:
    text = (
        "MENTERI AGAMA,           MENTERI               MENTERI PERTANIAN,\n"
        "                     KETENAGAKERJAAN,\n\n"
        "CONTOH SATU            CONTOH DUA                 CONTOH TIGA"
    )
    metadata, _ = find_metadata((Block("signature", lines(text)),))
    assert metadata.get("signatory_name") == "CONTOH SATU; CONTOH DUA; CONTOH TIGA"


def test_headings_above_the_office_that_signs_are_no_names() -> None:
    text = (
        "Dasar Hukum          Jangka Waktu\n\n\n"
        "                                          KEPALA DINAS CONTOH,\n\n"
        "                                          Budi Contoh, S.H."
    )
    assert read(("signature", text)).get("signatory_name") == "Budi Contoh, S.H."


KINDS = [
    ("title", "SURAT EDARAN", "edaran"),
    ("title", "S U R A T  E D A R A N", "edaran"),
    ("title", "SURAT EDARAN BERSAMA", "edaran"),
    ("title", "SURAT HIMBAUAN", "himbauan"),
    ("title", "INSTRUKSI BUPATI MERBAU", "instruksi"),
    ("title", "KEPUTUSAN BERSAMA", "keputusan bersama"),
    ("title", "KEPUTUSAN GUBERNUR CONTOH", "keputusan"),
    ("title", "PERATURAN BUPATI MERBAU", "peraturan"),
    ("title", "IKRAR NETRALITAS", "ikrar"),
    ("title", "PENGUMUMAN", "lain"),
    ("title", "SIARAN PERS", "lain"),
    ("head", "Perihal : Edaran Netralitas ASN", "edaran"),
    ("head", "Hal : Himbauan Netralitas", "himbauan"),
    ("head", "Hal : Imbauan Netralitas", "himbauan"),
    ("head", "Hal : Penyampaian Surat Edaran Netralitas", "edaran"),
    ("head", "Hal : Pelaksanaan Netralitas", "surat"),
    ("body", "1. Fotokopi ijazah", "lain"),
]


@pytest.mark.parametrize(("block", "text", "kind"), KINDS)
def test_the_page_says_its_kind(block: BlockKind, text: str, kind: str) -> None:
    assert read((block, text)).kind == kind


ISSUERS = [
    ("BUPATI MERBAU", "BUPATI MERBAU"),
    ("BUPATI MERBAU\nPROVINSI CONTOH", "BUPATI MERBAU"),
    ("SAR.\nWA MA NG\nBUPATI MERBAU", "BUPATI MERBAU"),
    ("PEMERINTAH KABUPATEN MERBAU\nSEKRETARIAT DAERAH\nKompleks Perkantoran, Jalan Satu", "PEMERINTAH KABUPATEN MERBAU SEKRETARIAT DAERAH"),
    ("PEMERINTAH KABUPATEN MERBAU\nBADAN KEPEGAWAIAN DAN PENGEMBANGAN\nSUMBER DAYA MANUSIA\nJl. Satu Telp. 123\nBANGKO", "PEMERINTAH KABUPATEN MERBAU BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER DAYA MANUSIA"),
    ("BADAN PENGAWAS PEMILIHAN UMUM\nKABUPATEN MERBAU\nJalan Satu Nomor 28", "BADAN PENGAWAS PEMILIHAN UMUM KABUPATEN MERBAU"),
    ("KEPALA BADAN CONTOH NEGARA\nREPUBLIK INDONESIA", "KEPALA BADAN CONTOH NEGARA REPUBLIK INDONESIA"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "issuer"), ISSUERS)
def test_the_issuer_is_the_office_of_the_letterhead(text: str, issuer: str) -> None:
    assert read(("letterhead", text), ("title", "SURAT EDARAN")).get("issuer") == issuer


def test_without_a_letterhead_the_title_or_the_signature_names_the_issuer() -> None:
    titled = read(("title", "INSTRUKSI BUPATI MERBAU\nNOMOR 6 TAHUN 2018"))
    assert titled.get("issuer") == "BUPATI MERBAU"
    signed = read(("body", "isi"), ("signature", "Pj. BUPATI MERBAU,\nCONTOH NAMA"))
    assert signed.get("issuer") == "BUPATI MERBAU"


def test_addressees_lose_their_numbers_and_greetings() -> None:
    metadata = read(
        ("addressee", "Kepada : 1. Para Kepala Dinas;\n         2. Para Camat; dan\n         3. Para Lurah,\n"
         "         di lingkungan Pemerintah Kabupaten.\nUntuk :"),
        ("body", "x"),
    )  # fmt: skip
    assert metadata.all("addressee") == ("Para Kepala Dinas", "Para Camat", "Para Lurah")


def test_an_addressee_column_beside_the_subject_is_kept_apart() -> None:
    head = lines(
        "Nomor   : 800/1/BKD/2020                             Curup, 12 Oktober 2020\n"
        "Perihal : Edaran Netralitas ASN pada Pilkada         Yth. 1. Kepala SMP Negeri\n"
        "          Serentak Tahun 2020                             2. Kepala SD Negeri\n"
        "                                                     di - Tempat"
    )
    metadata, _ = find_metadata((Block("head", head), *blocks(("body", "x"))))
    assert metadata.get("subject") == "Edaran Netralitas ASN pada Pilkada Serentak Tahun 2020"
    assert metadata.all("addressee") == ("Kepala SMP Negeri", "Kepala SD Negeri")
    assert metadata.get("number") == "800/1/BKD/2020"
    assert metadata.get("issued_on") == "2020-10-12"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Surat Edaran ini mencabut Surat Edaran Bupati Nomor 800/5/BKD/2018.", "800/5/BKD/2018"),
        ("menggantikan SE Nomor 4 Tahun 2019 tentang Netralitas.", "4 Tahun 2019"),
        (
            "Surat Edaran Nomor 800/5/BKD/2018 tentang Netralitas dicabut dan dinyatakan tidak"
            " berlaku.",
            "800/5/BKD/2018",
        ),
        ("Menindaklanjuti Surat Edaran Gubernur Nomor 800/5/BKD/2018, disampaikan.", None),
    ],
)
def test_what_a_letter_replaces(text: str, number: str | None) -> None:
    assert read(("body", text)).get("replaces") == number


KINDS_OF_BLOCK = st.sampled_from(
    ["letterhead", "head", "title", "addressee", "body", "table", "signature", "copies", "prose"]
)
PIECES = st.sampled_from(
    ["Nomor", ":", "800/", "/", "TENTANG", "Hal", "Yth.", "Kepada", "di", "Tempat", "BUPATI", "X,",
     "12 Oktober 2020", "2020", "SURAT EDARAN", "a.n.", "NIP.", "Pembina", "1.", "Surat", "nomor 5",
     "menandatangani", "oleh", "Bupati Merbau", "tanggal", "Sekda"]
)  # fmt: skip


@given(
    st.lists(
        st.tuples(
            KINDS_OF_BLOCK,
            st.one_of(st.text(min_size=1, max_size=60), st.lists(PIECES, min_size=1).map(" ".join)),
        ),
        max_size=8,
    )
)
def test_random_blocks_never_raise(parts: list[tuple[BlockKind, str]]) -> None:
    document = blocks(*[(kind, text) for kind, text in parts if text.split()])
    metadata, _ = find_metadata(document)
    assert all(found.value for found in metadata.found)


@pytest.mark.parametrize(("name", "doubtful"), [("NTAH", True), ("POLANUDIN", False)])
def test_a_recognised_name_of_a_few_letters_is_doubted(name: str, doubtful: bool) -> None:
    found = found_names(build_lines(printed.pages(name, 0.95)))
    assert [(item.value, item.doubtful) for item in found] == [(name, doubtful)]


def test_the_head_of_a_tables_column_is_no_subject() -> None:
    read = find_metadata(split_blocks(build_lines(printed.pages(TABLE_SHEET, 0.95))))[0]
    assert read.get("subject") is None


TABLE_SHEET = """
Lampiran Surat Kepala Dinas Contoh Kabupaten Merbau
Nomor :
Tanggal :

                                   NO
"""


@pytest.mark.parametrize("left", ["Z% x Kon ", "2 -"])
def test_what_a_stamp_left_on_a_line_hides_neither_date_nor_signer(left: str) -> None:
    signature = (
        f"Ditetapkan di Merbau\n{left}pada tanggal 5 Februari 2018\nBUPATI MERBAU,\n"
        "= Drs. CONTOH NAMA, M.M."
    )
    found, notices = find_metadata(
        blocks(("title", "SURAT EDARAN"), ("body", "isi"), ("signature", signature), confidence=0.9)
    )
    assert (found.get("issued_on"), found.get("signatory_name")) == (
        "2018-02-05",
        "Drs. CONTOH NAMA, M.M.",
    )
    assert "date_doubtful" in {one.code for one in notices}
    digital, _ = find_metadata(blocks(("signature", signature), ("body", "isi")))
    assert digital.get("issued_on") is None


def test_a_name_that_lost_its_beginning_is_told() -> None:
    signature = "Ketua,\nBIN IDRIS, S.H."
    metadata, notices = find_metadata(
        blocks(("title", "HIMBAUAN"), ("body", "isi"), ("signature", signature), confidence=0.95)
    )
    assert metadata.get("signatory_name") == "BIN IDRIS, S.H."
    assert "signatory_doubtful" in {one.code for one in notices}
