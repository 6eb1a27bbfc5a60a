"""Learning on a handful of words: pairs come nearer, targets are met, groups do not push apart."""

from __future__ import annotations

import random

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from index.training.corpus import Pair, Scored
from index.training.objectives import Learner, batches

WORDS = "nggak tidak duit uang mobil randis kampanye orasi hujan pagi".split()


@pytest.fixture
def learner() -> Learner:
    tokenizer = Tokenizer(models.WordLevel({word: n for n, word in enumerate(WORDS)}, "hujan"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    start = np.random.default_rng(1).standard_normal((len(WORDS), 8)).astype(np.float32)
    return Learner(tokenizer, start, "cpu", 3)


def cosine(learner: Learner, one: str, other: str) -> float:
    first, second = learner.encode([one, other])
    return float(first @ second)


def test_pairs_come_nearer_and_scored_pairs_take_their_order(learner: Learner) -> None:
    pairs = [Pair("nggak", "tidak", None, "a"), Pair("duit", "uang", "mobil", "b")] * 2
    scored = [Scored("kampanye", "orasi", 1.0), Scored("hujan", "pagi", 0.0)]
    learner.learn(pairs, scored, epochs=60, batch=2, rate=0.05)
    assert cosine(learner, "duit", "uang") > cosine(learner, "duit", "mobil")
    assert cosine(learner, "kampanye", "orasi") > cosine(learner, "hujan", "pagi")
    assert np.isfinite(learner.table).all()


def test_pairs_of_one_group_are_not_pushed_apart(learner: Learner) -> None:
    """Two pairs of a topic alone in a batch: nothing there is wrong, so nothing moves."""
    before = learner.table
    same = [Pair("duit", "uang", None, "domain:x"), Pair("mobil", "randis", None, "domain:x")]
    learner.learn(same, [], epochs=1, batch=2, rate=0.05)
    assert np.allclose(before, learner.table, atol=1e-6)
    apart = [Pair("duit", "uang", None, "domain:x"), Pair("mobil", "randis", None, "domain:y")]
    learner.learn(apart, [], epochs=1, batch=2, rate=0.05)
    assert not np.allclose(before, learner.table, atol=1e-3)


def test_a_sentence_turns_to_its_target(learner: Learner) -> None:
    target = np.eye(8, dtype=np.float32)[:2]
    learner.imitate(["mobil randis", "duit"], target, epochs=200, batch=2, rate=0.05)
    made = learner.encode(["mobil randis", "duit"])
    assert (np.sum(made * target, axis=1) > 0.95).all()


def test_a_batch_is_of_one_source_and_none_is_lost() -> None:
    pairs = [Pair(str(n), "x", None, f"{'ab'[n % 2]}:{n}") for n in range(11)]
    made = list(batches(pairs, 4, random.Random(1)))
    assert sorted(len(batch) for batch in made) == [1, 2, 4, 4]
    assert all(len({pair.source[0] for pair in batch}) == 1 for batch in made)
