"""Reads on other machines, by Dask: readers come and go, and no work is lost with one of them."""

from __future__ import annotations

import gc
import logging
import pickle
import secrets
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from threading import Event, Lock, Thread
from typing import Any, TypeVar

from ingest.errors import ReaderCrashed
from service.errors import ClusterUnavailable
from service.executors.carrying import packed, perform, reading_version, unpacked
from service.executors.executor import Refusal

T = TypeVar("T")

CONNECT_S = 10.0
LOOK_S = 1.0  # between looks at who reads
TELL_S = 60.0  # between complaints that nobody does
ANSWER_S = 60.0  # for an answer that is ready to arrive; Dask may lose it and wait for ever
AGAIN_S = 3.0  # between tries to reach a scheduler that is gone
AHEAD = 1.5  # work under way for each place, so that none waits for the next
MOST_BYTES = 512 * 1024**2  # of files under way; the scheduler holds them too
NO_CERTIFICATES = "Name certificates: DASK_DISTRIBUTED__COMM__TLS__CA_FILE …, see deploy/README.md."
MOST_DEATHS = 4  # of which Dask tells; what is done alone seldom takes a reader with it
GONE = ("cancelled", "lost")  # states of work whose scheduler was lost
RETRIES = 2  # of work that a reader could not even begin

log = logging.getLogger("edaran.cluster")


@dataclass(slots=True)
class _Work:
    """One piece of work until it is answered."""

    payload: bytes
    deaths: int = 0  # how often too many readers died while they had it
    sent: Any = None  # Dask's future; Dask drops work whose future nobody holds


class ClusterExecutor:
    """An Executor over the readers of a cluster. It keeps each piece of work until it is answered:
    when the scheduler is lost, everything under way is sent again to the next one.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._label = reading_version()
        self._lock = Lock()
        self._open: dict[Future[Any], _Work] = {}
        self._bytes = 0
        self._capacity = 0
        self._told = 0.0
        self._closed, self._lost = Event(), Event()
        self._client = self._connected()
        self._look()
        self._keeper = Thread(target=self._keep, name="cluster", daemon=True)
        self._keeper.start()

    @property
    def places(self) -> int:
        """Files that may be under way: as the readers at hand can take, bounded in bytes."""
        if self._bytes >= MOST_BYTES:
            return len(self._open)
        return int(self._capacity * AHEAD + 0.5)

    def submit(self, work: Callable[[], T]) -> Future[T | Refusal]:
        """Do the work on a reader; the future never raises on account of the file."""
        outcome: Future[T | Refusal] = Future()
        known = _Work(packed(work))
        with self._lock:
            self._open[outcome] = known
            self._bytes += len(known.payload)
        self._send(outcome, known)
        return outcome

    def close(self) -> None:
        """Stop at once; unfinished work is dropped."""
        self._closed.set()
        self._lost.set()
        self._keeper.join()
        with self._lock:
            left = list(self._open)
            self._open.clear()
        for outcome in left:
            outcome.cancel()
        self._leave()

    # -- sending and answers -----------------------------------------------------------------

    def _send(self, outcome: Future[Any], work: _Work) -> None:
        client = self._client
        try:
            work.sent = sent = client.submit(
                perform,
                work.payload,
                work.deaths > 0,  # alone
                key=f"edaran-{secrets.token_hex(8)}",
                resources={self._label: 1},
                retries=RETRIES,
            )
        except Exception:  # the connection is just breaking: the keeper sends it again
            log.info("not sent yet", exc_info=True)
            self._lost.set()
            return
        sent.add_done_callback(partial(self._ended, outcome, work, client))

    def _ended(self, outcome: Future[Any], work: _Work, client: Any, sent: Any) -> None:
        """Dask is done with a piece of work: it has an answer, or the way to it was lost."""
        try:
            self._answer(outcome, unpacked(sent.result(timeout=ANSWER_S)))
        except pickle.UnpicklingError as fault:
            log.error("an answer was refused: %s", fault)
            self._answer(outcome, Refusal(ReaderCrashed.code, str(ReaderCrashed("(refused)"))))
        except TimeoutError:
            log.warning("an answer that is ready does not arrive; its work is sent again")
            if client is self._client:
                self._lost.set()
        except (Exception, CancelledError) as fault:
            if sent.status in GONE or client.status != "running":
                if client is self._client:
                    self._lost.set()
                return
            log.warning("work ended without an answer: %s: %s", type(fault).__name__, fault)
            self._failed(outcome, work, type(fault).__name__ == "KilledWorker")

    def _failed(self, outcome: Future[Any], work: _Work, killed: bool) -> None:
        """Readers died under it: of it, or of what was beside it? Alone it shows: there it kills
        processes of its own, and the reader lives to tell. Once more, if a reader dies even so.
        """
        work.deaths += killed
        if killed and work.deaths <= MOST_DEATHS:
            self._send(outcome, work)
        else:
            refusal = Refusal(ReaderCrashed.code, str(ReaderCrashed()), crashed=True)
            self._answer(outcome, refusal)

    def _answer(self, outcome: Future[Any], answer: Any) -> None:
        with self._lock:
            known = self._open.pop(outcome, None)
            if known is None:
                return
            self._bytes -= len(known.payload)
        outcome.set_result(answer)

    # -- who reads, and the way to them ------------------------------------------------------

    def _keep(self) -> None:
        """Look who reads; when the way to them is lost, find it again and send all anew."""
        while not self._closed.is_set():
            if self._lost.wait(LOOK_S) and not self._closed.is_set():
                self._capacity = 0
                log.warning("the scheduler at %s is lost; work under way is kept", self._address)
                self._reconnect()
            try:
                self._look()
            except Exception:  # asking failed: so will everything else
                self._lost.set()

    def _look(self) -> None:
        readers = self._client.scheduler_info()["workers"].values()
        self._capacity = int(sum(one["resources"].get(self._label, 0) for one in readers))
        if self._capacity == 0 and time.monotonic() - self._told > TELL_S:
            self._told = time.monotonic()
            log.warning("no machine reads for %s; %d others are there", self._label, len(readers))

    def _reconnect(self) -> None:
        self._leave()
        while not self._closed.is_set():
            try:
                self._client = self._connected()
            except ClusterUnavailable:
                self._closed.wait(AGAIN_S)
                continue
            self._lost.clear()
            with self._lock:
                left = list(self._open.items())
            for outcome, work in left:
                self._send(outcome, work)
            return

    def _connected(self) -> Any:
        try:
            from distributed import Client
        except ImportError as fault:
            raise ClusterUnavailable("Install it: pip install 'edaran[cluster]'.") from fault
        try:
            return Client(self._address, timeout=CONNECT_S, set_as_default=False)
        except (OSError, ValueError) as fault:  # TimeoutError is an OSError
            log.debug("not connected", exc_info=fault)
            reason = f"Nothing answers at {self._address}."
        except TypeError as fault:  # so Dask tells of TLS without certificates
            log.debug("not connected", exc_info=fault)
            reason = NO_CERTIFICATES
        # A client that came to nothing is put away here, with no trace that keeps it: swept up
        # later, in the midst of the next one's beginning, it would wait for a lock held for itself.
        gc.collect()
        raise ClusterUnavailable(reason)

    def _leave(self) -> None:
        with suppress(Exception):  # it may be gone already
            self._client.close(timeout=2)
