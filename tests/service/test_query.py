"""What a query plainly says is read out: numbers, citations, regions, years; doubts stay words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.query import MAX_CHARACTERS, Understood, understand
from service.regions import load_gazetteer

GAZETTEER = load_gazetteer()


def read(query: str) -> Understood:
    return understand(query, GAZETTEER)


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("460/206/DS.AI/X/2020", "460/206/DS.AI/X/2020"),
        ("460 / 206 / DS.AI / X / 2020", "460/206/DS.AI/X/2020"),
        ("surat nomor 800/1234/BKPSDM/2024 seluma", "800/1234/BKPSDM/2024"),
        ("B/71/M.SM.00.00/2017", "B/71/M.SM.00.00/2017"),
        ("SE-800/359/PSDM.3/BKPSDMD/2019", "SE-800/359/PSDM.3/BKPSDMD/2019"),
        ("800/3871", "800/3871"),
        ("nomor 10 tahun 2024", "10 tahun 2024"),
        ("3 TAHUN 2019", "3 TAHUN 2019"),
        ("larangan 3 tahun 2019", None),
        ("SE MenPANRB 18/2023", "18/2023"),
        ("foto/video dan/atau unggahan", None),
        ("kabupaten/kota", None),
        ("5/2014", None),
        ("surat 12/9/2024", None),
        ("24/7", None),
        ("800/1/BKD dan 800/2/BKD", None),
    ],
)
def test_a_letter_number_is_read_in_any_spelling(query: str, number: str | None) -> None:
    assert read(query).number == number


@pytest.mark.parametrize(
    ("query", "citations"),
    [
        ("UU 5/2014", ("UU 5/2014",)),
        ("uu no. 20 th 2023 dan pp 94/2021", ("UU 20/2023", "PP 94/2021")),
        ("PP 94 tahun 2021", ("PP 94/2021",)),
        ("skb 2/2022", ("SKB 2/2022",)),
        ("se menpanrb 18/2023", ("SE MenPANRB 18/2023",)),
        ("siapa mengutip B/71/M.SM.00.00/2017", ("SE MenPANRB B/71/M.SM.00.00/2017",)),
        ("undang-undang yang berlaku", ()),
        ("camat se-kabupaten", ()),
    ],
)
def test_citations_are_canonical(query: str, citations: tuple[str, ...]) -> None:
    assert read(query).citations == citations


@pytest.mark.parametrize(
    ("query", "region", "province"),
    [
        ("sanksi di Seluma", ("17.05",), ()),
        ("sanksi di kab. batang hari", ("15.04",), ()),
        ("larangan foto di Bengkulu", (), ("17",)),
        ("Seluma, Bengkulu", ("17.05",), ()),
        ("Seluma dan Jambi", ("17.05", "15"), ()),
        ("NTB atau Bali", (), ("52", "51")),
        ("Pemkab Bandung", ("32.04",), ()),
        ("netralitas di bandung", (), ()),
        ("batu bara", (), ()),
        ("kecamatan sukaraja", (), ()),
        ('"Seluma"', (), ()),
    ],
)
def test_a_region_becomes_a_filter_only_when_plain(
    query: str, region: tuple[str, ...], province: tuple[str, ...]
) -> None:
    filters = read(query).filters
    assert (filters.region, filters.province) == (region, province)


@pytest.mark.parametrize(
    ("query", "year", "election"),
    [
        ("pilkada 2024", (2024,), ("pilkada",)),
        ("netralitas Pemilu 2019 di Bali", (2019,), ("pemilu",)),
        ("larangan 2020 dan 2024", (2020, 2024), ()),
        ("pemilu 2020", (2020,), ()),
        ("netralitas saat pemilu", (), ()),
        ("pemilu dan pilkada 2024", (2024,), ()),
        ("surat tahun 2023", (), ()),
        ("UU 7/2017", (), ()),
        ("800/12/BKD/2024", (), ()),
        ("tanggal 12-09-2024", (), ()),
        ("Rp2.020.000", (), ()),
    ],
)
def test_years_of_elections_are_read(
    query: str, year: tuple[int, ...], election: tuple[str, ...]
) -> None:
    filters = read(query).filters
    assert (filters.year, filters.election) == (year, election)


@pytest.mark.parametrize(
    ("query", "modality"),
    [
        ("apa saja yang dilarang di media sosial", ("prohibition",)),
        ("apa aja kewajiban kepala dinas", ("obligation",)),
        ("sanksi apa yang dikenakan", ("sanction",)),
        ("apa yang masih diperbolehkan bagi ASN", ("permission",)),
        ("dasar hukum yang dipakai", ("basis",)),
        ("boleh nggak PNS nge-like postingan calon bupati", ()),
        ("boleh foto bersama calon sambil angkat jari?", ()),
        ("larangan mengikuti kampanye", ()),
        ("apa saja yang dilarang dan apa saja sanksinya", ()),
    ],
)
def test_a_modality_is_read_only_from_a_question_for_a_list(
    query: str, modality: tuple[str, ...]
) -> None:
    assert read(query).filters.modality == modality


def test_quoted_phrases_must_stand_verbatim_and_stay_in_the_rest() -> None:
    found = read('larangan "foto bersama" dan “simbol jari” di Seluma 2020')
    assert found.phrases == ("foto bersama", "simbol jari")
    assert "foto bersama" in found.rest
    assert "Seluma" not in found.rest
    assert read('"tak ditutup').phrases == ()
    assert read('""').phrases == ()


@pytest.mark.parametrize(
    ("query", "rest"),
    [
        ("pemakaian fasilitas negara pada Pemilu 2019 di Kalimantan Timur", None),
        ("larangan di media sosial di Kabupaten Seluma tahun 2024", "larangan di media sosial"),
        ("Seluma 2020", ""),
        ("460 / 206 / DS.AI / X / 2020", ""),
        ("UU 5/2014", "UU 5/2014"),
        ("boleh foto?", "boleh foto"),
        ("", ""),
        ("  ?! ", ""),
    ],
)
def test_the_rest_is_what_is_left_to_search(query: str, rest: str | None) -> None:
    expected = "pemakaian fasilitas negara pada Pemilu" if rest is None else rest
    assert read(query).rest == expected


def test_a_very_long_query_is_searched_as_it_is() -> None:
    text = "netral " * MAX_CHARACTERS
    assert read(text) == Understood(rest=text.strip())


PARTS = [
    "Seluma",
    "2024",
    "pilkada",
    "UU",
    "5/2014",
    '"',
    "nomor",
    "800/1/BKD",
    "se",
    "/",
    "di",
    "dan",
]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=12)), max_size=12))
def test_any_query_is_understood_without_raising(parts: list[str]) -> None:
    query = " ".join(parts)
    found = read(query)
    assert all(phrase in " ".join(query.split()) for phrase in found.phrases)
    assert len(found.rest) <= len(" ".join(query.split()))
