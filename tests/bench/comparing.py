"""300 circulars (3,900 clauses) compared, beside a bare likeness of all pairs of clauses."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from index.index import INDEXES
from ingest.model import Clause, Metadata
from service.compare import OPERATIVE, compare
from service.model import Filters, Reading, Stored, TopicalClause
from service.profiles import duties_of
from service.topic_table import load_topics
from service.topics import assign
from tests.bench.measure import Measurement, side_by_side

CIRCULARS, CLAUSES = 300, 13
SEED = 7
PEER = "rapidfuzz token_sort_ratio, all pairs, one core, nothing else"


def measure(devset: Path) -> Iterator[Measurement]:
    """Alignment, changes and rows against a baseline; the readings are made beforehand."""
    columns = list(_circulars(devset))
    texts = [item.clause.text for one in columns if one.reading for item in one.reading.clauses]
    labels = {topic.key: topic.label_id for topic in load_topics()}
    with tempfile.TemporaryDirectory() as folder:
        index = INDEXES["local"](Path(folder), None)
        index.meaning(texts[:1])  # the model is open in a running service
        yield side_by_side(
            "comparison with changes",
            PEER,
            f"{CIRCULARS} circulars, {len(texts)} clauses",
            lambda: compare(columns, Filters(), columns[0].key, index.meaning, labels),
            lambda: process.cdist(texts, texts, scorer=fuzz.token_sort_ratio, workers=1),
        )
        index.close()


def _circulars(devset: Path) -> Iterator[Stored]:
    """Circulars of clauses drawn from the devset, words left out here and there."""
    files = sorted(devset.glob("docs/*/*/truth.json"))
    rows = [row for file in files for row in json.loads(file.read_text())["clauses"]]
    operative = [row for row in rows if row.get("leaf", True) and row["modality"] in OPERATIVE]
    chance = random.Random(SEED)
    for number in range(CIRCULARS):
        clauses = tuple(
            _clause(chance.choice(operative), place, chance) for place in range(1, CLAUSES + 1)
        )
        metadata = Metadata("official", "edaran")
        reading = Reading("", metadata, None, None, None, (), "", clauses, (), ())
        yield Stored(f"k{number}", "", "", 1, "ready", 1, "", "1", None, reading)


def _clause(row: dict[str, Any], place: int, chance: random.Random) -> TopicalClause:
    words = row["text"].split()
    if len(words) > 4 and chance.random() < 0.5:
        del words[chance.randrange(len(words))]
    lead_in, modality = row.get("lead_in"), row["modality"]
    clause = Clause(str(place), f"{place}.", " ".join(words), (), lead_in, modality)
    topics = assign(row["text"], lead_in, modality)
    return TopicalClause(clause, topics, obligations=duties_of(clause))
