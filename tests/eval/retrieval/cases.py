"""Which queries are asked over which documents: the devset's, and our own in two halves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from service.library import Library
from tests.eval.asked import FOLDER, Asked, asked, relevant
from tests.eval.retrieval.collection import Ask, Collection, load_collection, load_queries
from tests.eval.retrieval.served import search
from tests.eval.source import sources
from tests.eval.typeset import write

# Our own queries of a half are asked over these documents.
OVER = {"seen": ("devset", "seen"), "apart": ("apart", "seen")}
SETS = ("devset", *OVER)


@dataclass(frozen=True)
class Case:
    """Queries over the documents that answer them; exact: those that name a number or words."""

    title: str
    collection: Collection
    asks: tuple[Ask, ...]
    exact: tuple[Asked, ...] = ()


def cases(devset: Path, wanted: Sequence[str], folder: Path) -> Iterator[Case]:
    """The devset's case and our own; our documents' truth is written below the folder."""
    tools = devset / "tools"
    if "devset" in wanted:
        collection = load_collection(_folders(devset, "devset", folder), tools)
        yield Case("the devset's queries", collection, load_queries(devset / "queries.json"))
    for part, over in OVER.items():
        if part in wanted:
            folders = [path for name in over for path in _folders(devset, name, folder)]
            exact = tuple(query for query in asked(part) if not query.topics)
            asks = load_queries(FOLDER / f"{part}.json")
            yield Case(f"our own queries, {part}", load_collection(folders, tools), asks, exact)


def _folders(devset: Path, name: str, folder: Path) -> list[Path]:
    if name == "devset":
        return sorted((devset / "docs").iterdir())
    for source in sources(name):
        write(source, folder / name / source.slug)
    return [folder / name]


def exact_table(library: Library, case: Case) -> str:
    """How often a query that names a number, a citation or a phrase has its answer on top."""
    truths = {slug: found["truth"] for slug, found in case.collection.documents.items()}
    right, asks = defaultdict[str, list[bool]](list), case.exact
    for query in asks:
        shown = search(library, Ask(query.q, query.note, {}, {}), {})
        wanted = relevant(query, truths)
        right[query.note].append(bool(shown) and _is_right(query, shown[0], wanted))
    rows = [f"| {note} | {sum(found)} of {len(found)} |" for note, found in right.items()]
    return "\n".join(["| named exactly | right at rank 1 |", "|---|---|", *rows])


def _is_right(query: Asked, first: tuple[str, str], wanted: set[tuple[str, str]]) -> bool:
    """For a circular's own number any of its clauses will do."""
    return first[0] == query.circular if query.circular else first in wanted
