"""Contrastive training of a static model with the losses of sentence-transformers."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.losses import (
    CoSENTLoss,
    MultipleNegativesRankingLoss,
)
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer

from index.training.corpus import Pair, Scored

SCALE = 20.0  # inverse temperature of the softmax over a batch


def open_model(tokenizer: Tokenizer, vectors: npt.NDArray[np.float32]) -> SentenceTransformer:
    """A static model of these token vectors, with unit length outputs."""
    tokens = StaticEmbedding(tokenizer, embedding_weights=vectors)
    tokens.embedding.sparse = True  # a step touches a small part of the vocabulary
    return SentenceTransformer(modules=[tokens, Normalize()], device="cpu")


def token_table(model: SentenceTransformer) -> npt.NDArray[np.float32]:
    """The vectors of a static model's tokens, by token id."""
    weights: torch.Tensor = next(model.parameters()).detach()
    return weights.numpy().copy()


def train(
    model: SentenceTransformer,
    pairs: Sequence[Pair],
    scored: Sequence[Scored],
    *,
    epochs: int,
    batch: int,
    rate: float,
    seed: int,
) -> None:
    """Pull pairs together and order scored pairs; the learning rate falls linearly to zero."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)  # the same sums in the same order on any machine
    draw = random.Random(seed)
    plan = [job for _ in range(epochs) for job in _epoch(pairs, scored, batch, draw)]
    ranking = MultipleNegativesRankingLoss(
        model, scale=SCALE, directions=("query_to_doc", "doc_to_query")
    )
    ordering = CoSENTLoss(model)
    optimizer = torch.optim.SparseAdam(list(model.parameters()), lr=rate)
    for step, job in enumerate(plan):
        for group in optimizer.param_groups:
            group["lr"] = rate * (1 - step / len(plan))
        optimizer.zero_grad()
        loss = (
            _ranking(model, ranking, job)
            if isinstance(job[0], Pair)
            else _ordering(model, ordering, job)
        )
        loss.backward()  # type: ignore[no-untyped-call]  # torch
        optimizer.step()  # type: ignore[no-untyped-call]  # torch


def imitate(
    model: SentenceTransformer,
    sentences: Sequence[str],
    targets: npt.NDArray[np.float32],
    *,
    epochs: int,
    batch: int,
    rate: float,
    seed: int,
) -> None:
    """Turn each sentence's vector towards its target (unit rows, as wide as the model's)."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    draw = random.Random(seed)
    wanted = torch.from_numpy(targets)
    optimizer = torch.optim.SparseAdam(list(model.parameters()), lr=rate)
    for _ in range(epochs):
        order = draw.sample(range(len(sentences)), len(sentences))
        for start in range(0, len(order), batch):
            rows = order[start : start + batch]
            features = model.preprocess([sentences[row] for row in rows])
            made = model(features)["sentence_embedding"]
            loss = (1 - (made * wanted[rows]).sum(1)).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()  # type: ignore[no-untyped-call]  # torch


def _epoch(
    pairs: Sequence[Pair], scored: Sequence[Scored], batch: int, draw: random.Random
) -> Iterator[list[Any]]:
    jobs: list[list[Any]] = list(batches(pairs, batch, draw))
    shuffled = draw.sample(list(scored), len(scored))
    jobs += [shuffled[start : start + batch] for start in range(0, len(shuffled), batch)]
    draw.shuffle(jobs)
    yield from jobs


def batches(pairs: Sequence[Pair], batch: int, draw: random.Random) -> Iterator[list[Pair]]:
    """Batches from one source each, without two pairs that share a text or a `topic:` source."""
    sources: dict[str, list[Pair]] = {}
    for pair in pairs:
        sources.setdefault(pair.source.split(":")[0], []).append(pair)
    for rows in sources.values():
        waiting = draw.sample(rows, len(rows))
        while waiting:
            taken, waiting = _distinct(waiting, batch)
            yield taken


def _distinct(rows: list[Pair], batch: int) -> tuple[list[Pair], list[Pair]]:
    """Up to `batch` pairs that do not answer each other, and the rest."""
    seen: set[str] = set()
    taken: list[Pair] = []
    rest: list[Pair] = []
    for position, pair in enumerate(rows):
        if len(taken) == batch:
            return taken, rest + rows[position:]
        marks = {pair.anchor, pair.positive}
        if ":" in pair.source:
            marks = {pair.source}
        if seen & marks:
            rest.append(pair)
        else:
            seen |= marks
            taken.append(pair)
    return taken, rest


def _ranking(model: Any, loss: Any, job: list[Pair]) -> torch.Tensor:
    columns = [[pair.anchor for pair in job], [pair.positive for pair in job]]
    if all(pair.negative for pair in job):
        columns.append([pair.negative or "" for pair in job])
    features = [model.preprocess(column) for column in columns]
    result: torch.Tensor = loss(features, torch.arange(len(job)))
    return result


def _ordering(model: Any, loss: Any, job: list[Scored]) -> torch.Tensor:
    features = [
        model.preprocess([pair.first for pair in job]),
        model.preprocess([pair.second for pair in job]),
    ]
    result: torch.Tensor = loss(features, torch.tensor([pair.score for pair in job]))
    return result
