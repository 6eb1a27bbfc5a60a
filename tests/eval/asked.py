"""Our own queries and the clauses that answer them, as far as the truth of the documents says.

A query is as in the devset (`q`, `topics`, `filters`, `note`) and may instead name its answer:
`contains`: leaf clauses whose text has one of these words; `circular`: any clause of this document.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "queries"
Place = tuple[str, str]  # document folder's name, clause path


@dataclass(frozen=True, slots=True)
class Asked:
    """One query; note is its kind (pertanyaan, sehari-hari, salah ketik, nomor, …)."""

    q: str
    note: str
    topics: frozenset[str] = frozenset()
    filters: Mapping[str, str | int] | None = None
    contains: tuple[str, ...] = ()
    circular: str | None = None


def asked(part: str) -> list[Asked]:
    """The queries of a part, "seen" or "apart"."""
    rows = json.loads((FOLDER / f"{part}.json").read_text(encoding="utf-8"))
    return [
        Asked(
            row["q"], row["note"], frozenset(row["topics"]), row["filters"],
            tuple(row.get("contains", ())), row.get("circular"),
        )
        for row in rows
    ]  # fmt: skip


def relevant(query: Asked, truths: Mapping[str, Mapping[str, Any]]) -> set[Place]:
    """The clauses that answer; truths: folder name to truth."""
    return {
        (slug, clause["path"])
        for slug, truth in truths.items()
        if _admitted(query.filters or {}, truth)
        for clause in _leaves(truth["clauses"])
        if _answers(query, slug, clause)
    }


def also_acceptable(query: Asked, truths: Mapping[str, Mapping[str, Any]]) -> set[Place]:
    """Clauses about the topic beside another: neither right nor wrong when found."""
    return {
        (slug, clause["path"])
        for slug, truth in truths.items()
        if _admitted(query.filters or {}, truth)
        for clause in _leaves(truth["clauses"])
        if query.topics & set(clause.get("alt_topics", ()))
    } - relevant(query, truths)


def _admitted(filters: Mapping[str, str | int], truth: Mapping[str, Any]) -> bool:
    province, year = filters.get("province"), filters.get("year")
    right_place = province is None or truth["region"]["province"] == province
    return right_place and (year is None or truth["election_year"] == year)


def _answers(query: Asked, slug: str, clause: Mapping[str, Any]) -> bool:
    if query.circular is not None:
        return slug == query.circular
    if query.contains:
        return any(words in clause["text"] for words in query.contains)
    return clause["topic"] in query.topics


def _leaves(clauses: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [clause for clause in clauses if clause["leaf"] and clause["modality"] != "heading"]
