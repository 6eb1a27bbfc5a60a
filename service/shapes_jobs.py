"""The JSON shapes of keeping: uploads accepted, jobs, what an ingest did, what a verify found."""

from __future__ import annotations

from dataclasses import asdict

from service.model import (
    Accepted,
    IngestSummary,
    Job,
    VerifyReport,
)
from service.shapes import Json


def job_json(job: Job) -> Json:
    """A job, with its failure as {"code", "message"} or null."""
    failure = job.failure
    return {
        **asdict(job),
        "failure": {"code": failure.code, "message": failure.message} if failure else None,
    }


def accepted_json(accepted: Accepted) -> Json:
    """The outcome of one uploaded file."""
    failure = accepted.failure
    return {
        "file": accepted.file,
        "outcome": accepted.outcome,
        "key": accepted.key,
        "error": {"code": failure.code, "message": failure.message} if failure else None,
    }


def summary_json(summary: IngestSummary) -> Json:
    """The end of an ingest run."""
    return {
        "files": summary.files,
        "ready": summary.ready,
        "duplicates": summary.duplicates,
        "failed": [asdict(failure) for failure in summary.failed],
        "skipped": [asdict(failure) for failure in summary.skipped],
    }


def verify_json(report: VerifyReport) -> Json:
    """Whether originals, catalogue and index agree."""
    return {"sound": report.sound, **asdict(report)}
