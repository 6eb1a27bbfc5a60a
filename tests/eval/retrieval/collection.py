"""The documents with truth as texts to be found, the queries with their classes, the scorer."""

from __future__ import annotations

import importlib.util
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from index.training.damage import mistyped

Place = tuple[str, str]  # document and path of a clause
Ranking = Sequence[Place]

CLASSES = {  # start of a query's note -> its class
    "kata kunci": "keywords",
    "pertanyaan": "question",
    "bahasa sehari-hari": "colloquial",
    "sehari-hari": "colloquial",
    "salah ketik": "typo",
    "niat filter": "filter",
    "filter": "filter",
    "singkatan": "abbreviation",
}
SEED = 11


@dataclass(frozen=True, slots=True)
class Text:
    """One leaf clause with the words it completes."""

    place: Place
    text: str
    lead_in: str
    province: str | None
    year: int | None

    @property
    def whole(self) -> str:
        """Lead-in and text: what a search engine that knows no clauses would be given."""
        return f"{self.lead_in} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Ask:
    """One query: its words, its class, the filters given with it, and its row for the scorer."""

    text: str
    kind: str
    filters: Mapping[str, Any]
    row: Mapping[str, Any]

    def passes(self, text: Text) -> bool:
        """Whether a clause meets the filters."""
        province, year = self.filters.get("province"), self.filters.get("year")
        return (not province or text.province == province) and (not year or text.year == int(year))


@dataclass(frozen=True)
class Collection:
    """Documents with truth, and the scorer that came with them."""

    documents: Mapping[str, Any]
    texts: tuple[Text, ...]
    scorer: ModuleType


def load_collection(folders: Sequence[Path], tools: Path) -> Collection:
    """The documents below the folders (each holds one folder a document)."""
    scorer = _module(tools / "score.py")
    documents = scorer.load([str(folder) for folder in folders])
    texts = tuple(text for slug, found in documents.items() for text in _texts(slug, found))
    return Collection(documents, texts, scorer)


def load_queries(file: Path) -> tuple[Ask, ...]:
    """The queries of a file in the devset's form; a row without topics is left out."""
    rows = json.loads(file.read_text(encoding="utf-8"))
    return tuple(
        Ask(row["q"], _class(row), row.get("filters") or {}, row)
        for row in rows
        if row.get("topics")
    )


def with_slips(asks: Sequence[Ask]) -> tuple[Ask, ...]:
    """Correctly typed queries with slips of the finger made by us, as a class of their own."""
    draw = random.Random(SEED)
    clean = [ask for ask in asks if ask.kind != "typo"]
    return tuple(replace(ask, text=mistyped(ask.text, draw), kind="mistyped") for ask in clean)


def figures(collection: Collection, asks: Sequence[Ask], rankings: Sequence[Ranking]) -> str:
    """nDCG, recall and reciprocal rank at ten of these queries."""
    scored = collection.scorer.retrieval(
        [dict(ask.row) for ask in asks],
        [[list(place) for place in ranking[:10]] for ranking in rankings],
        collection.documents,
    )["all"]
    return f"{scored['ndcg10']:.3f} / {scored['recall10']:.3f} / {scored['mrr']:.3f}"


def _class(row: Mapping[str, Any]) -> str:
    if row.get("class"):
        return str(row["class"])
    note = str(row.get("note", ""))
    return next((kind for start, kind in CLASSES.items() if note.startswith(start)), "other")


def _texts(slug: str, document: Mapping[str, Any]) -> Iterator[Text]:
    truth = document["truth"]
    province = (truth.get("region") or {}).get("province")
    for clause in truth["clauses"]:
        if clause["leaf"] and clause["modality"] != "heading":
            yield Text(
                (slug, clause["path"]),
                clause["text"],
                clause.get("lead_in") or "",
                province,
                truth.get("election_year"),
            )


def _module(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("devset_scorer", file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
