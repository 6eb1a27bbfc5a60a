"""Threads share a few heaps, so that what one frees another can use."""

from __future__ import annotations

import subprocess
import sys

ARENAS = """
import ctypes, re, sys, tempfile
from threading import Barrier, Thread
from service.heaps import few_heaps
if sys.argv[1] == "few":
    few_heaps()
c = ctypes.CDLL(None)
c.fopen.restype = ctypes.c_void_p
together = Barrier(8)
def work():
    together.wait()
    held = [bytes(5000) for _ in range(20)]
    together.wait()
threads = [Thread(target=work) for _ in range(8)]
[one.start() for one in threads]
[one.join() for one in threads]
with tempfile.NamedTemporaryFile() as told:
    stream = ctypes.c_void_p(c.fopen(told.name.encode(), b"w"))
    c.malloc_info(0, stream)
    c.fclose(stream)
    print(len(re.findall(b"<heap nr=", open(told.name, "rb").read())))
"""


PRODUCT = """
import os
from service.heaps import one_product_thread
one_product_thread()
import numpy
numpy.ones((900, 900)) @ numpy.ones((900, 900))
print(len(os.listdir("/proc/self/task")))
"""


def _heaps(how: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", ARENAS, how], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


def test_eight_threads_share_two_heaps() -> None:
    """Without the setting they would hold more."""
    assert _heaps("few") <= 2 < _heaps("many")


def test_numpy_multiplies_on_one_thread() -> None:
    """Counted as the process sees them, after a product large enough for many."""
    told = subprocess.run(
        [sys.executable, "-c", PRODUCT], capture_output=True, text=True, check=True
    ).stdout
    assert told.split() == ["1"]
