"""One immutable batch of passages on disk and in memory: columns, vectors, texts."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.columns import Codes, Columns, Mask, Pair, columns_of, joined_columns, load, save
from index.fusion import Ties, tie_of
from index.model import Passage
from index.vectors import CHUNK, SAMPLE, Halves, Lists, Vectors, list_count, opened, part

Rows = npt.NDArray[np.int64]

COPIED = 4096  # rows in hand at a time from file to file: whoever merges need not hold many


@dataclass(frozen=True)
class Segment:
    """Rows, their vectors, and what they took the place of."""

    name: str
    columns: Columns
    removed: tuple[str, ...]  # groups that this segment removes from older ones
    replaced: tuple[str, ...]  # keys that this segment removes from older ones
    searched: Vectors | None  # None where it was opened for writing only

    @property
    def vectors(self) -> Vectors:
        """Its rows' vectors; ValueError where it was opened without them."""
        if self.searched is None:
            raise ValueError(f"{self.name} was opened for writing only.")
        return self.searched

    @property
    def count(self) -> int:
        """Rows, dead ones too."""
        return self.columns.count

    @property
    def serials(self) -> npt.NDArray[np.int64]:
        """Serial number of each row, ascending."""
        return self.columns.serials

    def passing(self, where: Mapping[str, frozenset[str]]) -> Mask:
        """Rows that hold, for every attribute asked, one of its values."""
        mask = np.ones(self.count, dtype=bool)
        for attribute, values in where.items():
            one = np.zeros(self.count, dtype=bool)
            for value in values:
                one[self._rows_of((attribute, value))] = True
            mask &= one
        return mask

    def pairs_of(self, row: int) -> tuple[Pair, ...]:
        """The attributes of one row."""
        here = self.columns
        codes = here.pair_codes[here.pair_starts[row] : here.pair_starts[row + 1]]
        return tuple(here.pairs[code] for code in codes)

    def counts(self, rows: Rows, attributes: frozenset[str]) -> dict[Pair, int]:
        """How many of these rows hold each value of these attributes."""
        starts = self.columns.pair_starts
        sizes = (starts[rows + 1] - starts[rows]).astype(np.int64)
        ends = np.cumsum(sizes)
        places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(
            starts[rows] - ends + sizes, sizes
        )
        found = np.bincount(self.columns.pair_codes[places], minlength=len(self.columns.pairs))
        pairs = self.columns.pairs
        return {
            pairs[code]: int(found[code])
            for code in np.flatnonzero(found).tolist()
            if pairs[code][0] in attributes
        }

    def rows_of_group(self, group: str) -> Codes:
        """Rows that belong to a group."""
        code = self._group_code.get(group)
        if code is None:
            return np.zeros(0, dtype=np.int32)
        order, starts = self._by_group
        return order[starts[code] : starts[code + 1]]

    def ties(self, rows: Rows | Codes) -> Ties:
        """Where the groups of these rows stand among equals: the same in every index of them."""
        ties: Ties = self._ties[self.columns.group_codes[rows]]
        return ties

    @cached_property
    def _ties(self) -> Ties:
        return np.array([tie_of(group) for group in self.columns.groups], np.uint64)

    @cached_property
    def _group_code(self) -> Mapping[str, int]:
        return {group: code for code, group in enumerate(self.columns.groups)}

    @cached_property
    def _by_group(self) -> tuple[Codes, Codes]:
        order = np.argsort(self.columns.group_codes, kind="stable").astype(np.int32)
        sizes = np.bincount(self.columns.group_codes, minlength=len(self.columns.groups))
        return order, np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)

    @cached_property
    def _pair_code(self) -> Mapping[Pair, int]:
        return {pair: code for code, pair in enumerate(self.columns.pairs)}

    def _rows_of(self, pair: Pair) -> Codes:
        code = self._pair_code.get(pair)
        if code is None:
            return np.zeros(0, dtype=np.int32)
        starts = self.columns.owner_starts
        return self.columns.owners[starts[code] : starts[code + 1]]


@dataclass(frozen=True, slots=True)
class Batch:
    """Passages to be written, with their serial numbers and vectors."""

    passages: Sequence[Passage]
    serials: Sequence[int]
    vectors: npt.NDArray[np.float32] | Halves


def file_names(folder: Path, name: str) -> tuple[Path, ...]:
    """The files of a segment: rows, vectors, texts, and lists where its vectors are parted."""
    ends = ("rows.npz", "vectors.npy", "texts.jsonl", "lists.npz")
    paths = tuple(folder / f"{name}.{end}" for end in ends)
    return paths if paths[3].exists() else paths[:3]


