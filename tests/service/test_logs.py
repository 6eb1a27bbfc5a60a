"""Lines of the log: one an event, whatever stands in it."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest

import service.logs as logs
from service.errors import BadSettings


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    kept = (logging.root.handlers, logging.root.level, logging.getLogger(logs.OURS).level)
    yield
    logging.root.handlers, level, ours = kept
    logging.root.setLevel(level)
    logging.getLogger(logs.OURS).setLevel(ours)


def written(kind: str, monkeypatch: pytest.MonkeyPatch, message: str, **more: object) -> str:
    sink = io.StringIO()
    monkeypatch.setattr("sys.stderr", sink)
    logs.start(kind)
    logging.getLogger("edaran.http").info("%s", message, **more)  # type: ignore[arg-type]
    return sink.getvalue()


HOSTILE = ["a\r\nb", "\x1b[2Jx", "a\u2028b", "x" * 1_000_000, '"}{"level":"ERROR']


@pytest.mark.parametrize("message", HOSTILE)
@pytest.mark.parametrize("kind", logs.KINDS)
def test_one_event_is_one_bounded_line(
    kind: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = written(kind, monkeypatch, message)
    assert len(text.splitlines()) == 1 and len(text) < 6000 and "\x1b" not in text


def test_a_line_for_programs_has_the_facts_as_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    text = written("json", monkeypatch, "read", extra=logs.facts(request="12", circular="ab"))
    line = json.loads(text)
    assert (line["request"], line["circular"], line["level"]) == ("12", "ab", "INFO")
    assert line["message"] == "read" and line["at"].endswith("+00:00")


def test_a_fault_keeps_its_trace_in_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        raise ValueError("broken")
    except ValueError:
        text = written("json", monkeypatch, "failed", exc_info=True)
    assert "ValueError: broken" in json.loads(text)["trace"]


def test_a_kind_of_log_that_is_none_is_refused() -> None:
    with pytest.raises(BadSettings):
        logs.start("xml")
