"""What a reading process gives up before it opens a stranger's file: network, privileges, writing.

Linux only grants some of it to some users; what was not granted is told by `edaran doctor`.
"""

from __future__ import annotations

import ctypes
import os
import resource
import struct
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PR_SET_NO_NEW_PRIVS = 38
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
# Landlock (kernel documentation, userspace-api/landlock): the same numbers on every architecture.
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
VERSION, PATH_BENEATH = 1, 1
WRITES = 1 << 1 | sum(1 << bit for bit in range(4, 13))  # write, remove, make anything
REFER, TRUNCATE = 1 << 13, 1 << 14  # known from version 2, 3
CONNECT_AND_BIND = 0b11  # known from version 4
LARGEST_FILE = 2 * 1024**3  # bytes a child may write into one file
FREE_TO_WRITE = ("/dev/null", "/dev/zero", "/dev/shm", "/dev/tty")

_given_up: list[str] = []


def confine() -> None:
    """Give up what the system lets go of; call once, before any thread is started."""
    for name, give_up in (
        ("new privileges", _no_new_privileges),
        ("network", _no_network),
        ("writing outside the folder for temporary files", _no_writing),
        ("large files", _no_large_files),
    ):
        if give_up():
            _given_up.append(name)


def given_up() -> tuple[str, ...]:
    """What this process gave up."""
    return tuple(_given_up)


def _no_new_privileges() -> bool:
    return bool(_libc().prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)


def _no_network() -> bool:
    """A network of its own with nothing in it; or at least no TCP."""
    libc = _libc()
    apart = libc.unshare(CLONE_NEWNET) == 0 or libc.unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0
    if apart:
        return True
    if _landlock_version() < 4:
        return False
    with _ruleset(struct.pack("QQ", 0, CONNECT_AND_BIND)) as ruleset:
        return _restricted(ruleset)


def _no_writing() -> bool:
    """Files may be written in the folder for temporary files only; reading stays free."""
    version = _landlock_version()
    if version < 1:
        return False
    writes = WRITES | (REFER if version >= 2 else 0) | (TRUNCATE if version >= 3 else 0)
    with _ruleset(struct.pack("Q", writes)) as ruleset:
        if ruleset < 0:
            return False
        for place in (tempfile.gettempdir(), *FREE_TO_WRITE):
            _allow(ruleset, Path(place), writes)
        return _restricted(ruleset)


def _no_large_files() -> bool:
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
        return True
    return False


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _landlock_version() -> int:
    return int(_libc().syscall(CREATE_RULESET, None, 0, VERSION))


@contextmanager
def _ruleset(attributes: bytes) -> Iterator[int]:
    ruleset = int(_libc().syscall(CREATE_RULESET, attributes, len(attributes), 0))
    try:
        yield ruleset
    finally:
        if ruleset >= 0:
            os.close(ruleset)


def _allow(ruleset: int, place: Path, writes: int) -> None:
    try:
        folder = os.open(place, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    allowed = writes if place.is_dir() else writes & (1 << 1 | TRUNCATE)
    rule = struct.pack("=Qi", allowed, folder)
    _libc().syscall(ADD_RULE, ruleset, PATH_BENEATH, rule, 0)
    os.close(folder)


def _restricted(ruleset: int) -> bool:
    return ruleset >= 0 and _libc().syscall(RESTRICT_SELF, ruleset, 0) == 0
