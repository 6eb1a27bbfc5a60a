"""Readers that die, join late, read otherwise or lie; a scheduler that is lost: no work goes."""

from __future__ import annotations

import os
import pickle
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from ipaddress import ip_address
from pathlib import Path

import dask.config
import distributed  # its settings must be there before some are changed
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from ingest.model import Circular, Metadata
from ingest.options import ReadLimits, ReadOptions
from service.errors import ClusterUnavailable
from service.executors import carrying, cluster
from service.executors.carrying import carried, packed, packed_answer, unpacked
from service.executors.cluster import ClusterExecutor
from service.executors.executor import Executor, Refusal, open_executor
from service.executors.processes import ProcessExecutor
from service.settings import Settings
from service.wiring import build
from tests.service.executors.clusters import Cluster, until
from tests.service.executors.test_processes import crash, pid


def nap(seconds: float, value: int) -> int:
    time.sleep(seconds)
    return value


def note_and_nap(file: Path, value: int) -> int:
    file.with_suffix(f".{value}").touch()
    return nap(0.5, value)


def kill_reader() -> None:
    os.kill(os.getppid(), signal.SIGKILL)


@pytest.fixture
def readers() -> Iterator[Cluster]:
    opened = Cluster()
    yield opened
    opened.end()


@pytest.fixture
def executor(readers: Cluster) -> Iterator[Executor]:
    opened = until(partial(reached, readers))
    yield opened
    opened.close()


def reached(readers: Cluster) -> Executor | None:
    try:
        return open_executor(readers.address, 1, ReadOptions())
    except ClusterUnavailable:
        return None


@pytest.mark.slow
def test_work_waits_for_readers_outlives_them_and_its_scheduler(
    readers: Cluster, executor: Executor, tmp_path: Path
) -> None:
    assert executor.places == 0  # nobody reads yet: nothing should be begun
    began = [executor.submit(partial(nap, 0.3, number)) for number in range(12)]
    first = readers.start_reader(1)
    until(lambda: executor.places == 2)
    until(lambda: any(one.done() for one in began))
    second = readers.start_reader(2)  # joins midway
    until(lambda: executor.places == 5)
    readers.kill(first)
    assert [one.result(60) for one in began] == list(range(12))
    late = [executor.submit(partial(note_and_nap, tmp_path / "n", n)) for n in range(4)]
    until(lambda: list(tmp_path.glob("n.*")))
    readers.kill(readers.scheduler)
    assert not all(one.done() for one in late)
    until(lambda: executor.places == 0)
    readers.start_scheduler()  # the reader joins it by itself
    assert [one.result(60) for one in late] == list(range(4))
    crashed = executor.submit(crash).result(60)  # kills its child, not its reader
    assert isinstance(crashed, Refusal) and crashed.crashed
    assert isinstance(executor.submit(pid).result(60), int)
    readers.kill(second, signal.SIGTERM)
    assert second.returncode == 0


@pytest.mark.slow
def test_only_the_work_a_reader_dies_of_alone_is_to_blame() -> None:
    quick = Cluster(failures=0)  # the first death is told at once
    try:
        for _ in range(3):
            quick.start_reader(2)
        executor = until(partial(reached, quick))
        until(lambda: executor.places == 9)
        deadly = executor.submit(kill_reader)
        beside = [executor.submit(partial(nap, 0.5, number)) for number in range(8)]
        refused = deadly.result(60)
        assert isinstance(refused, Refusal) and not refused.crashed  # not to be tried again
        assert [one.result(60) for one in beside] == list(range(8))
        assert executor.places >= 6  # one died of it, beside others; alone it killed its own
        executor.close()
    finally:
        quick.end()


