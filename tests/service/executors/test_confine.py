"""What a reading process has given up when it opens a stranger's file."""

from __future__ import annotations

import os
import resource
import socket
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from ingest.options import ReadOptions
from service.executors.confine import LARGEST_FILE, given_up
from service.executors.processes import ProcessExecutor


def said() -> tuple[str, ...]:
    return given_up()


def call(port: int) -> str:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
    except OSError as fault:
        return type(fault).__name__
    return "connected"


def write(file: Path) -> str:
    try:
        file.write_text("x")
    except OSError as fault:
        return type(fault).__name__
    return "written"


def write_temporary() -> int:
    with tempfile.NamedTemporaryFile() as file:
        return file.write(b"12345")


def limits() -> tuple[int, int]:
    return resource.getrlimit(resource.RLIMIT_FSIZE)[0], os.getpid()


@pytest.fixture(scope="module")
def executor() -> Iterator[ProcessExecutor]:
    opened = ProcessExecutor(1, ReadOptions())
    yield opened
    opened.close()


def test_a_child_reaches_no_network_not_even_this_machine(executor: ProcessExecutor) -> None:
    told = executor.submit(said).result(120)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        answer = executor.submit(partial(call, listener.getsockname()[1])).result(60)
    assert ("network" in told) == (answer != "connected")
    assert "network" in told, "this machine grants neither namespaces nor Landlock"


def test_a_child_writes_temporary_files_only(executor: ProcessExecutor) -> None:
    told = executor.submit(said).result(120)
    assert executor.submit(write_temporary).result(60) == 5
    outside = Path(__file__).with_name("written-by-a-child.txt")
    answer = executor.submit(partial(write, outside)).result(60)
    confined = any(name.startswith("writing") for name in told)
    assert (answer == "PermissionError") == confined == (not outside.exists())
    outside.unlink(missing_ok=True)


def test_a_child_writes_no_endless_file_and_gains_no_privileges(executor: ProcessExecutor) -> None:
    largest, _ = executor.submit(limits).result(60)  # type: ignore[misc]  # no refusal
    assert largest == LARGEST_FILE
    assert "new privileges" in executor.submit(said).result(60)  # type: ignore[operator]
