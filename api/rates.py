"""How many calls of a kind one caller may make: a bucket that fills again with time."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock


@dataclass(frozen=True, slots=True)
class Rate:
    """At most so many calls a minute of those whose method and address fit."""

    name: str
    pattern: str
    a_minute: int


RATES = (
    Rate("sign-in", r"POST /login", 30),
    Rate("uploads", r"POST (/upload|/api/v1/circulars)", 60),
    Rate("searches", r"GET (/api/v1/search|/)", 300),
    Rate("batches", r"POST (/batch|/api/v1/search/batch)", 12),
    Rate("comparisons", r"POST (/compare|/api/v1/comparisons)", 60),
    Rate("calls", r"(?s).*", 1200),  # whatever it is, line breaks included
)
MOST_CALLERS = 10_000


class Buckets:
    """Counts by caller and kind of call; kept in this process only."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._lock = Lock()
        self._full_at: dict[tuple[str, str], float] = {}

    def wait(self, caller: str, method: str, path: str) -> float:
        """Seconds to wait before this call; 0 when it may be made, and is then counted."""
        rate = next(one for one in RATES if re.fullmatch(one.pattern, f"{method} {path}"))
        step, now = 60.0 / rate.a_minute, self._now()
        with self._lock:
            if len(self._full_at) > MOST_CALLERS:
                self._full_at = {k: at for k, at in self._full_at.items() if at > now}
            at = max(self._full_at.get((caller, rate.name), now), now)
            if at - now > 60.0 - step + 1e-6:
                return at - now - (60.0 - step)
            self._full_at[(caller, rate.name)] = at + step
        return 0.0
