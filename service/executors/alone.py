"""`python -m service.executors.alone`: one piece of work in a process tree of its own.

For work under which readers died: whatever it kills now is this process, and the reader that
started it lives to tell. Options and work come packed on stdin, the answer leaves on stdout.
"""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
import sys
from contextlib import suppress
from functools import partial

from service.executors.carrying import carried, packed_answer
from service.executors.executor import Refusal
from service.executors.processes import PR_SET_PDEATHSIG, ProcessExecutor


def main() -> None:
    """Do it."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    answered = os.dup(1)
    os.dup2(2, 1)  # what libraries print is no answer
    options, work = pickle.load(sys.stdin.buffer)  # from the reader, who had it from the service
    children = ProcessExecutor(1, options)
    outcome = children.submit(partial(carried, work)).result()
    children.close()
    with os.fdopen(answered, "wb") as out:
        out.write(packed_answer(outcome) if isinstance(outcome, Refusal) else outcome)


if __name__ == "__main__":
    main()
