"""Circulars that may be one letter on the wire, and decisions about them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.schemas.base import Shape
from api.schemas.circulars import ColumnOut
from api.schemas.corrections import Signed
from service.decisions import Verdict


class DecisionAsked(Signed):
    """What this circular is to the other one."""

    decision: Verdict = Field(
        description="same: one letter, either may be cited; replaces: one letter, cite this file; "
        "replaced: one letter, cite the other file; different: two letters."
    )


class DecisionOut(Shape):
    """What was last decided, seen from this circular."""

    verdict: Verdict
    who: str
    at: str
    note: str


class TwinOut(Shape):
    """Another circular that may be the same letter."""

    circular: ColumnOut
    why: Literal["number", "day", "decided"]
    likeness: float = Field(description="How alike what both order reads, 0..1.")
    decision: DecisionOut | None


class TwinsOut(Shape):
    """Circulars that may be the same letter as one, most alike first."""

    circular: str
    total: int
    items: list[TwinOut]
