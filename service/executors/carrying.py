"""Work and its answer, as bytes between the service, a reader and its confined child."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib.metadata import version
from threading import Condition
from typing import Any, TypeVar

from service.executors.executor import Executor, Refusal
from service.executors.reading import guarded

T = TypeVar("T")

# What a child may answer with: a child that a file has taken over must not run anything here.
ANSWERS = {
    "ingest.model": None,  # all of its values
    "service.executors.executor": {"Document", "Refusal"},
    "datetime": {"date"},
}

_children: list[Executor] = []  # of this process, where it lends itself to a cluster


def reading_version() -> str:
    """Which readers may work for this service: those that read just as it would itself."""
    from ingest.pipeline import READER_VERSION

    return f"edaran-{version('edaran')}-{READER_VERSION}"


def lend(children: Executor | None) -> None:
    """From now on `perform` uses these children; None: no longer."""
    _children[:] = [] if children is None else [children]


def packed(work: Callable[[], T]) -> bytes:
    """Work that can be sent elsewhere."""
    return pickle.dumps(work, protocol=5)


def perform(work: bytes, alone: bool) -> bytes:
    """What a reader does with work: hand it to a confined child, unopened.

    Work done `alone` has the reader to itself: if the reader dies of it, nothing else is to blame.
    """
    with _room.entered(alone):
        outcome = _children[0].submit(partial(carried, work)).result()
    return packed_answer(outcome) if isinstance(outcome, Refusal) else outcome


def carried(work: bytes) -> bytes:
    """In the child: do the work; the answer is packed here, so that nobody between opens it."""
    return packed_answer(guarded(pickle.loads(work)))


def packed_answer(answer: object) -> bytes:
    """An answer that can be sent back."""
    return pickle.dumps(answer, protocol=5)


def unpacked(answer: bytes) -> Any:
    """An answer, if it holds nothing but values of ours; pickle.UnpicklingError otherwise."""
    return _Answer(io.BytesIO(answer)).load()


class _Room:
    """Many at a time, or one alone; who wants to be alone is not kept waiting by newcomers."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._inside = self._alone = 0

    @contextmanager
    def entered(self, alone: bool) -> Iterator[None]:
        """Wait for one's turn, and leave in the end."""
        with self._changed:
            self._alone += alone
            self._changed.wait_for(lambda: not (self._inside if alone else self._alone))
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._alone -= alone
                self._changed.notify_all()


_room = _Room()


class _Answer(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        allowed = ANSWERS.get(module, set())
        if allowed is None or name in allowed:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"An answer may hold no {module}.{name}.")
