"""Word search with tantivy, over words folded and stemmed beforehand."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.language import known, spans, stem, tokens
from index.model import Passage
from index.near_words import near_words
from index.terms import Term, fields_of, sought

HEAP = 32_000_000  # bytes a writer may hold; tantivy refuses less than 15 MB
LINKED_AFRESH = ("meta.json", ".managed.json")  # the two files tantivy rewrites
IDENTIFIER = re.compile(r"(?<!\S)(?=\S*\d)(?=\S*[/.-])[\w/.\-]{4,}(?!\S)")  # 800/12/BKD, 94.2
TYPO_LENGTH = 4  # letters: shorter words have too many neighbours
LONG = 7  # letters: a longer word may be wrong in two
VARIANTS = 3  # words of the collection tried for a word it does not hold
DOUBTFUL = 50  # a strange word is doubted when one letter away stands a word so many times as usual
NOTHING = 0.0
COMPLETIONS = 2000  # words looked at to complete one


@dataclass(frozen=True, slots=True)
class Found:
    """Serial numbers, best first, their scores, and whether there may be more of them."""

    serials: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float64]
    cut: bool = False


def write(
    folder: Path, base: Path | None, dead: Sequence[int], new: Iterable[tuple[int, Passage]]
) -> None:
    """Make a word index in a fresh folder: that of `base` without `dead`, with `new`; durable."""
    import tantivy

    folder.mkdir()
    if base is not None:
        _link(base, folder)
    index = tantivy.Index(_schema(), path=str(folder))
    writer = index.writer(HEAP, 1)
    if dead:  # deleting by an integer term would look for a signed number and find none
        writer.delete_documents_by_query(_serials(index.schema, dead))
    for serial, passage in new:
        writer.add_document(_document(serial, passage))
    writer.commit()
    writer.wait_merging_threads()


def files(folder: Path) -> Iterator[Path]:
    """The files of a word index that make it up; locks are none of them."""
    return (path for path in sorted(folder.iterdir()) if not path.name.endswith(".lock"))


def _link(base: Path, folder: Path) -> None:
    for path in files(base):
        target = folder / path.name
        if path.name in LINKED_AFRESH:
            shutil.copy2(path, target)
            continue
        try:
            os.link(path, target)
        except OSError:  # a file system without hard links
            shutil.copy2(path, target)


def _schema() -> Any:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("serial", indexed=True, fast=True)
    builder.add_text_field("attribute", tokenizer_name="raw", index_option="basic")
    for name in ("exact", "context_exact"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in ("stem", "context_stem", "concept"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _serials(schema: Any, serials: Sequence[int]) -> Any:
    import tantivy

    return tantivy.Query.term_set_query(schema, "serial", list(serials))


def _document(serial: int, passage: Passage) -> Any:
    import tantivy

    document = tantivy.Document()
    document.add_unsigned("serial", serial)  # an int given to the constructor can panic the writer
    for attribute, values in passage.attributes.items():
        for value in values:
            document.add_text("attribute", _attribute(attribute, value))
    for name, text in fields_of(passage.text, passage.context).items():
        document.add_text(name, text)
    return document


def _attribute(attribute: str, value: str) -> str:
    return f"{attribute}={value}"


def _nothing() -> Found:
    return Found(np.zeros(0, dtype=np.int64), np.zeros(0))


class Lexicon:
    """One generation of the word index, opened for searching."""

    def __init__(self, folder: Path) -> None:
        import tantivy

        self._index = tantivy.Index.open(str(folder))
        # What is opened never changes; the library's own look for changes would read the mapped
        # files in a thread of its own, and one that is cut short just then would end the process.
        self._index.config_reader(reload_policy="manual")
        self._schema = self._index.schema
        self._searcher = self._index.searcher()
        self.variants = lru_cache(maxsize=10_000)(self._variants)
        self._vocabulary = lru_cache(maxsize=64)(self._beginning)

    @property
    def count(self) -> int:
        """Passages held."""
        return int(self._searcher.num_docs)

    def search(
        self,
        text: str,
        phrases: Sequence[str],
        where: Mapping[str, frozenset[str]],
        limit: int,
    ) -> Found:
        """Passages that hold words of the text and all of the phrases, under the filters."""
        import tantivy

        wanted = sought(text, {word: self.variants(word) for word in tokens(text)})
        words = [(tantivy.Occur.Should, self._term(term)) for term in wanted]
        musts = [self._phrase(phrase) for phrase in phrases]
        musts += [self._filter(key, where[key]) for key in where]
        if not words and not phrases:
            return _nothing()
        if not musts:  # flat: only so does the library skip passages that cannot be among the best
            return self._run(tantivy.Query.boolean_query(words), limit)
        if words:
            need = tantivy.Occur.Should if phrases else tantivy.Occur.Must
            parts = [(need, tantivy.Query.boolean_query(words))]
        else:
            parts = []
        parts += [(tantivy.Occur.Must, must) for must in musts]
        return self._run(tantivy.Query.boolean_query(parts), limit)

    def passing(self, sets: Sequence[Sequence[str]]) -> int:
        """How many passages have, of each of these sets, one "attribute=value"."""
        import tantivy

        musts = [tantivy.Query.term_set_query(self._schema, "attribute", list(one)) for one in sets]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Must, must) for must in musts])
        return int(self._searcher.search(query, 1, count=True).count)

    def exact(self, text: str, where: Mapping[str, frozenset[str]], limit: int) -> Found:
        """Passages that hold an identifier of the text (a letter number, a law's) as it stands."""
        import tantivy

        runs = [tokens(match.group()) for match in IDENTIFIER.finditer(text)]
        found = [self._in_order("exact", run) for run in runs if len(run) > 1]
        if not found:
            return _nothing()
        parts = [(tantivy.Occur.Must, self._any(found))]
        parts += [(tantivy.Occur.Must, self._filter(key, where[key])) for key in where]
        return self._run(tantivy.Query.boolean_query(parts), limit)

    def corrected(self, text: str) -> str:
        """The text with words that the collection does not hold as it most likely spells them."""
        parts, end = [], 0
        for span in spans(text):
            near = [word for word in self.variants(span.token)[:1] if word != span.token]
            if not near and not self._frequency(span.token) and not known(span.token):
                near = list(near_words(span.token))
            parts += [text[end : span.start], near[0] if near else text[span.start : span.end]]
            end = span.end
        return "".join([*parts, text[end:]])

    def completions(self, start: str, limit: int) -> tuple[str, ...]:
        """Words of the collection that begin so, the frequent ones first."""
        found = self._searcher.terms_with_prefix("exact", start, limit=COMPLETIONS)
        best = sorted((-frequency, word) for word, frequency in found if word.isalpha())
        return tuple(word for _, word in best[:limit])

    def _run(self, query: Any, limit: int) -> Found:
        result = self._searcher.search(query, limit, count=False)
        addresses = [address for _, address in result.hits]
        serials = self._searcher.fast_field_values("serial", addresses) if addresses else []
        scores = np.array([score for score, _ in result.hits], dtype=np.float64)
        return Found(np.array(serials, dtype=np.int64), scores, len(addresses) == limit)

    def _term(self, term: Term) -> Any:
        import tantivy

        one = tantivy.Query.term_query(self._schema, term.field, term.word, "freq")
        return tantivy.Query.boost_query(one, term.worth)

    def _variants(self, word: str) -> tuple[str, ...]:
        """Words of the collection to seek in place of one that it does not hold, nearest first.

        A strange word that it holds may be another's mistake: it stays, with what it may mean.
        """
        if len(word) < TYPO_LENGTH or not word.isalpha():
            return ()
        held = self._frequency(word)
        if held and (known(word) or held * DOUBTFUL > self.count):
            return ()
        if not held and known(word):
            return ()
        near = self._near(word, 1 + (len(word) > LONG and not held))
        likely = [term for frequency, term in near if frequency >= DOUBTFUL * held]
        if not held:
            likely += [other for other in near_words(word) if self._frequency(other)]
        likely = list(dict.fromkeys(likely))[:VARIANTS]
        return tuple([word] * bool(held and likely) + likely)

    def _near(self, word: str, most: int) -> list[tuple[int, str]]:
        """(frequency, word) of words at most so many letters away, nearest first."""
        found = [
            (distance, -frequency, term)
            for first in dict.fromkeys(word[:2])  # the first two letters may have changed places
            for terms, frequencies in [self._vocabulary(first)]
            for term, distance, at in process.extract(
                word, terms, scorer=OSA.distance, score_cutoff=most, limit=20
            )
            for frequency in [frequencies[at]]
            if term != word
        ]
        return [(-frequency, term) for _, frequency, term in sorted(found)]

    def _beginning(self, first: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """Words of the collection that begin with a letter, and how often each occurs."""
        found = self._searcher.terms_with_prefix("exact", first)
        return tuple(word for word, _ in found), tuple(frequency for _, frequency in found)

    def _frequency(self, word: str) -> int:
        here = self._searcher
        return max(int(here.doc_freq("exact", word)), int(here.doc_freq("stem", stem(word))))

    def _phrase(self, phrase: str) -> Any:
        words = tokens(phrase)
        return self._any([self._in_order(field, words) for field in ("exact", "context_exact")])

    def _in_order(self, field: str, words: Sequence[str]) -> Any:
        import tantivy

        if not words:
            return tantivy.Query.empty_query()
        if len(words) == 1:
            return tantivy.Query.term_query(self._schema, field, words[0])
        return tantivy.Query.phrase_query(self._schema, field, list(words))

    def _filter(self, attribute: str, values: frozenset[str]) -> Any:
        import tantivy

        terms = [_attribute(attribute, value) for value in sorted(values)]
        found = tantivy.Query.term_set_query(self._schema, "attribute", terms)
        return tantivy.Query.const_score_query(found, NOTHING)

    def _any(self, queries: Sequence[Any]) -> Any:
        import tantivy

        return tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in queries])
