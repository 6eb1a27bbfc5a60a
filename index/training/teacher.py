"""What an English sentence model says of translated sentences: targets for our own model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.training.corpus import read_glossed, read_parallel

Matrix = npt.NDArray[np.float32]

WORDS = range(2, 61)  # of an English sentence: the teacher reads no further
NAMES = 4  # Indonesian words taken of a synset


def taught_sentences(folder: Path) -> tuple[tuple[str, str], ...]:
    """(English, Indonesian) to ask the teacher: translated sentences, then words by their gloss."""
    rows = {
        (english, indonesian): None
        for english, indonesian, _ in read_parallel(folder)
        if len(english.split()) in WORDS and indonesian.strip()
    }
    words = [(gloss, name) for gloss, names in read_glossed(folder) for name in names[:NAMES]]
    return (*rows, *words)


def teacher_vectors(sentences: Sequence[str], teacher: str, kept: Path) -> Matrix:
    """Unit vectors of the teacher; read from the file `kept` when they lie there already."""
    asked = list(dict.fromkeys(sentences))
    if kept.exists() and len(vectors := np.load(kept)) == len(asked):
        answers = np.asarray(vectors, dtype=np.float32)
    else:
        from sentence_transformers import SentenceTransformer

        model = SentenceTransformer(teacher, device="cpu")
        answers = model.encode(asked, normalize_embeddings=True, show_progress_bar=False)
        np.save(kept, answers.astype(np.float16))
    place = {sentence: number for number, sentence in enumerate(asked)}
    return answers[[place[sentence] for sentence in sentences]]


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
