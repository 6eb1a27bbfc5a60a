"""The crew keeps what came of each file, and lets no file harm the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import TypeVar

import pytest

from service.crew import MOST_CRASHES, Crew, Finished
from service.executors.executor import Refusal
from service.executors.inline import InlineExecutor
from service.library import Library
from service.originals import key_of
from tests.service.letters import BASEL, SELUMA

T = TypeVar("T")


class Crashing(InlineExecutor):
    """Dies of every file that holds a certain word."""

    def submit(self, work: Callable[[], T]) -> Future[T | Refusal]:
        if SELUMA in work.args:  # type: ignore[attr-defined]  # the crew sends partials
            future: Future[T | Refusal] = Future()
            future.set_result(Refusal("reader_crashed", "It died.", crashed=True))
            return future
        return super().submit(work)


@pytest.fixture
def hired() -> Iterator[Callable[[Library, InlineExecutor], Crew]]:
    crews: list[Crew] = []

    def one(library: Library, executor: InlineExecutor) -> Crew:
        crews.append(Crew(library.parts, executor))
        return crews[-1]

    yield one
    for crew in crews:
        crew.close()


Hire = Callable[[Library, InlineExecutor], Crew]


def worked(crew: Crew) -> list[Finished]:
    """Steps until nothing is left in the queue."""
    ended: list[Finished] = []
    while not ended or ended[-1] is not None:
        found = crew.step(0.1)
        if not found and not crew.busy:
            return ended
        ended.extend(found)
    return ended


def test_a_file_that_kills_its_reader_is_left_alone_after_some_tries(
    library: Library, hired: Hire
) -> None:
    library.add("seluma.txt", SELUMA)
    library.add("basel.txt", BASEL)
    crew = hired(library, Crashing())
    steps = [crew.step(0.1) for _ in range(1 + MOST_CRASHES)]
    ended = [one for step in steps for one in step]
    assert [(one.file, one.failure and one.failure.code) for one in ended] == [
        ("basel.txt", None),  # not held up by the other, which came first
        ("seluma.txt", "reader_crashed"),
    ]
    job = library.jobs(10, 0)[0][1]
    assert (job.file, job.attempts, job.state) == ("seluma.txt", MOST_CRASHES, "failed")


def test_a_lost_original_fails_its_circular_with_that_reason(library: Library, hired: Hire) -> None:
    library.add("seluma.txt", SELUMA)
    library.parts.originals.path(key_of(SELUMA)).unlink()
    (ended,) = hired(library, InlineExecutor()).step(0.1)
    assert ended.failure is not None and ended.failure.code == "original_missing"


def test_a_circular_removed_while_it_is_read_gives_nothing(library: Library, hired: Hire) -> None:
    class Removing(InlineExecutor):
        def submit(self, work: Callable[[], T]) -> Future[T | Refusal]:
            library.remove(key_of(SELUMA))
            return super().submit(work)

    library.add("seluma.txt", SELUMA)
    assert hired(library, Removing()).step(0.1) == ()
    assert library.counts() == {}


def test_closing_gives_back_what_was_begun(library: Library) -> None:
    class Waiting(InlineExecutor):
        def submit(self, work: Callable[[], T]) -> Future[T | Refusal]:
            return Future()

    library.add("seluma.txt", SELUMA)
    crew = Crew(library.parts, Waiting())
    assert crew.step(0) == () and crew.busy == 1
    assert library.counts() == {"reading": 1}
    crew.close()
    assert library.counts() == {"queued": 1}


def test_only_the_dead_lose_their_work(library: Library, hired: Hire) -> None:
    class Waiting(InlineExecutor):
        def submit(self, work: Callable[[], T]) -> Future[T | Refusal]:
            return Future()

    library.add("seluma.txt", SELUMA)
    living, other = hired(library, Waiting()), hired(library, InlineExecutor())
    living.step(0)
    other.release_dead()
    assert other.step(0) == () and library.counts() == {"reading": 1}
    living._presence.leave()  # as the system does when a process is killed
    other.release_dead()
    assert [one.file for one in other.step(0)] == ["seluma.txt"]
