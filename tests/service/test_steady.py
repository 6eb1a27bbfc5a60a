"""A file is read whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from service.errors import StillWritten
from service.steady import contents


def test_a_file_at_rest_is_read(tmp_path: Path) -> None:
    file = tmp_path / "surat.txt"
    file.write_bytes(b"SURAT EDARAN")
    assert contents(file) == b"SURAT EDARAN"
    assert contents(file) == b"SURAT EDARAN"  # nothing is held that would keep writers out
    file.write_bytes(b"lain")


def test_a_file_that_is_being_written_waits(tmp_path: Path) -> None:
    file = tmp_path / "surat.txt"
    with file.open("wb") as stream:
        stream.write(b"SURAT")
        stream.flush()
        with pytest.raises(StillWritten):
            contents(file)
    assert contents(file) == b"SURAT"


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.txt")
    with pytest.raises(OSError, match="no plain file"):
        contents(tmp_path / "pipa.txt")
