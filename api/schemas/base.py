"""What every shape rests on: the base, values with limits, faults and problems."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, WithJsonSchema

Fraction = Annotated[float, Field(ge=0, le=1)]

ElectionKind = Literal["pilkada", "pemilu"]

IsoDate = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$"),
    WithJsonSchema({"type": "string", "format": "date"}),
]

Words = Annotated[str, StringConstraints(min_length=1, max_length=200)]

Many = Annotated[list[Words], Field(max_length=50)]


class Shape(BaseModel):
    """Base of all: nothing is sent or taken that is not named here."""

    model_config = ConfigDict(extra="forbid")


Asked = TypeVar("Asked", bound=Shape)


class Problem(Shape):
    """Why a request failed (RFC 9457), with our stable code."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    request: str | None = None
    current: dict[str, Any] | None = Field(
        None, description="With stale_revision: the circular as it stands now."
    )


class Fault(Shape):
    """A stable code and a sentence saying what to do."""

    code: str
    message: str
