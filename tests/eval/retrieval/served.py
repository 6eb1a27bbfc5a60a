"""The product's own search over documents with truth: filled with their truth or their readings."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from ingest.citation_reading import read_citations
from ingest.model import Circular, Citation, Clause, Found, Metadata, Page, Pages
from ingest.options import ReadOptions
from ingest.pipeline import circular, trace
from service.crew import record
from service.library import Library
from service.settings import Settings
from service.wiring import build
from tests.eval.kept import pages_of
from tests.eval.reading import jobs
from tests.eval.retrieval.collection import Ask, Place

HITS = 30
LIKE = 85  # of 100: below it a clause as read is none of the truth
PLAIN = ("number", "issued_on", "issued_at", "issuer", "subject")


@contextmanager
def library_of(circulars: Mapping[str, Circular], model: str, store: str = "") -> Iterator[Library]:
    """A library in a fresh home that holds these circulars, by document."""
    with tempfile.TemporaryDirectory(prefix="edaran-eval-") as folder:
        home = Settings(home=Path(folder), executor="inline", model=model, workers=1, store=store)
        library = build(home)
        try:
            for slug, found in circulars.items():
                _keep(library, slug, found)
            yield library
        finally:
            library.close()


def search(library: Library, ask: Ask, places: Mapping[tuple[str, str], Place]) -> list[Place]:
    """Places of the truth in the order the product shows them; `places` maps what was read."""
    raw = {name: [str(value)] for name, value in ask.filters.items()}
    result = library.search(ask.text, library.filters(raw), HITS, 0)
    shown = [(match.circular.file, match.clause.clause.path) for match in result.matches]
    return [places.get(place, place) for place in shown]


def true_circulars(documents: Mapping[str, Any]) -> dict[str, Circular]:
    """Each document as a perfect reader would give it."""
    return {slug: _true_circular(found) for slug, found in documents.items()}


def read_circulars(devset: Path, variant: str, kept: Path | None) -> dict[str, Circular]:
    """Each document as the product reads it in one condition."""
    found = {}
    for job in jobs(devset, [variant], kept):
        pages = pages_of(job.files[0].read_bytes(), job.files[0].name, ReadOptions(), job.kept)
        found[job.slug] = circular(trace(pages, job.files[0].name))
    return found


def read_places(
    circulars: Mapping[str, Circular], documents: Mapping[str, Any]
) -> dict[tuple[str, str], Place]:
    """Place as read -> the truth's place with the likest text."""
    places = {}
    for slug, found in circulars.items():
        texts = {c["path"]: c["text"] for c in documents[slug]["truth"]["clauses"] if c["leaf"]}
        for clause in found.clauses:
            best = process.extractOne(clause.text, texts, scorer=fuzz.ratio, score_cutoff=LIKE)
            places[slug, clause.path] = (slug, best[2]) if best else (slug, f"? {clause.path}")
    return places


def _keep(library: Library, slug: str, found: Circular) -> None:
    store = library.parts.store
    key = hashlib.sha256(slug.encode()).hexdigest()
    store.put_upload(key, slug, "application/pdf", 1, "eval")
    job = store.claim("eval", 600)
    assert job is not None
    made, _ = record(library.parts, slug, found, ())
    assert store.save_reading(job.id, "eval", made, Pages(()))


def _true_circular(document: Mapping[str, Any]) -> Circular:
    truth = document["truth"]
    clauses = tuple(_clause(row) for row in truth["clauses"])
    text = document["refs"][0]
    page = Page(1, 612, 936, "text", None, 0, ())
    citations = tuple(one for clause in clauses for one in _citations(clause))
    return Circular((page,), _metadata(truth), text, clauses, citations, ())


def _clause(row: Mapping[str, Any]) -> Clause:
    made = Clause(row["path"], row["marker"], row["text"], leaf=row["leaf"])
    return replace(made, lead_in=row.get("lead_in"), modality=row["modality"])


def _citations(clause: Clause) -> Iterator[Citation]:
    for mention in read_citations(clause.text).mentions:
        printed = clause.text[mention.start : mention.end]
        yield Citation(mention.canonical, printed, clause.path)


def _metadata(truth: Mapping[str, Any]) -> Metadata:
    found = [Found(key, str(truth[key])) for key in PLAIN if truth.get(key)]
    signatory = truth.get("signatory") or {}
    if signatory.get("position"):
        found.append(Found("signatory_position", signatory["position"]))
    found += [Found("addressee", name) for name in truth.get("addressees") or ()]
    source = truth.get("source") or "official"
    return Metadata(source, truth.get("kind") or "edaran", tuple(found))


def ranked(
    library: Library, asks: Sequence[Ask], places: Mapping[tuple[str, str], Place]
) -> list[list[Place]]:
    """The product's ranking of every query."""
    return [search(library, ask, places) for ask in asks]
