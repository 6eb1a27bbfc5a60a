"""`edaran read`, `trace` and `draw`: documents without storing anything."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path
from typing import Any

import click

from ingest.model import Trace
from service.cli.output import (
    bytes_of,
    json_option,
    name_failure,
    opened,
    put_file,
    put_json,
    say,
)
from service.model import Failure, Reading
from service.shapes import failure_json, reading_json

STAGES = tuple(item.name for item in dataclasses.fields(Trace))
FILE = click.Path(path_type=Path)


@click.command()
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE...")
@click.option("--workers", type=click.IntRange(1, 512), help="Files read at the same time.")
@json_option(lines=True)
def read(files: tuple[Path, ...], workers: int | None, as_json: bool) -> None:
    """Read documents without storing anything.

    Example: edaran read surat.pdf foto.jpg --json
    """
    failed = False
    with opened() as library:
        for outcome in library.read(files, workers):
            failed |= isinstance(outcome, Failure)
            _put_reading(outcome, as_json)
    sys.exit(1 if failed else 0)


def _put_reading(outcome: Reading | Failure, as_json: bool) -> None:
    if isinstance(outcome, Failure):
        name_failure(outcome)
        if as_json:
            put_json(failure_json(outcome))
    elif as_json:
        put_json(reading_json(outcome))
    else:
        _describe(outcome)
    sys.stdout.flush()


def _describe(reading: Reading) -> None:
    data = reading_json(reading)
    click.echo(f"{reading.file}")
    for key in ("kind", "number", "issued_on", "issued_at", "issuer", "subject", "election_year"):
        doubt = "  (check on the page)" if key in data["doubtful"] else ""
        click.echo(f"  {key}: {data[key] if data[key] is not None else '-'}{doubt}")
    region = reading.region
    click.echo(f"  region: {f'{region.name} ({region.code})' if region else '-'}")
    click.echo(f"  citations: {'; '.join(data['citations']) or '-'}")
    for item in reading.clauses:
        clause = item.clause
        indent = "  " * (clause.path.count(".") + 1)
        click.echo(f"{indent}{clause.path}  [{clause.modality}] {clause.text}")
    for notice in reading.notices:
        say(f"{reading.file}: page {notice.page or '-'}: {notice.code}: {notice.message}")


def _stage_option(command: Any) -> Any:
    return click.option(
        "--stage", type=click.Choice(STAGES), required=True, help="Stage of the reading."
    )(command)


@click.command()
@click.argument("file", type=FILE)
@_stage_option
def trace(file: Path, stage: str) -> None:
    """Print one stage of reading a document, as JSON Lines.

    Example: edaran trace surat.pdf --stage lines
    """
    with opened() as library:
        value = getattr(library.trace(bytes_of(file), file.name), stage)
    for item in value if isinstance(value, tuple) else (value,):
        put_json(dataclasses.asdict(item))


@click.command()
@click.argument("file", type=FILE)
@_stage_option
@click.option("-o", "output", type=FILE, required=True, help="Picture to write (PNG).")
@click.option("--page", type=click.IntRange(1), default=1, show_default=True, help="Page number.")
def draw(file: Path, stage: str, output: Path, page: int) -> None:
    """Paint one stage of reading a document on its page.

    Example: edaran draw surat.pdf --stage blocks -o blocks.png
    """
    with opened() as library:
        put_file(output, library.draw(bytes_of(file), file.name, stage, page))
    say(f"wrote {output}")
