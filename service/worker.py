"""The background worker of a server: reads what is queued and keeps the index up to date."""

from __future__ import annotations

import logging
import time
from contextlib import suppress
from threading import Event, Thread

from index.errors import SearchIndexError
from service.crew import Crew
from service.errors import HomeBusy, ServiceError
from service.indexing import heal, mend, settle
from service.library import Library
from service.logs import facts
from service.strays import take_in_strays

IDLE_S = 0.3
STEP_S = 0.5
LOOK_S = 5.0  # between looks for dead workers
SETTLE_S, SELDOM_S = 1.0, 8.0  # least and most between steps of the index while files are read
SHARE = 10  # times as long as a step took: those who search have the rest
TURN_S = 0.5  # for the index, while files wait
PAUSE_S = 5.0  # after a fault of disk or catalogue

log = logging.getLogger("edaran.worker")


def pause_after(seconds: float) -> float:
    """How long the index is left alone after a step that took so long.

    >>> pause_after(0.01), pause_after(0.3), pause_after(5)
    (1.0, 3.0, 8.0)
    """
    return min(SELDOM_S, max(SETTLE_S, SHARE * seconds))


class Worker:
    """A thread beside the server; stopping it gives back what it has begun."""

    def __init__(self, library: Library) -> None:
        self._parts = library.parts
        self._stop = Event()
        self._settled = 0.0  # when, by the monotonic clock
        self._pause = SETTLE_S
        self._begun = Event()
        self._thread = Thread(target=self._run, name="worker", daemon=True)

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def stop(self, timeout_s: float = 20.0) -> None:
        """End in good order; unfinished files go back into the queue."""
        self._stop.set()
        self._thread.join(timeout_s)

    @property
    def has_begun(self) -> bool:
        """Whether strays are taken in and the index is whole: for the start-up of the server."""
        return self._begun.is_set()

    @property
    def is_alive(self) -> bool:
        """Whether it still works: for the health of the server."""
        return self._thread.is_alive()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self._serve()
            except (ServiceError, SearchIndexError) as fault:
                # Disk full, catalogue locked: nothing is lost, the lease runs out, it goes on.
                log.error("worker paused: %s %s", fault.code, fault)
                self._stop.wait(PAUSE_S)
            except Exception:  # a fault of ours is told with its trace; the queue must go on
                log.exception("worker paused")
                self._stop.wait(PAUSE_S)

    def _serve(self) -> None:
        take_in_strays(self._parts)
        heal(self._parts)
        self._begun.set()
        executor = self._parts.open_executor(self._parts.workers)
        crew = Crew(self._parts, executor)
        looked = 0.0
        try:
            while not self._stop.is_set():
                if time.monotonic() - looked > LOOK_S:
                    looked = time.monotonic()
                    crew.release_dead()
                    with suppress(HomeBusy):  # another is at the index
                        mend(self._parts)
                self._step(crew)
        finally:
            self._parts.reading.clear()
            crew.close()
        settle(self._parts)  # what was read last is found at the next start without mending

    def _settle(self) -> int:
        """Circulars the index was taught; while another is at it, that one teaches it ours."""
        try:
            return settle(self._parts, wait_s=TURN_S)
        except HomeBusy:
            return 0

    def _step(self, crew: Crew) -> None:
        for one in crew.step(STEP_S):
            state = "failed" if one.failure else "ready"
            log.info("%s %s", state, one.key[:12], extra=facts(circular=one.key, state=state))
        if crew.busy:
            self._parts.reading.set()
            if time.monotonic() - self._settled < self._pause:
                return
        begun = time.monotonic()
        settled = self._settle()
        self._settled = time.monotonic()
        self._pause = pause_after(self._settled - begun)
        if not crew.busy:
            self._parts.reading.clear()
            if not settled:
                self._stop.wait(IDLE_S)
