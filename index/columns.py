"""The rows of a segment as arrays: keys, groups, attributes and what each row says, by codes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.keys import Keys, joined, keys_of
from index.model import Passage
from index.sameness import saying

Codes = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
Pair = tuple[str, str]


@dataclass(frozen=True)
class Columns:
    """Rows in the order of their serial numbers."""

    keys: Keys
    serials: npt.NDArray[np.int64]  # ascending, unique over all segments
    sayings: npt.NDArray[np.uint64]  # equal where passages say the same; 0 where it is not known
    groups: tuple[str, ...]  # distinct
    group_codes: Codes  # row -> groups
    pairs: tuple[Pair, ...]  # distinct (attribute, value)
    pair_codes: Codes  # pairs of all rows in a row
    pair_starts: Codes  # row -> its first entry in pair_codes; one more at the end
    owners: Codes  # rows of all pairs in a row
    owner_starts: Codes  # pair -> its first entry in owners; one more at the end

    @property
    def count(self) -> int:
        """Rows."""
        return len(self.serials)


def columns_of(passages: Sequence[Passage], serials: Sequence[int]) -> Columns:
    """New rows."""
    groups: dict[str, int] = {}
    pairs: dict[Pair, int] = {}
    codes: list[int] = []
    starts = [0]
    for item in passages:
        groups.setdefault(item.group, len(groups))
        for attribute, values in item.attributes.items():
            for value in dict.fromkeys(values):
                codes.append(pairs.setdefault((attribute, value), len(pairs)))
        starts.append(len(codes))
    pair_codes, pair_starts = _codes(codes), _codes(starts)
    return Columns(
        keys_of(item.key for item in passages),
        np.array(serials, dtype=np.int64),
        np.array([saying(item) for item in passages], dtype=np.uint64),
        tuple(groups),
        _codes([groups[item.group] for item in passages]),
        tuple(pairs),
        pair_codes,
        pair_starts,
        *_inverted(pair_codes, pair_starts, len(pairs)),
    )


def joined_columns(parts: Sequence[tuple[Columns, Mask]]) -> Columns:
    """The rows of these masks, one part after the other; names nobody bears any more are gone."""
    kept = [
        (columns, mask, np.repeat(mask, np.diff(columns.pair_starts))) for columns, mask in parts
    ]
    groups, group_codes = _recoded([(c.groups, c.group_codes[m]) for c, m, _ in kept])
    pairs, pair_codes = _recoded([(c.pairs, c.pair_codes[entries]) for c, _, entries in kept])
    sizes = np.concatenate([np.diff(c.pair_starts)[m] for c, m, _ in kept])
    pair_starts = _codes(np.concatenate([[0], np.cumsum(sizes)]))
    return Columns(
        joined([c.keys.kept(m) for c, m, _ in kept]),
        np.concatenate([c.serials[m] for c, m, _ in kept]),
        np.concatenate([c.sayings[m] for c, m, _ in kept]),
        groups,
        group_codes,
        pairs,
        pair_codes,
        pair_starts,
        *_inverted(pair_codes, pair_starts, len(pairs)),
    )


def save(path: Path, columns: Columns, removed: Iterable[str], replaced: Iterable[str]) -> None:
    """Write rows, and what they take the place of, to an open file's name; not yet durable."""
    arrays: dict[str, Any] = {
        name: getattr(columns, name)
        for name in (
            "serials sayings group_codes pair_codes pair_starts owners owner_starts".split()
        )
    }
    names = [list(columns.groups), list(columns.pairs), list(removed), list(replaced)]
    text = json.dumps(names).encode("ascii")
    arrays["names"] = np.frombuffer(text, dtype=np.uint8)
    keys = columns.keys
    arrays |= {"key_letters": keys.letters, "key_starts": keys.starts, "key_hashes": keys.hashes}
    with path.open("wb") as stream:
        np.savez(stream, **arrays)


def load(path: Path) -> tuple[Columns, tuple[str, ...], tuple[str, ...]]:
    """Rows, the groups and the keys that they remove from older segments."""
    with np.load(path, allow_pickle=False) as file:
        raw = {name: file[name] for name in file.files}
    names = json.loads(raw.pop("names").tobytes())
    keys = Keys(*(raw.pop(f"key_{name}") for name in ("letters", "starts", "hashes")))
    pairs = tuple((attribute, value) for attribute, value in names[1])
    columns = Columns(keys=keys, groups=tuple(names[0]), pairs=pairs, **raw)
    return columns, tuple(names[2]), tuple(names[3])


def _codes(values: Any) -> Codes:
    return np.asarray(values, dtype=np.int32)


def _inverted(codes: Codes, starts: Codes, count: int) -> tuple[Codes, Codes]:
    """Row numbers by code, and where each code's rows start."""
    rows = np.repeat(np.arange(len(starts) - 1, dtype=np.int32), np.diff(starts))
    order = np.argsort(codes, kind="stable")
    sizes = np.bincount(codes, minlength=count)
    return rows[order], _codes(np.concatenate([[0], np.cumsum(sizes)]))


def _recoded(parts: Sequence[tuple[tuple[Any, ...], Codes]]) -> tuple[tuple[Any, ...], Codes]:
    """One table of names for several, and the codes that follow from it."""
    table: dict[Any, int] = {}
    codes = [np.zeros(0, dtype=np.int32)]
    for names, used in parts:
        fresh = np.full(len(names), -1, dtype=np.int32)
        for old in np.unique(used).tolist():
            fresh[old] = table.setdefault(names[old], len(table))
        codes.append(fresh[used])
    return tuple(table), np.concatenate(codes)
