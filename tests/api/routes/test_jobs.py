"""Jobs over HTTP: what became of each file."""

from __future__ import annotations

from api.schemas.operations import JobOut, JobsOut
from tests.api.callers import TestClient


def test_every_letter_has_its_job(client: TestClient, keys: dict[str, str]) -> None:
    body = JobsOut.model_validate(client.get("/api/v1/jobs").json())
    assert {job.circular for job in body.items} == set(keys.values())
    assert {job.state for job in body.items} == {"ready"}
    one = client.get(f"/api/v1/jobs/{body.items[0].id}").json()
    assert JobOut.model_validate(one) == body.items[0]


def test_an_unknown_job_and_page_are_told(client: TestClient) -> None:
    missing = client.get("/api/v1/jobs/none")
    assert (missing.status_code, missing.json()["code"]) == (404, "job_not_found")
    wrong = client.get("/api/v1/jobs", params={"limit": 0})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "bad_parameter")
