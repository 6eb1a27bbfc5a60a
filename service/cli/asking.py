"""`edaran list` and `search`."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from service.cli.output import (
    Progress,
    bytes_of,
    check_limit,
    filter_options,
    json_option,
    name_failure,
    opened,
    put_json,
    raw_filters,
    say,
    typed,
)
from service.errors import BadParameter, ServiceError
from service.model import Failure, Filters, Match, SearchResult
from service.reports.naming import column_title
from service.reports.neutral import cell_text as neutral
from service.shapes import filters_json, search_json, stored_line_json

if TYPE_CHECKING:
    from service.library import Library

COLUMNS = ("query", "rank", "key", "region", "year", "number", "path", "pages", "text")
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
            reason = f"  {stored.failure.code}" if stored.failure else ""
            title = f"{column_title(stored)}  " if stored.reading else ""
            click.echo(f"{stored.key[:12]}  {stored.state:8}{title}{stored.file}{reason}")
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
            sys.exit(_answer_all(library, batch, filters, limit, as_json))
        result = library.search(typed(query or ""), filters, limit, offset)
    put_json(search_json(result)) if as_json else _describe(result)


def _answer_all(library: Library, batch: Path, filters: Filters, limit: int, as_json: bool) -> int:
    """Answers to many queries, as CSV or JSON Lines; a bad query costs only its own rows."""
    queries = [row[0].strip() for row in csv.reader(_lines(batch)) if row and row[0].strip()]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if not as_json:
        writer.writerow(
            ["query", "rank", "key", "region", "year", "number", "path", "pages", "text"]
        )
    failed, progress = 0, Progress("queries answered")
    for done, query in enumerate(queries, 1):
        try:
            result = library.search(query, filters, limit, 0)
        except ServiceError as fault:
            name_failure(Failure(query, fault.code, str(fault)))
            failed = 1
            continue
        if as_json:
            put_json(search_json(result))
        else:
            rows = enumerate(result.matches, 1)
            writer.writerows([neutral(query), rank, *_flat(match)] for rank, match in rows)
        progress(done, len(queries))
    return failed


def _lines(batch: Path) -> list[str]:
    try:
        return bytes_of(batch).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as fault:
        raise BadParameter(f"{batch} is not UTF-8 text: {fault.reason}.") from fault


def _flat(match: Match) -> list[str]:
    reading, clause = match.circular.reading, match.clause.clause
    return [
        match.circular.key,
        reading.region.name if reading and reading.region else "",
        str(reading.election_year or "") if reading else "",
        neutral((reading.metadata.get("number") or "") if reading else ""),
        clause.path,
        " ".join(map(str, clause.pages)),
        neutral(clause.text),
    ]


def _lit(match: Match) -> str:
    """The clause's words; on a terminal those that answer the query in bold."""
    text = match.clause.clause.text
    if not sys.stdout.isatty():
        return text
    for start, end in reversed(match.highlights):
        text = text[:start] + click.style(text[start:end], bold=True) + text[end:]
    return text


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
        click.echo(f"   {_lit(match)}\n")
    say(f"{len(result.matches)} of {result.total} clauses in {result.took_ms:.0f} ms")
    if result.left_out:
        say(f"incomplete: {result.left_out} circulars are not searchable yet; `edaran reindex`")
