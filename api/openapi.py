"""The description of the interface (OpenAPI 3.1), with every problem an address can answer."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.errors import MEDIA_TYPE
from api.schemas import Problem

SUMMARY = "Reads Indonesian government circulars and finds and compares their obligations."
LEFT_OUT = ("HTTPValidationError", "ValidationError")


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route that can answer with these problems."""
    return {status: _problem(status) for status in statuses}


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
        schemas["Problem"] = Problem.model_json_schema()
        for operation in _operations(whole):
            _complete(operation["responses"])
        app.openapi_schema = whole
    return app.openapi_schema


def _operations(whole: dict[str, Any]) -> list[dict[str, Any]]:
    return [operation for path in whole["paths"].values() for operation in path.values()]


def _complete(responses: dict[str, Any]) -> None:
    if "422" in responses:
        responses["422"] = _problem(422)
    responses["500"] = _problem(500)
