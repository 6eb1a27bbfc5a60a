"""The clocks of the shell: the date on the wall, and the time since start-up that never jumps."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def utc_now() -> str:
    """The date and time, UTC, ISO, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def today() -> date:
    """The day where the program runs."""
    return date.today()


@cache
def boot() -> str:
    """This run of the machine: seconds since start-up mean nothing across two of them."""
    try:
        return BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return ""


@dataclass(frozen=True, slots=True)
class Clock:
    """The three readings that leases and dates need; tests put their own in."""

    now: Callable[[], str] = utc_now
    seconds: Callable[[], float] = time.monotonic
    boot: Callable[[], str] = boot


CLOCK = Clock()
