"""Removed is gone everywhere but in the history."""

from __future__ import annotations

import pytest

from service.errors import CircularNotFound, HomeBusy
from service.library import Library
from service.originals import key_of
from tests.service.letters import SELUMA

KEY = key_of(SELUMA)


def test_nothing_of_a_removed_circular_stays_but_its_history(filled: Library) -> None:
    filled.remove(KEY, "ani")
    with pytest.raises(CircularNotFound):
        filled.circular(KEY)
    assert KEY not in set(filled.parts.originals.keys())
    assert KEY not in filled.parts.index.groups()
    assert filled.history(KEY)[-1]["who"] == "ani"
    assert filled.care.verify().sound


def test_removing_again_is_told(filled: Library) -> None:
    filled.remove(KEY)
    with pytest.raises(CircularNotFound):
        filled.remove(KEY)


def test_a_removed_circular_may_come_again(filled: Library) -> None:
    filled.remove(KEY)
    assert filled.add("seluma.txt", SELUMA).outcome == "accepted"


def test_nothing_is_removed_during_a_backup(
    filled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.removal.WAIT_S", 0)
    with filled.parts.home.locked("backup", 0), pytest.raises(HomeBusy):
        filled.remove(KEY)
    assert filled.circular(KEY).state == "ready"
