"""Readings that cost no processor, or kill, put in the real one's place by scripts only.

They are sent by name like the real work, so readers must run where this package can be imported.
"""

from __future__ import annotations

import os
import signal
import time

from ingest.options import ReadOptions
from service.executors.executor import Document
from service.executors.reading import read_document

NAP_S = 0.5  # stands for recognition: a reader waits, no core works
LONG_NAP_S = 3.0
KILLS_CHILD, KILLS_READER = b"kills the process that reads it", b"kills the machine that reads it"


def slow(data: bytes, name: str, options: ReadOptions) -> Document:
    """Reads after a wait."""
    time.sleep(NAP_S)
    return read_document(data, name, options)


def slower(data: bytes, name: str, options: ReadOptions) -> Document:
    """Reads after a long wait, beside which the reading of a small text is nothing."""
    time.sleep(LONG_NAP_S)
    return read_document(data, name, options)


def deadly(data: bytes, name: str, options: ReadOptions) -> Document:
    """Reads after a wait, unless the file is one that kills."""
    if KILLS_CHILD in data:
        os.kill(os.getpid(), signal.SIGSEGV)
    if KILLS_READER in data:
        os.kill(os.getppid(), signal.SIGKILL)
    return slow(data, name, options)
