"""Lines of the log: one an event, for people or for programs, with request and circular named."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any

from service.errors import BadSettings

KINDS = ("text", "json")
MOST = 4000  # characters of one message
OURS = "edaran"


def facts(**values: object) -> dict[str, dict[str, object]]:
    """What `extra` takes, so that a line also has these as fields."""
    return {"facts": values}


def start(kind: str) -> None:
    """Write to stderr from now on: what we do, and what libraries warn of."""
    if kind not in KINDS:
        raise BadSettings(f"EDARAN_LOG: {kind!r} is none of {', '.join(KINDS)}.")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Json() if kind == "json" else _Text())
    logging.root.handlers = [handler]
    logging.root.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(logging.INFO)


def one_line(text: str) -> str:
    """A text without line breaks and control signs, of bounded length."""
    shown = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text[:MOST])
    return shown if len(text) <= MOST else f"{shown}…"


class _Text(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """Time, level, place and message; a trace below it."""
        line = f"{_when(record)} {record.levelname} {record.name} {one_line(record.getMessage())}"
        return f"{line}\n{_trace(record)}" if record.exc_info else line


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """One JSON object; the facts of the event are fields of it."""
        line: dict[str, Any] = {
            "at": _when(record),
            "level": record.levelname,
            "logger": record.name,
            "message": one_line(record.getMessage()),
            **getattr(record, "facts", {}),
        }
        if record.exc_info:
            line["trace"] = _trace(record)[-MOST:]
        return json.dumps(line, ensure_ascii=True, default=str)


def _when(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def _trace(record: logging.LogRecord) -> str:
    return logging.Formatter().formatException(record.exc_info) if record.exc_info else ""
