"""`edaran compare` and `check-citations`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from service.cli.output import (
    bytes_of,
    filter_options,
    json_option,
    opened,
    put_file,
    put_json,
    raw_filters,
    say,
)
from service.reports.formats import FORMATS
from service.reports.report import Report
from service.shapes import legal_basis_json

FILE = click.Path(path_type=Path)


@click.command()
@filter_options
@click.option("--circular", multiple=True, metavar="KEY", help="A circular's key; repeatable.")
@click.option("--baseline", metavar="KEY", help="Tell changes against this circular.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="json")
@click.option("-o", "output", type=FILE, default=Path("-"), help="File to write.")
@click.option("--address", default="", help="Web address that page links begin with.")
def compare(
    circular: tuple[str, ...],
    baseline: str | None,
    form: str,
    output: Path,
    address: str,
    **options: Any,
) -> None:
    """Lay circulars side by side by what they oblige.

    Example: edaran compare --year 2024 --format xlsx -o banding.xlsx
    """
    with opened() as library:
        filters = library.filters(raw_filters(options))
        keys = [library.key(key) for key in circular]
        comparison = library.compare(filters, keys, library.key(baseline) if baseline else None)
    put_file(output, FORMATS[form].render(Report(comparison, address)))
    say(f"{len(comparison.columns)} circulars, {len(comparison.rows)} topics: {comparison.id}")


@click.command("check-citations")
@click.argument("file", type=FILE)
@json_option()
def check_citations(file: Path, as_json: bool) -> None:
    """Judge the legal basis of a document or a draft; "-" reads plain text from stdin.

    Example: edaran check-citations rancangan.txt
    """
    name = "stdin.txt" if str(file) == "-" else file.name
    with opened() as library:
        basis = library.check_citations(bytes_of(file), name)
    if as_json:
        put_json(legal_basis_json(basis))
        return
    for item in basis.citations:
        told = [item.at_issue.sentence] if item.at_issue else []
        click.echo(" ".join([*told, item.today.sentence]))
    for sentence in basis.not_understood:
        say(sentence)
    say(f"{len(basis.citations)} citations")
