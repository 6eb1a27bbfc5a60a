"""One letter or law, many spellings: each is joined to the register's row, and no other."""

from __future__ import annotations

import pytest

from ingest.citation_reading import read_citations
from service.register import regulations

B71 = "SE MenPANRB B/71/M.SM.00.00/2017"
SPELLINGS = {
    B71: """
        Surat Menteri PANRB Nomor B/71/M.SM.00.00/2017
        Surat Menteri PAN-RB Nomor B/71/MS.M.00.00/2017
        Surat Menteri PAN RB No. B/71/M.S.M.00.00/2017
        Surat MenPANRB Nomor B/71/M.SM.00.00//2017
        Surat Edaran Menteri PANRB No B/71/M.SM.00.00/2017 tanggal 27 Desember 2017
        Surat Menteri Pendayagunaan Aparatur Negara dan RB Nomor B/71/M.SM.00.00/2017
        SE MenPANRB Nomor: B/71/M.SM.00.00/2017
        SE Menpan-RB No. B/71/M.SM.00.00/2017
        Surat Menteri PANRB Nomor B / 71 / M.SM.00.00 / 2017
        surat menteri panrb nomor b/71/m.sm.00.00/2017
        Surat Edaran Menteri PAN-RB Nomor: B/71/M.SM.00.00/2O17
        Surat Menteri PANRB Nomor B/71/M.SM.OO.OO/2017
        Surat Menteri PANRB Nomor B-71/M.SM.00.00/2017
    """,
    "SE MenPANRB B/94/M.SM.00.00/2019": """
        Surat Menteri PANRB Nomor B/94/M.SM.00.00/2019
        SE MenPANRB No. B/94/M.SM.00.00/2019 tanggal 26 Maret 2019
        Surat Menteri PAN-RB Nomor B / 94 / M.SM.00.00 / 2019
        Surat Edaran Menteri PANRB Nomor B-94/SM.00.00/2019
    """,
    "SE MenPANRB B/2355/M.PANRB/07/2015": """
        Surat Menteri PANRB Nomor B/2355/M.PANRB/07/2015
        SE MenPANRB No B/2355/M.PANRB/07/2015 tanggal 22 Juli 2015
        Surat Edaran MenPAN-RB Nomor: B/2355/M.PANRB/O7/2015
    """,
    "SE MenPANRB SE/06/M.PAN/11/2016": """
        Surat Edaran Menteri PANRB Nomor SE/06/M.PAN/11/2016
        SE MenPANRB No. SE/06/M.PAN/11/2016
        Surat Edaran Menteri PAN-RB Nomor : SE / 06 / M.PAN / 11 / 2016
    """,
    "SE MenPANRB 18/2023": """
        Surat Edaran Menteri PANRB Nomor 18 Tahun 2023
        SE MenPANRB 18/2023
        SE Menteri PAN-RB No. 18 Th. 2023
        SE Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 18 Tahun 2023
    """,
    "SE MenPANRB 4/2024": """
        Surat Edaran Menteri PANRB Nomor 4 Tahun 2024
        SE MenPANRB Nomor 4 Tahun 2024
    """,
    "SE MenPANRB 1/2023": """
        Surat Edaran Menteri PANRB Nomor 1 Tahun 2023
        SE MenPANRB No. 01 Tahun 2023
    """,
    "SKB 2/2022": """
        SKB Nomor 2 Tahun 2022
        Keputusan Bersama Nomor 2 Tahun 2022
        Surat Keputusan Bersama Nomor 800-5474 Tahun 2022
        SKB No. 246 Tahun 2022
        SKB Nomor 30 Tahun 2022
        Keputusan Bersama Nomor 1447.1/PM.01/K.1/09/2022
        SKB Nomor 2 Tahun 2O22
        SKB Nomor 2 Tahun 2022, Nomor 800-5474 Tahun 2022, Nomor 246 Tahun 2022
        SKB Nomor : 2 Tahun 2022
    """,
    "SKB 5/2020": """
        SKB Nomor 05 Tahun 2020
        SKB Nomor 5 Tahun 2020
        SKB Nomor 800-2836 Tahun 2020
        SKB Nomor 167/KEP/2020
        SKB Nomor 6/SKB/KASN/9/2020
        Keputusan Bersama Nomor 05 Tahun 2020
    """,
    "UU 5/2014": """
        Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara
        UU No. 5 Tahun 2014
        UU 5/2014
        UU Nomor 5/2014
        Undang-undang No 5 Th 2014
        UU ASN Nomor 5 Tahun 2014
        UNDANG-UNDANG NOMOR 5 TAHUN 2014
        Undang-Undang Republik Indonesia Nomor 5 Tahun 2014
        UU Nomor 5 Tahun 2OI4
        Undang - Undang Nomor 5 Tahun 2014
        Undang-Undang (UU) Nomor 5 Tahun 2014
        UU No.5 Tahun 2014
        UU No 05 Tahun 2014
        UndangUndang Nomor 5 Tahun 2014
    """,
    "UU 20/2023": """
        Undang-Undang Nomor 20 Tahun 2023
        UU 20/2023
        UU No. 20 Th. 2023 tentang ASN
        Undang-Undang Nomor 20 Tahun 2O23
        Undang-Undang RI Nomor 20 Tahun 2023
    """,
    "UU 7/2017": """
        Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum
        UU No. 7 Tahun 2017
        UU Pemilu Nomor 7 Tahun 2017
        UU 7/2017
        UU Nomor 7 Tahun 2Ol7
    """,
    "UU 10/2016": """
        Undang-Undang Nomor 10 Tahun 2016
        UU Pilkada Nomor 10 Tahun 2016
        UU No 10/2016
        Undang-Undang Nomor 1O Tahun 2016
    """,
    "PP 53/2010": """
        Peraturan Pemerintah Nomor 53 Tahun 2010 tentang Disiplin Pegawai Negeri Sipil
        PP No. 53 Tahun 2010
        PP 53/2010
        Peraturan Pemerintah (PP) No 53 Tahun 2010
        Peraturan Pemerintah RI Nomor 53 Tahun 2O1O
        PP Nomor 53 Th 2010
        Peraturan Pemerintah Nomer 53 Tahun 2010
    """,
    "PP 94/2021": """
        Peraturan Pemerintah Nomor 94 Tahun 2021
        PP 94/2021
        PP Disiplin PNS Nomor 94 Tahun 2021
        Peraturan Pemerintah Republik Indonesia Nomor 94 Tahun 2021
        PP No. 94 Tahun 2O21
    """,
    "PP 42/2004": """
        Peraturan Pemerintah Nomor 42 Tahun 2004
        PP No. 42 Th 2004
        PP 42/2004
    """,
    "PP 37/2004": """
        Peraturan Pemerintah Nomor 37 Tahun 2004
        PP 37/2004
    """,
    "PP 11/2017": """
        Peraturan Pemerintah Nomor 11 Tahun 2017
        PP No. 11 Tahun 2017
    """,
    "Perbawaslu 6/2018": """
        Perbawaslu Nomor 6 Tahun 2018
        Peraturan Bawaslu Nomor 6 Tahun 2018
        Peraturan Badan Pengawas Pemilihan Umum Nomor 6 Tahun 2018
    """,
    "UU 1/2015": """
        Undang-Undang Nomor 1 Tahun 2015
        UU No. 1 Tahun 2015
    """,
    "UU 23/2014": """
        Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah
        UU 23/2014
    """,
}
CASES = [
    (spelling.strip(), cite)
    for cite, block in SPELLINGS.items()
    for spelling in block.strip().splitlines()
]
# Like a row of the register, and another letter or law all the same.
NEAR_MISSES = """
    Surat Menteri PANRB Nomor B/17/M.SM.00.00/2017
    Surat Menteri PANRB Nomor B/71/M.SM.00.00/2018
    Surat Menteri PANRB Nomor B/71/M.SM.01.00/2017
    Surat Menteri PANRB Nomor B/171/M.SM.00.00/2017
    Surat Bupati Nomor B/71/BKD/2017
    SKB Nomor 2 Tahun 2021
    SKB Nomor 20 Tahun 2022
    SKB Nomor 800-5474 Tahun 2021
    SE MenPANRB Nomor 18 Tahun 2022
    SE Mendagri Nomor 18 Tahun 2023
    SE Bupati Seluma Nomor 4 Tahun 2024
    Peraturan Daerah Nomor 5 Tahun 2014
    Peraturan Bupati Nomor 53 Tahun 2010
    Permendagri Nomor 94 Tahun 2021
    PP Nomor 5 Tahun 2014
    UU Nomor 53 Tahun 2010
    UU Nomor 5 Tahun 2041
    UU Nomor 15 Tahun 2014
    PP Nomor 94 Tahun 2020
    Perbawaslu Nomor 6 Tahun 2019
    Perbup Nomor 6 Tahun 2018
    Keputusan Bupati Nomor 2 Tahun 2022
    Perpres Nomor 20 Tahun 2023
""".strip().splitlines()


def test_there_are_enough_spellings() -> None:
    assert len(CASES) >= 100 and len(set(CASES)) == len(CASES)
    assert set(SPELLINGS) <= {row.cite for row in regulations()}


@pytest.mark.parametrize(("spelling", "cite"), CASES, ids=[spelling for spelling, _ in CASES])
def test_a_spelling_is_joined_to_its_row(spelling: str, cite: str) -> None:
    assert [mention.canonical for mention in read_citations(spelling).mentions] == [cite]


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_a_near_miss_is_joined_to_nothing(text: str) -> None:
    rows = {row.cite for row in regulations()}
    assert not {mention.canonical for mention in read_citations(text.strip()).mentions} & rows
