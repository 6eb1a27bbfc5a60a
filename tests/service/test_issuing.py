"""The issuing region follows from who speaks, never from the place of signing or a cited paper."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(("evidence", "code"), CASES)
def test_the_issuing_region(evidence: list[str], code: str | None) -> None:
    region = load_gazetteer().region_of(evidence)
    assert (region.code if region else None) == code
