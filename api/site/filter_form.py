"""The filters as form fields: lists to pick from, boxes to type in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

from api.site.address import Address
from api.site.labels import label
from ingest.model import Kind
from service.elections import elections
from service.regions import load_gazetteer

TYPED = ("region", "issuer", "number", "issued_from", "issued_to", "baseline")


@dataclass(frozen=True, slots=True)
class Pick:
    """A filter with a fixed choice of values."""

    name: str
    choices: tuple[tuple[str, str], ...]
    chosen: str


def fields(here: Address, language: str) -> dict[str, Any]:
    """What the form fields show for an address."""
    picks = [
        Pick(name, tuple((value, label(name, value, language)) for value in values), here.get(name))
        for name, values in _choices().items()
    ]
    return {"picks": picks, "typed": {name: here.get(name) for name in TYPED}}


def _choices() -> dict[str, list[str]]:
    provinces = [region.code for region in load_gazetteer().all() if region.level == "province"]
    years = sorted({str(election.year) for election in elections()}, reverse=True)
    return {
        "province": provinces,
        "year": years,
        "election": ["pilkada", "pemilu"],
        "kind": list(get_args(Kind)),
    }
