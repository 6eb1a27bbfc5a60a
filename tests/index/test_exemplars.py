"""A text is near the labels whose examples share its meaning or stems."""

from __future__ import annotations

import pytest

from index.encoder import FixedEncoder
from index.exemplars import Exemplars

EXAMPLES = [
    ("photo", "berfoto bersama calon"),
    ("photo", "mengambil gambar dengan calon"),
    ("gift", "membagikan barang kepada warga"),
]


@pytest.fixture
def exemplars() -> Exemplars:
    return Exemplars(FixedEncoder(), EXAMPLES)


def test_the_label_of_like_examples_comes_first(exemplars: Exemplars) -> None:
    photo, gift = exemplars.scores(["berfoto dengan calon bupati", "pembagian barang"])
    assert [label for label, _ in photo] == ["photo", "gift"]
    assert gift[0][0] == "gift"
    assert 0 <= photo[1][1] < photo[0][1] <= 1


def test_an_example_is_nearest_to_itself_unless_it_is_left_out(exemplars: Exemplars) -> None:
    texts = [text for _, text in EXAMPLES]
    whole = exemplars.scores(texts)
    left = exemplars.scores(texts, range(3))
    assert [ranked[0][0] for ranked in whole] == ["photo", "photo", "gift"]
    assert all(
        dict(b)[label] < dict(a)[label]
        for a, b, (label, _) in zip(whole, left, EXAMPLES, strict=True)
    )


def test_nothing_is_near_nothing(exemplars: Exemplars) -> None:
    assert exemplars.scores([]) == []
    assert all(score == 0 for _, score in exemplars.scores(["..."])[0])
    assert Exemplars(FixedEncoder(), []).scores(["calon"]) == [[]]
