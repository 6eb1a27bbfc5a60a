"""Standard streams that whoever started us has closed."""

from __future__ import annotations

import os
import sys

NAMES = ("stdin", "stdout", "stderr")


def open_streams() -> None:
    """Let closed streams lead nowhere.

    Else the next file opened, the catalogue perhaps, would take a stream's number, and what some
    library prints to it would be written into that file.
    """
    for number, name in enumerate(NAMES):
        try:
            os.fstat(number)
        except OSError:
            handle = os.open(os.devnull, os.O_RDWR)  # takes the lowest free number: this one
            setattr(sys, name, os.fdopen(handle, "r" if number == 0 else "w", closefd=False))
