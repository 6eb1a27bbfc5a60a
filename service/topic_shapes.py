"""The JSON shapes of topics, of the table and proposed."""

from __future__ import annotations

from typing import Any

from service.proposals import Proposals, Stray
from service.topic_table import Topic

Json = dict[str, Any]


def topic_json(topic: Topic) -> Json:
    """One subject of obligations."""
    return {
        "key": topic.key,
        "label": topic.label_id,
        "label_en": topic.label_en,
        "group": topic.group,
    }


def proposals_json(found: Proposals) -> Json:
    """Clauses that fit no topic, gathered by likeness; alone: those like no other."""
    return {
        "total": len(found.proposals),
        "items": [
            {
                "words": list(one.words),
                "circulars": one.circulars,
                "clauses": [_stray(stray) for stray in one.strays],
            }
            for one in found.proposals
        ],
        "alone": [_stray(stray) for stray in found.alone],
    }


def _stray(stray: Stray) -> Json:
    clause = stray.item.clause
    return {
        "circular": stray.circular.key,
        "file": stray.circular.file,
        "path": clause.path,
        "text": clause.text,
        "lead_in": clause.lead_in,
        "modality": clause.modality,
    }
