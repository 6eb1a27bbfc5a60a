"""Is the service alive, can it serve, and what has it done: for operators and their tools."""

from __future__ import annotations

from fastapi import APIRouter

from api.schemas import Alive

router = APIRouter(tags=["health"])


@router.get("/health/live", response_model=Alive)
def live() -> dict[str, str]:
    """The process answers; nothing else is looked at."""
    return {"status": "ok"}
