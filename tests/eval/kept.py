"""Pages read before, kept by what they were read from and by the code that read them."""

from __future__ import annotations

import ast
import hashlib
import pickle
from functools import cache
from pathlib import Path

from ingest.model import Pages
from ingest.options import ReadOptions
from ingest.pages import read_pages

INGEST = Path(__file__).resolve().parents[2] / "ingest"


def pages_of(data: bytes, name: str, options: ReadOptions, folder: Path | None) -> Pages:
    """The pages of a file; with a folder, recognised once for each state of the reading code."""
    if folder is None:
        return read_pages(data, name, options)
    key = hashlib.sha256(data + _code().encode() + repr((name, options)).encode()).hexdigest()
    file = folder / f"{key[:32]}.pickle"
    if file.exists():
        kept = pickle.loads(file.read_bytes())
        assert isinstance(kept, Pages)
        return kept
    pages = read_pages(data, name, options)
    folder.mkdir(parents=True, exist_ok=True)
    file.write_bytes(pickle.dumps(pages))
    return pages


@cache
def _code() -> str:
    """A digest of every module that ingest/pages.py reaches."""
    total, seen, waiting = hashlib.sha256(), set[str](), ["pages"]
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        source = (INGEST / f"{name}.py").read_bytes()
        total.update(source)
        waiting += sorted(_imported(source))
    return total.hexdigest()


def _imported(source: bytes) -> set[str]:
    return {
        node.module.removeprefix("ingest.")
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("ingest.")
    }
