"""The JSON shape of a member's feed set beside the catalogue."""

from __future__ import annotations

from dataclasses import asdict

from service.networking import Imported, Listed
from service.shapes import Json


def imported_json(found: Imported) -> Json:
    """What a feed holds."""
    return {
        "listed": [listed_json(one) for one in found.listed],
        "others": found.others,
        "notices": [asdict(notice) for notice in found.notices],
    }


def listed_json(one: Listed) -> Json:
    """A circular that a feed lists."""
    return {
        "record": one.record.number,
        "outcome": one.outcome,
        "circular": one.circular,
        "differences": [
            {"field": name, "feed": told, "kept": kept} for name, told, kept in one.differences
        ],
        "fields": one.record.fields,
        "extras": one.record.extras,
    }
