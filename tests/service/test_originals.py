"""Originals are kept by their hash, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.errors import OriginalDamaged, OriginalMissing, StoreUnavailable
from service.originals import Originals, key_of


@pytest.fixture
def originals(tmp_path: Path) -> Originals:
    return Originals(tmp_path / "originals")


def test_bytes_come_back_by_their_key(originals: Originals) -> None:
    key = originals.put(b"surat")
    assert key == key_of(b"surat")
    assert originals.read(key) == b"surat"
    assert list(originals.keys()) == [key]


def test_the_same_bytes_twice_are_one(originals: Originals) -> None:
    assert originals.put(b"surat") == originals.put(b"surat")
    assert len(list(originals.keys())) == 1


def test_nothing_half_written_stays(originals: Originals) -> None:
    originals.put(b"surat")
    assert list((originals.folder / "incoming").iterdir()) == []


def test_changed_bytes_are_told_never_delivered(originals: Originals) -> None:
    key = originals.put(b"surat")
    originals.path(key).write_bytes(b"lain")
    with pytest.raises(OriginalDamaged):
        originals.read(key)


def test_taking_in_again_heals_a_damaged_original(originals: Originals) -> None:
    key = originals.put(b"surat")
    originals.path(key).write_bytes(b"")
    originals.put(b"surat")
    assert originals.read(key) == b"surat"


def test_an_unknown_key_is_told(originals: Originals) -> None:
    with pytest.raises(OriginalMissing):
        originals.read("0" * 64)


def test_removed_is_gone_and_removing_again_is_no_fault(originals: Originals) -> None:
    key = originals.put(b"surat")
    originals.remove(key)
    originals.remove(key)
    assert list(originals.keys()) == []


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "originals").write_text("a file where the folder should be")
    with pytest.raises(StoreUnavailable):
        Originals(tmp_path / "originals").put(b"surat")


def test_left_behind_parts_are_swept(originals: Originals) -> None:
    originals.put(b"surat")
    (originals.folder / "incoming" / "part").write_bytes(b"half")
    assert originals.sweep() == 0  # too young: another process may be writing it
    assert originals.sweep(older_s=-1) == 1
