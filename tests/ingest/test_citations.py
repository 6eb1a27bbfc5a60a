"""Spellings of citations met in circulars, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.citation_kinds import CITATION_KINDS
from ingest.citation_names import CitationKind
from ingest.citation_reading import number_key, read_citations
from ingest.citations import find_citations
from ingest.model import Found, Metadata
from ingest.pinpoints import find_pinpoints
from tests.builders import blocks, clauses

SPELLINGS = [
    ("UU Nomor 5 Tahun 2014 tentang ASN", ["UU 5/2014"]),
    ("UU No. 5 Th 2014 tentang Aparatur Sipil Negara", ["UU 5/2014"]),
    ("UU No 5 Th. 2014", ["UU 5/2014"]),
    ("UU No.5/2014", ["UU 5/2014"]),
    ("UU RI Nomor 5 Tahun 2014", ["UU 5/2014"]),
    ("UU 5 Tahun 2014", ["UU 5/2014"]),
    ("U.U. Nomor 5 Tahun 2014", ["UU 5/2014"]),
    ("Undang-undang Nomor : 5 Tahun 2014", ["UU 5/2014"]),
    ("Undang–Undang Nomor 5 Tahun 2014", ["UU 5/2014"]),
    ("UNDANG-UNDANG NOMOR 5 TAHUN 2014", ["UU 5/2014"]),
    ("Undang Undang No: 5 Tahun 2014", ["UU 5/2014"]),
    ("Undang-Undang Nomor 5 Tahun 2OI4", ["UU 5/2014"]),
    ("Undang-Undang N0mor 5 Tahun 2014", ["UU 5/2014"]),
    ("Undang-Undang Nomor l0 Tahun 2016", ["UU 10/2016"]),
    ("Undang-Undang Nomor I Tahun 2015", ["UU 1/2015"]),
    ("Undang-Undang Nomor 5 Tahun2014", ["UU 5/2014"]),
    ("Undang-Undang Nomor5Tahun2014", ["UU 5/2014"]),
    ("Undang-Undang Nomor 05 Tahun 2014", ["UU 5/2014"]),
    ("Undang-Undang Nomor 5, Tahun 2014", ["UU 5/2014"]),
    ("UU ASN No 20/2023", ["UU 20/2023"]),
    ("UU Pemilu Nomor 7 Tahun 2017", ["UU 7/2017"]),
    ("UU tentang ASN Nomor 5 Tahun 2014", ["UU 5/2014"]),
    ("UU 5/2014 dan UU 7/2017", ["UU 5/2014", "UU 7/2017"]),
    ("UU 5/2014, 7/2017 dan 10/2016", ["UU 5/2014", "UU 7/2017", "UU 10/2016"]),
    ("UU Nomor 5 Tahun 2014 dan Nomor 7 Tahun 2017", ["UU 5/2014", "UU 7/2017"]),
    ("UU Nomor 1 Tahun 2015 jo. UU Nomor 10 Tahun 2016", ["UU 1/2015", "UU 10/2016"]),
    ("UU Nomor 1 Tahun 2015 jo. Nomor 10 Tahun 2016", ["UU 1/2015", "UU 10/2016"]),
    (
        "Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum sebagaimana telah diubah"
        " dengan Undang-Undang Nomor 7 Tahun 2023",
        ["UU 7/2017", "UU 7/2023"],
    ),
    (
        "Undang-Undang Nomor 1 Tahun 2015 tentang Penetapan Perppu Nomor 1 Tahun 2014 menjadi"
        " Undang-Undang, sebagaimana beberapa kali diubah, terakhir dengan Undang-Undang"
        " Nomor 6 Tahun 2020",
        ["UU 1/2015", "Perppu 1/2014", "UU 6/2020"],
    ),
    (
        "UU No. 23 Tahun 2014 tentang Pemerintahan Daerah sebagaimana telah diubah beberapa kali"
        " terakhir dengan Nomor 1 Tahun 2022",
        ["UU 23/2014", "UU 1/2022"],
    ),
    ("UU No. 8 Th 2015 tentang Perubahan atas UU No. 1 Th 2015", ["UU 8/2015", "UU 1/2015"]),
    ("Perppu Nomor 2 Tahun 2020", ["Perppu 2/2020"]),
    ("Perpu No. 1 Th 2014", ["Perppu 1/2014"]),
    ("Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2014", ["Perppu 1/2014"]),
    ("Peraturan Pemerintah Nomor 94 Tahun 2021", ["PP 94/2021"]),
    ("PP No. 53 Th 2010", ["PP 53/2010"]),
    ("PP 53 Tahun 2010 tentang disiplin pegawai", ["PP 53/2010"]),
    ("PP Nomor 42 Tahun 2004", ["PP 42/2004"]),
    ("PP No.42/2004", ["PP 42/2004"]),
    ("PP RI Nomor 53 Tahun 2010", ["PP 53/2010"]),
    ("Peraturan Pemerintah R.I. Nomor 53 Tahun 2010", ["PP 53/2010"]),
    ("Peraturan Pemerintah (PP) Nomor 94 tahun 2021", ["PP 94/2021"]),
    ("PP No. 11 Tahun 2017 jo PP No. 17 Tahun 2020", ["PP 11/2017", "PP 17/2020"]),
    ("Pasal 11 huruf c PP 42/2004", ["PP 42/2004"]),
    ("Peraturan Presiden Nomor 39 Tahun 2019", ["Perpres 39/2019"]),
    ("Keputusan Presiden Nomor 7 Tahun 2021", ["Keppres 7/2021"]),
    ("Instruksi Presiden Nomor 6 Tahun 2020", ["Inpres 6/2020"]),
    ("Permendagri Nomor 11 Tahun 2019", ["Permendagri 11/2019"]),
    ("Peraturan Menteri Dalam Negeri No. 64 Tahun 2020", ["Permendagri 64/2020"]),
    ("PermenPAN-RB Nomor 1 Tahun 2023", ["PermenPANRB 1/2023"]),
    ("Peraturan Menteri PAN dan RB Nomor 1 Tahun 2023", ["PermenPANRB 1/2023"]),
    ("Peraturan Bawaslu Nomor 6 Tahun 2018", ["Perbawaslu 6/2018"]),
    ("Perbawaslu 6/2018", ["Perbawaslu 6/2018"]),
    ("Peraturan Badan Pengawas Pemilu Nomor 6 Tahun 2018", ["Perbawaslu 6/2018"]),
    (
        "Peraturan Badan Pengawas Pemilihan Umum Republik Indonesia Nomor 6 Tahun 2018",
        ["Perbawaslu 6/2018"],
    ),
    ("PKPU No. 13 Tahun 2024", ["PKPU 13/2024"]),
    ("Peraturan Komisi Pemilihan Umum Nomor 13 Tahun 2024", ["PKPU 13/2024"]),
    (
        "Peraturan Daerah Kabupaten Merangin Nomor 10 Tahun 2016",
        ["Perda Kabupaten Merangin 10/2016"],
    ),
    ("Peraturan Bupati Karangasem Nomor 12 Tahun 2021", ["Perbup Karangasem 12/2021"]),
    ("Perwali Palu No. 4 Tahun 2021", ["Perwali Palu 4/2021"]),
    ("Peraturan Gubernur Bali Nomor 9 Tahun 2022", ["Pergub Bali 9/2022"]),
    (
        "SKB Menteri PANRB, Menteri Dalam Negeri, Kepala BKN, Ketua KASN, dan Ketua Bawaslu"
        " Nomor 2 Tahun 2022, Nomor 800-5474 Tahun 2022, Nomor 246 Tahun 2022, Nomor 30 Tahun"
        " 2022, Nomor 1447.1/PM.01/K.1/09/2022 tentang Pedoman",
        ["SKB 2/2022"],
    ),
    ("Keputusan Bersama lima lembaga Nomor 30 Tahun 2022", ["SKB 2/2022"]),
    ("SKB 5 Kementerian/Lembaga Nomor 246 Tahun 2022", ["SKB 2/2022"]),
    ("Surat Keputusan Bersama (SKB) Nomor: 2 Tahun 2022", ["SKB 2/2022"]),
    ("SKB Nomor 800-2836 Tahun 2020", ["SKB 5/2020"]),
    ("Keputusan Bersama Nomor 167/KEP/2020", ["SKB 5/2020"]),
    ("Keputusan Bersama Nomor 281 Tahun 2021, Nomor 1 Tahun 2021", ["SKB 281/2021"]),
    (
        "Surat Edaran Menteri PAN dan RB No. B/2355/M.PANRB/07/2015 tanggal 22 Juli 2015",
        ["SE MenPANRB B/2355/M.PANRB/07/2015"],
    ),
    ("Surat Menteri PAN-RB No. B/71/M.SM.00.00/2017", ["SE MenPANRB B/71/M.SM.00.00/2017"]),
    ("surat Menteri PANRB Nomor B/71/MS.M.00.00/2017.", ["SE MenPANRB B/71/M.SM.00.00/2017"]),
    ("SE MenpanRB Nomor B/71/M.S.M.00.00/2017", ["SE MenPANRB B/71/M.SM.00.00/2017"]),
    ("Surat Nomor B/71/M.SM.00.00//2017", ["SE MenPANRB B/71/M.SM.00.00/2017"]),
    ("Surat MenPAN-RB Nomor: B/71/M.SM.OO.OO/2017", ["SE MenPANRB B/71/M.SM.00.00/2017"]),
    ("Surat Edaran Menteri PANRB Nomor 18 Tahun 2023", ["SE MenPANRB 18/2023"]),
    ("SE MenPANRB 18/2023", ["SE MenPANRB 18/2023"]),
    ("SE KemenPANRB No. 1 Tahun 2023", ["SE MenPANRB 1/2023"]),
    (
        "Surat Edaran Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Republik"
        " Indonesia Nomor 4 Tahun 2024",
        ["SE MenPANRB 4/2024"],
    ),
    (
        "Surat Edaran Gubernur Bengkulu Nomor 800/1142/BKD/2020 tanggal 29 September 2020",
        ["SE Gubernur Bengkulu 800/1142/BKD/2020"],
    ),
    ("SE Bupati Seluma Nomor 800/12/BKPSDM/2020", ["SE Bupati Seluma 800/12/BKPSDM/2020"]),
    ("Surat Menteri Dalam Negeri Nomor 800/4070/SJ", ["SE Mendagri 800/4070/SJ"]),
    ("Surat KASN Nomor B-1900/KASN/11/2019", ["SE KASN B-1900/KASN/11/2019"]),
    ("Surat Ketua KASN Nomor B-1900 /KASN/11/2019", ["SE KASN B-1900/KASN/11/2019"]),
    (
        "Surat Kepala Badan Kepegawaian Negara Nomor: 8373/B-KS.04.03/SD/K/2025",
        ["SE BKN 8373/B-KS.04.03/SD/K/2025"],
    ),
    ("Surat Edaran Nomor 5 Tahun 2023", ["SE 5/2023"]),
]

NO_CITATIONS = [
    "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
    "pelanggaran terhadap Pasal 71 undang-undang sebagaimana dimaksud pada huruf a",
    "Surat Edaran ini mulai berlaku pada tanggal ditetapkan",
    "Camat se-Kabupaten Kutai Barat tanggal 9 Desember 2015",
    "SKB lima lembaga tentang netralitas",
    "memberikan surat dukungan disertai fotokopi KTP nomor urut satu",
    "(Lembaran Negara Republik Indonesia Tahun 2014 Nomor 6)",
    "rapat dengan Kepala BKN pada 12/10/2020",
    "Jalan S. Sukowati Nomor 60 Curup",
    "peraturan perundang-undangan yang berlaku Tahun Anggaran 2024",
    "nomor urut 2 pada Pemilu 2024",
    "pemilihan serentak Tahun 2020",
    "surat pernyataan bermeterai paling lambat 26 Oktober 2020",
    "PPK, PPS dan KPPS Tahun 2024",
]

LOST = [
    "Undang-undang Nomor Tahun 2014 tentang Aparatur Sipil Negara",
    "Peraturan Pemerintah Nomor 53 tentang Disiplin",
    "UU No. tentang ASN",
    "Undang-Undang Tahun 2014 tentang ASN",
    "PP Nomor S3 Tahun 2010",
    "Undang-Undang Nomor 5 Tahun 2A22",
    "Undang-Undang Nomor l1 Tahun 2023",
    "Surat Edaran Menteri PANRB Nomor 1l Tahun 2023",
]


@pytest.mark.parametrize(("text", "expected"), SPELLINGS)
def test_spellings_become_one_canonical_form(text: str, expected: list[str]) -> None:
    assert [mention.canonical for mention in read_citations(text).mentions] == expected
    assert read_citations(text).lost == ()


@pytest.mark.parametrize("text", NO_CITATIONS)
def test_what_only_looks_alike_is_no_citation(text: str) -> None:
    assert read_citations(text).mentions == ()


@pytest.mark.parametrize("text", LOST)
def test_a_damaged_citation_is_counted_and_never_invented(text: str) -> None:
    cited = read_citations(text)
    assert cited.mentions == ()
    assert len(cited.lost) == 1


@pytest.mark.parametrize("kind", CITATION_KINDS, ids=lambda kind: kind.name)
def test_every_row_matches_its_examples_and_not_its_near_misses(kind: CitationKind) -> None:
    for text, canonical in kind.examples:
        assert [mention.canonical for mention in read_citations(text).mentions] == [canonical]
    for text in kind.near_misses:
        assert read_citations(text).mentions == ()


PINPOINTS = [
    ("Pasal 71 ayat (1), ayat (2) dan ayat (3) UU", ["Pasal 71 ayat (1), ayat (2) dan ayat (3)"]),
    ("Pasal 280 ayat (2) huruf f dan huruf g", ["Pasal 280 ayat (2) huruf f dan huruf g"]),
    (
        "Pasal 5 huruf n angka 1 sampai dengan angka 7 PP 94/2021",
        ["Pasal 5 huruf n angka 1 sampai dengan angka 7"],
    ),
    ("Pasal 4 angka 12 s.d. angka 15", ["Pasal 4 angka 12 s.d. angka 15"]),
    ("Pasal 66 s.d. Pasal 70", ["Pasal 66 s.d. Pasal 70"]),
    ("Pasal 188 jo. Pasal 71", ["Pasal 188", "Pasal 71"]),
    ("Pasal 2, Pasal 3, dan Pasal 4", ["Pasal 2", "Pasal 3", "Pasal 4"]),
    ("Psl. 5 ayat 2", ["Psl. 5 ayat 2"]),
    ("Pasa1 5 huruf n", ["Pasa1 5 huruf n"]),
    ("Pasal 71A ayat (1a)", ["Pasal 71A ayat (1a)"]),
    ("beberapa pasal dalam undang-undang", []),
]


@pytest.mark.parametrize(("text", "expected"), PINPOINTS)
def test_pinpoints(text: str, expected: list[str]) -> None:
    assert [point.text for point in find_pinpoints(text)] == expected


def test_a_pinpoint_belongs_to_the_law_it_stands_beside() -> None:
    before, _ = find_citations(
        (), clauses("1 Pasal 29 dan Pasal 51 UU Nomor 6 Tahun 2014 tentang Desa")
    )
    assert before[0].pinpoint == "Pasal 29; Pasal 51"
    after, _ = find_citations(
        (), clauses("1 UU No. 5 Th 2014 tentang ASN, Pasal 2 huruf f dan Pasal 9 ayat (2)")
    )
    assert after[0].pinpoint == "Pasal 2 huruf f; Pasal 9 ayat (2)"
    between, _ = find_citations((), clauses("1 Pasal 3 UU 5/2014 dan Pasal 4 angka 14 PP 53/2010"))
    assert [item.pinpoint for item in between] == ["Pasal 3", "Pasal 4 angka 14"]


def test_every_citation_points_to_its_clause_and_its_words() -> None:
    found, notices = find_citations(
        (), clauses("1 Dasar:\n1.a UU Nomor 7 Tahun 2017 tentang Pemilu")
    )
    assert [(item.canonical, item.clause) for item in found] == [("UU 7/2017", "1.a")]
    assert found[0].printed == "UU Nomor 7 Tahun 2017"
    assert len(found[0].boxes) == 1
    assert notices == ()


def test_lost_citations_are_told_in_one_notice() -> None:
    _, notices = find_citations((), clauses("1 UU Nomor Tahun 2014\n2 PP Nomor tentang Disiplin"))
    assert [item.code for item in notices] == ["citation_not_understood"]
    assert "UU Nomor Tahun 2014" in notices[0].message
    assert notices[0].page == 1


def test_a_law_with_the_title_of_another_is_told_and_stays_as_printed() -> None:
    text = (
        "1 UU Nomor 3 Tahun 2014 tentang Aparatur Sipil Negara\n"
        "2 UU Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara\n"
        "3 Peraturan Bupati Nomor 3 Tahun 2014 tentang Disiplin PNS"
    )
    found, notices = find_citations((), clauses(text))
    assert [one.canonical for one in found] == ["UU 3/2014", "UU 5/2014", "Perbup 3/2014"]
    assert [one.code for one in notices] == ["citation_doubtful"]
    assert "UU Nomor 3 Tahun 2014 tentang Aparatur Sipil Negara" in notices[0].message


def test_the_documents_own_number_is_no_citation() -> None:
    prose = blocks(("prose", "Bupati meneken Surat Edaran Nomor 800/12/BKD/2024 kemarin."))
    own = Metadata("news", "edaran", (Found("number", "800/12/BKD/2024"),))
    assert find_citations(prose, (), own)[0] == ()
    assert [item.canonical for item in find_citations(prose, ())[0]] == ["SE 800/12/BKD/2024"]


def test_a_law_that_shares_digits_with_the_own_number_is_still_cited() -> None:
    own = Metadata("official", "instruksi", (Found("number", "6 TAHUN 2018"),))
    text = "1 UU 16/2018, UU 6/2018 dan SE MenPANRB 6/2018"
    found = [item.canonical for item in find_citations((), clauses(text), own)[0]]
    assert found == ["UU 16/2018", "UU 6/2018", "SE MenPANRB 6/2018"]


def test_number_keys_ignore_punctuation_and_look_alikes() -> None:
    assert number_key("B/71/MS.M.OO.00//2017") == number_key("B/71/M.SM.00.00/2017")
    assert number_key("B/72/M.SM.00.00/2017") != number_key("B/71/M.SM.00.00/2017")


KEYWORDS = st.sampled_from(
    ["UU", "Nomor", "No.", "Tahun", "2014", "5", "/", "SKB", "Surat Edaran", "Pasal 3", "(", ")",
     "Menteri", "PANRB", "dan", ",", ";", "diubah dengan", "jo.", "B/71/M", "tentang", "PP"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(KEYWORDS, max_size=30).map(" ".join)))
def test_random_text_never_raises(text: str) -> None:
    cited = read_citations(text)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in cited.mentions)
