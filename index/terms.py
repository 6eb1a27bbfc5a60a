"""What of a text goes into the word index, and which terms a query seeks there; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.language import stem, tokens
from index.synonyms import synonyms
from index.wordlists import stop_words

# Worth of a word found in a field.
FIELDS = {"stem": 1.0, "exact": 0.3, "context_stem": 0.3}
_ENDING = re.compile(r"(?<=\w{3})(?:nya|lah|kah|pun|ku|mu)$")
MENDED = 0.7  # worth of a word of the collection sought in place of one it does not hold


@dataclass(frozen=True, slots=True)
class Term:
    """One term sought: the field, the word there, and its worth."""

    field: str
    word: str
    worth: float


def fields_of(text: str, context: str) -> Mapping[str, str]:
    """The fields of the word index for one passage, each as words parted by blanks."""
    words, around = tokens(text), tokens(context)
    return {
        "exact": " ".join(words),
        "stem": " ".join(roots_of(words)),
        "context_exact": " ".join(around),
        "context_stem": " ".join(roots_of(around)),
        "concept": " ".join(name for name, _ in concepts((*words, *around))),
    }


def roots_of(words: Sequence[str]) -> list[str]:
    """Stems without stop words."""
    return [stem(word) for word in words if word not in stop_words()]


def sought(text: str, variants: Mapping[str, Sequence[str]]) -> tuple[Term, ...]:
    """Terms of a query, each once; `variants` are words to seek in place of one."""
    words = tokens(text)
    content = [word for word in words if word not in stop_words()] or list(words)
    meant = tuple(near for word in words for near in (word, *variants.get(word, ())[:1]))
    shares = dict(concepts(meant))
    covered = _covered(meant)
    found: dict[tuple[str, str], float] = {("concept", name): w for name, w in shares.items()}
    for word in dict.fromkeys(content):
        left = 1.0 - covered.get(word, 0.0)
        for near in variants.get(word) or (word,):
            worth = left * (1.0 if near == word else MENDED)
            for key, share in _places(near).items():
                found[key] = max(found.get(key, 0.0), worth * share)
    return tuple(Term(field, word, worth) for (field, word), worth in found.items())


def concepts(words: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Synonym rows of which the words hold a form: a name for the row, and its weight.

    A passage is indexed under the names of its rows, so that a query seeks one term a row
    instead of every form.
    """
    for number in dict.fromkeys(number for number, _ in _forms(words)):
        row = synonyms()[number]
        yield "_".join(row.forms[0]), row.weight


def _covered(words: Sequence[str]) -> dict[str, float]:
    """Words that belong to a form, with the highest weight of their rows."""
    found: dict[str, float] = {}
    for number, form in _forms(words):
        for word in form:
            found[word] = max(synonyms()[number].weight, found.get(word, 0.0))
    return found


def _places(word: str) -> dict[tuple[str, str], float]:
    root = stem(word)
    fields = [name for name in FIELDS if name == "exact" or word not in stop_words()]
    return {(name, word if name == "exact" else root): FIELDS[name] for name in fields}


def _forms(words: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Numbers of synonym rows with the words that are forms of theirs, endings aside."""
    table, bare = _by_first_word(), tuple(map(_bare, words))
    for at, word in enumerate(bare):
        for number, form in table.get(word, ()):
            if bare[at : at + len(form)] == form:
                yield number, tuple(words[at : at + len(form)])


def _bare(word: str) -> str:
    """Without an ending of speech ("lapornya ke siapa"), where that leaves a word of a form."""
    if word in _form_words():
        return word
    plain = _ENDING.sub("", word)
    return plain if plain in _form_words() else word


@lru_cache
def _form_words() -> frozenset[str]:
    return frozenset(word for row in synonyms() for form in row.forms for word in form)


@lru_cache
def _by_first_word() -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for number, row in enumerate(synonyms()):
        for form in row.forms:
            found.setdefault(form[0], []).append((number, form))
    return found
