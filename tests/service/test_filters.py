"""Filters become canonical or fail with near names; a passage meets them exactly as promised."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from ingest.model import Clause, Found, Metadata
from service.errors import BadParameter, UnknownFilterValue
from service.filters import (
    CHOICES,
    NAMES,
    answers,
    attributes_of,
    circular_attributes,
    known_of,
    merged,
    number_key,
    resolve,
    where,
)
from service.model import Filters, Reading, Region, Stored, TopicalClause
from service.regions import load_gazetteer
from service.topic_table import load_topics

GAZETTEER = load_gazetteer()
TOPICS = load_topics()
KNOWN = known_of(
    ["DINAS SOSIAL KABUPATEN SELUMA", "BUPATI SELUMA"], ["460/206/DS.AI/X/2020", "800/12/BKD"]
)


def filters(**raw: str | Sequence[str]) -> Filters:
    values = {name: [v] if isinstance(v, str) else v for name, v in raw.items()}
    return resolve(values, GAZETTEER, TOPICS, KNOWN)


def stored(region: Region | None, issued_on: str | None = "2020-10-09") -> Stored:
    found = [Found("number", "460 / 206 /DS.AI/X/2020"), Found("issuer", "Dinas Sosial")]
    if issued_on:
        found.append(Found("issued_on", issued_on))
    metadata = Metadata("official", "edaran", tuple(found))
    reading = Reading("a.pdf", metadata, region, 2020, "pilkada", (), "", (), (), ())
    return Stored("k", "a.pdf", "application/pdf", 1, "ready", 1, "", "1", reading=reading)


CLAUSE = TopicalClause(Clause("1.-1", "", "…", modality="prohibition"), ("attributes",))


@pytest.mark.parametrize(
    ("name", "value", "canonical"),
    [
        ("region", "Seluma", ("17.05",)),
        ("region", "kab. batang hari", ("15.04",)),
        ("region", "17.05", ("17.05",)),
        ("region", "NTB", ("52",)),
        ("province", "Bengkulu", ("17",)),
        ("province", "jatim", ("35",)),
        ("province", "51", ("51",)),
        ("year", "2024", (2024,)),
        ("election", "Pilkada", ("pilkada",)),
        ("election", "Pemilihan Umum", ("pemilu",)),
        ("kind", "Surat Edaran", ("edaran",)),
        ("kind", "keputusan bersama", ("keputusan bersama",)),
        ("modality", "dilarang", ("prohibition",)),
        ("modality", "prohibition", ("prohibition",)),
        ("topic", "photos_hand_signs", ("photos_hand_signs",)),
        ("topic", "Foto bersama dan isyarat jari", ("photos_hand_signs",)),
        ("source", "berita", ("news",)),
        ("issuer", "seluma", ("bupati seluma", "dinas sosial kabupaten seluma")),
        ("issuer", "Dinas Sosial", ("dinas sosial kabupaten seluma",)),
        ("number", "460 / 206 / DS.AI / X / 2020", (number_key("460/206/DS.AI/X/2020"),)),
        ("issued_from", "2024-01-01", "2024-01-01"),
    ],
)
def test_a_word_becomes_its_canonical_value(name: str, value: str, canonical: object) -> None:
    assert getattr(filters(**{name: value}), name) == canonical


@pytest.mark.parametrize(
    ("name", "value", "near"),
    [
        ("region", "Bandung", "Kabupaten Bandung, Kota Bandung"),
        ("region", "Selumaa", "Kabupaten Seluma"),
        ("region", "Sukaraja", "Kecamatan Sukaraja, Kabupaten Seluma"),
        ("province", "Seluma", "Bengkulu"),
        ("province", "Jawa Brat", "Jawa Barat"),
        ("year", "20224", "1955"),
        ("year", "dua ribu", "1955"),
        ("year", "²⁰²⁴", "1955"),
        ("election", "pilpres", "pilkada"),
        ("kind", "memo", "edaran"),
        ("modality", "laranga", "prohibition"),
        ("topic", "foto besama isyarat", "photos_hand_signs"),
        ("source", "blog", "official"),
        ("issuer", "Dinas Sosal", "DINAS SOSIAL"),
        ("number", "460/207", "460/206/DS.AI/X/2020"),
        ("issued_from", "09-10-2020", "2024-09-12"),
        ("issued_to", "2024-02-30", "2024-09-12"),
        ("issued_to", "9999-12-31", "2024-09-12"),
    ],
)
def test_an_unknown_value_fails_and_names_near_ones(name: str, value: str, near: str) -> None:
    with pytest.raises(UnknownFilterValue) as caught:
        filters(**{name: value})
    assert value in str(caught.value)
    assert near in str(caught.value)


def test_an_unknown_filter_and_a_reversed_range_fail() -> None:
    with pytest.raises(BadParameter, match="color"):
        filters(color="red")
    with pytest.raises(BadParameter, match="later"):
        filters(issued_from="2024-02-01", issued_to="2024-01-01")


def test_blank_and_repeated_values_count_once() -> None:
    chosen = filters(year=["2020", "2024", "2020"], region=["Seluma", "17.05", " "])
    assert chosen.year == (2020, 2024)
    assert chosen.region == ("17.05",)
    assert resolve({}, GAZETTEER, TOPICS) == Filters()


def test_every_filter_is_a_field_and_every_literal_a_choice() -> None:
    assert set(NAMES) == set(Filters.__dataclass_fields__)
    for name, values in CHOICES.items():
        for value in values:
            assert getattr(filters(**{name: value}), name) == (value,)


def test_a_province_as_region_includes_all_below_it() -> None:
    attributes = attributes_of(stored(GAZETTEER.by_code("17.05.02")), CLAUSE, GAZETTEER)
    for name in ("Kecamatan Seluma, Kabupaten Seluma", "Kabupaten Seluma", "Bengkulu"):
        assert answers(attributes, where(filters(region=name)))
    assert not answers(attributes, where(filters(region="Kota Bengkulu")))
    assert not answers(attributes, where(filters(region="Kecamatan Talo")))


def test_a_split_province_answers_by_the_date_of_the_letter() -> None:
    sorong = GAZETTEER.by_code("96.01")
    before = circular_attributes(stored(sorong, "2020-10-09"), GAZETTEER)
    after = circular_attributes(stored(sorong, "2024-10-09"), GAZETTEER)
    assert answers(before, where(filters(province="Papua Barat")))
    assert answers(before, where(filters(province="Papua Barat Daya")))
    assert not answers(after, where(filters(province="Papua Barat")))


@pytest.mark.parametrize(
    ("raw", "met"),
    [
        ({"year": "2020", "modality": "prohibition"}, True),
        ({"year": "2020", "modality": "obligation"}, False),
        ({"year": ["2020", "2024"], "topic": "attributes"}, True),
        ({"kind": "himbauan"}, False),
        ({"number": "460/206/DS.AI/X/2020", "source": "official"}, True),
        ({"issued_from": "2020-10-09", "issued_to": "2020-10-09"}, True),
        ({"issued_from": "2020-10-10"}, False),
        ({"issued_to": "2020-10-08"}, False),
        ({"issued_from": "2020-01-01", "issued_to": "2020-12-31"}, True),
    ],
)
def test_a_passage_meets_all_filters_or_none(raw: dict[str, str], met: bool) -> None:
    attributes = attributes_of(stored(GAZETTEER.by_code("17.05")), CLAUSE, GAZETTEER)
    assert answers(attributes, where(filters(**raw))) is met


def test_a_letter_without_date_or_region_answers_no_filter_of_these() -> None:
    attributes = circular_attributes(stored(None, None), GAZETTEER)
    assert not answers(attributes, where(filters(issued_from="1999-01-01")))
    assert not answers(attributes, where(filters(region="Bengkulu")))
    assert answers(attributes, where(Filters()))


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2020-10-09", "2021-02-03"),
        ("2019-12-31", "2020-03-01"),
        ("2018-01-01", "2019-12-31"),
        ("2024-02-28", "2024-02-29"),
        ("2020-12-01", "2020-12-31"),
    ],
)
def test_a_range_of_days_is_covered_exactly(first: str, last: str) -> None:
    conditions = where(filters(issued_from=first, issued_to=last))
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    for offset in range(-400, (end - begin).days + 400):
        day = (begin + timedelta(offset)).isoformat()
        inside = first <= day <= last
        assert answers({"issued": (day[:4], day[:7], day)}, conditions) is inside
    assert len(conditions["issued"]) < 80


def test_all_spellings_of_one_letter_number_are_one_key() -> None:
    keys = {
        number_key(number)
        for number in (
            "B/71/M.SM.00.00/2017",
            "B/71/MS.M.00.00/2017",
            "B/71/M.S.M.00.00/2017",
            "B/71/M.SM.00.00//2017",
            "Nomor : B / 71 / M.SM.00.00 / 2017",
            "b/71/m.sm.00.00/2017",
        )
    }
    assert len(keys) == 1
    assert number_key("800/1/23") != number_key("800/12/3")
    assert number_key("") == ""


def test_what_the_user_chose_outweighs_what_the_query_says() -> None:
    both = merged(filters(year="2024"), filters(year="2020", region="Seluma"))
    assert both.year == (2024,)
    assert both.region == ("17.05",)
