"""The patterns of our own pairs: topics are whole, kept questions stay unlearnt, pairs vary."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from index.training.damage import hasty, mistyped, recognised
from index.training.domain import domain_pairs, form_pairs, read_topics
from index.training.grammar import said, tidy, ways
from index.training.kept import kept_questions
from index.training.phrasing import asked, clausal

TOPICS = read_topics()
QUERIES = Path(__file__).parents[2] / "eval" / "queries" / "seen.json"


def pairs(each: int = 20) -> list[tuple[str, str, str | None, str]]:
    made = domain_pairs(TOPICS, random.Random(1), each)
    return [(pair.anchor, pair.positive, pair.negative, pair.source) for pair in made]


def test_a_pattern_stands_for_every_combination() -> None:
    lists = {"who": ("PNS", "guru")}
    draws = {said("{@who} {ikut|nonton} , {|ya}", lists, random.Random(n)) for n in range(80)}
    assert ways("{@who} {ikut|nonton} , {|ya}", lists) == 8
    assert draws == {f"{who} {do},{end}" for who in lists["who"] for do in ("ikut", "nonton")
                     for end in ("", " ya")}  # fmt: skip


def test_an_unknown_list_is_told() -> None:
    with pytest.raises(ValueError, match="@nobody"):
        said("{@nobody}", {}, random.Random(1))


def test_blanks_left_by_empty_choices_go() -> None:
    assert tidy(" a  b , c ") == "a b, c"


def test_every_topic_has_clauses_questions_neighbours_and_no_broken_pattern() -> None:
    names = {topic.name for topic in TOPICS}
    assert len(names) == len(TOPICS) >= 45
    for topic in TOPICS:
        assert len(topic.clauses) >= 4 and len(topic.questions) >= 5 and topic.kept, topic.name
        assert set(topic.near) <= names - {topic.name}
        for pattern in (*topic.clauses, *topic.questions):
            sentence = said(pattern, topic.lists, random.Random(3))
            assert sentence and not set("{}|@") & set(sentence), pattern


def test_kept_questions_are_never_learnt() -> None:
    kept = {question.lower() for topic in TOPICS for question in topic.kept}
    learnt = {text.lower() for anchor, positive, *_ in pairs() for text in (anchor, positive)}
    assert len(kept) > 100 and not kept & learnt
    assert all(relevant for relevant in kept_questions(TOPICS).relevant)


def test_no_question_of_ours_is_one_of_the_evaluation() -> None:
    """Four words in a row with a query would be more than chance: then the figures would lie."""
    queries = json.loads(QUERIES.read_text(encoding="utf-8"))
    theirs = {run for row in queries for run in _runs(row["q"])}
    ours = _pattern_runs(pattern for topic in TOPICS for pattern in topic.questions)
    formulas = _pattern_runs(pattern for topic in TOPICS for pattern in topic.clauses)
    assert not sorted((ours & theirs) - formulas)


def _pattern_runs(patterns: Iterable[str]) -> set[str]:
    lists = TOPICS[0].lists
    draws = [random.Random(n) for n in range(40)]
    return {run for one in patterns for draw in draws for run in _runs(said(one, lists, draw))}


def _runs(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[at : at + 4]) for at in range(len(words) - 3)}


def test_pairs_vary_stay_within_their_topic_and_come_again_by_the_seed() -> None:
    made = pairs()
    assert made == pairs()
    assert Counter(source for *_, source in made) == {f"domain:{t.name}": 20 for t in TOPICS}
    assert len({(anchor, positive) for anchor, positive, *_ in made}) > 0.98 * len(made)
    assert all(negative not in (anchor, positive) for anchor, positive, negative, _ in made)


def test_variants_of_an_unknown_topic_are_told(tmp_path: Path) -> None:
    file = tmp_path / "variants.txt"
    file.write_text("[nothing]\n= x\n", encoding="utf-8")
    with pytest.raises(ValueError, match="nothing"):
        read_topics(variants=[file])


def test_short_and_full_forms_are_pairs_both_ways() -> None:
    made = {(pair.anchor, pair.positive) for pair in form_pairs()}
    assert {("pns", "pegawai negeri sipil"), ("pegawai negeri sipil", "pns")} <= made


def test_slips_damage_and_wording_change_a_text_but_not_its_length_much() -> None:
    text = "apakah pegawai boleh menghadiri kampanye gubernur"
    for change in (mistyped, hasty, recognised, asked):
        made = {change(text, random.Random(n)) for n in range(40)}
        assert len(made) > 3
    assert all(abs(len(mistyped(text, random.Random(n))) - len(text)) <= 2 for n in range(40))
    assert hasty("yang tidak untuk", random.Random(1)) == "yg tdk utk"
    assert any("gubemur" in recognised(text, random.Random(n)) for n in range(200))
    assert len({clausal("mengikuti kampanye", random.Random(n)) for n in range(40)}) > 3


def test_a_text_of_short_words_is_left_alone_by_slips() -> None:
    assert mistyped("KTP ke KPU", random.Random(1)) == "KTP ke KPU"
