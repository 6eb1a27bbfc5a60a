"""Token vectors from word statistics: co-occurrence, positive mutual information, truncated SVD."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
import numpy.typing as npt
import scipy.sparse as sparse  # type: ignore[import-untyped]  # ships no types
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

Matrix = npt.NDArray[np.float32]

UNKNOWN = "[UNK]"
WINDOW = 6  # tokens to either side that count as neighbours
SMOOTHING = 0.75  # flattens the context counts so that rare neighbours do not rule
RARITY = 3e-4  # a of a / (a + p): how soon a frequent token loses weight
SPREAD = 0.5  # power of the singular values
FAINT = 0.3  # length below which a vector says nothing; the median is 1
FEWEST = 0.4  # weighted meetings of two tokens below which they count as chance


def train_tokenizer(lines: Sequence[str], size: int) -> Tokenizer:
    """A lower-casing, accent-stripping WordPiece tokenizer of `size` tokens; always the same."""
    trained = _word_pieces(models.WordPiece(unk_token=UNKNOWN, max_input_chars_per_word=60))
    trainer = trainers.WordPieceTrainer(
        vocab_size=size,
        min_frequency=3,
        # ids break ties, and the library numbers inner letters in no fixed order unless told
        special_tokens=[UNKNOWN, *_inner_letters(trained, lines)],
        show_progress=False,
    )
    trained.train_from_iterator(lines, trainer)
    model = models.WordPiece(trained.get_vocab(), unk_token=UNKNOWN, max_input_chars_per_word=60)
    tokenizer = _word_pieces(model)
    tokenizer.add_special_tokens([UNKNOWN])
    return tokenizer


def _word_pieces(model: models.WordPiece) -> Tokenizer:
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.BertNormalizer(strip_accents=True, lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


def _inner_letters(tokenizer: Tokenizer, lines: Sequence[str]) -> list[str]:
    letters: set[str] = set()
    for line in lines:
        letters.update(line)
    folded = {letter for raw in letters for letter in tokenizer.normalizer.normalize_str(raw)}
    return [f"##{letter}" for letter in sorted(folded) if not letter.isspace()]


def token_vectors(
    lines: Sequence[str], tokenizer: Tokenizer, dimensions: int, seed: int
) -> tuple[Matrix, npt.NDArray[np.float64]]:
    """(vectors, frequencies) by token id; a vector is as long as its token is telling, 0..1."""
    stream = _token_stream(lines, tokenizer)
    size = tokenizer.get_vocab_size()
    counts = np.bincount(stream[stream >= 0], minlength=size).astype(np.float64)
    information = _positive_information(_neighbours(stream, size))
    vectors = _filled(_truncated(information, dimensions, seed), seed)
    frequency = counts / counts.sum()
    weight = RARITY / (RARITY + frequency)
    lengths = np.linalg.norm(vectors, axis=1)
    return (vectors * (weight / lengths)[:, None]).astype(np.float32), frequency


def _filled(vectors: Matrix, seed: int) -> Matrix:
    """A token with hardly a neighbour gets a random direction: a rare name is found by itself."""
    bare = np.flatnonzero(np.linalg.norm(vectors, axis=1) < FAINT)
    draw = np.random.default_rng(seed)
    filled = vectors.copy()
    noise = draw.standard_normal((len(bare), vectors.shape[1]))
    filled[bare] = noise / np.linalg.norm(noise, axis=1, keepdims=True)
    return filled


def _token_stream(lines: Sequence[str], tokenizer: Tokenizer) -> npt.NDArray[np.int64]:
    """All token ids in a row; WINDOW times -1 between lines keeps them apart."""
    gap = np.full(WINDOW, -1, dtype=np.int64)
    parts: list[npt.NDArray[np.int64]] = []
    for start in range(0, len(lines), 10_000):
        for encoding in tokenizer.encode_batch(
            list(lines[start : start + 10_000]), add_special_tokens=False
        ):
            parts += [np.asarray(encoding.ids, dtype=np.int64), gap]
    return np.concatenate(parts)


def _neighbours(stream: npt.NDArray[np.int64], size: int) -> sparse.csr_matrix:
    total = sparse.csr_matrix((size, size), dtype=np.float32)
    for distance in range(1, WINDOW + 1):
        left, right = stream[:-distance], stream[distance:]
        both = (left >= 0) & (right >= 0)
        weight = np.full(int(both.sum()), 1 / distance, dtype=np.float32)
        total = (
            total
            + sparse.coo_matrix((weight, (left[both], right[both])), shape=(size, size)).tocsr()
        )
    both_ways = (total + total.T).tocsr()
    both_ways.data[both_ways.data < FEWEST] = 0
    both_ways.eliminate_zeros()
    return cast(sparse.csr_matrix, both_ways)


def _positive_information(pairs: sparse.csr_matrix) -> sparse.csr_matrix:
    rows = np.asarray(pairs.sum(axis=1)).ravel()
    context = rows**SMOOTHING
    context /= context.sum()
    table = pairs.tocoo()
    values = np.log(table.data / (rows[table.row] * context[table.col]))
    keep = values > 0
    return sparse.csr_matrix(
        (values[keep].astype(np.float32), (table.row[keep], table.col[keep])), shape=pairs.shape
    )


def _truncated(matrix: sparse.csr_matrix, dimensions: int, seed: int) -> Matrix:
    """Left singular vectors by randomised iteration, scaled, without the common direction."""
    draw = np.random.default_rng(seed)
    block = draw.standard_normal((matrix.shape[1], dimensions + 32)).astype(np.float32)
    for _ in range(5):
        block, _ = np.linalg.qr(matrix @ block)
        block, _ = np.linalg.qr(matrix.T @ block)
    left, values, _ = np.linalg.svd(matrix @ block, full_matrices=False)
    vectors = left[:, 1 : dimensions + 1] * values[1 : dimensions + 1] ** SPREAD
    lengths = np.linalg.norm(vectors, axis=1)
    return cast(Matrix, vectors / np.median(lengths[lengths > 0]))
