"""Writes the sample documents: `python -m samples.make [--missing] [--only SLUG]`."""

from __future__ import annotations

import argparse
import hashlib
import io
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from samples.catalogue import File, Sample, load, names
from samples.photo import photograph
from samples.plaintext import copied_text
from samples.scan import clean, office
from samples.typeset import Picture, digital_pdf, jpeg, picture_pdf, pictures

SCAN_DPI = 200
SCAN_QUALITY = 58
PHOTO_QUALITY = 76
TIFF_QUALITY = 60  # TIFF keeps RGB unsubsampled: the same number is a better picture there
_EXIF_ORIENTATION = 0x0112
_ORIENTATION_OF_TURN = {90: 8, 180: 3, 270: 6}  # the tag that undoes a clockwise turn


def main(arguments: Sequence[str] | None = None) -> int:
    """Write what is asked for, naming each file; 2 when the sample is unknown."""
    parser = argparse.ArgumentParser(prog="python -m samples.make", description=__doc__)
    parser.add_argument("--missing", action="store_true", help="only files that are not there")
    parser.add_argument("--only", metavar="SLUG", action="append", help="only this sample")
    chosen = parser.parse_args(arguments)
    unknown = sorted(set(chosen.only or ()) - set(names()))
    if unknown:
        print(f"no such sample: {', '.join(unknown)}; see `samples/sources/`", file=sys.stderr)
        return 2
    for name in chosen.only or names():
        sample = load(name)
        for file in sample.files:
            if not (chosen.missing and file.path.exists()):
                write(sample, file)
                print(file.path.relative_to(Path(__file__).parent).as_posix(), file=sys.stderr)
    return 0


def write(sample: Sample, file: File) -> None:
    """Render one file of a sample into its place; the same bytes each time."""
    file.path.parent.mkdir(parents=True, exist_ok=True)
    file.path.write_bytes(render(sample, file))


def render(sample: Sample, file: File) -> bytes:
    """The bytes of one file of a sample."""
    if file.condition == "html":
        return sample.source.read_bytes()
    if file.condition == "txt":
        return copied_text(sample.source.read_text(encoding="utf-8")).encode()
    if file.condition == "digital":
        return digital_pdf(sample.source)
    pages = pictures(digital_pdf(sample.source, ink=True), SCAN_DPI)
    if file.condition == "photo":
        return _photos(sample.slug, pages, file)
    spoil = {"scan-clean": clean, "scan-office": office}[file.condition]
    spoiled = [spoil(page, _rng(sample.slug, file, n)) for n, page in enumerate(pages)]
    return picture_pdf([jpeg(page, SCAN_QUALITY) for page in spoiled], SCAN_DPI)


def _photos(slug: str, pages: list[Picture], file: File) -> bytes:
    """One JPEG, or a TIFF or PDF of all pages, by the file's suffix."""
    taken = [photograph(page, _rng(slug, file, n)) for n, page in enumerate(pages)]
    turned = [np.ascontiguousarray(np.rot90(page, -file.turn // 90)) for page in taken]
    if file.path.suffix == ".pdf":
        return picture_pdf([jpeg(page, PHOTO_QUALITY) for page in turned], 150)
    first, *rest = (Image.fromarray(page) for page in turned)
    out = io.BytesIO()
    if file.path.suffix == ".tif":
        first.save(
            out,
            "TIFF",
            save_all=True,
            append_images=rest,
            compression="jpeg",
            dpi=(150, 150),
            quality=TIFF_QUALITY,
        )
        return out.getvalue()
    assert not rest, f"{slug}: a JPEG holds one page"
    exif = Image.Exif()
    if file.exif:
        exif[_EXIF_ORIENTATION] = _ORIENTATION_OF_TURN[file.turn]
    first.save(out, "JPEG", quality=PHOTO_QUALITY, optimize=True, exif=exif)
    return out.getvalue()


def _rng(slug: str, file: File, page: int) -> np.random.Generator:
    seed = hashlib.sha256(f"{slug}|{file.condition}|{page}".encode()).digest()
    return np.random.default_rng(int.from_bytes(seed[:8], "big"))


if __name__ == "__main__":
    raise SystemExit(main())
