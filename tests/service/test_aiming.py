"""A question is aimed at the topics it names, and weighed as it is put."""

from __future__ import annotations

import tomllib

import pytest

from service.aiming import BALANCED, COLLOQUIAL, FAVOUR, QUESTIONS, WORDS_ONLY, Aim, aim
from service.query import understand
from service.regions import load_gazetteer
from service.topic_table import load_topics

GAZETTEER = load_gazetteer()


def aimed(query: str, corrected: str = "") -> Aim:
    heard = understand(query, GAZETTEER)
    return aim(heard, heard.rest or query, corrected or query)


@pytest.mark.parametrize(
    ("query", "topic"),
    [
        ("bolehkah like unggahan kandidat", "social_media"),
        ("ngajak bawahan ikut kampanye", "mobilising"),
        ("terima amplop dari caleg", "money_politics"),
    ],
)
def test_a_topic_named_is_favoured(query: str, topic: str) -> None:
    found = aimed(query)
    assert topic in found.topics and (found.favour, found.by) == (FAVOUR, "words")


@pytest.mark.parametrize(
    ("query", "topic"),
    [
        ("ribut soal pilihan di kantor", "calm_climate"),
        ("gereja dan masjid dipakai kampanye", "campaigning_at_work_worship_school"),
    ],
)
def test_a_topic_it_only_comes_near_is_favoured_too(query: str, topic: str) -> None:
    found = aimed(query)
    assert (found.topics, found.by) == ((topic,), "nearness")


def test_the_mended_spelling_names_the_topic() -> None:
    assert aimed("terima ampolp", "terima amplop").topics == ("money_politics",)


def test_every_topic_has_questions_that_lead_to_it_or_to_none() -> None:
    table = tomllib.loads(QUESTIONS.read_text(encoding="utf-8"))
    assert table.keys() == {topic.key for topic in load_topics()}
    led = {question: aimed(question).topics for key, asked in table.items() for question in asked}
    right = [key in led[question] for key, asked in table.items() for question in asked]
    assert sum(right) >= 0.93 * len(right)


@pytest.mark.parametrize("query", ["resep rendang padang", "jadwal kereta api", "x"])
def test_another_subject_favours_nothing(query: str) -> None:
    assert aimed(query).topics == ()


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        ("460/206/DS.AI/X/2020 kendaraan", WORDS_ONLY),
        ("PP 94/2021 hukuman", WORDS_ONLY),
        ('"foto bersama" calon', WORDS_ONLY),
        ("larangan atribut partai", BALANCED),
        ("boleh nggak foto sama calon", COLLOQUIAL),
    ],
)
def test_exact_things_weigh_words_and_talk_weighs_meaning(query: str, meaning: float) -> None:
    assert aimed(query).meaning == meaning


def test_a_question_that_is_only_called_neutral_may_be_about_something_else() -> None:
    assert aimed("tetap boleh nyoblos walau netral").topics == ("right_to_vote",)
    assert aimed("netralitas pegawai").topics == ("neutrality_general",)
