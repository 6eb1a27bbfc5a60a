"""What recognition did to words is no difference; what a word says is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.damage import differences, folded

WORDS = st.lists(st.sampled_from("asn dilarang kampanye calon 3 tidak hadir".split()), max_size=8)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("daerah agar", "dacrah agar"),
        ("tidak boleh hadir", "tidak bolehhadir"),
        ("negara dalam", "e negara dalam |"),
    ],
)
def test_only_a_recognised_side_forgives_damage(old: str, new: str) -> None:
    assert differences(old.split(), new.split(), recognised=True) == []
    assert differences(old.split(), new.split(), recognised=False)


@pytest.mark.parametrize(
    ("old", "new"),
    [("3 hari", "8 hari"), ("terlibat", "terlihat"), ("pps", "ppk"), ("tidak hadir", "hadir")],
)
def test_words_and_numbers_are_never_forgiven(old: str, new: str) -> None:
    assert differences(folded(old), folded(new), recognised=True)


@given(WORDS, WORDS)
def test_runs_rebuild_the_new_words_from_the_old(old: list[str], new: list[str]) -> None:
    made = list(old)
    for op in reversed(differences(old, new, recognised=False)):
        assert list(new[op.at_new : op.at_new + len(op.new)]) == list(op.new)
        made[op.at_old : op.at_old + len(op.old)] = op.new
    assert made == new
