"""A press article that quotes a circular: which lines are the circular's points."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.model import BlockKind, Line


def is_article(lines: Sequence[Line]) -> bool:
    """Whether the lines are a press article rather than an official letter."""
    return False


def article_kinds(lines: Sequence[Line]) -> list[BlockKind]:
    """For each line: body (a quoted point), furniture (the portal's) or prose."""
    return ["prose" for _ in lines]
