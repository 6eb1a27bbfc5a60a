"""Processor seconds that reading a page costs: what the simulation of a country reckons with."""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import mean

from ingest.options import ReadOptions
from service.executors.carrying import packed, packed_answer
from service.executors.reading import read_document
from tests.bench.measure import Cost
from tests.bench.scans import _pictures, _tesseract

MOST = 6  # files of each kind
KINDS = ("digital", "scan-clean", "scan-office", "photo")


def measure(devset: Path) -> Iterator[Cost]:
    """Reading of each kind, the bytes it takes to a reader and back, and bare recognition."""
    for kind in KINDS:
        found = devset.glob(f"rendered/*/*/{kind}.pdf"), devset.glob(f"rendered/*/*/{kind}/*.*")
        files = sorted(file for files in found for file in files)[:MOST]
        if not files:
            continue
        read_document(files[0].read_bytes(), files[0].name, ReadOptions())  # load what loads once
        used, pages, sent, back = 0.0, 0, [], []
        for file in files:
            data = file.read_bytes()
            before = _used()
            document = read_document(data, file.name, ReadOptions())
            used += _used() - before
            pages += len(document.pages.pages)
            work = partial(read_document, data, file.name, ReadOptions())
            sent.append(len(packed(work)) / 2**20)
            back.append(len(packed_answer(document)) / 2**20)
        yield Cost(f"reading, {kind}", used / pages, "CPU s a page")
        yield Cost(f"sent to a reader, {kind}", mean(sent), "MiB a circular")
        yield Cost(f"back from a reader, {kind}", mean(back), "MiB a circular")
        yield Cost(f"pages, {kind}", pages / len(files), "a circular")
    yield from _bare(devset)


def _bare(devset: Path) -> Iterator[Cost]:
    with tempfile.TemporaryDirectory() as folder:
        scans = sorted(devset.glob("rendered/*/*/scan-clean.pdf"))[:2]
        pictures = [one for scan in scans for one in _pictures(scan, Path(folder))]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        for picture in pictures:
            _tesseract(picture)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        yield Cost("bare Tesseract, scan-clean (limit)", used / len(pictures), "CPU s a page")


def _used() -> float:
    return time.process_time()
