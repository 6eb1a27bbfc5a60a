"""Every error answers as a problem document with a status chosen on purpose."""

from __future__ import annotations

import inspect
from types import ModuleType

import pytest
from fastapi import FastAPI, Query

import api.errors as errors
import index.errors as index_errors
import ingest.errors as ingest_errors
import service.access_errors as access_errors
import service.errors as service_errors
from tests.api.callers import TestClient

MODULES = (service_errors, access_errors, ingest_errors, index_errors)


def classes(module: ModuleType) -> list[type[Exception]]:
    """The error classes a module owns."""
    return [
        item
        for _, item in inspect.getmembers(module, inspect.isclass)
        if issubclass(item, Exception) and item.__module__ == module.__name__
    ]


ALL = [kind for module in MODULES for kind in classes(module)]


def test_every_error_class_has_its_own_row() -> None:
    assert [kind.__name__ for kind in ALL if kind not in errors.STATUS] == []


def test_no_row_without_a_class() -> None:
    assert [kind.__name__ for kind in errors.STATUS if kind not in ALL] == []


def test_codes_are_unique_and_sentences_tell_something() -> None:
    codes = [kind.code for kind in ALL]  # type: ignore[attr-defined]  # every error has one
    assert sorted(codes) == sorted(set(codes))
    sentences = [kind.sentence for kind in ALL]  # type: ignore[attr-defined]
    assert [text for text in sentences if not text.endswith(".") or len(text) < 15] == []


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_a_raised_error_becomes_its_problem_document(kind: type[Exception]) -> None:
    app = FastAPI()
    errors.install(app, lambda request, error: None)

    @app.get("/")
    def fail() -> None:
        raise kind("Said in detail.")

    answer = TestClient(app).get("/")
    body = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.status_code == body["status"] == errors.STATUS[kind]
    assert body["code"] == kind.code  # type: ignore[attr-defined]
    assert body["detail"].endswith("Said in detail.")
    assert body["type"].endswith(body["code"])


def test_a_class_without_a_row_takes_its_nearest_parents_status() -> None:
    class Narrower(service_errors.CircularNotFound):
        pass

    assert errors.status_of(Narrower()) == 404


def test_validation_faults_name_the_parameter_and_echo_nothing_long() -> None:
    app = FastAPI()
    errors.install(app, lambda request, error: None)

    @app.get("/")
    def ask(limit: int = Query(ge=1)) -> int:
        return limit

    answer = TestClient(app).get("/", params={"limit": "x" * 10_000})
    assert answer.status_code == 422
    assert answer.json()["code"] == "bad_parameter"
    assert "limit" in answer.json()["detail"]
    assert len(answer.content) < 1_000
