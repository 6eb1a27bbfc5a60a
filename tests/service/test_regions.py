"""The gazetteer finds a region by any usual name, and none when a name may mean two."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.model import Region
from service.region_names import compact
from service.regions import load_gazetteer

GAZETTEER = load_gazetteer()
REGIONS = GAZETTEER.all()
UPPER = [region for region in REGIONS if region.level in ("province", "regency", "city")]

SPELLINGS = {
    "17.05": "Kabupaten Seluma|kab. seluma|Kab Seluma|SELUMA|Seluma|Pemkab Seluma|17.05"
    "|Pemerintah Kabupaten Seluma|Kabupaten Seluma, Bengkulu|Bupati Seluma",
    "15.04": "Batanghari|Batang Hari|Batang-Hari|KABUPATEN BATANG HARI|Kab. Batanghari",
    "19.03": "Bangka Selatan|Basel|Kab. Basel|bangkaselatan|Kabupaten Bangka Selatan",
    "33.26": "Kabupaten Pekalongan|Kab. Pekalongan, Jawa Tengah|Bupati Pekalongan",
    "33.75": "Kota Pekalongan|Pemkot Pekalongan|Walikota Pekalongan|Wali Kota Pekalongan",
    "52.03.02": "Sakra|Kecamatan Sakra|Kec. Sakra|Camat Sakra|Kecamatan Sakra, Lombok Timur"
    "|KECAMATAN SAKRA KABUPATEN LOMBOK TIMUR|Sakra, Lotim, NTB",
    "34": "Jogja|DIY|D.I. Yogyakarta|DI Yogyakarta|Daerah Istimewa Yogyakarta|Yogyakarta",
    "34.71": "Kota Yogyakarta|Kota Jogja|Pemkot Jogja|Walikota Yogyakarta",
    "31": "DKI|DKI Jakarta|Jakarta|Daerah Khusus Ibukota Jakarta|Provinsi DKI Jakarta"
    "|Daerah Khusus Jakarta|Pemprov DKI Jakarta",
    "31.74": "Jakarta Selatan|Jaksel|Kota Jakarta Selatan|Kota Adm. Jakarta Selatan",
    "52": "NTB|ntb|Nusa Tenggara Barat|Prov. NTB|Propinsi Nusa Tenggara Barat",
    "53": "NTT|Nusa Tenggara Timur",
    "19": "Babel|Bangka Belitung|Kep. Bangka Belitung|Kepulauan Bangka Belitung",
    "21": "Kepri|Kep. Riau|Kepulauan Riau|Provinsi Kepulauan Riau",
    "74": "Sultra|Sulawesi Tenggara",
    "12": "Sumut|Sumatra Utara|Gubernur Sumatera Utara",
    "17": "Bengkulu|Provinsi Bengkulu|17",
    "17.71": "Kota Bengkulu|Pemkot Bengkulu",
    "13.07": "Lima Puluh Kota|Limapuluh Kota|Kabupaten 50 Kota|KABUPATEN LIMA PULUH KOTA",
    "63.02": "Kotabaru|Kabupaten Kotabaru|Kab. Kota Baru",
    "61.02": "Mempawah|Kabupaten Pontianak",
    "61.71": "Pontianak|Kota Pontianak",
    "76.01": "Pasangkayu|Mamuju Utara|Kab. Mamuju Utara",
    "81.03": "Kepulauan Tanimbar|Maluku Tenggara Barat",
    "12.12": "Toba|Toba Samosir|Tobasa",
    "74.72": "Baubau|Bau-Bau|Kota Bau Bau",
    "62.71": "Palangka Raya|Palangkaraya|Kota Palangka Raya",
    "33.72": "Solo|Surakarta|Kota Solo",
    "71.09": "Sitaro|Kep. Siau Tagulandang Biaro|Kepulauan Siau Tagulandang Biaro",
    "72.04": "Toli-Toli|Tolitoli",
    "36.74": "Tangsel|Kota Tangerang Selatan",
    "96": "Papua Barat Daya",
    "96.01": "Kabupaten Sorong|92.01",
    "17.05.01": "Kecamatan Sukaraja, Kabupaten Seluma|Sukaraja, Seluma",
    "00": "Indonesia|Nasional|00",
}
UNDECIDED = (
    "Bandung|Bogor|Semarang|Malang|Serang|Banjar|Kupang|Bandung, Jawa Barat|Kabupaten/Kota Bandung"
    "|Sukaraja|Kecamatan Sukaraja|Kota Agung|Kabupaten|Kota|Barat|Atlantis|Surat Edaran"
    "|Dinas Sosial|Kabupaten Depok|99.99|1|Seluma dan Kaur|Bupati|Sorang||  "
    "|Netralitas ASN Kabupaten Seluma"
)


@pytest.mark.parametrize(
    ("text", "code"),
    [(text, code) for code, texts in SPELLINGS.items() for text in texts.split("|")],
)
def test_a_usual_spelling_is_found(text: str, code: str) -> None:
    found = GAZETTEER.named(text)
    assert found is not None
    assert found.code == code


def test_the_spellings_tried_are_many() -> None:
    assert sum(texts.count("|") + 1 for texts in SPELLINGS.values()) >= 60


@pytest.mark.parametrize("text", UNDECIDED.split("|"))
def test_an_ambiguous_or_unknown_name_is_left_alone(text: str) -> None:
    assert GAZETTEER.find(text) is None


@pytest.mark.parametrize("region", UPPER, ids=lambda region: region.code)
def test_every_province_regency_and_city_is_found_by_its_full_official_name(region: Region) -> None:
    for name in (region.name, region.name.upper(), f"PEMERINTAH {region.name.upper()}"):
        assert GAZETTEER.named(name) == region


def test_every_district_is_found_by_its_name_and_that_of_its_regency() -> None:
    missed = [
        label
        for region in REGIONS
        if region.level == "district"
        and GAZETTEER.named(label := GAZETTEER.label(region.code)) != region
    ]
    assert missed == []


def test_no_district_name_borne_twice_is_resolved_alone() -> None:
    names = [region.name for region in REGIONS if region.level == "district"]
    counts = Counter(compact(name) for name in names)
    shared = sorted({name for name in names if counts[compact(name)] > 1})
    assert len(shared) > 150
    assert [name for name in shared if GAZETTEER.named(name)] == []
    assert [name for name in shared[::12] if GAZETTEER.find(name)] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("KABUPATEN SELUM4", "17.05"),
        ("KABUPATEM SELUMA", "17.05"),
        ("KABUPATEN BANGKA SELAT4N", "19.03"),
        ("KOTA JAMB1", "15.71"),
        ("Kabupaten Bengkulu Utapa", "17.03"),
        ("P R O V I N S I  B A L I", "51"),
    ],
)
def test_a_damaged_name_is_found_when_only_one_is_near(text: str, code: str) -> None:
    found = GAZETTEER.find(text)
    assert found is not None
    assert found.code == code
    assert GAZETTEER.find("KABUPATEN SXLXMX") is None


def test_a_seat_of_government_is_no_name_of_its_regency() -> None:
    for seat, code in (("Tais", "17.05"), ("Bangko", "15.02"), ("Semarapura", "51.05")):
        found = GAZETTEER.find(seat)
        assert found is None or found.code != code


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300))
def test_any_text_is_searched_without_raising(text: str) -> None:
    GAZETTEER.find(text)
    for start, end, _ in GAZETTEER.mentions(text):
        assert text[start:end].strip()


def test_a_damaged_name_is_never_taken_for_exact() -> None:
    assert GAZETTEER.named("KABUPATEN SELUM4") is None


def test_near_names_are_accepted_when_typed_back() -> None:
    assert GAZETTEER.near("Bandung")[:2] == ("Kabupaten Bandung", "Kota Bandung")
    assert "Kabupaten Seluma" in GAZETTEER.near("Slma")
    for text in ("Bandung", "Sukaraja", "Selumaa", "Jwa Barat"):
        assert all(GAZETTEER.named(name) for name in GAZETTEER.near(text))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("sanksi asn di seluma dan batang hari 2020", ["17.05", "15.04"]),
        ("Apakah NTB atau Bangka Selatan melarang?", ["52", "19.03"]),
        ("Kecamatan Sakra Kabupaten Lombok Timur", ["52.03.02", "52.03"]),
        ("Pemkab Bandung dan Pemkot Bandung", ["32.04", "32.73"]),
        ("Kota Batu, Kabupaten Batu Bara", ["35.79", "12.19"]),
        ("Papua Barat Daya, bukan Papua Barat atau Papua", ["96", "92", "91"]),
        ("Pilbup Serang; Wali Kota Serang", ["36.04", "36.73"]),
        ("netralitas di bandung", []),
        ("batang tubuh, buru-buru, metro, puncak kampanye, bernasib malang", []),
        ("hal-hal sbb: ujaran kebencian yang menyerang", []),
        ("Kecamatan Sukaraja", []),
        ("kabupaten/kota se-Jawa Barat", ["32"]),
        ("Seluma: dilarang. Kaur, diimbau", ["17.05", "17.04"]),
    ],
)
def test_mentions_are_found_in_running_text(text: str, codes: list[str]) -> None:
    found = GAZETTEER.mentions(text)
    assert [region.code for _, _, region in found] == codes


def test_a_mention_tells_its_place_in_the_text() -> None:
    ((start, end, region),) = GAZETTEER.mentions("di Kab. Batang Hari, 2024")
    assert "di Kab. Batang Hari, 2024"[start:end] == "Kab. Batang Hari"
    assert region == Region("15.04", "Kabupaten Batanghari", "regency", "Jambi")


def test_a_region_knows_its_province_today_and_then() -> None:
    sorong = GAZETTEER.by_code("96.71")
    assert sorong is not None
    assert sorong.province == "Papua Barat Daya"
    then = GAZETTEER.province_of(sorong, "2020-10-01")
    assert then is not None
    assert then.name == "Papua Barat"
    assert GAZETTEER.codes_of(sorong, "2020-10-01") == ("96.71", "96", "92")
    assert GAZETTEER.codes_of(sorong, "2024-10-01") == ("96.71", "96")


def test_the_nation_has_no_province() -> None:
    nation = GAZETTEER.by_code("00")
    assert nation == Region("00", "Indonesia", "national", None)
    assert GAZETTEER.province_of(nation) is None


def test_within_a_regency_stand_its_districts() -> None:
    assert len(GAZETTEER.within("17.05")) == 15
    assert {region.code for region in GAZETTEER.within("52.03.02")} == {"52.03.02"}
