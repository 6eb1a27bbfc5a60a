"""One generation of a local index, opened: immutable, and safe to search from many threads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

import index.asking as asking
from index.asking import FACETS
from index.columns import Mask, Pair
from index.errors import DamagedSnapshot
from index.fusion import Items, Ties
from index.lexical import Lexicon
from index.model import Answer, Query, Tally
from index.sameness import Sayings
from index.segment import Segment, read_segment, with_vectors
from index.snapshot import Manifest, Vouched, check

Matrix = npt.NDArray[np.float32]
Where = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Scope:
    """Which rows of each segment may answer, and how many they are."""

    masks: tuple[Mask, ...]
    passing: int


class View:
    """Segments, which of their rows live, and the words of one generation."""

    def __init__(
        self, folder: Path, manifest: Manifest, older: View | None = None, searched: bool = True
    ) -> None:
        self.searched = searched
        self.vouched: Vouched = check(folder, manifest, older.vouched if older else {})
        self.folder = folder
        self.manifest = manifest
        held = {segment.name: segment for segment in older.segments} if older else {}
        opened = (
            held.get(name) or read_segment(folder, name, searched) for name in manifest.segments
        )
        self.segments: tuple[Segment, ...] = tuple(
            with_vectors(folder, segment) if searched else segment for segment in opened
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
        return self._grouped(self.alive)

    def tally(self, where: Where) -> Tally:
        """Living passages that meet all conditions, by group and by attribute value."""
        masks = self.scope(where).masks
        pairs = zip(self.segments, masks, strict=True)
        counted = [segment.counts(np.flatnonzero(mask), FACETS) for segment, mask in pairs]
        return Tally(self._grouped(masks), _facets(counted, FACETS))

    def _grouped(self, masks: Sequence[Mask]) -> dict[str, int]:
        counts: Counter[str] = Counter()
        for segment, mask in zip(self.segments, masks, strict=True):
            names = segment.columns.groups
            found = np.bincount(segment.columns.group_codes[mask], minlength=len(names))
            counts.update({names[code]: int(found[code]) for code in np.flatnonzero(found)})
        return dict(counts)

    def serials(self, keys: Sequence[str]) -> Items:
        """Serial numbers of living passages, those known, ascending."""
        places = filter(None, map(self.find, keys))
        found = {int(self.segments[number].serials[row]) for number, row in places}
        return np.array(sorted(found), dtype=np.int64)

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
        return asking.search(self, self._lexicon, query, vector)

    def similar(self, key: str, limit: int, where: Where) -> Answer:
        """Neighbours of a passage's own vector."""
        place = self.find(key)
        if place is None:
            return Answer((), 0)
        number, row = place
        vector = self.segments[number].vectors.rows([row])[0]
        serial = int(self.segments[number].serials[row])
        return asking.similar(self, serial, vector, limit, where)

    # -- what a question needs; see index/asking.py ------------------------------------------

    @property
    def count(self) -> int:
        """Living passages."""
        return self.manifest.count

    def known(self, serials: Items) -> Items:
        """All of them: words and rows are of one generation."""
        return serials

    def scope(self, where: Where) -> Scope:
        """The passages that meet all conditions."""
        if not where:
            return Scope(self.alive, self.manifest.count)
        pairs = zip(self.segments, self.alive, strict=True)
        return _scope(alive & segment.passing(where) for segment, alive in pairs)

    def only(self, scope: Scope, serials: Items) -> Scope:
        """Those of a scope that are among these."""
        pairs = zip(self.segments, scope.masks, strict=True)
        return _scope(mask & np.isin(segment.serials, serials) for segment, mask in pairs)

    def favoured(self, scope: Scope, pairs: Sequence[Pair]) -> Scope:
        """Those of a scope that have one of these attributes."""
        masks = []
        for segment, mask in zip(self.segments, scope.masks, strict=True):
            one = np.zeros(segment.count, dtype=bool)
            for name, value in pairs:
                one |= segment.passing({name: frozenset([value])})
            masks.append(mask & one)
        return _scope(masks)

    def first(self, scope: Scope, most: int) -> Items:
        """Some of a scope, by their ties."""
        pairs = zip(self.segments, scope.masks, strict=True)
        found = [segment.serials[np.flatnonzero(mask)] for segment, mask in pairs]
        serials = np.concatenate([np.zeros(0, dtype=np.int64), *found])
        return serials[np.lexsort((serials, self.ties(serials)))[:most]]

    def passes(self, serials: Items, scope: Scope) -> Mask:
        """Which of these are in a scope."""
        passes = np.zeros(len(serials), dtype=bool)
        for number, at, rows in self._placed(serials):
            passes[at] = scope.masks[number][rows]
        return passes

    def nearest(self, vector: Matrix, scope: Scope, most: int) -> tuple[Items, Matrix]:
        """Serials and cosines of the nearest passages of a scope, best first."""
        found = [
            (segment.serials[rows], scores)
            for segment, mask in zip(self.segments, scope.masks, strict=True)
            for rows, scores in [segment.vectors.nearest(vector, most, mask)]
        ]
        if not found:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        serials = np.concatenate([one for one, _ in found])
        scores = np.concatenate([one for _, one in found])
        order = np.lexsort((serials, -scores))[:most]
        return serials[order], scores[order]

    def ties(self, serials: Items) -> Ties:
        """Where each passage's group stands among equals."""
        found = np.zeros(len(serials), dtype=np.uint64)
        for number, at, rows in self._placed(serials):
            found[at] = self.segments[number].ties(rows)
        return found

    def sayings(self, serials: Items) -> Sayings:
        """What each passage says, as a number."""
        found = np.zeros(len(serials), dtype=np.uint64)
        for number, at, rows in self._placed(serials):
            found[at] = self.segments[number].columns.sayings[rows]
        return found

    def facets(self, serials: Items, names: frozenset[str]) -> dict[str, dict[str, int]]:
        """How many of these passages have each value of these attributes, the frequent first."""
        placed = self._placed(serials)
        return _facets((self.segments[n].counts(rows, names) for n, _, rows in placed), names)

    def keys(self, serials: Sequence[int]) -> list[str]:
        """Keys of passages."""
        places = map(self._place, serials)
        return [self.segments[number].columns.keys[row] for number, row in places]

    def vectors(self, serials: Sequence[int]) -> Matrix:
        """Vectors of passages."""
        places = map(self._place, serials)
        rows = [self.segments[number].vectors.rows([row])[0] for number, row in places]
        return np.array(rows, dtype=np.float32)

    def _place(self, serial: int) -> tuple[int, int]:
        number, _, rows = next(self._placed(np.array([serial], dtype=np.int64)))
        return number, int(rows[0])

    def _placed(self, serials: Items) -> Iterator[tuple[int, Items, Items]]:
        """For each segment that holds some: its number, their places in `serials`, their rows."""
        for number, segment in enumerate(self.segments):
            rows = np.searchsorted(segment.serials, serials)
            inside = np.minimum(rows, segment.count - 1)
            at = np.flatnonzero(segment.serials[inside] == serials) if segment.count else rows[:0]
            if len(at):
                yield number, at, rows[at]


def _facets(
    counted: Iterable[Mapping[Pair, int]], names: frozenset[str]
) -> dict[str, dict[str, int]]:
    """Counts of several segments as one, the frequent values first."""
    counts: Counter[Pair] = Counter()
    for one in counted:
        counts.update(one)
    facets: dict[str, dict[str, int]] = {name: {} for name in sorted(names)}
    for (name, value), number in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        facets[name][value] = number
    return facets


def _scope(masks: Iterable[Mask]) -> Scope:
    kept = tuple(masks)
    return Scope(kept, sum(int(np.count_nonzero(mask)) for mask in kept))


def open_view(folder: Path, manifest: Manifest, older: View | None, searched: bool = True) -> View:
    """Open a generation; one whose word index alone is damaged opens without it, to be rebuilt."""
    try:
        return View(folder, manifest, older, searched)
    except (DamagedSnapshot, FileNotFoundError, ValueError):
        prefix = f"{manifest.lexical}/"
        whole = tuple(one for one in manifest.files if not one[0].startswith(prefix))
        if not manifest.lexical:
            raise
        bare = replace(manifest, lexical="", words="", files=whole)
        return View(folder, bare, older, searched)


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
