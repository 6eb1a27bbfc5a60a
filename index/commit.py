"""Writes the next generation of a local index: segments, words, and last the manifest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.columns import Mask
from index.lexical import files as word_files
from index.lexical import write as write_words
from index.model import Passage
from index.segment import Batch, file_names, read_passages, write_segment
from index.snapshot import Manifest, sweep, sync_folder, with_files, write_manifest
from index.view import View, bury
from index.wordlists import DATA

Halves = npt.NDArray[np.float16]

GROWTH = 2  # a segment smaller than this many times what follows it is merged with it


@dataclass(frozen=True, slots=True)
class Change:
    """What one commit does: groups and keys to bury, passages to add with their vectors."""

    removed: Sequence[str]
    replaced: Sequence[str]
    passages: Sequence[Passage]
    vectors: Halves


def words_version() -> str:
    """Changes with the code and the tables that fold words."""
    here = Path(__file__).parent
    total = hashlib.sha256()
    code = (here / name for name in ("language.py", "lexical.py", "terms.py"))
    for path in (*code, *sorted(DATA.iterdir())):
        total.update(path.read_bytes())
    return total.hexdigest()[:16]


def commit(folder: Path, view: View, change: Change) -> Manifest:
    """Write the generation after `view`; durable, and visible to all readers, on return."""
    old = view.manifest
    sweep(folder, old)  # what a killed writer left under the names about to be used
    alive = [mask.copy() for mask in view.alive]
    for segment, mask in zip(view.segments, alive, strict=True):
        bury(segment, mask, change.removed, change.replaced)
    serials = range(old.next_serial, old.next_serial + len(change.passages))
    new = replace(
        old,
        generation=old.generation + 1,
        next_serial=serials.stop,
        count=sum(int(mask.sum()) for mask in alive) + len(change.passages),
        segments=(*_kept(alive, view, len(change.passages)), _segment_name(old.generation + 1)),
    )
    _write_merged(folder, view, alive, new, change, serials)
    dead = _buried(view, alive)
    base = folder / old.lexical if old.lexical else None
    added = list(zip(serials, change.passages, strict=True))
    return _finish(folder, view, new, base, dead, added)


def rebuild_words(folder: Path, view: View, version: str) -> Manifest:
    """Write the word index of a generation again, from the texts of its segments."""
    old = view.manifest
    sweep(folder, old)
    new = replace(old, generation=old.generation + 1, words=version)
    everything = (
        (int(segment.serials[row]), passage)
        for segment, mask in zip(view.segments, view.alive, strict=True)
        for row, passage in enumerate(read_passages(folder, segment))
        if mask[row]
    )
    return _finish(folder, view, new, None, [], everything)


def _finish(
    folder: Path,
    view: View,
    new: Manifest,
    base: Path | None,
    dead: Sequence[int],
    added: Iterable[tuple[int, Passage]],
) -> Manifest:
    new = replace(new, lexical=f"words-{new.generation:08d}" if new.count else "")
    if new.lexical:
        write_words(folder / new.lexical, base, dead, added)
    new = with_files(folder, new, _paths(folder, new), view.vouched)
    sync_folder(folder)
    write_manifest(folder, new)
    sweep(folder, view.manifest, new)
    return new


def _paths(folder: Path, manifest: Manifest) -> Iterator[Path]:
    for name in manifest.segments:
        yield from file_names(folder, name)
    if manifest.lexical:
        yield from word_files(folder / manifest.lexical)


def _segment_name(generation: int) -> str:
    return f"s-{generation:08d}"


def _kept(alive: Sequence[Mask], view: View, added: int) -> tuple[str, ...]:
    """Names of the segments that stay as they are; those after them join the new one."""
    sizes = [int(mask.sum()) for mask in alive]
    if sum(mask.size for mask in alive) > GROWTH * (sum(sizes) + added):
        return ()  # more dead than living: start afresh
    stay, size = len(sizes), added
    while stay and sizes[stay - 1] < GROWTH * size:
        stay -= 1
        size += sizes[stay]
    return tuple(segment.name for segment in view.segments[:stay])


def _write_merged(
    folder: Path,
    view: View,
    alive: Sequence[Mask],
    new: Manifest,
    change: Change,
    serials: range,
) -> None:
    """Write the last segment: the living rows of those it takes in, then the new passages."""
    stay = len(new.segments) - 1
    taken = list(zip(view.segments[stay:], alive[stay:], strict=True))
    removed = [group for segment, _ in taken for group in segment.removed]
    replaced = [key for segment, _ in taken for key in segment.replaced]
    write_segment(
        folder,
        new.segments[-1],
        taken,
        Batch(change.passages, serials, change.vectors),
        dict.fromkeys([*removed, *change.removed]) if stay else (),
        dict.fromkeys([*replaced, *change.replaced]) if stay else (),
    )


def _buried(view: View, alive: Sequence[Mask]) -> list[int]:
    """Serials that lived before this commit and no longer do."""
    parts = zip(view.segments, view.alive, alive, strict=True)
    return [
        int(serial)
        for segment, before, after in parts
        for serial in segment.serials[before & ~after].tolist()
    ]
