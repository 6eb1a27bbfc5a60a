"""Circulars that may be one letter, and what was decided of them, as JSON."""

from __future__ import annotations

from dataclasses import asdict

from service.shapes import Json, column_json
from service.twins import Twin


def twin_json(twin: Twin) -> Json:
    """Another circular, why it may be the same letter, and the decision seen from this one."""
    decision = asdict(twin.decision) if twin.decision else None
    if decision:
        decision.pop("other")
    return {
        "circular": column_json(twin.circular),
        "why": twin.why,
        "likeness": round(twin.likeness, 3),
        "decision": decision,
    }
