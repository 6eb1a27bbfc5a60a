"""One document in one condition to the JSON of its Reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import img2pdf

from index.encoder import open_encoder
from index.exemplars import Exemplars
from ingest.errors import IngestError
from ingest.options import ReadOptions
from ingest.pipeline import circular, trace
from service.model import Failure, Reading
from service.reading import Tables, make_reading
from service.regions import load_gazetteer
from service.shapes import failure_json, reading_json
from service.topic_table import load_topics
from service.topics import Topics
from tests.eval.kept import pages_of

PRINTED = ("digital", "scan-clean", "scan-office", "photo")
WEB = ("html", "txt")
VARIANTS = (*PRINTED, *WEB)


@dataclass(frozen=True, slots=True)
class Job:
    """One file, or the photos of one document's pages."""

    slug: str
    variant: str
    files: tuple[Path, ...]
    kept: Path | None = None  # folder of pages read before; None reads them anew


def jobs(devset: Path, variants: Sequence[str], kept: Path | None = None) -> Iterator[Job]:
    """Every document in every condition present, or only in the conditions named."""
    for folder in sorted([*devset.glob("docs/*/*"), *devset.glob("docs-web/*/*")]):
        rendered = devset / "rendered" / folder.parent.name / folder.name
        for variant in variants or VARIANTS:
            printed = folder.parents[1].name == "docs" or variant in WEB
            files = tuple(_files(folder, rendered, variant)) if printed else ()
            if files:
                yield Job(folder.name, variant, files, kept)


def _files(folder: Path, rendered: Path, variant: str) -> Iterator[Path]:
    if variant == "photo":
        yield from sorted((rendered / "photo").glob("page-*.jpg"))
    elif variant in {"html", "txt"}:
        yield from folder.glob(f"article.{variant}")
    else:
        yield from rendered.glob(f"{variant}.pdf")


@cache
def tables() -> Tables:
    """The shipped tables, topics by words and by the shipped model's nearness."""
    topics = load_topics()
    examples = [(topic.key, text) for topic in topics for text in topic.sayings]
    near = Exemplars(open_encoder(None), examples)
    return Tables(load_gazetteer(), Topics(topics, lambda text: near.scores([text])[0]))


def read_job(job: Job) -> dict[str, Any]:
    """The Reading's JSON, also of a document that failed."""
    read = read_whole(job)
    return reading_json(read) if isinstance(read, Reading) else failure_json(read)


def read_whole(job: Job) -> Reading | Failure:
    """The Reading of one document in one condition."""
    name = job.files[0].name if job.variant != "photo" else f"{job.slug}.pdf"
    try:
        read = pages_of(_data(job), name, ReadOptions(), job.kept)
        return make_reading(name, circular(trace(read, name)), tables())
    except IngestError as error:
        return Failure(name, error.code, str(error))


def _data(job: Job) -> bytes:
    if job.variant != "photo":
        return job.files[0].read_bytes()
    data = img2pdf.convert([str(file) for file in job.files])
    assert isinstance(data, bytes)
    return data
