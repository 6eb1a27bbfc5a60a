"""The public Indonesian sets: likeness of sentences and search, beside the prototypes' figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from index.encoder import Encoder
from index.training.evaluate import Retrieval, evaluate, reached, tasks
from tests.eval.retrieval.systems import Rank, hybrid, meaning, plain_bm25

SETS = ("STS", "idkmrc", "facqa", "uu_penjelasan", "asn_lay", "omnibus")
PROTOTYPES = {  # as measured when the project began: hit@10/MRR@10, Spearman
    "prototype: BM25, plain words": ("–", ".922/.787", "–", ".946/.779", ".68/.477", ".967/.850"),
    "prototype: English MiniLM": (".589", "–", "–", ".505/.336", ".28/.163", ".786/.557"),
    "prototype: pairs": (".579", ".839/.682", "–", ".863/.626", ".70/.537", ".962/.774"),
    "prototype: taught + pairs": (".682", ".855/.677", "–", ".848/.628", ".72/.439", ".981/.848"),
    "prototype: BM25 + static": ("–", ".931/.780", "–", ".939/.737", ".74/.590", "–"),
}  # fmt: skip


def public_tables(folder: Path, ours: Encoder, english: Encoder | None) -> str:
    """One table: our model and BM25 measured now, the prototypes' figures beside them."""
    rows = {"our meaning alone": evaluate(ours.passages, folder)}
    if english is not None:
        rows["English MiniLM"] = evaluate(english.passages, folder)
    rows["BM25, plain words"] = _searched(folder, plain_bm25)
    rows["BM25 + our meaning"] = _searched(
        folder, lambda texts: hybrid(plain_bm25(texts), meaning(texts, ours))
    )
    lines = [
        f"| hit@10/MRR@10; STS Spearman | {' | '.join(SETS)} |",
        "|---" * (len(SETS) + 1) + "|",
    ]
    lines += [
        f"| {name} | {' | '.join(row.get(one, '–') for one in SETS)} |"
        for name, row in rows.items()
    ]
    lines += [f"| {name} | {' | '.join(row)} |" for name, row in PROTOTYPES.items()]
    return "\n".join(lines)


def _searched(folder: Path, made: Callable[[Sequence[str]], Rank]) -> dict[str, str]:
    return {task.name: _figures(task, made(list(task.texts.values()))) for task in tasks(folder)}


def _figures(task: Retrieval, rank: Rank) -> str:
    keys, ranks = list(task.texts), []
    for query, relevant in zip(task.queries, task.relevant, strict=True):
        found = rank(query, range(len(keys)))
        ranks.append(next((n for n, at in enumerate(found, 1) if keys[at] in relevant), len(keys)))
    return reached(ranks)
