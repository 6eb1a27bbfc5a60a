"""`edaran ingest`, `verify`, `reread`, `reindex`, `backup` and `restore`: what changes the home."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.cli.output import json_option, name_failure, opened, put_json, say
from service.shapes import summary_json, verify_json

if TYPE_CHECKING:
    from service.ingestion import Progress

PATH = click.Path(path_type=Path)


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
@click.option("--repair", is_flag=True, help="Rebuild what can be made again.")
@json_option()
def verify(repair: bool, as_json: bool) -> None:
    """Check that originals, catalogue and index agree.

    Example: edaran verify --repair
    """
    with opened() as library:
        report = library.verify(repair)
    if as_json:
        put_json(verify_json(report))
    else:
        for mended in report.repaired:
            say(f"mended: {mended.message} {(mended.key or '')[:12]}")
        for problem in report.problems:
            click.echo(f"{problem.code}: {problem.message} {problem.key or ''}".rstrip())
        say(
            f"{report.circulars} circulars, {report.originals} originals, {report.passages}"
            f" passages: {'sound' if report.sound else 'problems found'}"
        )
    sys.exit(0 if report.sound else 1)


@click.command()
@click.argument("keys", nargs=-1, metavar="[KEY...]")
def reread(keys: tuple[str, ...]) -> None:
    """Make readings again from what is kept, without recognising pages again.

    Example: edaran reread
    """
    with opened() as library:
        failures = library.reread([library.key(key) for key in keys])
    for failure in failures:
        name_failure(failure)
    sys.exit(1 if failures else 0)


@click.command()
def reindex() -> None:
    """Make the search index again from the catalogue.

    Example: edaran reindex
    """
    with opened() as library:
        say(f"{library.reindex()} circulars indexed")


@click.command()
@click.argument("file", type=PATH)
def backup(file: Path) -> None:
    """Write everything kept into one checksummed file.

    Example: edaran backup cadangan.tar
    """
    with opened() as library:
        say(f"{library.backup(file)} circulars written to {file}")


@click.command()
@click.argument("file", type=PATH)
def restore(file: Path) -> None:
    """Fill an empty home from a backup.

    Example: EDARAN_HOME=./baru edaran restore cadangan.tar
    """
    from service.settings import from_environment
    from service.wiring import restore_home

    say(f"{restore_home(from_environment(), file)} circulars restored")
