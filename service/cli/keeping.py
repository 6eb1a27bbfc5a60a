"""`edaran ingest`, `retry` and `remove`: what is kept."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.cli.output import json_option, name_failure, opened, put_json, say
from service.shapes_jobs import summary_json

if TYPE_CHECKING:
    from service.ingestion import Progress

PATH = click.Path(path_type=Path)
WHO = "command line"


@click.command()
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATH...")
@click.option("--workers", type=click.IntRange(1, 512), help="Files read at the same time.")
@json_option()
def ingest(paths: tuple[Path, ...], workers: int | None, as_json: bool) -> None:
    """Store and read files and folders; what is known already is left alone.

    Example: edaran ingest arsip/ --workers 2
    """
    with opened() as library:
        summary = library.ingest(paths, workers, _tell)
    for skipped in summary.skipped:
        say(f"left out: {skipped.file}: {skipped.message}")
    for failure in summary.failed:
        name_failure(failure)
    counts = f"{summary.ready} ready, {summary.duplicates} duplicates, {len(summary.failed)} failed"
    say(f"{summary.files} files: {counts}")
    if as_json:
        put_json(summary_json(summary))
    sys.exit(1 if summary.failed else 0)


def _tell(progress: Progress) -> None:
    """One line a file; on a terminal the line before is written over unless something failed."""
    reason = f" ({progress.failure.code})" if progress.failure else ""
    line = f"[{progress.done}/{progress.total}] {progress.outcome}{reason} {progress.file}"
    if sys.stderr.isatty() and not progress.failure:
        filled = 20 * progress.done // max(progress.total, 1)
        bar = f"{'#' * filled}{'.' * (20 - filled)}"
        last = progress.done == progress.total
        click.echo(f"\r\x1b[K{bar} {line[:90]}", nl=last, err=True)
    else:
        say(line)


@click.command()
@click.argument("keys", nargs=-1, metavar="[KEY...]")
def retry(keys: tuple[str, ...]) -> None:
    """Read circulars anew from their originals: those named, or all that failed.

    Example: edaran retry
    """
    with opened() as library:
        chosen = [library.key(key) for key in keys] or library.failed()
        say(f"{sum(library.retry(key, WHO) for key in chosen)} queued")
        library.ingest([], None, _tell)
        ended = [library.circular(key).failure for key in chosen]
    failed = [failure for failure in ended if failure]
    for failure in failed:
        name_failure(failure)
    sys.exit(1 if failed else 0)


@click.command()
@click.argument("keys", nargs=-1, required=True, metavar="KEY...")
def remove(keys: tuple[str, ...]) -> None:
    """Remove circulars, their originals and all that was read from them.

    Example: edaran remove 3fa91c07
    """
    with opened() as library:
        for key in [library.key(key) for key in keys]:
            library.remove(key, WHO)
            say(f"removed {key[:12]}")
