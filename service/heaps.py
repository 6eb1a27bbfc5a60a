"""Keeps the memory of a long-lived process level: few heaps for all its threads."""

from __future__ import annotations

import ctypes
from contextlib import suppress

M_ARENA_MAX = -8  # the name of the setting in malloc.h of the GNU C library
HEAPS = 2


def few_heaps() -> None:
    """Have all threads share some heaps, where the C library has such a setting.

    By default each new thread gets a heap of its own, up to eight a core, and what one frees
    another cannot use: a word index written once a second by fresh threads held ever more memory.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, HEAPS)
