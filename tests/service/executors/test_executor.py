"""What every executor promises; runs over EXECUTORS."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from ingest.errors import DamagedFile
from ingest.options import ReadOptions
from service.errors import ClusterUnavailable
from service.executors.executor import (
    EXECUTORS,
    REMOTE,
    Document,
    Executor,
    Refusal,
    fault_of,
    open_executor,
)
from service.executors.reading import read_document
from tests.service.executors.clusters import Cluster, until
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


@pytest.fixture(scope="module", params=[name for name in EXECUTORS if name != "dask+tls"])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor]:
    if request.param not in REMOTE:
        opened = open_executor(request.param, 2, ReadOptions())
        yield opened
        opened.close()
        return
    cluster = Cluster()
    cluster.start_reader(2)
    opened = until(partial(reached, cluster))
    yield opened
    opened.close()
    cluster.end()


def reached(cluster: Cluster) -> Executor | None:
    try:
        return open_executor(cluster.address, 2, ReadOptions())
    except ClusterUnavailable:
        return None


@pytest.mark.parametrize("address", ["clouds", "dask", "dask://", "dask://host", "dask+tls://h:x"])
def test_an_address_that_cannot_be_used_is_told(address: str) -> None:
    assert fault_of(address)


@pytest.mark.parametrize("address", ["processes", "inline", "dask://h:1", "dask+tls://[::1]:8786"])
def test_an_address_that_can_be_used_has_no_fault(address: str) -> None:
    assert fault_of(address) is None


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
