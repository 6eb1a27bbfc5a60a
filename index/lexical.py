"""Word search with tantivy, over words folded and stemmed beforehand."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz.distance import OSA

from index.language import related, stem, stop_words, tokens
from index.model import Passage

HEAP = 32_000_000  # bytes a writer may hold; tantivy refuses less than 15 MB
LINKED_AFRESH = ("meta.json", ".managed.json")  # the two files tantivy rewrites
FIELDS = {"stem": 1.0, "exact": 0.3, "context_stem": 0.3}  # worth of a word found there
IDENTIFIER = re.compile(r"(?<!\S)(?=\S*\d)(?=\S*[/.-])[\w/.\-]{4,}(?!\S)")  # 800/12/BKD, 94.2
IDENTIFIER_WORTH = 4.0
TYPO_LENGTH = 5  # letters: shorter words have too many neighbours
VARIANTS = 3  # words of the collection tried for a word it does not hold
NOTHING = 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """Serial numbers with scores, best first, and how many passages matched in all."""

    serials: tuple[int, ...]
    scores: tuple[float, ...]
    total: int


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
    for name in ("exact", "stem", "context_exact", "context_stem"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
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
    for prefix, text in (("", passage.text), ("context_", passage.context)):
        words = tokens(text)
        roots = [stem(word) for word in words if word not in stop_words()]
        document.add_text(f"{prefix}exact", " ".join(words))
        document.add_text(f"{prefix}stem", " ".join(roots))
    return document


def _attribute(attribute: str, value: str) -> str:
    return f"{attribute}={value}"


class Lexicon:
    """One generation of the word index, opened for searching."""

    def __init__(self, folder: Path) -> None:
        import tantivy

        self._index = tantivy.Index.open(str(folder))
        self._schema = self._index.schema
        self._searcher = self._index.searcher()

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

        wanted = self._wanted(text)
        parts = [(tantivy.Occur.Must, self._phrase(phrase)) for phrase in phrases]
        parts += [(tantivy.Occur.Must, self._filter(key, where[key])) for key in where]
        if wanted:
            need = tantivy.Occur.Should if phrases else tantivy.Occur.Must
            parts.append((need, self._any(wanted)))
        elif not phrases:
            return Found((), (), 0)
        return self._run(tantivy.Query.boolean_query(parts), limit)

    def exact(self, text: str, where: Mapping[str, frozenset[str]], limit: int) -> Found:
        """Passages that hold an identifier of the text (a letter number, a law's) as it stands."""
        import tantivy

        runs = [tokens(match.group()) for match in IDENTIFIER.finditer(text)]
        found = [self._in_order("exact", run) for run in runs if len(run) > 1]
        if not found:
            return Found((), (), 0)
        parts = [(tantivy.Occur.Must, self._any(found))]
        parts += [(tantivy.Occur.Must, self._filter(key, where[key])) for key in where]
        return self._run(tantivy.Query.boolean_query(parts), limit)

    def mended(self, text: str) -> str:
        """The folded text; beside a word the collection does not hold, the nearest that it does."""
        words = tokens(text)
        return " ".join(variant for word in words for variant in (word, *self._variants(word)[:1]))

    def _run(self, query: Any, limit: int) -> Found:
        result = self._searcher.search(query, limit)
        scores = tuple(float(score) for score, _ in result.hits)
        addresses = [address for _, address in result.hits]
        serials = self._searcher.fast_field_values("serial", addresses) if addresses else []
        return Found(tuple(int(serial) for serial in serials), scores, int(result.count))

    def _wanted(self, text: str) -> list[Any]:
        """One query a word, form or identifier sought."""
        sought = tokens(text)
        content = [word for word in sought if word not in stop_words()] or list(sought)
        wanted = [self._word(word) for word in dict.fromkeys(content)]
        wanted += [self._form(form, worth) for form, worth in related(sought)]
        for match in IDENTIFIER.finditer(text):
            run = tokens(match.group())
            if len(run) > 1:
                wanted.append(self._boosted(self._in_order("exact", run), IDENTIFIER_WORTH))
        return wanted

    def _word(self, word: str) -> Any:
        variants = self._variants(word)
        if not variants:
            return self._everywhere([word])
        return self._any([self._boosted(self._everywhere([near]), 0.7) for near in variants])

    def _form(self, form: tuple[str, ...], worth: float) -> Any:
        return self._boosted(self._everywhere(form), worth)

    def _everywhere(self, words: Sequence[str]) -> Any:
        roots = [stem(word) for word in words if word not in stop_words()]
        parts = [
            self._boosted(self._in_order(field, words if field == "exact" else roots), worth)
            for field, worth in FIELDS.items()
            if field == "exact" or roots
        ]
        return self._any(parts)

    def _variants(self, word: str) -> list[str]:
        """Words of the collection nearest to one that it does not hold, nearest first."""
        if len(word) < TYPO_LENGTH or not word.isalpha() or self._holds(word):
            return []
        near = [
            (distance, -frequency, term)
            for term, frequency in self._searcher.terms_with_prefix("exact", word[0])
            if (distance := OSA.distance(word, term, score_cutoff=1 + (len(word) > 7)))
            <= 1 + (len(word) > 7)
        ]
        return [term for _, _, term in sorted(near)[:VARIANTS]]

    def _holds(self, word: str) -> bool:
        return bool(
            self._searcher.doc_freq("exact", word) or self._searcher.doc_freq("stem", stem(word))
        )

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

    def _boosted(self, query: Any, worth: float) -> Any:
        import tantivy

        return tantivy.Query.boost_query(query, worth)
