"""The home's locks hold between threads, and are told when they cannot be had."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from service.errors import HomeBusy, StoreUnavailable
from service.home import Home


def test_a_lock_is_held_by_one_at_a_time(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.make()

    def try_lock() -> str:
        try:
            with home.locked("index", 0):
                return "held"
        except HomeBusy as fault:
            return fault.code

    with home.locked("index", 0), ThreadPoolExecutor(1) as other:
        assert other.submit(try_lock).result() == "home_busy"
    assert try_lock() == "held"


def test_locks_of_different_names_do_not_meet(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.make()
    with home.locked("index", 0), home.locked("originals", 0):
        assert home.locks.is_dir()


def test_a_home_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreUnavailable):
        Home(tmp_path / "file").make()
