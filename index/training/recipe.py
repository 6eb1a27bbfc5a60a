"""The recipe of the shipped model: vocabulary, statistics, teacher, pairs, by a fixed seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

from index.training.corpus import Pair, read_lines, read_pairs, read_scored, read_slang
from index.training.corpus import read_synonyms as read_wordnet
from index.training.damage import mistyped
from index.training.domain import domain_lines, domain_pairs, form_pairs, read_topics
from index.training.objectives import Learner, open_model
from index.training.spans import span_pairs
from index.training.speech import spoken
from index.training.statistics import token_vectors, train_tokenizer
from index.training.teacher import mapped, shortened, taught_sentences, teacher_vectors

Matrix = npt.NDArray[np.float32]
Told = Callable[[str], None]

OWN = "domain:"  # start of the source of our own pairs
LONGEST = 700  # characters of a training text: a clause is shorter, and a mean blurs what is longer


@dataclass(frozen=True, slots=True)
class Plan:
    """Every number of the recipe."""

    seed: int = 20261125
    tokens: int = 28_000
    dimensions: int = 256
    domain_lines: int = 300  # a topic, for the statistics
    domain_pairs: int = 1_600  # a topic
    synonym_pairs: int = 20_000
    spans: int = 25_000  # of each file of raw text
    slips: float = 0.3  # share of questions learnt mistyped as well
    speech: float = 0.5  # share of questions learnt as people say them as well
    spoken_lines: float = 0.15  # share of raw lines counted as people would say them as well
    general: float = 0.3  # weight of the model that learnt nothing of ours
    imitation_epochs: int = 6
    imitation_batch: int = 512
    epochs: int = 8
    batch: int = 1_024
    rate: float = 0.01
    device: str = "cpu"  # or "cuda": minutes instead of hours, the same up to rounding


def make(folder: Path, work: Path, teacher: str, plan: Plan, told: Told) -> SentenceTransformer:
    """The model of a data folder; `work` keeps the slow steps between runs.

    Trained twice from one start, on general pairs and on these with our own; the mean of both
    knows our circulars nearly as well as the second and the language as well as the first.
    """
    draw = random.Random(plan.seed)
    tokenizer, vectors = _start(folder, work, plan, draw, told)
    if teacher:
        told("teacher")
        vectors = _taught(folder, work, teacher, plan, tokenizer, vectors)
    pairs = list(training_pairs(folder, plan, random.Random(plan.seed + 1)))
    general = [pair for pair in pairs if not pair.source.startswith(OWN)]
    tables = []
    for name, chosen in (("general pairs", general), ("all pairs", pairs)):
        told(f"{name}: {len(chosen):,}")
        learner = Learner(tokenizer, vectors, plan.device, plan.seed)
        learner.learn(
            chosen,
            list(read_scored(folder)),
            epochs=plan.epochs,
            batch=plan.batch,
            rate=plan.rate,
        )
        tables.append(learner.table)
    return open_model(tokenizer, (1 - plan.general) * tables[1] + plan.general * tables[0])


def training_pairs(folder: Path, plan: Plan, draw: random.Random) -> Iterator[Pair]:
    """All pairs: public ones, synonyms, slang, and our own on the domain."""
    for pair in read_pairs(folder):
        yield _short(pair)
        if pair.anchor.endswith("?") and draw.random() < plan.slips:
            yield _short(replace(pair, anchor=mistyped(pair.anchor, draw)))
        if pair.anchor.endswith("?") and draw.random() < plan.speech:
            yield _short(replace(pair, anchor=spoken(pair.anchor, draw)))
    synonyms = [(names[0], other) for names in read_wordnet(folder) for other in names[1:]]
    for number, (one, other) in enumerate(draw.sample(synonyms, plan.synonym_pairs)):
        yield Pair(one, other, None, f"wordnet:{number}")
    for number, (slang, formal) in enumerate(read_slang(folder)):
        yield Pair(slang, formal, None, f"slang:{number}")
    yield from form_pairs()
    yield from span_pairs(folder, plan.spans, draw)
    yield from domain_pairs(read_topics(), draw, plan.domain_pairs)


def _start(
    folder: Path, work: Path, plan: Plan, draw: random.Random, told: Told
) -> tuple[Tokenizer, Matrix]:
    """Vocabulary and token vectors from raw text and our own sentences."""
    vocabulary, kept = work / "tokenizer.json", work / "statistics.npy"
    if vocabulary.exists() and kept.exists():
        return Tokenizer.from_file(str(vocabulary)), np.load(kept)
    lines = list(read_lines(folder))
    lines += [spoken(line, draw) for line in lines if draw.random() < plan.spoken_lines]
    lines += domain_lines(read_topics(), draw, plan.domain_lines)
    told(f"vocabulary of {len(lines):,} lines")
    tokenizer = train_tokenizer(lines, plan.tokens)
    told("statistics")
    vectors, _ = token_vectors(lines, tokenizer, plan.dimensions, plan.seed)
    tokenizer.save(str(vocabulary))
    np.save(kept, vectors)
    return tokenizer, vectors


def _taught(
    folder: Path, work: Path, teacher: str, plan: Plan, tokenizer: Tokenizer, vectors: Matrix
) -> Matrix:
    rows = taught_sentences(folder)
    answers = teacher_vectors([english for english, _ in rows], teacher, work / "teacher.npy")
    targets = shortened(answers, plan.dimensions)
    sentences = [indonesian for _, indonesian in rows]
    pooled = Learner(tokenizer, vectors, plan.device, plan.seed).encode(sentences)
    learner = Learner(tokenizer, mapped(vectors, pooled, targets), plan.device, plan.seed)
    learner.imitate(
        sentences,
        targets,
        epochs=plan.imitation_epochs,
        batch=plan.imitation_batch,
        rate=plan.rate,
    )
    return learner.table


def _short(pair: Pair) -> Pair:
    negative = pair.negative[:LONGEST] if pair.negative else None
    return Pair(pair.anchor[:LONGEST], pair.positive[:LONGEST], negative, pair.source)
