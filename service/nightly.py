"""The nightly look at everything kept: a thread beside the server, at a set time of day."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event, Thread

import service.maintenance as maintenance
from index.errors import SearchIndexError
from service.errors import BadSettings, HomeBusy, ServiceError
from service.logs import facts
from service.model import VerifyReport
from service.parts import Parts

log = logging.getLogger("edaran.nightly")
LOCK = "nightly"


def seconds_until(clock: str, now: datetime) -> float:
    """From now to the next time of day written as HH:MM; BadSettings when it is none."""
    try:
        at = datetime.strptime(clock, "%H:%M")
    except ValueError:
        raise BadSettings(f"EDARAN_VERIFY_AT: {clock!r} is no time such as 02:30.") from None
    then = now.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
    if then <= now:
        then += timedelta(days=1)
    return (then - now).total_seconds()


class Nightly:
    """Verifies once a day, mends nothing, and tells the log and whoever counts."""

    def __init__(self, parts: Parts, clock: str, told: Callable[[int], None]) -> None:
        self._parts, self._clock, self._told = parts, clock, told
        self._stop = Event()
        self._thread = Thread(target=self._run, name="nightly", daemon=True)
        if clock:
            seconds_until(clock, datetime.now())  # a fault of the setting is told now

    def start(self) -> None:
        """Begin to wait; nothing where no time is set."""
        if self._clock:
            self._thread.start()

    def stop(self) -> None:
        """Wait no more; a look under way ends with the process, it changes nothing."""
        self._stop.set()

    def look(self) -> VerifyReport | None:
        """Verify now; None when another process of this home is at it."""
        try:
            with self._parts.home.locked(LOCK, 0.1):
                began = time.monotonic()
                report = maintenance.verify(self._parts, False)
        except HomeBusy:
            return None
        for problem in report.problems:
            log.error("%s: %s", problem.code, problem.message, extra=facts(circular=problem.key))
        taken = round(time.monotonic() - began, 1)
        level = logging.INFO if report.sound else logging.ERROR
        said = "sound" if report.sound else f"{len(report.problems)} problems found"
        log.log(level, "verified %d circulars in %s s: %s", report.circulars, taken, said)
        self._told(len(report.problems))
        return report

    def _run(self) -> None:
        while not self._stop.wait(seconds_until(self._clock, datetime.now())):
            try:
                self.look()
            except (ServiceError, SearchIndexError) as fault:
                log.error("not verified: %s %s", fault.code, fault)
            except Exception:  # a fault of ours is told with its trace; tomorrow comes
                log.exception("not verified")
