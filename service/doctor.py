"""Every outside part: is it there, which version, what to do if not."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version

from service.errors import ClusterUnavailable, StoreUnavailable
from service.executors.executor import Executor
from service.home import Home
from service.originals import Originals
from service.store.store import Store

LIBRARIES = (
    "pypdfium2", "pdfplumber", "pytesseract", "tesserocr", "opencv-python-headless", "pillow",
    "faiss-cpu", "tantivy", "tokenizers", "sentence-transformers", "torch", "fastapi", "weasyprint",
    "python-docx", "openpyxl", "psycopg", "pgvector",
)  # fmt: skip
LOW_SPACE = 2 * 1024**3  # bytes


@dataclass(frozen=True, slots=True)
class Finding:
    """One part: fit for use or not, and what was seen or is to be done."""

    part: str
    ok: bool
    detail: str
    values: Mapping[str, str] = field(default_factory=dict)  # of the detail, to say it otherwise


def examine(
    home: Home,
    store: Store,
    probe_ocr: Callable[[], tuple[str, ...]],
    probe_child: Callable[[], tuple[str, ...]],
    originals: Originals,
    open_executor: Callable[[], Executor],
) -> Iterator[Finding]:
    """All parts, the outside programs first."""
    yield _recognition(probe_ocr)
    yield _confinement(probe_child())
    yield _reading(open_executor)
    yield from map(_library, LIBRARIES)
    yield _space(home)
    yield _originals(originals)
    yield _kept(store)


def _recognition(probe: Callable[[], tuple[str, ...]]) -> Finding:
    from ingest.errors import OcrUnavailable

    try:
        return Finding("tesseract", True, ", ".join(probe()))
    except OcrUnavailable as fault:
        todo = "Install tesseract-ocr and tesseract-ocr-script-latn, or run `make run`."
        return Finding("tesseract", False, f"{fault} {todo}")


def _confinement(given_up: tuple[str, ...]) -> Finding:
    """How far reading processes are kept apart; less than all is told, and no fault."""
    if not given_up:
        return Finding("reading processes", True, "not confined by this system; run as a container")
    return Finding("reading processes", True, f"without {', '.join(given_up)}")


def _reading(open_executor: Callable[[], Executor]) -> Finding:
    """How many files may be under way; a fault where no machine reads for this version."""
    try:
        executor = open_executor()
    except ClusterUnavailable as fault:
        return Finding("reading", False, str(fault))
    places = executor.places
    executor.close()
    if places == 0:
        return Finding("reading", False, "No machine reads; start `edaran reader` of this version.")
    return Finding("reading", True, f"{places} files under way at most")


def _originals(originals: Originals) -> Finding:
    try:
        return Finding("originals", True, "reached" if originals.any else "reached, none kept")
    except StoreUnavailable as fault:
        return Finding("originals", False, str(fault))


def _library(name: str) -> Finding:
    try:
        return Finding(name, True, version(name))
    except PackageNotFoundError:
        return Finding(name, False, "Not installed; run `make run` once more.")


def _kept(store: Store) -> Finding:
    number = sum(store.counts().values())
    size = _amount(store.original_bytes())
    detail = f"{number} circulars, originals {size}"
    return Finding("catalogue", True, detail, {"n": str(number), "size": size})


def _amount(size: int) -> str:
    return f"{size / 1024**3:.1f} GiB" if size >= 1024**3 else f"{size / 1024**2:.1f} MiB"


def _space(home: Home) -> Finding:
    free = shutil.disk_usage(home.folder).free
    told = {"free": _amount(free), "place": home.folder.name}
    return Finding("disk", free > LOW_SPACE, "{free} free for {place}/".format(**told), told)
