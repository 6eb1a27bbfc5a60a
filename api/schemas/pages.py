"""Pages read anew on the wire: how to read, what came of it, and the choice."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from api.schemas.base import Fraction, Shape
from api.schemas.circulars import NoticeOut
from api.schemas.corrections import Signed
from service.page_trials import Segmentation

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]


class MannerAsked(Shape):
    """How a page is to be read."""

    segmentation: Segmentation = Field(
        "lines",
        description="lines: our own division into lines; block, column, auto, sparse: Tesseract's.",
    )
    scale: float = Field(1.0, ge=0.5, le=3.0, description="Enlarge the picture before reading.")
    languages: str = Field(
        "", max_length=80, description='Language data joined by "+"; empty: as in the settings.'
    )
    rotate: Literal[0, 90, 180, 270] = Field(
        0, description="Degrees clockwise from how the page is shown now."
    )


class AdoptionAsked(MannerAsked, Signed):
    """The reading to keep: the same options, and the digest of what was seen."""

    digest: Digest


class SideOut(Shape):
    """One reading of a page."""

    source: Literal["text", "ocr"]
    confidence: Fraction | None
    rotation: Literal[0, 90, 180, 270]
    words: int


class TrialOut(Shape):
    """A page read anew beside the reading that stands; nothing is kept yet."""

    page: int
    options: MannerAsked
    digest: str
    old: SideOut
    new: SideOut
    difference: list[tuple[Literal["same", "insert", "delete"], str]] = Field(
        description="Words of the old reading deleted, of the new one inserted, in reading order."
    )
    notices: list[NoticeOut]
