"""`edaran compare` and `check-citations`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

import click

from service.citing import LegalBasis, Outcome
from service.cli.output import (
    Progress,
    bytes_of,
    filter_options,
    json_option,
    opened,
    put_file,
    put_json,
    raw_filters,
    say,
)
from service.compared import Against
from service.founding import Founded
from service.reports.formats import FORMATS
from service.reports.naming import column_title
from service.shapes_cited import founded_json, legal_basis_json
from service.since import Since

FILE = click.Path(path_type=Path)


@click.command()
@filter_options
@click.option("--circular", multiple=True, metavar="KEY", help="A circular's key; repeatable.")
@click.option("--baseline", metavar="KEY", help="Tell changes against this circular.")
@click.option("--against", type=click.Choice(get_args(Against)), default="baseline")
@click.option("--saved", metavar="ID", help="A saved comparison as its circulars are now.")
@click.option("--again", metavar="ID", help="A saved request over all that is kept today.")
@click.option("--crops/--no-crops", default=True, help="Printed lines in html, pdf and docx.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="json")
@click.option("-o", "output", type=FILE, default=Path("-"), help="File to write.")
@click.option("--address", default="", help="Web address that page links begin with.")
def compare(
    circular: tuple[str, ...],
    baseline: str | None,
    against: Against,
    saved: str | None,
    again: str | None,
    crops: bool,
    form: str,
    output: Path,
    address: str,
    **options: Any,
) -> None:
    """Lay circulars side by side by what they oblige.

    Regions and years named together become columns also where there is no circular.

    Example: edaran compare --year 2024 --format xlsx -o banding.xlsx
    """
    with opened() as library:
        kept = library.comparisons
        if saved or again:
            comparison = kept.get(saved) if saved else kept.again(again or "")
            _tell_changes(kept.changed_since(saved or again or ""))
        else:
            filters = library.filters(raw_filters(options))
            keys = [library.key(key) for key in circular]
            base = library.key(baseline) if baseline else None
            comparison = kept.make(filters, keys, base, against, Progress("pairs"))
        report = kept.report(comparison, address, form, crops)
    put_file(output, FORMATS[form].render(report))
    say(f"{len(comparison.columns)} circulars, {len(comparison.rows)} topics: {comparison.id}")


def _tell_changes(since: Since | None) -> None:
    if since is None:
        say("What it gave when it was saved is not known.")
        return
    counts = (len(since.added), len(since.gone), len(since.reread), len(since.cells))
    say("since saved: {} added, {} gone, {} read anew, {} cells changed".format(*counts))


@click.command("check-citations")
@click.argument("file", type=FILE, required=False)
@click.option("--circular", metavar="KEY", help="A kept circular instead of a file.")
@click.option("--outcome", multiple=True, type=click.Choice(get_args(Outcome)), help="Only these.")
@filter_options
@json_option()
def check_citations(
    file: Path | None,
    circular: str | None,
    outcome: tuple[Outcome, ...],
    as_json: bool,
    **options: Any,
) -> None:
    """Judge the legal basis of a document, a draft ("-": stdin) or kept circulars.

    Without FILE: of all circulars the filters find, as JSON Lines with --json.

    Example: edaran check-citations rancangan.txt
    """
    raw = raw_filters(options)
    if sum(map(bool, (file, circular, raw or outcome))) > 1:
        raise click.UsageError("Give a FILE, --circular or filters, one of them.")
    with opened() as library:
        if file is not None:
            name = "stdin.txt" if str(file) == "-" else file.name
            _put_basis(library.check_citations(bytes_of(file), name), as_json)
        elif circular is not None:
            _put_basis(library.citations(library.key(circular)), as_json)
        else:
            _put_bases(library.legal_bases(library.filters(raw), outcome), as_json)


def _put_bases(found: Sequence[Founded], as_json: bool) -> None:
    for one in found:
        if as_json:
            put_json(founded_json(one))
            continue
        click.echo(f"{one.circular.key[:12]}  {column_title(one.circular)}")
        for item in one.basis.citations:
            click.echo(f"  {item.outcome:12}  {item.citation.canonical}")
    say(f"{len(found)} circulars")


def _put_basis(basis: LegalBasis, as_json: bool) -> None:
    if as_json:
        put_json(legal_basis_json(basis))
        return
    for item in basis.citations:
        told = [item.at_issue.sentence] if item.at_issue else []
        click.echo(" ".join([*told, item.today.sentence]))
    for sentence in basis.not_understood:
        say(sentence)
    say(f"{len(basis.citations)} citations")
