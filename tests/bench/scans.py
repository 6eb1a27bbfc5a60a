"""Recognition of clean scans on both cores: ours, beside bare Tesseract on the same pictures."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pypdfium2

from ingest.options import ReadOptions
from ingest.pages import read_pages
from tests.bench.measure import Measurement, side_by_side

CORES = 2
LANGUAGE = ReadOptions().languages


def measure(devset: Path) -> Iterator[Measurement]:
    """Clean scans of the devset, at the resolution we recognise them at."""
    scans = sorted(devset.glob("rendered/*/*/scan-clean.pdf"))[:4]
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(CORES) as pool:
        pictures = [picture for scan in scans for picture in _pictures(scan, Path(folder))]
        list(pool.map(_ours, scans[:CORES]))  # start the workers before the clock
        yield side_by_side(
            "read clean scans, two cores",
            f"tesseract -l {LANGUAGE} --psm 6",
            f"{len(pictures)} pages",
            lambda: list(pool.map(_ours, scans)),
            lambda: _bare(pictures),
        )
        if shutil.which("ocrmypdf"):
            yield side_by_side(
                "the same, beside a finished product",
                "ocrmypdf --force-ocr --deskew, a process a file, two at a time",
                f"{len(pictures)} pages",
                lambda: list(pool.map(_ours, scans)),
                lambda: _searchable(scans, Path(folder)),
            )
        yield Measurement(
            "the same in processor seconds, one core",
            f"tesseract -l {LANGUAGE} --psm 6",
            f"{len(pictures)} pages",
            *_processor_seconds(scans, pictures),
        )


def _processor_seconds(scans: list[Path], pictures: list[Path]) -> tuple[float, float]:
    """Ours and bare Tesseract's, starts included; other work on the machine does not count."""
    _ours(scans[0])  # load what is loaded once
    before = _used(resource.RUSAGE_SELF)
    for scan in scans:
        _ours(scan)
    ours = _used(resource.RUSAGE_SELF) - before
    before = _used(resource.RUSAGE_CHILDREN)
    for picture in pictures:
        _tesseract(picture)
    return ours, _used(resource.RUSAGE_CHILDREN) - before


def _used(who: int) -> float:
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def _pictures(scan: Path, folder: Path) -> Iterator[Path]:
    for number, page in enumerate(pypdfium2.PdfDocument(scan)):
        picture = folder / f"{scan.parent.name}-{number}.png"
        page.render(scale=ReadOptions().dpi / 72, grayscale=True).to_pil().save(picture)
        yield picture


def _ours(scan: Path) -> int:
    return len(read_pages(scan.read_bytes(), scan.name, ReadOptions()).pages)


def _bare(pictures: list[Path]) -> None:
    with ThreadPoolExecutor(CORES) as pool:
        list(pool.map(_tesseract, pictures))


def _tesseract(picture: Path) -> None:
    subprocess.run(
        ["tesseract", picture, "stdout", "-l", _installed_name(), "--psm", "6", "tsv"],
        check=True,
        capture_output=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )


def _searchable(scans: list[Path], folder: Path) -> None:
    with ThreadPoolExecutor(CORES) as pool:
        list(pool.map(lambda scan: _ocrmypdf(scan, folder / f"{scan.parent.name}.pdf"), scans))


def _ocrmypdf(scan: Path, out: Path) -> None:
    options = ["--force-ocr", "--deskew", "--output-type", "pdf", "--jobs", "1", "-q"]
    subprocess.run(
        ["ocrmypdf", *options, "-l", _installed_name(), scan, out], check=True, capture_output=True
    )


def _installed_name() -> str:
    listed = subprocess.run(
        ["tesseract", "--list-langs"], check=True, capture_output=True, text=True
    )
    names = listed.stdout.split()
    return LANGUAGE if LANGUAGE in names else f"script/{LANGUAGE}"
