"""Corrections by staff on the wire: what may be asked for, and the overlay as it is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, StringConstraints

from api.schemas.base import ElectionKind, IsoDate, Shape
from api.schemas.circulars import BoxOut, Signatory
from ingest.model import Kind, Modality
from service.correcting import Edit
from service.model import CorrectionKind

Value = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Who = Annotated[str, StringConstraints(min_length=1, max_length=80, strip_whitespace=True)]
LISTS = {"addressees": "addressee"}


class Signed(Shape):
    """Who does it, and why."""

    by: Who = Field("http", description="Who corrects; kept with the correction.")
    note: str = Field("", max_length=500, description="Why; kept with the correction.")


class FieldsAsked(Signed):
    """Fields of the metadata with their right values; null: the document does not state it."""

    kind: Kind | None = None
    number: Value | None = None
    issued_on: IsoDate | None = None
    issued_at: Value | None = None
    election_year: Annotated[int, Field(ge=1945, le=2200)] | None = None
    election: ElectionKind | None = None
    region: Value | None = Field(None, description="Name or official code.")
    issuer: Value | None = None
    signatory: Signatory | None = None
    subject: Value | None = None
    addressees: list[Value] | None = Field(None, max_length=200)
    replaces: Value | None = None

    def edits(self) -> Iterator[Edit]:
        """One edit a field that was sent, also those sent as null."""
        for name in sorted(self.model_fields_set - {"by", "note", "signatory"}):
            value = getattr(self, name)
            text = "\n".join(value) if isinstance(value, list) else value
            yield Edit(
                "field", LISTS.get(name, name), str(text) if text not in (None, "") else None
            )
        if "signatory" in self.model_fields_set:
            signed = self.signatory or Signatory(name=None, position=None)
            yield Edit("field", "signatory_name", signed.name or None)
            yield Edit("field", "signatory_position", signed.position or None)


class ClauseAsked(Signed):
    """What is right about a clause; what is left out stays."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=20_000)] | None = Field(
        None, description="The words as printed, without the number."
    )
    before: str | None = Field(
        None, max_length=20_000, description="The text you saw; another one there is refused."
    )
    modality: Modality | None = None
    topics: list[Value] | None = Field(None, max_length=50, description="Keys of topics.")
    marker: Annotated[str, StringConstraints(max_length=24)] | None = Field(
        None, description="The number as printed; empty: none is printed. The path follows it."
    )
    split_at: Annotated[int, Field(ge=1, le=20_000)] | None = Field(
        None, description="Cut the clause in two before this character of its text."
    )
    merge_next: bool = Field(False, description="Take in the clause that follows.")

    def edits(self, path: str) -> Iterator[Edit]:
        """One edit a property that was sent; the text first, structure last."""
        if self.text is not None:
            yield Edit("text", path, " ".join(self.text.split()), self.before)
        if self.modality is not None:
            yield Edit("modality", path, self.modality, self._before())
        if self.topics is not None:
            yield Edit("topics", path, ",".join(self.topics), self._before())
        if self.split_at is not None:
            yield Edit("split", path, str(self.split_at), self._before())
        if self.merge_next:
            yield Edit("merge", path, None, self._before())
        if self.marker is not None:
            yield Edit("marker", path, self.marker, self._before())

    def _before(self) -> str | None:
        return None if self.text is not None else self.before


class SettledAsked(Signed):
    """A correction confirmed or taken back."""


class CorrectionOut(Shape):
    """One line of the overlay of corrections, which only grows."""

    id: int
    at: str
    who: str
    kind: CorrectionKind
    target: str = Field(description="Clause path, field, or id of a correction.")
    before: str | None
    after: str | None
    note: str
    standing: bool = Field(description="False once it was withdrawn.")
    places: list[BoxOut]


class CorrectionsOut(Shape):
    """Every correction of a circular, oldest first."""

    circular: str
    total: int
    items: list[CorrectionOut]
