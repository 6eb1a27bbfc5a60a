"""A correction as a line of a circular's history; pure."""

from __future__ import annotations

from dataclasses import dataclass

from service.model import Correction


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, and to what."""

    what: str
    detail: str


def told(line: Correction) -> Event:
    """The event, with what stood there and what stands there now."""
    if line.kind in ("confirm", "withdraw"):
        what = f"correction {'confirmed' if line.kind == 'confirm' else 'withdrawn'}"
        return Event(what, _noted(line.target, line))
    if line.kind == "twin":
        return Event("decided", _noted(f"{line.after} {line.target[:12]}", line))
    if line.kind == "page":
        return Event("page read anew", _noted(f"{line.target}: {line.after}", line))
    change = f"{line.target}, {line.kind}: {_quoted(line.before)} → {_quoted(line.after)}"
    return Event("corrected", _noted(change, line))


def _quoted(text: str | None) -> str:
    return "–" if text is None else f"“{text}”"


def _noted(text: str, line: Correction) -> str:
    return f"{text} ({line.note})" if line.note else text
