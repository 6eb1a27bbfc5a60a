"""One immutable batch of passages on disk and in memory: rows, attributes, vectors, texts."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.model import Passage
from index.vectors import Vectors

Codes = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
Pair = tuple[str, str]


@dataclass(frozen=True)
class Segment:
    """Rows in the order of their serial numbers, and what they took the place of."""

    name: str
    keys: tuple[str, ...]
    serials: npt.NDArray[np.int64]  # ascending, unique over all segments
    groups: tuple[str, ...]  # distinct
    group_codes: Codes  # row -> groups
    pairs: tuple[Pair, ...]  # distinct (attribute, value)
    pair_codes: Codes  # pairs of all rows in a row
    pair_starts: Codes  # row -> its first entry in pair_codes; one more at the end
    removed: tuple[str, ...]  # groups that this segment removes from older ones
    replaced: tuple[str, ...]  # keys that this segment removes from older ones
    vectors: Vectors

    @property
    def count(self) -> int:
        """Rows, dead ones too."""
        return len(self.keys)

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        """Row by key."""
        return {key: row for row, key in enumerate(self.keys)}

    @cached_property
    def _rows_by_pair(self) -> Mapping[Pair, Codes]:
        owners = np.repeat(np.arange(self.count, dtype=np.int32), np.diff(self.pair_starts))
        order = np.argsort(self.pair_codes, kind="stable")
        edges = np.searchsorted(self.pair_codes[order], np.arange(len(self.pairs) + 1))
        return {
            pair: owners[order[edges[code] : edges[code + 1]]]
            for code, pair in enumerate(self.pairs)
        }

    def passing(self, where: Mapping[str, frozenset[str]]) -> Mask:
        """Rows that hold, for every attribute asked, one of its values."""
        mask = np.ones(self.count, dtype=bool)
        for attribute, values in where.items():
            one = np.zeros(self.count, dtype=bool)
            for value in values:
                rows = self._rows_by_pair.get((attribute, value))
                if rows is not None:
                    one[rows] = True
            mask &= one
        return mask

    def pairs_of(self, row: int) -> tuple[Pair, ...]:
        """The attributes of one row."""
        codes = self.pair_codes[self.pair_starts[row] : self.pair_starts[row + 1]]
        return tuple(self.pairs[code] for code in codes)

    def rows_of_group(self, group: str) -> Codes:
        """Rows that belong to a group."""
        if group not in self.groups:
            return np.zeros(0, dtype=np.int32)
        code = self.groups.index(group)
        return np.flatnonzero(self.group_codes == code).astype(np.int32)


def file_names(name: str) -> tuple[str, str, str]:
    """The files of a segment: rows, vectors, texts."""
    return f"{name}.rows.json", f"{name}.vectors.npy", f"{name}.texts.jsonl"


def write_segment(
    folder: Path,
    name: str,
    passages: Sequence[Passage],
    serials: Sequence[int],
    vectors: npt.NDArray[np.float32],
    removed: Iterable[str] = (),
    replaced: Iterable[str] = (),
) -> None:
    """Write the three files of a segment; durable on return."""
    rows, matrix, texts = (folder / file for file in file_names(name))
    _write(rows, json.dumps(_rows(passages, serials, removed, replaced), ensure_ascii=False))
    lines = (json.dumps([item.text, item.context], ensure_ascii=False) for item in passages)
    _write(texts, "".join(f"{line}\n" for line in lines))
    with matrix.open("wb") as stream:
        np.save(stream, vectors.astype(np.float16))
        stream.flush()
        os.fsync(stream.fileno())


def read_segment(folder: Path, name: str) -> Segment:
    """Open a segment whose files were vouched for."""
    rows, matrix, _ = (folder / file for file in file_names(name))
    raw: dict[str, Any] = json.loads(rows.read_text(encoding="utf-8"))
    return Segment(
        name=name,
        keys=tuple(raw["keys"]),
        serials=np.array(raw["serials"], dtype=np.int64),
        groups=tuple(raw["groups"]),
        group_codes=np.array(raw["group_codes"], dtype=np.int32),
        pairs=tuple((attribute, value) for attribute, value in raw["pairs"]),
        pair_codes=np.array(raw["pair_codes"], dtype=np.int32),
        pair_starts=np.array(raw["pair_starts"], dtype=np.int32),
        removed=tuple(raw["removed"]),
        replaced=tuple(raw["replaced"]),
        vectors=Vectors(np.load(matrix, allow_pickle=False).astype(np.float32)),
    )


def read_passages(folder: Path, segment: Segment) -> Iterator[Passage]:
    """The passages of a segment in row order, with their texts from disk."""
    with (folder / file_names(segment.name)[2]).open(encoding="utf-8") as lines:
        for row, line in enumerate(lines):
            text, context = json.loads(line)
            attributes: dict[str, list[str]] = {}
            for attribute, value in segment.pairs_of(row):
                attributes.setdefault(attribute, []).append(value)
            yield Passage(
                key=segment.keys[row],
                text=text,
                context=context,
                attributes={name: tuple(values) for name, values in attributes.items()},
                group=segment.groups[segment.group_codes[row]],
            )


def _rows(
    passages: Sequence[Passage],
    serials: Sequence[int],
    removed: Iterable[str],
    replaced: Iterable[str],
) -> dict[str, object]:
    groups: dict[str, int] = {}
    pairs: dict[Pair, int] = {}
    pair_codes: list[int] = []
    starts = [0]
    for item in passages:
        groups.setdefault(item.group, len(groups))
        for attribute, values in item.attributes.items():
            for value in dict.fromkeys(values):
                pair_codes.append(pairs.setdefault((attribute, value), len(pairs)))
        starts.append(len(pair_codes))
    return {
        "keys": [item.key for item in passages],
        "serials": [int(serial) for serial in serials],
        "groups": list(groups),
        "group_codes": [groups[item.group] for item in passages],
        "pairs": list(pairs),
        "pair_codes": pair_codes,
        "pair_starts": starts,
        "removed": list(removed),
        "replaced": list(replaced),
    }


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