def write_segment(
    folder: Path,
    name: str,
    taken: Sequence[tuple[Segment, Mask]],
    batch: Batch,
    removed: Iterable[str] = (),
    replaced: Iterable[str] = (),
) -> None:
    """Write the rows of other segments that these masks keep, then a batch; durable on return.

    Texts and vectors go from file to file, so that the memory needed does not grow with them.
    """
    rows, matrix, texts, lists = (
        folder / f"{name}.{end}" for end in ("rows.npz", "vectors.npy", "texts.jsonl", "lists.npz")
    )
    new = columns_of(batch.passages, batch.serials)
    kept = [(segment.columns, mask) for segment, mask in taken]
    columns = joined_columns([*kept, (new, np.ones(new.count, dtype=bool))])
    save(rows, columns, removed, replaced)
    _write_texts(texts, _lines(folder, taken, batch))
    _write_vectors(matrix, _halves(folder, taken, batch), (columns.count, batch.vectors.shape[1]))
    if count := list_count(columns.count):
        _write_lists(lists, matrix, columns.count, count)
    for path in file_names(folder, name):
        _sync(path)


def read_segment(folder: Path, name: str, searched: bool = True) -> Segment:
    """Open a segment whose files were vouched for; who only writes needs no vectors in memory."""
    columns, removed, replaced = load(file_names(folder, name)[0])
    segment = Segment(name, columns, removed, replaced, None)
    return with_vectors(folder, segment) if searched else segment


def with_vectors(folder: Path, segment: Segment) -> Segment:
    """The same segment to be searched: its rows are not read again."""
    if segment.searched is not None:
        return segment
    _, matrix, _, *lists = file_names(folder, segment.name)
    vectors = opened(_chunks(matrix), _read_lists(lists[0]) if lists else None)
    return replace(segment, searched=vectors)


def read_passages(folder: Path, segment: Segment) -> Iterator[Passage]:
    """The passages of a segment in row order, with their texts from disk."""
    here = segment.columns
    with (folder / f"{segment.name}.texts.jsonl").open(encoding="utf-8") as lines:
        for row, line in enumerate(lines):
            text, context, sense = json.loads(line)
            attributes: dict[str, list[str]] = {}
            for attribute, value in segment.pairs_of(row):
                attributes.setdefault(attribute, []).append(value)
            yield Passage(
                key=here.keys[row],
                text=text,
                context=context,
                attributes={name: tuple(values) for name, values in attributes.items()},
                group=here.groups[here.group_codes[row]],
                sense=sense,
            )


def _lines(folder: Path, taken: Sequence[tuple[Segment, Mask]], batch: Batch) -> Iterator[str]:
    for segment, mask in taken:
        with (folder / f"{segment.name}.texts.jsonl").open(encoding="utf-8") as lines:
            yield from (line for line, keep in zip(lines, mask.tolist(), strict=True) if keep)
    for item in batch.passages:
        yield json.dumps([item.text, item.context, item.sense]) + "\n"


def _halves(folder: Path, taken: Sequence[tuple[Segment, Mask]], batch: Batch) -> Iterator[Halves]:
    for segment, mask in taken:
        start = 0
        for chunk in _chunks(folder / f"{segment.name}.vectors.npy", COPIED):
            yield chunk[mask[start : start + len(chunk)]]
            start += len(chunk)
    yield batch.vectors.astype(np.float16)


def _write_texts(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(lines)


def _write_vectors(path: Path, chunks: Iterable[Halves], shape: tuple[int, int]) -> None:
    head = {"descr": "<f2", "fortran_order": False, "shape": shape}
    with path.open("wb") as stream:
        np.lib.format.write_array_header_1_0(stream, head)
        for chunk in chunks:
            stream.write(np.ascontiguousarray(chunk).tobytes())


def _chunks(path: Path, most: int = CHUNK) -> Iterator[Halves]:
    """The rows of a vectors file, some at a time; never mapped, so a cut file cannot kill us."""
    with path.open("rb") as stream:
        np.lib.format.read_magic(stream)
        (count, dimensions), _, kind = np.lib.format.read_array_header_1_0(stream)
        yield np.zeros((0, dimensions), dtype=np.float16)
        for start in range(0, count, most):
            size = min(most, count - start)
            flat = np.fromfile(stream, dtype=kind, count=size * dimensions)
            yield flat.reshape(size, dimensions)


def _write_lists(path: Path, matrix: Path, rows: int, count: int) -> None:
    draw = np.random.default_rng(rows)
    chosen = np.sort(draw.choice(rows, min(rows, count * SAMPLE), replace=False))
    sample, start = [], 0
    for chunk in _chunks(matrix):
        inside = chosen[(chosen >= start) & (chosen < start + len(chunk))] - start
        sample.append(chunk[inside].astype(np.float32))
        start += len(chunk)
    lists = part(np.concatenate(sample), _chunks(matrix), count)
    with path.open("wb") as stream:
        np.savez(stream, centres=lists.centres, list_of=lists.list_of)


def _read_lists(path: Path) -> Lists:
    with np.load(path, allow_pickle=False) as file:
        return Lists(file["centres"], file["list_of"])


def _sync(path: Path) -> None:
    handle: Any = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
