"""Names of filter values in the reader's language."""

from __future__ import annotations

from functools import cache

from api.site.words import TABLES
from service.regions import load_gazetteer
from service.topic_table import load_topics

WORDED = frozenset({"modality", "kind", "source", "election"})
AREAS = frozenset({"region", "province"})


def label(name: str, value: str, language: str) -> str:
    """What a reader calls a filter's value; the value itself when no table names it."""
    if name in WORDED:
        return TABLES[language].get(f"{name}.{value}", value)
    if name in AREAS:
        region = load_gazetteer().by_code(value)
        return region.name if region else value
    if name == "topic":
        return _topics(language).get(value, value)
    return value


@cache
def _topics(language: str) -> dict[str, str]:
    topics = load_topics()
    names = {topic.key: topic.label_id if language == "id" else topic.label_en for topic in topics}
    return {**names, "other": "Lain-lain" if language == "id" else "Other"}
