"""Folding for search: what is mended, what is left alone, and what finds what."""

from __future__ import annotations

import tracemalloc
from itertools import islice, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language import fold, spans, stem, terms, tokens
from index.synonyms import Synonym, highlights, related, synonyms
from index.wordlists import Confusion, confusions


@pytest.mark.parametrize("row", confusions(), ids=lambda row: f"{row.seen} for {row.meant}")
def test_every_confusion_mends_its_example_and_leaves_its_near_miss(row: Confusion) -> None:
    damaged, meant = row.example
    assert row.seen in damaged and row.meant in meant
    assert tokens(damaged) == (meant,)
    assert tokens(row.near) == (row.near,)


@pytest.mark.parametrize("row", synonyms(), ids=lambda row: row.example)
def test_every_synonym_row_widens_its_example_and_not_its_near_miss(row: Synonym) -> None:
    forms = set(row.forms)
    assert forms & {form for form, _ in related(tokens(row.example))}
    assert not any(holds(tokens(row.near), form) for form in forms)


def holds(words: tuple[str, ...], form: tuple[str, ...]) -> bool:
    return any(words[at : at + len(form)] == form for at in range(len(words)))


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("ber1aku", ("berlaku",)),
        ("Gubemur", ("gubernur",)),
        ("Pemilinan", ("pemilihan",)),
        ("dacrah", ("daerah",)),
        ("cfisiensi", ("efisiensi",)),
        ("2OI4 2O2O 8OO 190o", ("2014", "2020", "800", "1900")),
        ("n e t r a l it a s", ("netralitas",)),
        ("S U R A T E D A R A N", ("surat", "edaran")),
        ("Café", ("cafe",)),
        ("wajıb salınan", ("wajib", "salinan")),
        ("B/71/M.SM.00.00/2017", ("b", "71", "m", "sm", "00", "00", "2017")),
    ],
)
def test_damage_seen_on_real_pages_is_mended(printed: str, folded: tuple[str, ...]) -> None:
    assert tokens(printed) == folded


@pytest.mark.parametrize(
    "text",
    ["tais", "seluma", "berau", "lamandau", "elyas", "herman", "menado", "2024", "ppk", "x1", "ii"],
)
def test_names_numbers_and_short_words_stay_as_they_are(text: str) -> None:
    assert tokens(text) == (text,)
    assert stem(text) == text


def test_letters_that_spell_nothing_are_not_joined() -> None:
    assert tokens("a b c d e f g") == ("a", "b", "c", "d", "e", "f", "g")


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("dilarang", "larang"),
        ("larangan", "larang"),
        ("melarang", "larang"),
        ("pemilihan", "pilih"),
        ("memilih", "pilih"),
        ("pengawasan", "awas"),
        ("pelanggaran", "langgar"),
        ("keberpihakan", "pihak"),
        ("menyukai", "suka"),
        ("diperkenankan", "kenan"),
        ("ngajak", "ajak"),
        ("ngelike", "like"),
        ("nyaleg", "caleg"),
        ("nyoblos", "coblos"),
        ("bupati", "bupati"),
        ("kepala", "kepala"),
        ("media", "media"),
        ("netralitas", "netralitas"),
        ("pelantikan", "lantik"),
    ],
)
def test_stems(word: str, root: str) -> None:
    assert stem(word) == root


def test_pns_and_pppk_are_different_words() -> None:
    assert fold("PPPK") == "pppk"
    assert ("ppk",) not in {form for form, _ in related(tokens("PPPK"))}


def test_stop_words_are_no_terms() -> None:
    assert terms("apakah PNS boleh untuk ikut kampanye") == ("pns", "ikut", "kampanye")


@given(st.text(max_size=80))
def test_spans_point_into_the_text_in_order(text: str) -> None:
    found = list(spans(text))
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert [span.start for span in found] == sorted(span.start for span in found)


@given(st.text(max_size=80))
def test_folding_the_folded_changes_nothing(text: str) -> None:
    once = tokens(text)
    assert tuple(fold(fold(word)) for word in once) == tuple(fold(word) for word in once)


def test_highlights_mark_stems_synonyms_and_damaged_words_as_printed() -> None:
    text = "Pegawai di1arang membagikan unggahan di media sosial."
    marked = [text[start:end] for start, end in highlights("larangan posting medsos", (), text)]
    assert marked == ["di1arang", "unggahan", "media sosial"]


def test_highlights_mark_a_phrase() -> None:
    text = "surat dukungan disertai fotokopi"
    assert [text[a:b] for a, b in highlights("", ("Surat Dukungan",), text)] == ["surat dukungan"]


def test_damaged_words_without_end_take_bounded_memory() -> None:
    """Each is new, and each tries repairs that are new too."""
    made = ("".join(letters) + "1aku" for letters in product("bdgklmnprst", "aeiou", repeat=3))
    tracemalloc.start()
    for word in islice(made, 12_000):
        fold(word)
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert held < 6 * 2**20
