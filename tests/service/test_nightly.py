"""Once a day everything kept is looked at, at the time that is set."""

from __future__ import annotations

import logging
from datetime import datetime

import pytest

from service.errors import BadSettings
from service.library import Library
from service.nightly import LOCK, Nightly, seconds_until
from tests.service.letters import SELUMA


def test_the_time_of_day_is_the_next_one() -> None:
    now = datetime(2026, 11, 26, 1, 30)
    assert seconds_until("02:30", now) == 3600
    assert seconds_until("01:30", now) == 24 * 3600
    assert seconds_until("01:29", now) == 24 * 3600 - 60


@pytest.mark.parametrize("clock", ["25:00", "2.30", "soon"])
def test_a_time_that_is_none_is_refused_at_the_start(library: Library, clock: str) -> None:
    with pytest.raises(BadSettings):
        Nightly(library.parts, clock, lambda problems: None)


def test_what_is_wrong_is_told_and_counted_and_nothing_mended(
    library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    key = library.add("seluma.txt", SELUMA).key or ""
    counted: list[int] = []
    nightly = Nightly(library.parts, "02:30", counted.append)
    with caplog.at_level(logging.INFO, logger="edaran.nightly"):
        assert nightly.look() is not None
    assert "sound" in caplog.text and counted == [0]
    original = next(library.parts.home.originals.rglob(f"*{key[2:]}*"))
    original.unlink()
    report = nightly.look()
    assert report is not None and [one.code for one in report.problems] == ["original_missing"]
    assert counted == [0, 1] and not original.exists()
    told = next(record for record in caplog.records if "original_missing" in record.message)
    assert vars(told)["facts"] == {"circular": key}


def test_two_processes_of_one_home_do_not_both_look(library: Library) -> None:
    nightly = Nightly(library.parts, "02:30", lambda problems: None)
    with library.parts.home.locked(LOCK, 0.1):
        assert nightly.look() is None


def test_it_looks_when_the_time_comes_and_stops_at_once(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = iter([0.0, 3600.0])
    monkeypatch.setattr("service.nightly.seconds_until", lambda clock, now: next(waits))
    counted: list[int] = []
    nightly = Nightly(library.parts, "", counted.append)
    nightly._clock = "02:30"
    nightly.start()
    while not counted:
        nightly._thread.join(0.01)
    nightly.stop()
    nightly._thread.join(10)
    assert counted == [0] and not nightly._thread.is_alive()
