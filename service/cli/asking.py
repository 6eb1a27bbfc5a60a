"""`edaran list` and `search`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from service.cli.batching import NAMES, answer_batch, format_of
from service.cli.output import (
    check_limit,
    filter_options,
    json_option,
    opened,
    put_json,
    raw_filters,
    say,
    typed,
)
from service.model import Match, SearchResult
from service.reports.naming import column_title
from service.shapes import stored_line_json
from service.shapes_found import filters_json, search_json

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
@click.option("-o", "--output", "out", type=FILE, help="File for a batch's answers.")
@click.option("--format", "form", type=click.Choice(NAMES), help="Of a batch's answers.")
@json_option()
def search(
    query: str | None,
    limit: int,
    offset: int,
    batch: Path | None,
    out: Path | None,
    form: str | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Find clauses by meaning, words, letter number or citation.

    Example: edaran search "boleh foto bersama calon?" --year 2024

    A batch gives CSV, or what -o names: edaran search --batch questions.csv -o answers.xlsx
    """
    check_limit(limit)
    if (query is None) == (batch is None):
        raise click.UsageError("Give a QUERY or --batch FILE, one of them.")
    with opened() as library:
        filters = library.filters(raw_filters(options))
        if batch is not None:
            told = format_of(form, out, as_json)
            sys.exit(answer_batch(library, batch, filters, limit, told, out))
        result = library.search(typed(query or ""), filters, limit, offset)
    put_json(search_json(result)) if as_json else _describe(result)


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
        click.echo(f"   {_lit(match)}")
        if match.same.total:
            click.echo(f"   {match.same.total} more say the same")
        click.echo()
    say(f"{len(result.matches)} of {result.total} clauses in {result.took_ms:.0f} ms")
    if result.did_you_mean:
        say(f"searched as well as: {result.did_you_mean}")
    if result.weak:
        say("weak: nothing here plainly says that")
    if result.left_out:
        say(f"incomplete: {result.left_out} circulars are not searchable yet; `edaran reindex`")
