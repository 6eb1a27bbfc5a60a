"""Text to unit vectors: ENCODERS, the table of ways to open a sentence model."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt

from index.errors import MissingModel
from index.language import ODD_LETTERS

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Matrix = npt.NDArray[np.float32]

SHIPPED = Path(__file__).parent / "model"
E5 = re.compile(r"(?:^|[/_-])e5(?:[-_]|$)")  # "intfloat/multilingual-e5-small", not "e50"
FOLDING = 2  # raised when texts are prepared in another way for the shipped model
BATCH = 256  # texts pooled at a time: bounds the memory of long inputs


class Encoder(Protocol):
    """Gives unit vectors; a text without any known token gives zeros."""

    @property
    def name(self) -> str:
        """Changes whenever the vectors would."""

    @property
    def dimensions(self) -> int:
        """Numbers in a vector."""

    def passages(self, texts: Sequence[str]) -> Matrix:
        """One row a text that is to be found."""

    def queries(self, texts: Sequence[str]) -> Matrix:
        """One row a text that seeks."""


class StaticEncoder:
    """A mean of token vectors, read from a sentence-transformers folder without that library."""

    def __init__(self, folder: Path) -> None:
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        weights, vocabulary = folder / "model.safetensors", folder / "tokenizer.json"
        self.name = f"static-{FOLDING}-{_digest(weights, vocabulary)}"
        self.table = load_file(weights)["embedding.weight"].astype(np.float32)
        self._tokenizer = Tokenizer.from_file(str(vocabulary))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    @property
    def dimensions(self) -> int:
        """Numbers in a vector."""
        return int(self.table.shape[1])

    def passages(self, texts: Sequence[str]) -> Matrix:
        """Unit rows; zeros for a text without a known token."""
        rows = [
            pool(self.table, _token_ids(self._tokenizer, texts[start : start + BATCH]))
            for start in range(0, len(texts), BATCH)
        ]
        return np.concatenate(rows) if rows else np.zeros((0, self.dimensions), dtype=np.float32)

    queries = passages


class TransformersEncoder:
    """Any model that sentence-transformers opens, by name or path; the import costs seconds."""

    def __init__(self, model: str) -> None:
        from sentence_transformers import SentenceTransformer

        self._model: Any = SentenceTransformer(model, device="cpu").float()
        self.name = f"transformers-{_folder_name(model)}"
        if E5.search(model.lower()) and not any(self._model.prompts.values()):
            self._model.prompts = {"query": "query: ", "document": "passage: "}

    @property
    def dimensions(self) -> int:
        """Numbers in a vector."""
        return int(self._model.get_embedding_dimension())

    def passages(self, texts: Sequence[str]) -> Matrix:
        """Unit rows, with the model's prefix for documents where it has one."""
        return self._unit(self._model.encode_document, texts)

    def queries(self, texts: Sequence[str]) -> Matrix:
        """Unit rows, with the model's prefix for queries where it has one."""
        return self._unit(self._model.encode_query, texts)

    def _unit(self, encode: Callable[..., Any], texts: Sequence[str]) -> Matrix:
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        said = [number for number, text in enumerate(texts) if text.strip()]
        if said:  # some models fail on an empty text, others take it for a meaning of its own
            vectors = encode(
                [texts[n] for n in said], convert_to_numpy=True, show_progress_bar=False
            )
            rows[said] = unit(np.asarray(vectors, dtype=np.float32))
        return rows


class FixedEncoder:
    """A small encoder for tests: the sum of one fixed random direction a word."""

    name = "fixed-1"
    dimensions = 64

    def passages(self, texts: Sequence[str]) -> Matrix:
        """Unit rows; texts that share words are alike."""
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.casefold()):
                row += self._direction(word)
        return unit(rows)

    queries = passages

    def _direction(self, word: str) -> Matrix:
        seed = hashlib.blake2b(word.encode(), digest_size=8).digest()
        draw = np.random.default_rng(int.from_bytes(seed, "big"))
        return draw.standard_normal(self.dimensions).astype(np.float32)


ENCODERS: dict[str, Callable[[str], Encoder]] = {
    "shipped": lambda model: StaticEncoder(SHIPPED),
    "fixed": lambda model: FixedEncoder(),
    "transformers": TransformersEncoder,
}


def open_encoder(model: str | None) -> Encoder:
    """The shipped model for None, the test encoder for "fixed", else a model by name or path."""
    kind = "shipped" if not model else model if model == "fixed" else "transformers"
    try:
        return ENCODERS[kind](model or "")
    except (OSError, ValueError, KeyError, ImportError, RuntimeError) as error:
        raise MissingModel(f"{model or 'shipped model'}: {error}") from error


def pool(table: Matrix, token_ids: Sequence[Sequence[int]]) -> Matrix:
    """Unit mean of the table's rows for each list of ids; zeros for an empty list."""
    counts = np.array([len(ids) for ids in token_ids])
    rows = np.zeros((len(token_ids), table.shape[1]), dtype=np.float32)
    filled = counts > 0
    if filled.any():
        flat = np.fromiter((id_ for ids in token_ids for id_ in ids), dtype=np.int64)
        starts = np.concatenate(([0], np.cumsum(counts[filled])[:-1]))
        rows[filled] = np.add.reduceat(table[flat], starts, axis=0) / counts[filled, None]
    return unit(rows)


def unit(rows: Matrix) -> Matrix:
    """Rows of length 1; a row of zeros stays."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths == 0, 1, lengths), dtype=np.float32)


def _token_ids(tokenizer: Tokenizer, texts: Sequence[str]) -> list[list[int]]:
    legible = [text.translate(ODD_LETTERS) for text in texts]
    encoded = tokenizer.encode_batch(legible, add_special_tokens=False)
    return [encoding.ids for encoding in encoded]


def _folder_name(model: str) -> str:
    """A name that changes with the files of a local model; a hub name stands for itself."""
    folder = Path(model)
    if not folder.is_dir():
        return re.sub(r"[^A-Za-z0-9.-]+", "-", model)
    return _digest(*sorted(_weights(folder)))


def _weights(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.suffix in {".json", ".safetensors", ".bin"})


def _digest(*paths: Path) -> str:
    total = hashlib.sha256()
    for path in paths:
        with path.open("rb") as stream:
            total.update(hashlib.file_digest(stream, "sha256").digest())
    return total.hexdigest()[:16]
