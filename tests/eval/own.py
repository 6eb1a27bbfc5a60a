"""Our own evaluation documents, typeset and rendered in four conditions beside their truth."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import cast

import numpy as np
import pdfplumber

from samples.typeset import digital_pdf, jpeg, picture_pdf, pictures, stamp
from tests.eval import spoil
from tests.eval.handwriting import written
from tests.eval.layers import KINDS, Kind, layered
from tests.eval.source import Source, sources
from tests.eval.typeset import write, write_web

WEB = "docs-web"  # articles as from their site: their text has other words than the printed sheet
ROOT = Path(__file__).resolve().parents[2]
DRAWN_BY = (
    "samples/scan.py",
    "samples/photo.py",
    "samples/typeset.py",
    "tests/eval/spoil.py",
    "tests/eval/handwriting.py",
    "tests/eval/layers.py",
)
STAMP = re.compile(r'<div class="cap" data-atas="([^"]*)" data-bawah="([^"]*)"></div>')
OFFICE_INK = "#3c2a86"
INKS = (OFFICE_INK, "#1f3f9a", "#7a1f4f", "#8a1d1d", "#27508f")


def render_all(part: str, base: Path, workers: int = 1, fate: str = "") -> None:
    """Write a part of our own documents under base, laid as the devset is: docs/ and rendered/.

    A document is drawn again only when its page or the code that draws it has changed. Every word
    given as `fate` draws it with other damage: other scans, photos, inks and hands.
    """
    written = [replace(one, slug=f"{one.slug}{fate and '-'}{fate}") for one in sources(part)]
    with ProcessPoolExecutor(workers) as pool:
        list(pool.map(_current, written, [base] * len(written), [part] * len(written)))
    for docs in ("docs", WEB):
        _forget(base / docs / part, {source.slug for source in written})


def _current(source: Source, base: Path, part: str) -> None:
    """One document's files, brought up to date."""
    folder, out = base / "docs" / part / source.slug, base / "rendered" / part / source.slug
    write(source, folder)
    if source.is_news:
        write_web(source, base / WEB / part / source.slug)
    state, kept = _state(folder / "layout.html"), out / "state"
    if not kept.exists() or kept.read_text(encoding="utf-8") != state:
        render(source, folder / "layout.html", out)
        kept.write_text(state, encoding="utf-8")
    (folder / "text_pages.txt").write_text(_page_text(out / "digital.pdf"), encoding="utf-8")


def _forget(folder: Path, wanted: set[str]) -> None:
    """A renamed document leaves no old truth behind."""
    for old in folder.iterdir() if folder.exists() else ():
        if old.name not in wanted:
            shutil.rmtree(old)


def _state(layout: Path) -> str:
    return hashlib.sha256(layout.read_bytes() + _code()).hexdigest()


@cache
def _code() -> bytes:
    here = Path(__file__).read_bytes()
    return hashlib.sha256(here + b"".join((ROOT / f).read_bytes() for f in DRAWN_BY)).digest()


def _page_text(pdf: Path) -> str:
    """The words line by line as they stand on the pages, page furniture included."""
    with pdfplumber.open(io.BytesIO(pdf.read_bytes())) as document:
        return "\n".join(page.extract_text() or "" for page in document.pages) + "\n"


def render(source: Source, layout: Path, out: Path) -> None:
    """Digital file, clean scan, office scan and photos of one document."""
    (out / "photo").mkdir(parents=True, exist_ok=True)
    (out / "digital.pdf").write_bytes(digital_pdf(layout))
    paper = _inked(layout, source.slug)
    layer = str(seeded(source.slug, "layer").choice(KINDS))
    fates = {
        "scan-clean": _scan(source.slug, paper, spoil.clean_fate, spoil.scanned_clean, out),
        "scan-office": _scan(source.slug, paper, spoil.office_fate, spoil.scanned_office, out),
        "photo": _photo(source.slug, paper, out / "photo"),
    }
    _underlay(out / "scan-office.pdf", paper, layer, fates["scan-office"], source.slug)
    record: dict[str, object] = {name: asdict(fate) for name, fate in fates.items()}
    record["layer"] = layer
    (out / "render.json").write_text(json.dumps(record, indent=1), encoding="utf-8")


def _underlay(file: Path, paper: bytes, kind: str, fate: spoil.Fate, slug: str) -> None:
    """Some office scans carry their scanner's text layer; sheets that lay upside down do not."""
    if kind and not fate.turn:
        data = layered(file.read_bytes(), paper, cast(Kind, kind), seeded(slug, "layer", kind))
        file.write_bytes(data)


def _inked(layout: Path, slug: str) -> bytes:
    """The signed sheet: stamp and signature laid over it, in an ink of the document's own."""
    colour = str(seeded(slug, "ink").choice(INKS))
    signed = layout.with_name("signed.html")
    text = layout.read_text(encoding="utf-8")
    for found in STAMP.finditer(text):
        drawn = stamp(found[1], found[2]).replace(OFFICE_INK, colour)
        text = text.replace(found[0], drawn)
    signed.write_text(written(text, seeded(slug, "pen")), encoding="utf-8")
    return digital_pdf(signed, ink=True)


def _scan(
    slug: str,
    pdf: bytes,
    choose: Callable[[np.random.Generator], spoil.Fate],
    capture: Callable[..., np.ndarray],
    out: Path,
) -> spoil.Fate:
    name = capture.__name__.replace("scanned_", "scan-")
    fate = choose(seeded(slug, name, "fate"))
    taken = [
        capture(page, fate, seeded(slug, name, number))
        for number, page in enumerate(pictures(pdf, fate.dpi))
    ]
    data = picture_pdf([jpeg(page, fate.quality) for page in taken], fate.dpi)
    (out / f"{name}.pdf").write_bytes(data)
    return fate


def _photo(slug: str, pdf: bytes, out: Path) -> spoil.Fate:
    fate = spoil.photo_fate(seeded(slug, "photo", "fate"))
    for old in out.glob("page-*.jpg"):
        old.unlink()
    for number, page in enumerate(pictures(pdf, fate.dpi), 1):
        taken = spoil.photographed(page, fate, seeded(slug, "photo", number))
        (out / f"page-{number:02}.jpg").write_bytes(jpeg(taken, fate.quality))
    return fate


def seeded(*names: object) -> np.random.Generator:
    """A generator that depends on these names alone."""
    seed = hashlib.sha256("|".join(map(str, names)).encode()).digest()
    return np.random.default_rng(int.from_bytes(seed[:8], "big"))
