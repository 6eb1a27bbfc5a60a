"""Contrastive training of a table of token vectors: pairs, scored pairs and vectors to imitate."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer
from torch.nn import functional

from index.training.corpus import Pair, Scored

Matrix = npt.NDArray[np.float32]

SCALE = 20.0  # inverse temperature of the softmax over a batch


def open_model(tokenizer: Tokenizer, vectors: Matrix) -> SentenceTransformer:
    """A static model of these token vectors, with unit length outputs."""
    tokens = StaticEmbedding(tokenizer, embedding_weights=vectors)
    return SentenceTransformer(modules=[tokens, Normalize()], device="cpu")


class Learner:
    """Token vectors that learn; on a processor it gives the same sums on any machine."""

    def __init__(self, tokenizer: Tokenizer, vectors: Matrix, device: str, seed: int) -> None:
        torch.manual_seed(seed)
        if device == "cpu":
            torch.set_num_threads(1)
        self.device, self.seed = device, seed
        self._tokenizer = tokenizer
        self._ids: dict[str, list[int]] = {}
        self._table = torch.nn.EmbeddingBag.from_pretrained(
            torch.from_numpy(vectors.copy()), freeze=False, mode="mean", sparse=device == "cpu"
        ).to(device)

    @property
    def table(self) -> Matrix:
        """The vectors as they stand, by token id."""
        weights: Matrix = self._table.weight.detach().cpu().numpy().copy()
        return weights

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Unit rows of the texts."""
        with torch.no_grad():
            made: Matrix = self._unit(texts).cpu().numpy()
        return made

    def learn(
        self,
        pairs: Sequence[Pair],
        scored: Sequence[Scored],
        *,
        epochs: int,
        batch: int,
        rate: float,
    ) -> None:
        """Pull pairs together and order scored pairs; the learning rate falls linearly to zero."""
        draw = random.Random(self.seed)
        self._remember(text for pair in pairs for text in _texts(pair))
        self._remember(text for row in scored for text in (row.first, row.second))
        plan = [job for _ in range(epochs) for job in _epoch(pairs, scored, batch, draw)]
        for job in self._steps(plan, rate):
            self._loss(job).backward()  # type: ignore[no-untyped-call]  # torch

    def imitate(
        self, sentences: Sequence[str], targets: Matrix, *, epochs: int, batch: int, rate: float
    ) -> None:
        """Turn each sentence's vector towards its target (unit rows, as wide as the table)."""
        draw = random.Random(self.seed)
        self._remember(sentences)
        wanted = torch.from_numpy(targets).to(self.device)
        orders = [draw.sample(range(len(sentences)), len(sentences)) for _ in range(epochs)]
        plan = [order[at : at + batch] for order in orders for at in range(0, len(order), batch)]
        for rows in self._steps(plan, rate):
            made = self._unit([sentences[row] for row in rows])
            (1 - (made * wanted[rows]).sum(1)).mean().backward()  # type: ignore[no-untyped-call]

    def _steps(self, plan: Sequence[Any], rate: float) -> Iterator[Any]:
        """Each job in turn, and a step after it."""
        optimizer = self._optimizer(rate)
        for number, job in enumerate(plan):
            for group in optimizer.param_groups:
                group["lr"] = rate * (1 - number / len(plan))
            optimizer.zero_grad()
            yield job
            optimizer.step()

    def _optimizer(self, rate: float) -> Any:
        kind = torch.optim.SparseAdam if self.device == "cpu" else torch.optim.Adam
        return kind(list(self._table.parameters()), lr=rate)

    def _loss(self, job: Sequence[Any]) -> torch.Tensor:
        return self._ranking(job) if isinstance(job[0], Pair) else self._ordering(job)

    def _ranking(self, job: Sequence[Pair]) -> torch.Tensor:
        """Each text of a pair finds the other among all of the batch that could be wrong."""
        asked = self._unit([pair.anchor for pair in job])
        found = self._unit([pair.positive for pair in job])
        alike = SCALE * asked @ found.T
        alike = alike.masked_fill(self._answers(job), -1e4)
        right = torch.arange(len(job), device=self.device)
        back = functional.cross_entropy(alike.T, right)
        if all(pair.negative for pair in job):
            rivals = self._unit([pair.negative or "" for pair in job])
            own = SCALE * (asked * rivals).sum(1, keepdim=True)
            alike = torch.cat([alike, own], dim=1)
        return (functional.cross_entropy(alike, right) + back) / 2

    def _answers(self, job: Sequence[Pair]) -> torch.Tensor:
        """Which other pairs of the batch may answer a pair: those of its group or with its text."""
        marks: dict[str, int] = {}
        rows = [[marks.setdefault(mark, len(marks)) for mark in _marks(pair)] for pair in job]
        held = torch.tensor(rows, device=self.device)
        same = (held[:, None, :, None] == held[None, :, None, :]).flatten(2).any(2)
        return same.fill_diagonal_(False)

    def _ordering(self, job: Sequence[Scored]) -> torch.Tensor:
        first = self._unit([row.first for row in job])
        second = self._unit([row.second for row in job])
        scores = torch.tensor([row.score for row in job], device=self.device)
        likeness = SCALE * (first * second).sum(1)
        worse = scores[:, None] < scores[None, :]
        wrong = (likeness[:, None] - likeness[None, :])[worse]
        return torch.logsumexp(torch.cat([wrong.new_zeros(1), wrong]), dim=0)

    def _unit(self, texts: Sequence[str]) -> torch.Tensor:
        self._remember(texts)
        ids = [self._ids[text] for text in texts]
        starts = np.cumsum([0, *(len(row) for row in ids[:-1])])
        flat = np.fromiter((one for row in ids for one in row), dtype=np.int64)
        bags = self._table(
            torch.from_numpy(flat).to(self.device),
            torch.from_numpy(starts.astype(np.int64)).to(self.device),
        )
        return functional.normalize(bags, dim=1)

    def _remember(self, texts: Any) -> None:
        """Token ids of texts not seen before."""
        new = list(dict.fromkeys(text for text in texts if text not in self._ids))
        for start in range(0, len(new), 20_000):
            part = new[start : start + 20_000]
            encoded = self._tokenizer.encode_batch(part, add_special_tokens=False)
            self._ids.update(zip(part, (one.ids for one in encoded), strict=True))


def _epoch(
    pairs: Sequence[Pair], scored: Sequence[Scored], batch: int, draw: random.Random
) -> Iterator[list[Any]]:
    jobs: list[list[Any]] = list(batches(pairs, batch, draw))
    shuffled = draw.sample(list(scored), len(scored))
    jobs += [shuffled[start : start + batch] for start in range(0, len(shuffled), batch)]
    draw.shuffle(jobs)
    yield from jobs


def batches(pairs: Sequence[Pair], batch: int, draw: random.Random) -> Iterator[list[Pair]]:
    """Batches from one source each."""
    sources: dict[str, list[Pair]] = {}
    for pair in pairs:
        sources.setdefault(pair.source.split(":")[0], []).append(pair)
    for rows in sources.values():
        order = draw.sample(rows, len(rows))
        yield from (order[start : start + batch] for start in range(0, len(order), batch))


def _texts(pair: Pair) -> tuple[str, ...]:
    return (pair.anchor, pair.positive, *([pair.negative] if pair.negative else []))


def _marks(pair: Pair) -> tuple[str, str, str]:
    """What two pairs must not share to be each other's wrong answers."""
    group = pair.source if ":" in pair.source else pair.anchor
    return pair.anchor, pair.positive, group
