"""The description of the interface (OpenAPI 3.1), with every problem an address can answer."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

import api.limits as limits
from api.errors import MEDIA_TYPE
from api.schemas.asked import CitationsAsked
from api.schemas.base import Problem
from service.reports.batch import FORMATS as BATCHES
from service.reports.formats import FORMATS

SUMMARY = "Reads Indonesian government circulars and finds and compares their obligations."
# not signed in, not allowed, too slow, another's name, too many tries, our fault
ANYWHERE = (401, 403, 408, 421, 429, 500)
LEFT_OUT = ("HTTPValidationError", "ValidationError")


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route that can answer with these problems."""
    return {status: _problem(status) for status in statuses}


def binary(media_type: str, *statuses: int) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route that answers with bytes, or with these problems."""
    content = {media_type: {"schema": {"type": "string", "format": "binary"}}}
    return {200: {"content": content}, **problems(*statuses)}


def comparison_formats(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a comparison: JSON as described, or a file of another format."""
    files = {
        row.media_type.partition(";")[0]: {"schema": {"type": "string", "format": "binary"}}
        for row in FORMATS.values()
        if row.name != "json"
    }
    return {200: {"content": files}, **problems(*statuses)}


def batch_formats(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a batch of questions: a file of one of its formats."""
    one = {"schema": {"type": "string", "format": "binary"}}
    files = {row.media_type.partition(";")[0]: one for row in BATCHES.values()}
    return {200: {"content": files}, **problems(*statuses)}


BYTES = "application/octet-stream"
FILE = {"type": "string", "contentMediaType": BYTES}
DRAFT: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/CitationsAsked"}},
            "text/plain": {"schema": {"type": "string", "minLength": 1}},
            "multipart/form-data": {
                "schema": {"type": "object", "required": ["file"], "properties": {"file": FILE}}
            },
        },
    }
}
QUESTIONS: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "text/csv": {"schema": {"type": "string", "minLength": 1}},
            "text/plain": {"schema": {"type": "string", "minLength": 1}},
            "multipart/form-data": DRAFT["requestBody"]["content"]["multipart/form-data"],
        },
    }
}
FEED: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"type": "array", "items": {}}}},
    }
}
UPLOAD: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "properties": {
                        "files": {
                            "type": "array",
                            "minItems": 1,
                            "maxItems": limits.FILES,
                            "items": {
                                "type": "string",
                                "contentMediaType": "application/octet-stream",
                            },
                        }
                    },
                }
            }
        },
    }
}


def _problem(status: int) -> dict[str, Any]:
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": HTTPStatus(status).phrase, "content": content}


def described(app: FastAPI) -> dict[str, Any]:
    """The description, made once; validation problems are shown as they are really answered."""
    if app.openapi_schema is None:
        whole = get_openapi(
            title=app.title, version=app.version, summary=SUMMARY, routes=app.routes
        )
        schemas = whole.setdefault("components", {}).setdefault("schemas", {})
        for name in LEFT_OUT:
            schemas.pop(name, None)
        for model in (Problem, CitationsAsked):
            schemas[model.__name__] = model.model_json_schema()
        for operation in _operations(whole):
            _complete(operation["responses"])
        app.openapi_schema = whole
    return app.openapi_schema


def _operations(whole: dict[str, Any]) -> list[dict[str, Any]]:
    return [operation for path in whole["paths"].values() for operation in path.values()]


def _complete(responses: dict[str, Any]) -> None:
    if "422" in responses:
        responses["422"] = _problem(422)
    for status in ANYWHERE:
        responses[str(status)] = _problem(status)
