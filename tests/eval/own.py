"""Our own evaluation documents, typeset and rendered in four conditions beside their truth."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np

from samples.photo import photograph
from samples.scan import clean, office
from samples.typeset import Picture, digital_pdf, jpeg, picture_pdf, pictures
from tests.eval.typeset import Source, sources, write

CLEAN_DPI, OFFICE_DPI, PHOTO_DPI = 300, 200, 200
QUALITY = 72


def render_all(part: str, base: Path) -> None:
    """Write a part ("seen" or "apart") under base as docs/ and rendered/, as the devset is laid."""
    for source in sources(part):
        folder = base / "docs" / part / source.slug
        if (base / "rendered" / part / source.slug / "photo").exists():
            continue
        write(source, folder)
        render(source, folder / "layout.html", base / "rendered" / part / source.slug)


def render(source: Source, layout: Path, out: Path) -> None:
    """Digital file, clean scan, office scan and photos of one document."""
    (out / "photo").mkdir(parents=True, exist_ok=True)
    pdf = digital_pdf(layout)
    (out / "digital.pdf").write_bytes(pdf)
    _scan(source.slug, pdf, CLEAN_DPI, clean, out / "scan-clean.pdf")
    _scan(source.slug, pdf, OFFICE_DPI, office, out / "scan-office.pdf")
    for number, page in enumerate(pictures(pdf, PHOTO_DPI), 1):
        taken = photograph(page, _rng(source.slug, "photo", number))
        (out / "photo" / f"page-{number:02}.jpg").write_bytes(jpeg(taken, QUALITY))


def _scan(slug: str, pdf: bytes, dpi: int, spoil: Callable[..., Picture], file: Path) -> None:
    spoiled = [
        spoil(page, _rng(slug, file.stem, number)) for number, page in enumerate(pictures(pdf, dpi))
    ]
    file.write_bytes(picture_pdf([jpeg(page, QUALITY) for page in spoiled], dpi))


def _rng(*names: object) -> np.random.Generator:
    seed = hashlib.sha256("|".join(map(str, names)).encode()).digest()
    return np.random.default_rng(int.from_bytes(seed[:8], "big"))
