"""The tables of the world, for pickers: regions, topics, elections, regulations."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from api.access import TheLibrary
from api.openapi import problems
from api.schemas.asked import RegionQuery
from api.schemas.tables import ElectionsOut, ProposalsOut, RegionsOut, RegulationsOut, TopicsOut
from service.elections import elections
from service.model import Filters, Region
from service.regions import load_gazetteer
from service.register import Regulation, regulations
from service.shapes import region_json
from service.topic_shapes import proposals_json, topic_json

router = APIRouter(tags=["tables"])


@router.get("/regions", response_model=RegionsOut, responses=problems(422))
def regions(asked: Annotated[RegionQuery, Query()]) -> JSONResponse:
    """Regions by official code; with q, those whose name holds these letters, widest first."""
    found = [region for region in load_gazetteer().all() if _wanted(region, asked)]
    if asked.q:
        found.sort(key=lambda region: (len(region.code), region.name))
    items = [region_json(region) for region in found[asked.offset :][: asked.limit]]
    paging = {"total": len(found), "limit": asked.limit, "offset": asked.offset}
    return JSONResponse({**paging, "items": items})


def _wanted(region: Region, asked: RegionQuery) -> bool:
    return (
        (not asked.q or asked.q.casefold() in region.name.casefold() or region.code == asked.q)
        and (not asked.level or region.level in asked.level)
        and (not asked.province or region.code.split(".")[0] in asked.province)
    )


@router.get("/topics", response_model=TopicsOut)
def topics(library: TheLibrary) -> JSONResponse:
    """What clauses speak of, in the order of a comparison's rows."""
    items = [topic_json(topic) for topic in library.topics()]
    return JSONResponse({"total": len(items), "items": items})


@router.get("/topics/proposed", response_model=ProposalsOut)
def proposals(library: TheLibrary) -> JSONResponse:
    """Clauses that fit no topic, gathered by likeness, for new topics of one's own."""
    return JSONResponse(proposals_json(library.topic_proposals(Filters())))


@router.get("/elections", response_model=ElectionsOut)
def polling_days() -> JSONResponse:
    """Polling days, oldest first."""
    items = [asdict(election) for election in elections()]
    return JSONResponse({"total": len(items), "items": items})


@router.get("/regulations", response_model=RegulationsOut)
def register() -> JSONResponse:
    """The laws, regulations and letters that circulars rest on, with the time they are in force."""
    items = [_regulation(row) for row in regulations()]
    return JSONResponse({"total": len(items), "items": items})


def _regulation(row: Regulation) -> dict[str, Any]:
    return {
        "cite": row.cite,
        "kind": row.kind,
        "number": row.number,
        "year": row.year,
        "title": row.title,
        "from": row.start.isoformat() if row.start else None,
        "from_between": None if row.start else [day.isoformat() for day in row.between],
        "until": row.until.isoformat() if row.until else None,
        "end": row.end,
        "replaced_by": row.replaced_by,
        "amended": [{"by": item.by, "on": item.on.isoformat()} for item in row.amended],
        "to_confirm": sorted(row.confirm),
        "spellings": list(row.spellings),
    }
