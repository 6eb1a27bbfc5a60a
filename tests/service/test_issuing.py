"""The issuing region follows from who speaks, never from the place of signing or a cited paper."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.regions import load_gazetteer

CASES: list[tuple[list[str], str | None]] = [
    (["PEMERINTAH KABUPATEN SELUMA\nDINAS SOSIAL\nJalan Merdeka No. 1 Tais 38876"], "17.05"),
    (["PEMERINTAH PROVINSI BENGKULU\nDINAS SOSIAL\nJl. Raya, Kota Bengkulu"], "17"),
    (["BUPATI MERANGIN"], "15.02"),
    (["PEMERINTAH KABUPATEN LOMBOK TIMUR\nKECAMATAN SAKRA"], "52.03.02"),
    (["KECAMATAN SAKRA KABUPATEN LOMBOK TIMUR"], "52.03.02"),
    (["PANITIA PENGAWAS PEMILIHAN UMUM KECAMATAN SAKRA"], "52.03.02"),
    (["DINAS SOSIAL KABUPATEN SELUMA PROVINSI BENGKULU"], "17.05"),
    (["Badan Pengawas Pemilihan Umum Kabupaten Tabanan"], "51.02"),
    (["BAWASLU TABANAN"], "51.02"),
    (["BADAN PENGAWAS PEMILIHAN UMUM\nPROVINSI BALI"], "51"),
    (["WALIKOTA BANDUNG"], "32.73"),
    (["BUPATI BANDUNG"], "32.04"),
    (["PEMERINTAH ACEH"], "11"),
    (["PEMERINTAH DAERAH DAERAH ISTIMEWA YOGYAKARTA"], "34"),
    (["PEMERINTAH PROVINSI DAERAH KHUSUS IBUKOTA JAKARTA"], "31"),
    (["Kantor Kementerian Agama Kabupaten Seluma"], "17.05"),
    (["KEPOLISIAN NEGARA REPUBLIK INDONESIA\nDAERAH BALI\nRESOR TABANAN"], "51.02"),
    # national bodies, also with the capital's name in their address
    (["KEMENTERIAN PENDAYAGUNAAN APARATUR NEGARA\nDAN REFORMASI BIROKRASI\nJakarta"], "00"),
    (["MENTERI DALAM NEGERI REPUBLIK INDONESIA"], "00"),
    (["KEPALA BADAN PENGAWAS TENAGA NUKLIR\nREPUBLIK INDONESIA"], "00"),
    (["BADAN KEPEGAWAIAN NEGARA"], "00"),
    # damage
    (["KABUPATEN SELUM4 DINAS"], "17.05"),
    (["PEMERINTAH KABUPATEN BANGKA SELAT4N"], "19.03"),
    (["PEMERINTAHKABUPATENSELUMA"], "17.05"),
    (["P E M E R I N T A H  K A B U P A T E N  S E L U M A"], "17.05"),
    (["SAR. WA MA NG\nPEMERINTAII KABUPATEN MERANGIN"], "15.02"),
    (["KABUPATEN ACEH BARAT dan jajarannya"], "11.05"),
    (["PROVINSI PAPUA BARAT dan kabupaten"], "92"),
    (["KABUPATEN LUWU TINUR"], "73.24"),
    (["PEMERINTAH KABUPATEN KUTAI T1MUR"], "64.08"),
    (["PEMERINTAHKABUPATEN SOLOK SELATANDINAS SOSIAL"], "13.11"),
    (["XABUPATEN PADANG LAWAS UTAPA"], "12.20"),
    (["KABUPATFN ACEH IIMUR"], "11.03"),
    (["K0TA BANDAR LAMPUNG"], "18.71"),
    (["KECAMATAN SAKR4 KABUPATEN LOMBOK TIMUR"], "52.03.02"),
    # too damaged to tell: never the shorter name, never the city or province of like name
    (["BUPATI LABUHANBATU SXLAXXN"], None),
    (["KABUPATEN QQDANG PARIAMXN"], None),
    (["WALI XOTA BENGKULU"], None),
    # later evidence decides where the letterhead is silent
    (["SEKRETARIAT DAERAH", "Netralitas ASN", "Pj. BUPATI DHARMASRAYA"], "13.10"),
    (["", "Netralitas ASN dalam Pemilihan Bupati Seluma"], "17.05"),
    (["", "", "", "800/12/BKD", "di lingkungan Pemerintah Kabupaten Seluma"], "17.05"),
    (["CAMAT SUKARAJA", "netralitas di Kabupaten Seluma"], "17.05.01"),
    (["PEMERINTAH KOTA BANDUNG\nKECAMATAN SUKAJADI"], "32.73.07"),
    # a paper that is cited does not speak
    (["", "Tindak lanjut Surat Edaran Gubernur Bengkulu", "Bupati Kaur"], "17.04"),
    (["", "Menindaklanjuti Surat Edaran Gubernur Bengkulu Nomor 1"], None),
    (["SURAT EDARAN BUPATI SELUMA"], "17.05"),
    # undecided
    (["CAMAT SUKARAJA"], None),
    (["DINAS SOSIAL"], None),
    (["UNIVERSITAS NEGERI PADANG"], None),
    (["PEMERINTAH KABUPATEN SELUMA DAN PEMERINTAH KABUPATEN KAUR"], None),
    ([], None),
]


OFFICES = (
    "PEMERINTAH {name}\nDINAS SOSIAL\nJalan Merdeka No. 1 Bandung",
    "BADAN PENGAWAS PEMILIHAN UMUM\n{name}",
    "SEKRETARIS DAERAH {name}",
    "DINAS PENDIDIKAN {name} PROVINSI {province}",
)


@pytest.mark.parametrize("office", OFFICES)
def test_every_regency_city_and_province_is_known_by_its_offices(office: str) -> None:
    gazetteer = load_gazetteer()
    missed = [
        region.name
        for region in gazetteer.all()
        if region.level in ("regency", "city")
        and gazetteer.region_of(
            [office.format(name=region.name.upper(), province=(region.province or "").upper())]
        )
        != region
    ]
    assert missed == []


def test_a_damaged_letterhead_is_never_decided_wrongly() -> None:
    """One wrong letter anywhere in the name of any regency or city: that region or none."""
    gazetteer = load_gazetteer()
    wrong = [
        (text, found.name)
        for region in gazetteer.all()[::5]
        if region.level in ("regency", "city")
        for place in range(10, len(region.name), 3)
        if (text := f"{region.name[:place]}X{region.name[place + 1 :]}".upper())
        and (found := gazetteer.region_of([f"PEMERINTAH {text}"])) not in (region, None)
    ]
    assert wrong == []


@settings(deadline=None, max_examples=50)
@given(st.lists(st.text(max_size=200), max_size=4))
def test_any_text_is_decided_or_left_without_raising(evidence: list[str]) -> None:
    load_gazetteer().region_of(evidence)


WORDS = ["KABUPATEN", "KOTA", "Bandung", "CAMAT", "PEMERINTAH", "\n", "SURAT", "Gubernur", "Jambi"]


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.sampled_from([*WORDS, "UMUM", "PEMILIHAN", "K0TA", "Papua", "Barat", ",", "di"]))
)
def test_texts_made_of_the_rules_own_words_never_raise(words: list[str]) -> None:
    load_gazetteer().region_of([" ".join(words)])


@pytest.mark.parametrize(("evidence", "code"), CASES)
def test_the_issuing_region(evidence: list[str], code: str | None) -> None:
    region = load_gazetteer().region_of(evidence)
    assert (region.code if region else None) == code
