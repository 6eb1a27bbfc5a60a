"""`edaran list`, `search`, `compare` and `check-citations`."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import IO, Any

import click

from service.cli.output import (
    check_limit,
    filter_options,
    json_option,
    opened,
    put_json,
    raw_filters,
    say,
)
from service.errors import BadParameter, ServiceError
from service.model import Match, SearchResult
from service.reports.formats import FORMATS
from service.reports.report import Report, column_title
from service.shapes import filters_json, search_json, stored_line_json

FILE = click.Path(path_type=Path)


@click.command("list")
@filter_options
@click.option("--limit", type=int, default=None, help="At most so many.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Leave out the first so many.")
@json_option(lines=True)
def list_circulars(limit: int | None, offset: int, as_json: bool, **options: Any) -> None:
    """List the circulars kept.

    Example: edaran list --province Bengkulu --year 2020 --json
    """
    most = None if limit is None else check_limit(limit)
    with opened() as library:
        found, total = library.circulars(library.filters(raw_filters(options)), most, offset)
    for stored in found:
        if as_json:
            put_json(stored_line_json(stored))
        else:
            click.echo(f"{stored.key[:12]}  {stored.state:8} {column_title(stored)}  {stored.file}")
    say(f"{len(found)} of {total}")


@click.command()
@click.argument("query", required=False)
@filter_options
@click.option("--limit", type=int, default=10, show_default=True, help="At most so many clauses.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Leave out the first so many.")
@click.option("--batch", type=FILE, help="Queries from a CSV file, one a row, first column.")
@json_option()
def search(
    query: str | None, limit: int, offset: int, batch: Path | None, as_json: bool, **options: Any
) -> None:
    """Find clauses by meaning, words, letter number or citation.

    Example: edaran search "boleh foto bersama calon?" --year 2024
    """
    check_limit(limit)
    if (query is None) == (batch is None):
        raise click.UsageError("Give a QUERY or --batch FILE, one of them.")
    with opened() as library:
        filters = library.filters(raw_filters(options))
        if batch is not None:
            _answer_all(library, batch, filters, limit)
            return
        result = library.search(query or "", filters, limit, offset)
    put_json(search_json(result)) if as_json else _describe(result)


def _answer_all(library: Any, batch: Path, filters: Any, limit: int) -> None:
    """A row for each hit of each query, as CSV on stdout; a bad query costs only its own rows."""
    try:
        text = batch.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise BadParameter(f"{batch} cannot be read as UTF-8 text: {fault}.") from fault
    writer = csv.writer(sys.stdout)
    writer.writerow(["query", "rank", "key", "region", "year", "number", "path", "pages", "text"])
    failed = False
    for row in csv.reader(text.splitlines()):
        query = row[0].strip() if row else ""
        if not query:
            continue
        try:
            matches = library.search(query, filters, limit, 0).matches
        except ServiceError as fault:
            say(f"{query}: {fault.code}: {fault}")
            failed = True
            continue
        writer.writerows([query, rank, *_flat(match)] for rank, match in enumerate(matches, 1))
    sys.exit(1 if failed else 0)


def _flat(match: Match) -> list[str]:
    from service.reports.neutral import cell_text

    reading, clause = match.circular.reading, match.clause.clause
    return [
        match.circular.key,
        reading.region.name if reading and reading.region else "",
        str(reading.election_year or "") if reading else "",
        cell_text((reading.metadata.get("number") or "") if reading else ""),
        clause.path,
        " ".join(map(str, clause.pages)),
        cell_text(clause.text),
    ]


def _describe(result: SearchResult) -> None:
    understood = filters_json(result.understood)
    if understood:
        words = "; ".join(f"{name}: {', '.join(map(str, v))}" for name, v in understood.items())
        say(f"understood: {words}")
    for rank, match in enumerate(result.matches, 1):
        clause = match.clause.clause
        pages = ", ".join(map(str, clause.pages))
        click.echo(f"{rank}. {column_title(match.circular)}")
        click.echo(f"   {clause.path}, page {pages} [{clause.modality}]")
        if clause.lead_in:
            click.echo(f"   {clause.lead_in}")
        click.echo(f"   {clause.text}\n")
    say(f"{len(result.matches)} of {result.total} clauses in {result.took_ms:.0f} ms")


@click.command()
@filter_options
@click.option("--circular", multiple=True, metavar="KEY", help="A circular's key; repeatable.")
@click.option("--baseline", metavar="KEY", help="Tell changes against this circular.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="json")
@click.option("-o", "output", type=click.File("wb"), default="-", help="File to write.")
@click.option("--address", default="", help="Web address that page links begin with.")
def compare(
    circular: tuple[str, ...],
    baseline: str | None,
    form: str,
    output: IO[bytes],
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
    output.write(FORMATS[form].render(Report(comparison, address)))


@click.command("check-citations")
@click.argument("file", type=FILE)
@json_option()
def check_citations(file: Path, as_json: bool) -> None:
    """Judge the legal basis of a document or a draft; "-" reads plain text from stdin.

    Example: edaran check-citations rancangan.txt
    """
    from service.shapes import legal_basis_json

    data = sys.stdin.buffer.read() if str(file) == "-" else _bytes(file)
    name = "stdin.txt" if str(file) == "-" else file.name
    with opened() as library:
        judged = library.check_citations(data, name)
    if as_json:
        put_json(legal_basis_json(judged))
        return
    for item in judged.citations:
        told = [item.at_issue.sentence] if item.at_issue else []
        click.echo(" ".join([*told, item.today.sentence]))
    for sentence in judged.not_understood:
        say(sentence)
    say(f"{len(judged.citations)} citations")


def _bytes(file: Path) -> bytes:
    from service.errors import PathNotFound

    try:
        return file.read_bytes()
    except OSError as fault:
        raise PathNotFound(f"{file}: {fault.strerror}.") from fault
