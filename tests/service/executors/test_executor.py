"""What every executor promises; runs over EXECUTORS."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from ingest.errors import DamagedFile
from ingest.options import ReadOptions
from service.executors.executor import EXECUTORS, Document, Executor, Refusal
from service.executors.reading import read_document
from tests.service.letters import SELUMA


def answer(number: int) -> int:
    return number


def refuse() -> int:
    raise DamagedFile("Page 3.")


def fail() -> int:
    raise ZeroDivisionError


def nest(depth: int = 0) -> int:
    return nest(depth + 1) + 1


def exhaust() -> int:
    raise MemoryError


@pytest.fixture(scope="module", params=EXECUTORS)
def executor(request: pytest.FixtureRequest) -> Iterator[Executor]:
    opened = EXECUTORS[request.param](2, ReadOptions())
    yield opened
    opened.close()


def test_work_gives_its_value(executor: Executor) -> None:
    futures = [executor.submit(partial(answer, number)) for number in range(4)]
    assert [future.result(60) for future in futures] == [0, 1, 2, 3]


def test_a_file_is_read(executor: Executor) -> None:
    work = partial(read_document, SELUMA, "seluma.txt", ReadOptions())
    document = executor.submit(work).result(60)
    assert isinstance(document, Document)
    assert "kendaraan dinas" in document.circular.text


def test_a_fault_of_the_file_is_a_refusal_with_its_code(executor: Executor) -> None:
    outcome = executor.submit(refuse).result(60)
    assert outcome == Refusal("damaged", str(DamagedFile("Page 3.")))


@pytest.mark.parametrize(
    ("work", "code"), [(fail, "unreadable"), (nest, "too_large"), (exhaust, "too_large")]
)
def test_any_other_fault_costs_this_file_only(executor: Executor, work: object, code: str) -> None:
    outcome = executor.submit(work).result(60)  # type: ignore[arg-type]  # one of those above
    assert isinstance(outcome, Refusal) and outcome.code == code and not outcome.crashed
    assert executor.submit(partial(answer, 1)).result(60) == 1
