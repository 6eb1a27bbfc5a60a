"""The shapes of a legal basis, judged."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.schemas.base import Shape
from service.citing import Outcome


class StandingOut(Shape):
    """How a cited regulation stands on one day."""

    cite: str
    on: str
    status: Literal["in_force", "amended", "revoked", "replaced", "not_yet", "unknown"]
    sentence: str
    sentence_en: str
    replacement: str | None
    confirmed: bool = Field(description="False: not yet checked against an official text.")


class JudgedOut(Shape):
    """One citation, judged."""

    canonical: str
    printed: str
    clause: str | None
    pinpoint: str | None
    outcome: Outcome = Field(
        description="valid then and now; amended; ended_since: valid then, revoked or replaced "
        "since; ended_before: no longer in force when issued; not_yet: not in force yet when "
        "issued; unknown. A text without a date is judged as if issued today."
    )
    at_issue: StandingOut | None
    today: StandingOut


class LegalBasisOut(Shape):
    """Every citation of one text, and passages that look like citations but were not read."""

    issued_on: str | None
    citations: list[JudgedOut]
    not_understood: list[str]
