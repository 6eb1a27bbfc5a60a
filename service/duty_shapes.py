"""The JSON shape of an Obligation: each field with its words, their place and what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ingest.geometry import Box
from ingest.model import Obligation, Stated

Json = dict[str, Any]
DIGITS = 5


def obligation_json(obligation: Obligation) -> Json:
    """One obligation; null or an empty list where the circular does not state a field."""
    return {
        "modality": obligation.modality,
        "force": _stated(obligation.force),
        "bound": _all(obligation.bound),
        "action": _stated(obligation.action),
        "object": _stated(obligation.object),
        "when": _all(obligation.when),
        "exceptions": _all(obligation.exceptions),
        "sanction": _stated(obligation.sanction),
        "basis": _all(obligation.basis),
    }


def _all(fields: Sequence[Stated]) -> list[Json | None]:
    return [_stated(field) for field in fields]


def _stated(field: Stated | None) -> Json | None:
    if field is None:
        return None
    return {
        "text": field.text,
        "path": field.path,
        "start": field.start,
        "end": field.end,
        "means": list(field.means),
        "boxes": [_box(box) for box in field.boxes],
    }


def _box(box: Box) -> Json:
    corners = {name: round(getattr(box, name), DIGITS) for name in ("x0", "y0", "x1", "y1")}
    return {"page": box.page, **corners}
