"""What an English sentence model says of translated sentences: targets for our own model."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt

from index.training.corpus import read_parallel

Matrix = npt.NDArray[np.float32]

TAUGHT = 20_000  # sentences asked of the teacher: the slowest step of the recipe
POOL = 26_000
WORDS = range(3, 37)  # of an English sentence
NEAREST = "smeru"  # the source whose register is nearest to ours comes first


def taught_sentences(folder: Path) -> tuple[tuple[str, str], ...]:
    """(English, Indonesian) sentences to ask the teacher, always the same."""
    rows = [row for row in read_parallel(folder) if len(row[0].split()) in WORDS]
    random.Random(3).shuffle(rows)
    rows = sorted(rows, key=lambda row: row[2] != NEAREST)[:POOL]
    random.Random(4).shuffle(rows)
    return tuple((english, indonesian) for english, indonesian, _ in rows[:TAUGHT])


def teacher_vectors(sentences: Sequence[str], teacher: str, kept: Path) -> Matrix:
    """Unit vectors of the teacher; read from the file `kept` when they lie there already."""
    if kept.exists():
        vectors = np.load(kept)[: len(sentences)]
        if len(vectors) == len(sentences):
            return np.asarray(vectors, dtype=np.float32)
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(teacher, device="cpu")
    vectors = model.encode(list(sentences), normalize_embeddings=True, show_progress_bar=False)
    np.save(kept, vectors.astype(np.float16))
    return cast(Matrix, vectors)


def shortened(vectors: Matrix, dimensions: int) -> Matrix:
    """The vectors' most telling directions, of unit length; ValueError when there are fewer."""
    if vectors.shape[1] < dimensions:
        raise ValueError(f"The teacher gives {vectors.shape[1]} numbers, {dimensions} are needed.")
    spread = vectors.T @ vectors / len(vectors)
    _, axes = np.linalg.eigh(spread)
    short = vectors @ axes[:, ::-1][:, :dimensions]
    return np.asarray(short / np.linalg.norm(short, axis=1, keepdims=True), dtype=np.float32)


def mapped(tokens: Matrix, pooled: Matrix, targets: Matrix) -> Matrix:
    """The token vectors turned so that their means (`pooled`) come nearest to the targets."""
    ridge = np.eye(pooled.shape[1], dtype=np.float32) * 0.01 * len(pooled) / pooled.shape[1]
    turn = np.linalg.solve(pooled.T @ pooled + ridge, pooled.T @ targets)
    turned = tokens @ turn
    scale = np.linalg.norm(tokens) / np.linalg.norm(turned)
    return np.asarray(turned * scale, dtype=np.float32)
