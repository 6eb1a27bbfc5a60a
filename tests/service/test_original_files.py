"""What only a folder of originals has: parts, hands that reach in, a disk that refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.errors import OriginalDamaged, StoreUnavailable
from service.original_files import FileOriginals


@pytest.fixture
def originals(tmp_path: Path) -> FileOriginals:
    return FileOriginals(tmp_path / "originals")


def test_nothing_half_written_stays(originals: FileOriginals) -> None:
    originals.put(b"surat")
    assert list((originals.folder / "incoming").iterdir()) == []


def test_changed_bytes_are_told_never_delivered(originals: FileOriginals) -> None:
    key = originals.put(b"surat")
    originals.path(key).write_bytes(b"lain")
    with pytest.raises(OriginalDamaged):
        originals.read(key)
    with pytest.raises(OriginalDamaged):
        originals.open(key)


def test_taking_in_again_heals_a_damaged_original(originals: FileOriginals) -> None:
    key = originals.put(b"surat")
    originals.path(key).write_bytes(b"")
    originals.put(b"surat")
    assert originals.read(key) == b"surat"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "originals").write_text("a file where the folder should be")
    with pytest.raises(StoreUnavailable):
        FileOriginals(tmp_path / "originals").put(b"surat")


def test_left_behind_parts_are_swept(originals: FileOriginals) -> None:
    originals.put(b"surat")
    (originals.folder / "incoming" / "part").write_bytes(b"half")
    assert originals.sweep() == 0  # too young: another process may be writing it
    assert originals.sweep(older_s=-1) == 1
