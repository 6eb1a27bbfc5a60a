"""The sample documents by name: their files by condition, and what a correct reading says."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

ROOT = Path(__file__).resolve().parent
MARK = "ILUSTRASI EDARAN — bukan naskah resmi"
CONDITIONS = ("digital", "scan-clean", "scan-office", "photo", "html", "txt")


@dataclass(frozen=True, slots=True)
class File:
    """One rendered file of a sample."""

    path: Path
    condition: str  # one of CONDITIONS
    turn: int = 0  # degrees clockwise the picture was stored away from upright
    exif: bool = False  # whether the picture's Orientation tag undoes the turn


@dataclass(frozen=True, slots=True)
class Sample:
    """One illustrated circular: what it rests on, what it proves, and its files."""

    slug: str
    title: str
    basis: str  # the facts it was written from
    proves: str
    licence: str
    source: Path  # layout.html of a letter, article.html of a press article
    files: tuple[File, ...]  # the first is the main one
    expected: Mapping[str, Any]  # CONTRACT.md's Reading, without file, pages, boxes and notices

    @property
    def by_condition(self) -> Mapping[str, Path]:
        """Where the file of each condition lies."""
        return MappingProxyType({file.condition: file.path for file in self.files})


def names() -> tuple[str, ...]:
    """Slugs of all samples, in order."""
    return tuple(sorted(path.parent.name for path in ROOT.glob("sources/*/meta.toml")))


def load(name: str) -> Sample:
    """One sample; KeyError names the samples there are."""
    folder = ROOT / "sources" / name
    if name not in names():
        raise KeyError(f"no sample {name!r}; there are: {', '.join(names())}")
    meta = tomllib.loads((folder / "meta.toml").read_text(encoding="utf-8"))
    expected = json.loads((ROOT / "expected" / f"{name}.json").read_text(encoding="utf-8"))
    layout, article = folder / "layout.html", folder / "article.html"
    return Sample(
        slug=name,
        title=meta["title"],
        basis=meta["basis"],
        proves=meta["proves"],
        licence=meta["licence"],
        source=layout if layout.exists() else article,
        files=tuple(_file(entry) for entry in meta["files"]),
        expected=MappingProxyType(expected),
    )


def _file(entry: dict[str, Any]) -> File:
    return File(
        ROOT / entry["path"], entry["condition"], entry.get("turn", 0), entry.get("exif", False)
    )
