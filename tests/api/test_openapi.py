"""The description of the interface is valid OpenAPI 3.1 and tells every problem as answered."""

from __future__ import annotations

from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from api.app import create_app
from tests.api.callers import TestClient


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """The description as served."""
    return TestClient(create_app()).get("/openapi.json").json()  # type: ignore[no-any-return]


def operations(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Every call with its name."""
    return [
        (f"{method.upper()} {path}", operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


def test_it_is_valid_openapi_3_1(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    assert [str(error) for error in OpenAPIV31SpecValidator(document).iter_errors()] == []


def test_every_failure_is_described_as_a_problem(document: dict[str, Any]) -> None:
    plain = [
        (name, status)
        for name, operation in operations(document)
        for status, response in operation["responses"].items()
        if int(status) >= 400
        and "application/problem+json" not in response["content"]
        and not (name.startswith("GET /health/") and status == "503")  # what is not there
    ]
    assert plain == []
    assert "HTTPValidationError" not in document["components"]["schemas"]


def test_every_call_says_what_it_does(document: dict[str, Any]) -> None:
    assert [name for name, operation in operations(document) if not operation["description"]] == []
