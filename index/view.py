"""One generation of a local index, opened: immutable, and safe to search from many threads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.errors import DamagedSnapshot
from index.fusion import Fused, fuse
from index.lexical import Lexicon
from index.model import Answer, Hit, Query
from index.segment import Mask, Pair, Segment, read_segment
from index.snapshot import Manifest, Mark, check

Matrix = npt.NDArray[np.float32]
Where = Mapping[str, frozenset[str]]

FACETS = ("province", "region", "year", "election", "kind", "modality", "topic")
REACH = 1000  # passages each half puts forward; totals and facets count these
PHRASE_REACH = 10_000  # the same where phrases must stand verbatim
MEANING_WEIGHT = 0.5  # of meaning against words; see DECISIONS.md for the measurement
LIKENESS_FLOOR = 0.30  # cosine below which a passage is not about the query; see DECISIONS.md


class View:
    """Segments, which of their rows live, and the words of one generation."""

    def __init__(self, folder: Path, manifest: Manifest, older: View | None = None) -> None:
        check(folder, manifest, older.vouched if older else frozenset())
        self.manifest = manifest
        self.vouched: frozenset[tuple[str, Mark]] = frozenset(manifest.files)
        held = {segment.name: segment for segment in older.segments} if older else {}
        self.segments: tuple[Segment, ...] = tuple(
            held.get(name) or read_segment(folder, name) for name in manifest.segments
        )
        self.alive = living(self.segments)
        self._lexicon = Lexicon(folder / manifest.lexical) if manifest.lexical else None
        self._first_serials = [int(s.serials[0]) if s.count else -1 for s in self.segments]
        if sum(int(mask.sum()) for mask in self.alive) != manifest.count:
            raise DamagedSnapshot("The segments do not add up to the passages promised.")
        if self._lexicon and self._lexicon.count != manifest.count:
            raise DamagedSnapshot("words: the word index does not hold every passage.")

    def find(self, key: str) -> tuple[int, int] | None:
        """(segment, row) of a living passage."""
        for number, segment in enumerate(self.segments):
            row = segment.row_of.get(key)
            if row is not None and self.alive[number][row]:
                return number, row
        return None

    def groups(self) -> dict[str, int]:
        """Living passages by group."""
        counts: Counter[str] = Counter()
        for segment, mask in zip(self.segments, self.alive, strict=True):
            found = np.bincount(segment.group_codes[mask], minlength=len(segment.groups))
            counts.update(
                {name: int(n) for name, n in zip(segment.groups, found, strict=True) if n}
            )
        return dict(counts)

    def mended(self, text: str) -> str:
        """The query's words beside those of the collection they most likely mean."""
        return self._lexicon.mended(text) if self._lexicon else text

    def search(self, query: Query, vector: Matrix) -> Answer:
        """Words and meaning, fused."""
        if self._lexicon is None:
            return Answer((), 0)
        reach = PHRASE_REACH if query.phrases else REACH
        words = self._lexicon.search(query.text, query.phrases, query.where, reach)
        among = frozenset(words.serials) if query.phrases else None
        meaning = self._nearest(vector, query.where, among)
        exact = self._lexicon.exact(query.text, query.where, REACH)
        ranked = fuse(
            words.serials,
            [serial for serial, _ in meaning],
            MEANING_WEIGHT,
            frozenset(exact.serials),
        )
        return self._answer(ranked, query.limit, query.offset, vector)

    def similar(self, key: str, limit: int, where: Where) -> Answer:
        """Neighbours of a passage's own vector."""
        place = self.find(key)
        if place is None:
            return Answer((), 0)
        number, row = place
        vector = self.segments[number].vectors.rows(row)
        own = int(self.segments[number].serials[row])
        near = [serial for serial, _ in self._nearest(vector, where) if serial != own]
        return self._answer(fuse((), near, 1.0), limit, 0, vector)

    def _nearest(
        self, vector: Matrix, where: Where, among: frozenset[int] | None = None
    ) -> list[tuple[int, float]]:
        """(serial, cosine) of the nearest living passages above the floor, best first."""
        found: list[tuple[int, float]] = []
        for segment, alive in zip(self.segments, self.alive, strict=True):
            allowed = alive & segment.passing(where) if where else alive
            if among is not None:
                allowed = allowed & np.isin(segment.serials, np.fromiter(among, dtype=np.int64))
            rows, scores = segment.vectors.nearest(vector, REACH, allowed)
            found += zip(segment.serials[rows].tolist(), scores.tolist(), strict=True)
        above = [one for one in found if one[1] >= LIKENESS_FLOOR]
        return sorted(above, key=lambda one: (-one[1], one[0]))[:REACH]

    def _answer(self, ranked: Sequence[Fused], limit: int, offset: int, vector: Matrix) -> Answer:
        page = ranked[offset : offset + limit]
        return Answer(
            tuple(self._hit(one, vector) for one in page),
            len(ranked),
            self._facets(one.item for one in ranked),
        )

    def _hit(self, one: Fused, vector: Matrix) -> Hit:
        segment, row = self._place(one.item)
        likeness = float(segment.vectors.rows(row) @ vector)
        return Hit(segment.keys[row], one.score, one.meaning_rank, one.words_rank, likeness)

    def _place(self, serial: int) -> tuple[Segment, int]:
        for segment in reversed(self.segments):
            if segment.count and segment.serials[0] <= serial:
                return segment, int(np.searchsorted(segment.serials, serial))
        raise KeyError(serial)

    def _facets(self, serials: Iterable[int]) -> dict[str, dict[str, int]]:
        counts: Counter[Pair] = Counter()
        for serial in serials:
            segment, row = self._place(serial)
            counts.update(segment.pairs_of(row))
        facets: dict[str, dict[str, int]] = {name: {} for name in FACETS}
        for (name, value), number in counts.most_common():
            if name in facets:
                facets[name][value] = number
        return facets


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


def bury(segment: Segment, mask: Mask, removed: Iterable[str], replaced: Iterable[str]) -> None:
    """Mark rows of these groups and keys as dead."""
    for group in removed:
        mask[segment.rows_of_group(group)] = False
    for key in replaced:
        row = segment.row_of.get(key)
        if row is not None:
            mask[row] = False
