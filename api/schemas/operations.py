"""The shapes of work under way and of the service's health."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.schemas.base import Fault, Shape
from service.model import State


class JobOut(Shape):
    """Work under way on one file."""

    id: str
    circular: str
    file: str
    state: State
    stage: str
    attempts: int
    created_at: str
    updated_at: str
    failure: Fault | None


class JobsOut(Shape):
    """A stretch of the jobs, newest first."""

    total: int
    limit: int
    offset: int
    items: list[JobOut]


class Alive(Shape):
    """The process answers."""

    status: Literal["ok"]


class Ready(Shape):
    """What serving needs, and whether it is there."""

    status: Literal["ok", "unavailable"]
    parts: dict[str, str] = Field(description='"ok", or what is wrong.')
    unsearchable: int | None = Field(description="Circulars the index has still to learn.")
