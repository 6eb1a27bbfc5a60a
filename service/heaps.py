"""Keeps the memory of a long-lived process level: few heaps for all its threads."""

from __future__ import annotations

import ctypes
import os
from contextlib import suppress

M_ARENA_MAX = -8  # the name of the setting in malloc.h of the GNU C library
HEAPS = 2
ONE_THREAD = ("OPENBLAS_NUM_THREADS", "1")  # read when numpy is loaded


def few_heaps() -> None:
    """Have all threads share some heaps, where the C library has such a setting.

    By default each new thread gets a heap of its own, up to eight a core, and what one frees
    another cannot use: a word index written once a second by fresh threads held ever more memory.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, HEAPS)


def one_product_thread() -> None:
    """Have numpy multiply on one thread; called before it is imported.

    For every further one its library takes room of its own, and where a system gives none it ends
    the process; nothing here multiplies matrices so large that a second one would pay.
    """
    os.putenv(*ONE_THREAD)