@pytest.mark.slow
def test_an_answer_that_does_not_arrive_is_asked_for_again(
    readers: Cluster, executor: Executor, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = distributed.Future.result
    lost: list[object] = []

    def result(future: object, timeout: float | None = None) -> object:
        if not lost:
            lost.append(future)
            raise TimeoutError
        return given(future, timeout)

    monkeypatch.setattr(distributed.Future, "result", result)
    readers.start_reader(1)
    assert executor.submit(partial(nap, 0, 7)).result(60) == 7
    assert len(lost) == 1


@pytest.mark.slow
def test_nobody_of_another_version_reads(
    readers: Cluster, executor: Executor, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers.start_reader(1)
    until(lambda: executor.places)
    monkeypatch.setattr(cluster, "reading_version", lambda: "edaran-of-another-day")
    newer = open_executor(readers.address, 1, ReadOptions())
    waiting = newer.submit(partial(nap, 0, 1))
    assert newer.places == 0 and executor.submit(partial(nap, 1, 2)).result(60) == 2
    assert not waiting.done()
    newer.close()
    assert waiting.cancelled()


def test_no_more_is_begun_than_may_be_held(
    readers: Cluster, executor: Executor, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(executor, ClusterExecutor)
    executor._capacity = 100
    monkeypatch.setattr(cluster, "MOST_BYTES", 3000)
    while len(executor._open) < executor.places:
        executor.submit(partial(len, b"x" * 1000))
    assert len(executor._open) == 3


def test_a_cluster_that_is_not_there_is_told_and_nothing_is_claimed(settings: Settings) -> None:
    library = build(replace(settings, executor="dask://127.0.0.1:9"))
    cluster_time = cluster.CONNECT_S
    cluster.CONNECT_S = 1
    try:
        with pytest.raises(ClusterUnavailable):
            library.parts.open_executor(1)
        findings = {one.part: one for one in library.care.doctor()}
        assert not findings["reading"].ok and "Nothing answers" in findings["reading"].detail
        assert findings["originals"].ok
        assert isinstance(library.parts.aside, ProcessExecutor)  # short work needs no cluster
    finally:
        cluster.CONNECT_S = cluster_time
        library.close()


def certificate(folder: Path) -> dict[str, str]:
    """A key and a certificate that vouches for itself, as the variables of Dask that name them."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "reading")])
    today = datetime(2026, 11, 1)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name)
    made = made.public_key(key.public_key()).serial_number(1)
    made = made.not_valid_before(today).not_valid_after(today + timedelta(days=36500))
    own = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    signed = made.add_extension(own, False).sign(key, hashes.SHA256())
    plain = (Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "key.pem").write_bytes(key.private_bytes(*plain))
    (folder / "cert.pem").write_bytes(signed.public_bytes(Encoding.PEM))
    who = {
        f"{one}__{part}": part
        for one in ("SCHEDULER", "WORKER", "CLIENT")
        for part in ("KEY", "CERT")
    }
    files = {name: str(folder / f"{part.lower()}.pem") for name, part in who.items()}
    files["CA_FILE"] = str(folder / "cert.pem")
    return {f"DASK_DISTRIBUTED__COMM__TLS__{name}": file for name, file in files.items()}


@pytest.mark.slow
def test_over_tls_only_those_with_a_certificate_read_or_ask(tmp_path: Path) -> None:
    variables = certificate(tmp_path)
    guarded = Cluster(tls=variables)
    try:
        guarded.start_reader(1)
        named = {name[5:].lower().replace("__", "."): file for name, file in variables.items()}
        with dask.config.set(named):
            executor = until(partial(reached, guarded))
            assert executor.submit(partial(nap, 0, 7)).result(180) == 7
            executor.close()
        for stranger in (guarded.address, guarded.address.replace("+tls", "")):
            with pytest.raises(ClusterUnavailable):
                open_executor(stranger, 1, ReadOptions())
    finally:
        guarded.end()


class Taken:
    """What a child that was taken over may send: a call to be made where it is opened."""

    def __reduce__(self) -> tuple[object, ...]:
        return os.system, ("true",)


@pytest.mark.parametrize("answer", [Taken(), os.system, ReadLimits(), ValueError("x"), Path("x")])
def test_an_answer_that_holds_anything_but_values_is_not_opened(answer: object) -> None:
    with pytest.raises(pickle.UnpicklingError):
        unpacked(packed_answer(answer))


def test_answers_come_back_as_they_were_given() -> None:
    empty = Circular((), Metadata("official", "edaran"), "", (), (), ())
    for answer in (empty, Refusal("a", "b", True), 3, b"png", None, ((1, "x"),)):
        assert unpacked(carried(packed(partial(_same, answer)))) == answer


def _same(value: object) -> object:
    return value


def test_every_module_an_answer_may_name_is_there() -> None:
    for module, names in carrying.ANSWERS.items():
        found = __import__(module, fromlist=["x"])
        assert all(isinstance(getattr(found, name), type) for name in names or ())
