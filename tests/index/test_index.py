"""The promises of the Index protocol, over every way to open one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.index import INDEXES, Index
from index.model import Passage, Query


def passage(key: str, text: str, context: str = "", **attributes: str) -> Passage:
    """A passage whose group is the part of its key before "#"."""
    values = {name: (value,) for name, value in attributes.items()}
    return Passage(key, text, context, values, key.split("#")[0])


LETTERS = (
    passage("a#1", "mengikuti kampanye pasangan calon", "ASN dilarang", year="2020"),
    passage("a#2", "menggunakan kendaraan dinas untuk kampanye", "ASN dilarang", year="2020"),
    passage("b#1", "memberikan surat dukungan disertai fotokopi KTP", year="2024"),
    passage("b#2", "melaporkan dugaan pelanggaran kepada Bawaslu", year="2024"),
)


@pytest.fixture(params=sorted(INDEXES))
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Index]:
    places = [tmp_path / "index", "fixed"]
    if request.param == "postgresql":
        places.append(request.getfixturevalue("new_schema")())
    opened = INDEXES[request.param](*places)
    yield opened
    opened.close()


def keys(index: Index, text: str, **rest: object) -> list[str]:
    return [hit.key for hit in index.search(Query(text, **rest)).hits]  # type: ignore[arg-type]  # brevity


def test_an_empty_index_answers_with_nothing(index: Index) -> None:
    assert index.search(Query("kampanye")).hits == ()
    assert dict(index.groups()) == {}
    assert index.similar("a#1", 5, {}).hits == ()


def test_what_was_added_is_found_at_once(index: Index) -> None:
    index.add(LETTERS)
    assert keys(index, "kendaraan dinas")[0] == "a#2"
    assert dict(index.groups()) == {"a": 2, "b": 2}


def test_inflected_words_find_each_other(index: Index) -> None:
    index.add(LETTERS)
    assert keys(index, "laporan")[0] == "b#2"


def test_recognition_damage_does_not_hide_a_clause(index: Index) -> None:
    index.add([passage("c#1", "ketentuan ini ber1aku bagi Gubemur")])
    assert keys(index, "berlaku gubernur") == ["c#1"]
    assert keys(index, "", phrases=("berlaku bagi gubernur",)) == ["c#1"]


def test_a_misspelt_query_still_finds(index: Index) -> None:
    index.add(LETTERS)
    assert keys(index, "kendaran dinsa")[0] == "a#2"


def test_a_known_key_is_replaced_not_doubled(index: Index) -> None:
    index.add(LETTERS)
    index.add([passage("a#2", "menghadiri deklarasi", year="2020")])
    assert keys(index, "deklarasi")[0] == "a#2"
    assert "a#2" not in keys(index, "", phrases=("kendaraan dinas",))
    assert dict(index.groups()) == {"a": 2, "b": 2}


def test_a_removed_group_is_gone(index: Index) -> None:
    index.add(LETTERS)
    index.remove(["a", "unknown"])
    assert dict(index.groups()) == {"b": 2}
    assert not {"a#1", "a#2"} & set(keys(index, "mengikuti kampanye kendaraan dinas"))


def test_a_removed_group_can_come_back(index: Index) -> None:
    index.add(LETTERS)
    index.remove(["a"])
    index.add(LETTERS[:2])
    assert keys(index, "kendaraan dinas")[0] == "a#2"


def test_a_group_is_replaced_whole(index: Index) -> None:
    index.add(LETTERS)
    index.replace(["a"], [passage("a#1", "menghadiri deklarasi", year="2020")])
    assert dict(index.groups()) == {"a": 1, "b": 2}
    assert keys(index, "deklarasi")[0] == "a#1"
    assert "a#2" not in keys(index, "", phrases=("kendaraan dinas",))


def test_filters_hold_for_every_hit(index: Index) -> None:
    index.add(LETTERS)
    answer = index.search(Query("kampanye", where={"year": frozenset({"2024"})}))
    assert {hit.key for hit in answer.hits} <= {"b#1", "b#2"}
    assert set(answer.facets["year"]) <= {"2024"}


def test_a_filter_takes_any_of_its_values(index: Index) -> None:
    index.add(LETTERS)
    where = {"year": frozenset({"2020", "2024"})}
    assert set(keys(index, "kampanye dukungan", where=where)) >= {"a#1", "a#2", "b#1"}


def test_a_value_nobody_holds_passes_nothing(index: Index) -> None:
    index.add(LETTERS)
    assert index.search(Query("kampanye", where={"year": frozenset({"1999"})})).total == 0


def test_phrases_are_hard_filters(index: Index) -> None:
    index.add(LETTERS)
    assert keys(index, "kampanye", phrases=("surat dukungan",)) == ["b#1"]
    assert keys(index, "kampanye", phrases=("dukungan surat",)) == []


def test_the_context_is_searched_below_the_text(index: Index) -> None:
    index.add([passage("x#1", "hadir", "kampanye"), passage("x#2", "kampanye", "hadir")])
    assert keys(index, "kampanye")[0] == "x#2"
    assert set(keys(index, "kampanye")) == {"x#1", "x#2"}


def test_an_identifier_stands_first(index: Index) -> None:
    index.add(
        [
            passage("n#1", "surat surat surat nomor 71 tentang netralitas"),
            passage("n#2", "surat B/71/M.SM.00.00/2017 dicabut"),
            passage("n#3", "B/17/M.SM.00.00/2017"),
        ]
    )
    assert keys(index, "B/71/M.SM.00.00/2017")[0] == "n#2"


def test_pages_of_an_answer_join_without_gap_or_repeat(index: Index) -> None:
    index.add([passage(f"p#{n}", f"kampanye nomor {n}") for n in range(30)])
    whole = keys(index, "kampanye", limit=30)
    parts = [key for at in (0, 10, 20) for key in keys(index, "kampanye", limit=10, offset=at)]
    assert parts == whole
    assert len(set(whole)) == 30


def test_facets_count_the_whole_answer_not_one_page(index: Index) -> None:
    index.add(LETTERS)
    answer = index.search(Query("kampanye dukungan bawaslu", limit=1))
    assert sum(answer.facets["year"].values()) == answer.total
    assert len(answer.hits) == 1


def test_all_that_meets_the_filters_is_counted_without_being_ranked(index: Index) -> None:
    index.add([*LETTERS, passage("b#3", "hadir dalam deklarasi", year="2024", topic="declaration")])
    index.remove(["a"])
    told = index.tally({"year": frozenset(["2024", "2020"])})
    assert dict(told.groups) == {"b": 3}
    assert dict(told.facets["year"]) == {"2024": 3}
    assert dict(told.facets["topic"]) == {"declaration": 1}
    assert dict(index.tally({"year": frozenset(["2020"])}).groups) == {}


def test_known_passages_are_counted_by_their_keys(index: Index) -> None:
    index.add(LETTERS)
    told = index.facets(["a#1", "b#1", "b#2", "b#2", "z#9"])
    assert dict(told["year"]) == {"2024": 2, "2020": 1}
    assert dict(told["topic"]) == {}
    assert not any(index.facets([]).values())


def test_similar_leaves_the_passage_itself_out(index: Index) -> None:
    index.add(
        [*LETTERS, passage("c#1", "mengikuti kampanye pasangan calon bupati", "ASN dilarang")]
    )
    answer = index.similar("a#1", 3, {})
    assert answer.hits[0].key == "c#1"
    assert "a#1" not in {hit.key for hit in answer.hits}


def test_meaning_lays_texts_side_by_side(index: Index) -> None:
    texts = ["kampanye calon", "kampanye", "laporan", "kampanye calon"]
    meaning = index.meaning(texts)
    assert meaning.likeness([(0, 3), (2, 2)]) == pytest.approx([1, 1])
    assert meaning.likeness([(0, 1)]) == pytest.approx(meaning.likeness([(1, 0)]))
    nearest = meaning.nearest(range(4), 2)
    assert [place for place, _ in nearest[0]] == [3, 1]
    assert [place for place, _ in nearest[3]] == [0, 1]
    assert index.meaning([]).likeness([]) == []


def test_clear_forgets_everything(index: Index) -> None:
    index.add(LETTERS)
    index.clear()
    assert dict(index.groups()) == {}
    index.add(LETTERS[:1])
    assert dict(index.groups()) == {"a": 1}


def test_adding_nothing_changes_nothing(index: Index) -> None:
    index.add(LETTERS)
    index.add([])
    index.remove([])
    assert dict(index.groups()) == {"a": 2, "b": 2}


def test_favoured_passages_rise_and_others_stay(index: Index) -> None:
    index.add(
        [
            passage("a#1", "dilarang menghadiri kampanye calon", topic="attending"),
            passage("a#2", "dilarang mengerahkan bawahan ke kampanye", topic="mobilising"),
            passage("a#3", "menghimpun massa untuk rapat akbar", topic="mobilising"),
        ]
    )
    plain = keys(index, "ajak bawahan ke kampanye")
    assert "a#3" not in plain
    favoured = keys(
        index, "ajak bawahan ke kampanye", favoured=(("topic", "mobilising"),), favour=0.6
    )
    assert favoured[0] == "a#2" and set(favoured) == {"a#1", "a#2", "a#3"}


def test_what_only_meets_the_filters_follows_what_was_found(index: Index) -> None:
    index.add(
        [
            passage("a#1", "laporan disampaikan setiap bulan", modality="reporting"),
            passage("a#2", "foto bersama calon", modality="reporting"),
            passage("a#3", "laporan bulanan", modality="obligation"),
        ]
    )
    where = {"modality": frozenset({"reporting"})}
    assert keys(index, "laporan bulanan", where=where, everything=True) == ["a#1", "a#2"]
    assert keys(index, "laporan bulanan", where=where) == ["a#1"]


def test_many_copies_are_one_hit_that_names_the_others(index: Index) -> None:
    text = "ASN dilarang memasang spanduk calon Bupati {} di halaman kantor pemerintah"
    names = ("Seluma", "Konawe", "Sintang", "Tabanan", "Magetan")
    copies = [Passage(f"{name}#1", text.format(name), "", {}, name) for name in names]
    index.add([*copies[:3], passage("x#1", "spanduk di pagar rumah dinas")])
    assert len(index.search(Query("memasang spanduk")).hits) == 4
    index.add(copies[3:])
    answer = index.search(Query("memasang spanduk"))
    first = next(hit for hit in answer.hits if hit.key != "x#1")
    assert (answer.total, first.copies) == (2, 4)
    assert {first.key, *first.same} == {copy.key for copy in copies}


def test_a_query_is_mended_as_the_passages_spell_it(index: Index) -> None:
    index.add([passage("a#1", "keputusan yang menguntungkan pasangan calon di Kabupaten Seluma")])
    assert index.corrected("keputsan untuk Selmua, 2024") == "keputusan untuk seluma, 2024"
    assert index.corrected("amlpop dari caleg") == "amplop dari caleg"  # no passage holds either


def test_words_of_the_passages_complete_what_is_typed(index: Index) -> None:
    index.add([passage("a#1", "kampanye kendaraan"), passage("a#2", "kampanye")])
    assert list(index.completions("ka", 5)) == ["kampanye"]
    assert list(index.completions("k", 5)) == ["kampanye", "kendaraan"]
    assert list(index.completions("zz", 5)) == []
