"""`edaran verify`, `reread`, `reindex`, `backup` and `restore`: care of what is kept."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from service.cli.output import Progress, json_option, name_failure, opened, put_json, say
from service.shapes_jobs import verify_json

PATH = click.Path(path_type=Path)


@click.command()
@click.option("--repair", is_flag=True, help="Rebuild what can be made again.")
@json_option()
def verify(repair: bool, as_json: bool) -> None:
    """Check that originals, catalogue and index agree.

    Example: edaran verify --repair
    """
    with opened(anew=repair) as library:
        report = library.care.verify(repair, Progress("originals checked"))
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
        chosen = [library.key(key) for key in keys]
        failures = library.care.reread(chosen, None, Progress("read again"))
    for failure in failures:
        name_failure(failure)
    sys.exit(1 if failures else 0)


@click.command()
def reindex() -> None:
    """Make the search index again from the catalogue.

    Example: edaran reindex
    """
    with opened() as library:
        progress, total = Progress("indexed"), sum(library.counts().values())
        say(f"{library.care.reindex(lambda done: progress(done, total))} circulars indexed")


@click.command()
@click.argument("file", type=PATH)
def backup(file: Path) -> None:
    """Write everything kept into one checksummed file.

    Example: edaran backup cadangan.tar
    """
    with opened() as library:
        written = library.care.backup(file, Progress("originals written"))
    say(f"{written} circulars written to {file}")


@click.command()
@click.argument("file", type=PATH)
def restore(file: Path) -> None:
    """Fill an empty home from a backup.

    Example: EDARAN_HOME=./baru edaran restore cadangan.tar
    """
    from service.settings import from_environment
    from service.wiring import restore_home

    say(f"{restore_home(from_environment(), file)} circulars restored")
