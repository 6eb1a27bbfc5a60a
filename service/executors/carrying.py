"""Work and its answer, as bytes between the service, a reader and its confined child."""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from typing import Any, TypeVar

from ingest.errors import ReaderCrashed
from ingest.options import ReadOptions
from service.executors.executor import Executor, Refusal
from service.executors.reading import guarded

T = TypeVar("T")

# What a child may answer with: a child that a file has taken over must not run anything here.
ANSWERS = {
    "ingest.model": None,  # all of its values
    "ingest.geometry": {"Box"},
    "service.executors.executor": {"Document", "Refusal"},
    "datetime": {"date"},
}

_lent: list[tuple[Executor, ReadOptions]] = []  # of this process, while it reads for a cluster


def reading_version() -> str:
    """Which readers may work for this service: those that read just as it would itself."""
    from ingest.pipeline import READER_VERSION

    return f"edaran-{version('edaran')}-{READER_VERSION}"


def lend(children: Executor | None, options: ReadOptions | None = None) -> None:
    """From now on `perform` uses these children; None: no longer."""
    _lent[:] = [] if children is None or options is None else [(children, options)]


def packed(work: Callable[[], T]) -> bytes:
    """Work that can be sent elsewhere."""
    return pickle.dumps(work, protocol=5)


def perform(work: bytes, alone: bool) -> bytes:
    """What a reader does with work: hand it to a confined child, unopened.

    Work done `alone` gets processes of its own: if they die, nothing else is to blame.
    """
    children, options = _lent[0]
    if alone:
        return _apart(work, options)
    outcome = children.submit(partial(carried, work)).result()
    return packed_answer(outcome) if isinstance(outcome, Refusal) else outcome


def _apart(work: bytes, options: ReadOptions) -> bytes:
    ended = subprocess.run(
        [sys.executable, "-m", "service.executors.alone"],
        input=pickle.dumps((options, work)),
        stdout=subprocess.PIPE,
    )
    if ended.returncode:
        return packed_answer(Refusal(ReaderCrashed.code, str(ReaderCrashed())))
    return ended.stdout


def carried(work: bytes) -> bytes:
    """In the child: do the work; the answer is packed here, so that nobody between opens it."""
    return packed_answer(guarded(pickle.loads(work)))


def packed_answer(answer: object) -> bytes:
    """An answer that can be sent back."""
    return pickle.dumps(answer, protocol=5)


def unpacked(answer: bytes) -> Any:
    """An answer, if it holds nothing but values of ours; pickle.UnpicklingError otherwise."""
    return _Answer(io.BytesIO(answer)).load()


class _Answer(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        allowed = ANSWERS.get(module, set())
        if allowed is None or name in allowed:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"An answer may hold no {module}.{name}.")
