"""The card tells the figures it was given, and every source of pairs has a licence."""

from __future__ import annotations

from index.training.card import LICENCES, Made, card, counted
from index.training.corpus import Pair

MADE = Made(28_000, 256, 14.9, 7, True, {"indonli": 3421}, {"STS": "0.700"}, 2500.4)


def test_the_card_tells_what_was_made() -> None:
    text = card(MADE)
    for said in ("28,000", "14.9 MB", "seed 7", "| indonli | 3,421 |", "| STS | 0.700 |", "2,500"):
        assert said in text
    assert "{" not in text


def test_pairs_are_counted_by_source() -> None:
    pairs = [Pair("a", "b", None, "domain:x"), Pair("a", "c", None, "domain:y")]
    assert counted([*pairs, Pair("a", "b", None, "indonli")]) == {"domain": 2, "indonli": 1}


def test_every_source_of_pairs_has_a_licence() -> None:
    known = " ".join(LICENCES)
    for source in ("indonli", "squad-id-dev", "facqa", "wordnet", "slang", "domain", "forms"):
        assert source in known
