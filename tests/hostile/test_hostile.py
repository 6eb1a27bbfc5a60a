"""Every hostile file ends in a state with a name that is right for it, and deceives nobody."""

from __future__ import annotations

import pytest

from tests.hostile.catalogue import CASES
from tests.hostile.reading import ends

LIGHT = tuple(case for case in CASES if not case.heavy)


def test_each_file_has_a_name_of_its_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 150


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_every_file_ends_as_it_should(part: int) -> None:
    wrong = {end.case.name: end.wrong() for end in ends(LIGHT[part::4], places=1) if end.wrong()}
    assert wrong == {}
