"""The spellings users give to numbers, laws, regions, years and kinds of clauses are read alike."""

from __future__ import annotations

from typing import Any

import pytest

from service.query import understand
from service.regions import load_gazetteer

GAZETTEER = load_gazetteer()

# What is typed, what must be read out of it (and nothing else), and the words left to search.
SPELLINGS: list[tuple[str, dict[str, Any], str]] = [
    (
        "460/206/DS.AI/X/2020",
        {"number": "460/206/DS.AI/X/2020", "citations": ("SE 460/206/DS.AI/X/2020",)},
        "",
    ),
    (
        "nomor 460/206/DS.AI/X/2020",
        {"number": "460/206/DS.AI/X/2020", "citations": ("SE 460/206/DS.AI/X/2020",)},
        "",
    ),
    (
        "No. 460 / 206 / DS.AI / X / 2020",
        {"number": "460/206/DS.AI/X/2020", "citations": ("SE 460/206/DS.AI/X/2020",)},
        "",
    ),
    (
        "nomer: 460/206/ds.ai/x/2020",
        {"number": "460/206/ds.ai/x/2020", "citations": ("SE 460/206/ds.ai/x/2020",)},
        "",
    ),
    (
        "460/206/DS.AI/X/2020 sanksi",
        {"number": "460/206/DS.AI/X/2020", "citations": ("SE 460/206/DS.AI/X/2020",)},
        "sanksi",
    ),
    (
        "surat edaran 800/99/BKPSDMD/2024",
        {"number": "800/99/BKPSDMD/2024", "citations": ("SE 800/99/BKPSDMD/2024",)},
        "surat edaran 800/99/BKPSDMD/2024",
    ),
    (
        "SE Bupati Seluma Nomor 460/206/DS.AI/X/2020",
        {"number": "460/206/DS.AI/X/2020", "citations": ("SE Bupati Seluma 460/206/DS.AI/X/2020",)},
        "SE Bupati Seluma Nomor 460/206/DS.AI/X/2020",
    ),
    (
        "SE-800/359/PSDM.3/BKPSDMD/2019",
        {
            "number": "SE-800/359/PSDM.3/BKPSDMD/2019",
            "citations": ("SE SE-800/359/PSDM.3/BKPSDMD/2019",),
        },
        "",
    ),
    (
        "800.1.6.2/4017/403.203/2023",
        {"number": "800.1.6.2/4017/403.203/2023", "citations": ("SE 800.1.6.2/4017/403.203/2023",)},
        "",
    ),
    (
        "B/71/M.SM.00.00/2017",
        {"number": "B/71/M.SM.00.00/2017", "citations": ("SE MenPANRB B/71/M.SM.00.00/2017",)},
        "",
    ),
    (
        "b / 71 / m.sm.00.00 / 2017",
        {"number": "b/71/m.sm.00.00/2017", "citations": ("SE MenPANRB B/71/M.SM.00.00/2017",)},
        "",
    ),
    ("188.45/214/2018", {"number": "188.45/214/2018", "citations": ("SE 188.45/214/2018",)}, ""),
    (
        "keputusan bupati 188.45/214/2018",
        {"number": "188.45/214/2018", "citations": ("Kepbup 188.45/214/2018",)},
        "keputusan bupati 188.45/214/2018",
    ),
    (
        "keputusan bupati nomor 188.45/214/2018",
        {"number": "188.45/214/2018", "citations": ("Kepbup 188.45/214/2018",)},
        "keputusan bupati nomor 188.45/214/2018",
    ),
    (
        "instruksi gubernur nomor 5 tahun 2024",
        {"number": "5/2024", "citations": ("Instruksi gubernur 5/2024",)},
        "instruksi gubernur nomor 5 tahun 2024",
    ),
    (
        "instruksi bupati no 3 tahun 2020",
        {"number": "3/2020", "citations": ("Instruksi bupati 3/2020",)},
        "instruksi bupati no 3 tahun 2020",
    ),
    ("no 10 tahun 2024", {"number": "10 tahun 2024", "citations": ("SE 10/2024",)}, ""),
    ("800/3871", {"number": "800/3871", "citations": ("SE 800/3871",)}, ""),
    (
        "012/K.Bawaslu/HM.02/III/2018",
        {
            "number": "012/K.Bawaslu/HM.02/III/2018",
            "citations": ("SE 012/K.Bawaslu/HM.02/III/2018",),
        },
        "",
    ),
    ("foto dan/atau video", {}, "foto dan/atau video"),
    ("12/9/2024", {}, "12/9/2024"),
    ("24/7", {}, "24/7"),
    ("kabupaten/kota", {}, "kabupaten/kota"),
    ("UU 5/2014", {"citations": ("UU 5/2014",)}, "UU 5/2014"),
    ("uu no 5 th 2014", {"citations": ("UU 5/2014",)}, "uu no 5 th 2014"),
    (
        "Undang-Undang Nomor 5 Tahun 2014",
        {"citations": ("UU 5/2014",)},
        "Undang-Undang Nomor 5 Tahun 2014",
    ),
    (
        "undang undang nomor 5 tahun 2014",
        {"citations": ("UU 5/2014",)},
        "undang undang nomor 5 tahun 2014",
    ),
    (
        "UU No. 5 Tahun 2014 tentang ASN",
        {"citations": ("UU 5/2014",)},
        "UU No. 5 Tahun 2014 tentang ASN",
    ),
    ("uu asn 20/2023", {"citations": ("UU 20/2023",)}, "uu asn 20/2023"),
    ("PP 94/2021", {"citations": ("PP 94/2021",)}, "PP 94/2021"),
    ("pp no. 94 thn 2021", {"citations": ("PP 94/2021",)}, "pp no. 94 thn 2021"),
    (
        "Peraturan Pemerintah Nomor 94 Tahun 2021",
        {"citations": ("PP 94/2021",)},
        "Peraturan Pemerintah Nomor 94 Tahun 2021",
    ),
    ("PP 42 tahun 2004", {"citations": ("PP 42/2004",)}, "PP 42 tahun 2004"),
    ("PKPU 15 tahun 2023", {"citations": ("PKPU 15/2023",)}, "PKPU 15 tahun 2023"),
    ("pkpu no 15/2023", {"citations": ("PKPU 15/2023",)}, "pkpu no 15/2023"),
    ("SKB 2/2022", {"number": "2/2022", "citations": ("SKB 2/2022",)}, "SKB 2/2022"),
    (
        "skb nomor 2 tahun 2022",
        {"number": "2/2022", "citations": ("SKB 2/2022",)},
        "skb nomor 2 tahun 2022",
    ),
    ("Perbawaslu 6/2018", {"citations": ("Perbawaslu 6/2018",)}, "Perbawaslu 6/2018"),
    (
        "SE MenPANRB 18/2023",
        {"number": "18/2023", "citations": ("SE MenPANRB 18/2023",)},
        "SE MenPANRB 18/2023",
    ),
    (
        "se menpan 18/2023",
        {"number": "18/2023", "citations": ("SE MenPANRB 18/2023",)},
        "se menpan 18/2023",
    ),
    (
        "SE Mendagri 273/3772/JS",
        {"number": "273/3772/JS", "citations": ("SE Mendagri 273/3772/JS",)},
        "SE Mendagri 273/3772/JS",
    ),
    ("pasal 71 UU 10/2016", {"citations": ("UU 10/2016",)}, "pasal 71 UU 10/2016"),
    (
        "UU 10/2016 pasal 71 ayat (2)",
        {"citations": ("UU 10/2016",)},
        "UU 10/2016 pasal 71 ayat (2)",
    ),
    ("uu yang berlaku", {}, "uu yang berlaku"),
    ("sanksi di Kabupaten Seluma", {"region": ("17.05",)}, "sanksi"),
    ("sanksi di kab. seluma", {"region": ("17.05",)}, "sanksi"),
    ("sanksi di Kab Seluma", {"region": ("17.05",)}, "sanksi"),
    ("pemkab seluma", {"region": ("17.05",)}, ""),
    ("bupati seluma", {"region": ("17.05",)}, ""),
    ("larangan di kota bengkulu", {"region": ("17.71",)}, "larangan"),
    ("pemkot surabaya", {"region": ("35.78",)}, ""),
    ("kutai barat", {"region": ("64.07",)}, ""),
    ("basel", {"region": ("19.03",)}, ""),
    ("di Basel 2024", {"region": ("19.03",), "year": (2024,)}, ""),
    ("lotim", {"region": ("52.03",)}, ""),
    ("kabupaten bangka selatan", {"region": ("19.03",)}, ""),
    ("batang hari", {"region": ("15.04",)}, ""),
    ("batanghari", {"region": ("15.04",)}, ""),
    ("Provinsi Bengkulu", {"province": ("17",)}, ""),
    ("prov. bengkulu", {"province": ("17",)}, ""),
    ("jatim", {"province": ("35",)}, ""),
    ("jawa timur", {"province": ("35",)}, ""),
    ("jateng dan jabar", {"province": ("33", "32")}, ""),
    ("NTB", {"province": ("52",)}, ""),
    ("kaltim", {"province": ("64",)}, ""),
    ("sulawesi tenggara", {"province": ("74",)}, ""),
    ("konawe", {"region": ("74.02",)}, ""),
    ("Seluma, Bengkulu", {"region": ("17.05",)}, ""),
    ("DKI Jakarta", {"province": ("31",)}, ""),
    ("papua barat", {"province": ("92",)}, ""),
    ("kabupaten bandung", {"region": ("32.04",)}, ""),
    ("kota bandung", {"region": ("32.73",)}, ""),
    ("bandung", {}, "bandung"),
    ("batu bara", {}, "batu bara"),
    ("solo", {"region": ("33.72",)}, ""),
    ("yogyakarta", {"province": ("34",)}, ""),
    ("pilkada 2024", {"year": (2024,), "election": ("pilkada",)}, "pilkada"),
    ("Pilkada serentak 2020", {"year": (2020,), "election": ("pilkada",)}, "Pilkada serentak"),
    ("pilkada tahun 2018", {"year": (2018,), "election": ("pilkada",)}, "pilkada"),
    ("pemilu 2019", {"year": (2019,), "election": ("pemilu",)}, "pemilu"),
    ("pemilihan umum 2024", {"year": (2024,), "election": ("pemilu",)}, "pemilihan umum"),
    ("pileg 2019", {"year": (2019,), "election": ("pemilu",)}, "pileg"),
    ("pilpres 2024", {"year": (2024,), "election": ("pemilu",)}, "pilpres"),
    ("pilgub 2018", {"year": (2018,), "election": ("pilkada",)}, "pilgub"),
    ("pilbup 2020", {"year": (2020,), "election": ("pilkada",)}, "pilbup"),
    ("tahun 2024", {"year": (2024,)}, ""),
    ("thn 2024", {"year": (2024,)}, ""),
    ("2020 dan 2024", {"year": (2020, 2024)}, ""),
    ("pemilu 2020", {"year": (2020,)}, "pemilu"),
    ("pilkada 2023", {}, "pilkada 2023"),
    ("tahun 2023", {}, "tahun 2023"),
    ("UU 7/2017", {"citations": ("UU 7/2017",)}, "UU 7/2017"),
    ("Rp2.020.000", {}, "Rp2.020.000"),
    ("apa saja yang dilarang", {"modality": ("prohibition",)}, ""),
    ("apa aja yg dilarang di medsos", {"modality": ("prohibition",)}, "di medsos"),
    ("apa saja larangan bagi ASN", {"modality": ("prohibition",)}, "bagi ASN"),
    ("apa saja yang tidak boleh dilakukan PNS", {"modality": ("prohibition",)}, "dilakukan PNS"),
    ("daftar larangan", {"modality": ("prohibition",)}, ""),
    ("larangan apa saja", {"modality": ("prohibition",)}, ""),
    ("sebutkan kewajiban kepala dinas", {"modality": ("obligation",)}, "kepala dinas"),
    ("apa saja yang wajib dilakukan camat", {"modality": ("obligation",)}, "dilakukan camat"),
    ("kewajiban apa", {"modality": ("obligation",)}, ""),
    ("apa yang diperbolehkan", {"modality": ("permission",)}, ""),
    ("apa saja yang masih boleh", {"modality": ("permission",)}, ""),
    ("apa saja sanksinya", {"modality": ("sanction",)}, ""),
    ("sanksi apa yang dikenakan", {"modality": ("sanction",)}, ""),
    ("dasar hukum", {"modality": ("basis",)}, ""),
    (
        "dasar hukum yang dipakai di Jawa Timur tahun 2024",
        {"province": ("35",), "year": (2024,), "modality": ("basis",)},
        "",
    ),
    ("boleh foto bersama calon?", {}, "boleh foto bersama calon"),
    ("larangan kampanye", {}, "larangan kampanye"),
    ("wajib netral", {}, "wajib netral"),
    ('"foto bersama" di Seluma 2024', {"region": ("17.05",), "year": (2024,)}, '"foto bersama"'),
    (
        "apa saja yang dilarang di Seluma saat pilkada 2020",
        {
            "region": ("17.05",),
            "year": (2020,),
            "election": ("pilkada",),
            "modality": ("prohibition",),
        },
        "saat pilkada",
    ),
]


@pytest.mark.parametrize(
    ("query", "expected", "rest"), SPELLINGS, ids=[row[0] for row in SPELLINGS]
)
def test_a_spelling_is_read(query: str, expected: dict[str, Any], rest: str) -> None:
    found = understand(query, GAZETTEER)
    names = ("region", "province", "year", "election", "modality")
    told = {name: getattr(found.filters, name) for name in names}
    told |= {"number": found.number, "citations": found.citations}
    assert {name: value for name, value in told.items() if value} == expected
    assert found.rest == rest


def test_there_are_a_hundred_of_them() -> None:
    assert len({query for query, _, _ in SPELLINGS}) >= 100
