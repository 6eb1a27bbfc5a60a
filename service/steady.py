"""Reads a file that others may be writing: whole, or not at all."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import stat
from contextlib import suppress
from pathlib import Path

from service.errors import StillWritten

F_SETSIG = getattr(fcntl, "F_SETSIG", 10)


def contents(file: Path) -> bytes:
    """A plain file's bytes; OSError when it cannot be opened, StillWritten when it changes."""
    handle = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)  # a pipe would wait for ever
    with os.fdopen(handle, "rb") as stream:
        before = os.fstat(handle)
        if not stat.S_ISREG(before.st_mode):
            raise OSError(errno.EINVAL, "It is no plain file")
        if _has_writers(handle):
            raise StillWritten()
        data = stream.read()
        after = os.fstat(handle)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise StillWritten()
    return data


def _has_writers(handle: int) -> bool:
    """Whether a program of this machine holds the file open for writing.

    The system grants a read lease only on a file that nobody writes; it is given back at once.
    Where leases are not known (other owners, network disks), size and time of change must do.
    """
    if not hasattr(fcntl, "F_SETLEASE"):
        return False
    with suppress(OSError):
        fcntl.fcntl(handle, F_SETSIG, signal.SIGURG)  # ignored, where the usual one would end us
        try:
            fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        except BlockingIOError:
            return True
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    return False
