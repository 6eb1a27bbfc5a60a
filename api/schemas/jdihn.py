"""The shapes of the JDIHN integration."""

from __future__ import annotations

from typing import Literal

from pydantic import create_model

from api.schemas.base import Shape
from service.jdihn import FIELDS

RecordOut = create_model(  # type: ignore[call-overload]  # fields by name, as the network fixed them
    "RecordOut",
    __base__=Shape,
    __doc__="A document as the network harvests it.",
    **dict.fromkeys(FIELDS, (str, ...)),
)


class DifferenceOut(Shape):
    """A field on which feed and catalogue disagree."""

    field: str
    feed: str
    kept: str


class ListedOut(Shape):
    """A circular that a feed lists."""

    record: int
    outcome: Literal["kept", "differs", "not_kept"]
    circular: str | None
    differences: list[DifferenceOut]
    fields: dict[str, str]
    extras: dict[str, str]


class FeedNoticeOut(Shape):
    """What is odd or wrong with a field, in Bahasa Indonesia."""

    record: int
    field: str
    code: str
    message: str


class ImportedOut(Shape):
    """A feed set beside the catalogue."""

    listed: list[ListedOut]
    others: int
    notices: list[FeedNoticeOut]
