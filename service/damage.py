"""Words as they are compared: recognition damage folded away, what is printed left alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, Levenshtein

from index.language import known, tokens

SHORTEST = 5  # letters: shorter words have too many neighbours to call one damage
PER_LETTER = 5  # one letter in so many may be misread


@dataclass(frozen=True, slots=True)
class Op:
    """Words taken away, words put in their place, and where each run begins."""

    old: Sequence[str]
    new: Sequence[str]
    at_old: int
    at_new: int


def folded(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, known damage mended, no punctuation."""
    return tokens(text)


def differences(old: Sequence[str], new: Sequence[str], recognised: bool) -> list[Op]:
    """Runs of words that differ; with a recognised side, what only recognition tells apart is
    none."""
    if old == new:
        return []
    ops = [Op(old[a:b], new[c:d], a, c) for a, b, c, d in _runs(old, new)]
    return [op for op in ops if not (recognised and _only_damage(op.old, op.new))]


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where the two differ: ends of each run in old and new."""
    at_old = at_new = 0
    blocks = Indel.opcodes(old, new).as_matching_blocks()
    for block in blocks:
        if block.a > at_old or block.b > at_new:
            yield at_old, block.a, at_new, block.b
        at_old, at_new = block.a + block.size, block.b + block.size


def _only_damage(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether two runs of words are one, read twice: specks, split words, single letters."""
    if any(word.isdigit() for word in (*old, *new)):
        return False
    kept_old, kept_new = ([w for w in words if len(w) > 1] for words in (old, new))
    if not kept_old and not kept_new:
        return True  # specks of one letter
    if len(kept_old) == len(kept_new):
        return all(_misread(a, b) for a, b in zip(kept_old, kept_new, strict=True))
    return "".join(kept_old) == "".join(kept_new) or _misread("".join(kept_old), "".join(kept_new))


def _misread(a: str, b: str) -> bool:
    """Whether one of two words is the other with a letter or so misread: not both can be words."""
    if a == b:
        return True
    shortest = min(len(a), len(b))
    if shortest < SHORTEST or (known(a) and known(b)):
        return False
    return Levenshtein.distance(a, b) <= max(1, max(len(a), len(b)) // PER_LETTER)
