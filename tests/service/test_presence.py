"""A worker counts as alive exactly as long as its process does."""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection
from pathlib import Path

from service.presence import Presence, is_alive


def _be_there(folder: Path, told: Connection) -> None:
    presence = Presence(folder)  # held: what is dropped lets go of its lock
    told.send(presence.worker)
    told.recv()


def test_a_worker_is_alive_until_it_leaves(tmp_path: Path) -> None:
    presence = Presence(tmp_path)
    assert is_alive(tmp_path, presence.worker)
    presence.leave()
    assert not is_alive(tmp_path, presence.worker)
    assert list(tmp_path.iterdir()) == []


def test_a_worker_that_nobody_knows_is_not_alive(tmp_path: Path) -> None:
    assert not is_alive(tmp_path, "0123456789abcdef")


def test_a_killed_worker_is_not_alive(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_be_there, args=(tmp_path, theirs))
    process.start()
    worker = ours.recv()
    assert is_alive(tmp_path, worker)
    process.kill()
    process.join()
    assert not is_alive(tmp_path, worker)
