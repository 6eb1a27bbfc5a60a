"""One generation of a local index, opened: immutable, and safe to search from many threads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.columns import Mask, Pair
from index.errors import DamagedSnapshot
from index.fusion import Items, Ranking, fuse
from index.lexical import Lexicon
from index.model import Answer, Hit, Query
from index.sameness import Sayings, folded
from index.segment import Segment, read_segment
from index.snapshot import Manifest, Vouched, check

Matrix = npt.NDArray[np.float32]
Where = Mapping[str, frozenset[str]]

FACETS = frozenset("province region year election kind modality topic".split())
REACH = 1000  # passages each ranking puts forward; totals and facets count these
PHRASE_REACH = 10_000  # the same where phrases must stand verbatim
LIKENESS_FLOOR = 0.30  # cosine below which a passage is not about the query; see DECISIONS.md
MANY = 20_000  # passing passages beyond which words are sought first and filtered afterwards
SPARE = 1.5  # times as many as needed are sought then
NAMED_COPIES = 20  # of a hit, by key
FULL = 300  # passages that make an answer full, when more were sought than found


@dataclass(frozen=True, slots=True)
class Scope:
    """Which rows of each segment may answer, and how many they are."""

    masks: tuple[Mask, ...]
    passing: int


class View:
    """Segments, which of their rows live, and the words of one generation."""

    def __init__(self, folder: Path, manifest: Manifest, older: View | None = None) -> None:
        self.vouched: Vouched = check(folder, manifest, older.vouched if older else {})
        self.folder = folder
        self.manifest = manifest
        held = {segment.name: segment for segment in older.segments} if older else {}
        self.segments: tuple[Segment, ...] = tuple(
            held.get(name) or read_segment(folder, name) for name in manifest.segments
        )
        self.alive = living(self.segments)
        self._lexicon = Lexicon(folder / manifest.lexical) if manifest.lexical else None
        if sum(int(mask.sum()) for mask in self.alive) != manifest.count:
            raise DamagedSnapshot("The segments do not add up to the passages promised.")
        if self._lexicon and self._lexicon.count != manifest.count:
            raise DamagedSnapshot("words: the word index does not hold every passage.")

    def find(self, key: str) -> tuple[int, int] | None:
        """(segment, row) of a living passage."""
        for number, segment in enumerate(self.segments):
            row = segment.columns.keys.row(key)
            if row is not None and self.alive[number][row]:
                return number, row
        return None

    def holds(self, group: str) -> bool:
        """Whether a passage of the group lives."""
        parts = zip(self.segments, self.alive, strict=True)
        return any(bool(mask[segment.rows_of_group(group)].any()) for segment, mask in parts)

    def groups(self) -> dict[str, int]:
        """Living passages by group."""
        counts: Counter[str] = Counter()
        for segment, mask in zip(self.segments, self.alive, strict=True):
            names = segment.columns.groups
            found = np.bincount(segment.columns.group_codes[mask], minlength=len(names))
            counts.update({names[code]: int(found[code]) for code in np.flatnonzero(found)})
        return dict(counts)

    def corrected(self, text: str) -> str:
        """The query as the collection most likely spells it."""
        return self._lexicon.corrected(text) if self._lexicon else text

    def completions(self, start: str, limit: int) -> tuple[str, ...]:
        """Words of the collection that begin so, the frequent ones first."""
        return self._lexicon.completions(start, limit) if self._lexicon else ()

    def search(self, query: Query, vector: Matrix) -> Answer:
        """Words, meaning and what is favoured, fused."""
        if self._lexicon is None:
            return Answer((), 0)
        scope = self._scope(query.where)
        reach = PHRASE_REACH if query.phrases else REACH
        words = self._words(self._lexicon, query, scope, reach)
        if query.phrases:
            scope = self._only(scope, words)
        meaning = self._nearest(vector, scope, LIKENESS_FLOOR)
        favoured = self._nearest(vector, self._favoured(scope, query)) if query.favoured else ()
        exact = self._lexicon.exact(query.text, query.where, REACH).serials.tolist()
        rest = self._first(scope) if query.everything else ()
        ranking = fuse(
            words, meaning, query.meaning, frozenset(exact), favoured, query.favour, rest
        )
        return self._answer(ranking, query.limit, query.offset, vector)

    def similar(self, key: str, limit: int, where: Where) -> Answer:
        """Neighbours of a passage's own vector."""
        place = self.find(key)
        if place is None:
            return Answer((), 0)
        number, row = place
        vector = self.segments[number].vectors.rows([row])[0]
        near = self._nearest(vector, self._scope(where), LIKENESS_FLOOR)
        others = near[near != self.segments[number].serials[row]]
        return self._answer(fuse((), others, 1.0), limit, 0, vector)

    def _scope(self, where: Where) -> Scope:
        if not where:
            return Scope(self.alive, self.manifest.count)
        pairs = zip(self.segments, self.alive, strict=True)
        masks = tuple(alive & segment.passing(where) for segment, alive in pairs)
        return Scope(masks, sum(int(np.count_nonzero(mask)) for mask in masks))

    def _only(self, scope: Scope, serials: Items) -> Scope:
        pairs = zip(self.segments, scope.masks, strict=True)
        masks = tuple(mask & np.isin(segment.serials, serials) for segment, mask in pairs)
        return Scope(masks, len(serials))

    def _favoured(self, scope: Scope, query: Query) -> Scope:
        masks = []
        for segment, mask in zip(self.segments, scope.masks, strict=True):
            one = np.zeros(segment.count, dtype=bool)
            for name, value in query.favoured:
                one |= segment.passing({name: frozenset([value])})
            masks.append(mask & one)
        return Scope(tuple(masks), sum(int(np.count_nonzero(mask)) for mask in masks))

    def _first(self, scope: Scope) -> Items:
        pairs = zip(self.segments, scope.masks, strict=True)
        found = [segment.serials[np.flatnonzero(mask)[:REACH]] for segment, mask in pairs]
        return np.concatenate([np.zeros(0, dtype=np.int64), *found])[:REACH]

    def _words(self, lexicon: Lexicon, query: Query, scope: Scope, reach: int) -> Items:
        """Serials by words; where many passages pass, sought first and filtered afterwards."""
        if query.where and not query.phrases and scope.passing > MANY:
            wanted = int(reach * SPARE * self.manifest.count / scope.passing)
            found = lexicon.search(query.text, (), {}, wanted)
            kept = found.serials[self._passes(found.serials, scope)][:reach]
            if not found.cut or len(kept) >= min(FULL, reach):
                return kept
        return lexicon.search(query.text, query.phrases, query.where, reach).serials

    def _passes(self, serials: Items, scope: Scope) -> Mask:
        passes = np.zeros(len(serials), dtype=bool)
        for number, at, rows in self._placed(serials):
            passes[at] = scope.masks[number][rows]
        return passes

    def _nearest(self, vector: Matrix, scope: Scope, floor: float = -1.0) -> Items:
        """Serials of the nearest passages not below the floor, best first."""
        found = [
            (segment.serials[rows], scores)
            for segment, mask in zip(self.segments, scope.masks, strict=True)
            for rows, scores in [segment.vectors.nearest(vector, REACH, mask)]
        ]
        if not found:
            return np.zeros(0, dtype=np.int64)
        serials = np.concatenate([one for one, _ in found])
        scores = np.concatenate([one for _, one in found])
        order = np.lexsort((serials, -scores))[:REACH]
        return serials[order][scores[order] >= floor]

    def _answer(self, ranking: Ranking, limit: int, offset: int, vector: Matrix) -> Answer:
        shown, copies = folded(self._sayings(ranking.items))
        page = shown[offset : offset + limit].tolist()
        hits = tuple(self._hit(ranking, place, copies.get(place, ()), vector) for place in page)
        return Answer(hits, len(shown), self._facets(ranking.items))

    def _hit(self, ranking: Ranking, place: int, copies: Sequence[int], vector: Matrix) -> Hit:
        one = ranking.at(place)
        number, row = self._place(one.item)
        likeness = float(self.segments[number].vectors.rows([row])[0] @ vector)
        same = tuple(self._key(int(ranking.items[copy])) for copy in copies[:NAMED_COPIES])
        key = self._key(one.item)
        ranks = one.meaning_rank, one.words_rank
        return Hit(key, one.score, *ranks, likeness, same, len(copies))

    def _key(self, serial: int) -> str:
        number, row = self._place(serial)
        return self.segments[number].columns.keys[row]

    def _place(self, serial: int) -> tuple[int, int]:
        number, _, rows = next(self._placed(np.array([serial], dtype=np.int64)))
        return number, int(rows[0])

    def _sayings(self, serials: Items) -> Sayings:
        found = np.zeros(len(serials), dtype=np.uint64)
        for number, at, rows in self._placed(serials):
            found[at] = self.segments[number].columns.sayings[rows]
        return found

    def _facets(self, serials: Items) -> dict[str, dict[str, int]]:
        counts: Counter[Pair] = Counter()
        for number, _, rows in self._placed(serials):
            counts.update(self.segments[number].counts(rows, FACETS))
        facets: dict[str, dict[str, int]] = {name: {} for name in sorted(FACETS)}
        for (name, value), number in counts.most_common():
            facets[name][value] = number
        return facets

    def _placed(self, serials: Items) -> Iterator[tuple[int, Items, Items]]:
        """For each segment that holds some: its number, their places in `serials`, their rows."""
        for number, segment in enumerate(self.segments):
            rows = np.searchsorted(segment.serials, serials)
            inside = np.minimum(rows, segment.count - 1)
            at = np.flatnonzero(segment.serials[inside] == serials) if segment.count else rows[:0]
            if len(at):
                yield number, at, rows[at]


def open_view(folder: Path, manifest: Manifest, older: View | None) -> View:
    """Open a generation; one whose word index alone is damaged opens without it, to be rebuilt."""
    try:
        return View(folder, manifest, older)
    except (DamagedSnapshot, FileNotFoundError, ValueError):
        prefix = f"{manifest.lexical}/"
        whole = tuple(one for one in manifest.files if not one[0].startswith(prefix))
        if not manifest.lexical:
            raise
        return View(folder, replace(manifest, lexical="", words="", files=whole), older)


def living(segments: Sequence[Segment]) -> tuple[Mask, ...]:
    """Rows of each segment that no later segment removed or replaced."""
    masks = [np.ones(segment.count, dtype=bool) for segment in segments]
    for number, later in enumerate(segments):
        for segment, mask in zip(segments[:number], masks, strict=False):
            bury(segment, mask, later.removed, later.replaced)
    return tuple(masks)


def bury(segment: Segment, mask: Mask, removed: Sequence[str], replaced: Sequence[str]) -> None:
    """Mark rows of these groups and keys as dead."""
    for group in removed:
        mask[segment.rows_of_group(group)] = False
    for key in replaced:
        row = segment.columns.keys.row(key)
        if row is not None:
            mask[row] = False
