"""A page read anew beside the reading that stands, as JSON."""

from __future__ import annotations

from dataclasses import asdict

from ingest.model import Page
from service.page_trials import Trial
from service.shapes import Json, notice_json


def trial_json(trial: Trial) -> Json:
    """Both readings, how they differ, and the digest to choose the new one by."""
    return {
        "page": trial.number,
        "options": asdict(trial.manner),
        "digest": trial.digest,
        "old": _side(trial.old),
        "new": _side(trial.new),
        "difference": [list(part) for part in trial.difference],
        "notices": [notice_json(notice) for notice in trial.notices],
    }


def _side(page: Page) -> Json:
    return {
        "source": page.source,
        "confidence": page.confidence,
        "rotation": page.rotation,
        "words": len(page.words),
    }
