"""Whether a page's words read like Indonesian official prose."""

from __future__ import annotations

from ingest.quality import judge

GOOD = "Aparatur Sipil Negara dilarang ikut serta dalam kampanye dan wajib menjaga netralitas"


def score(text: str) -> float:
    return judge(text.split()).score


def test_clean_prose_scores_high() -> None:
    assert score(GOOD) > 0.8


def test_damage_scores_lower_than_the_same_words_clean() -> None:
    spaced = " ".join(" ".join(word) if index % 2 else word for index, word in enumerate(GOOD))
    assert score(spaced) < 0.5 * score(GOOD)
    assert score("D alam P eratu ran B upati ini yang dim aksud d engan") < 0.6
    assert score("KepalaUnitKerjaBidanglnspeksiagar melakukanpengawasan") < 0.5
    assert score("tahun 2O2O MENTER! NoMoR l2 lzozo trRESIDEN da|am") < 0.5


def test_roman_numbers_and_list_letters_are_no_damage() -> None:
    assert judge(["I", "V", "X", "dan", "yang"]).single == 0


def test_no_words_have_no_quality() -> None:
    assert score("") == 0
    assert score("1 2 3 ...") == 0


def test_a_word_without_end_is_judged_by_its_beginning() -> None:
    told = judge(["x" * 1_000_000, "pegawai"])  # letter by letter it would take hours
    assert told.glued == 0.5 and told.odd == 0.5
