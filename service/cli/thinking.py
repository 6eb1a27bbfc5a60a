"""`edaran lineage`, `trend`, `gaps` and `coverage`: what many circulars say together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from service.cli.output import (
    filter_options,
    json_option,
    opened,
    put_file,
    put_json,
    raw_filters,
    say,
    typed,
)
from service.coverage import Coverage
from service.gaps import Gaps
from service.reports.formats import FORMATS
from service.reports.naming import STATES, column_title
from service.reports.report import Report
from service.shapes_compared import coverage_json, gaps_json, lineage_json
from service.tracing import Traced

FILE = click.Path(path_type=Path)


@click.command()
@filter_options
@json_option()
def lineage(as_json: bool, **options: Any) -> None:
    """Tell which circular's wording comes from which earlier one, clause by clause.

    Example: edaran lineage --region "Kabupaten Batang Hari"
    """
    with opened() as library:
        traced = library.lineage(library.filters(raw_filters(options)))
    put_json(lineage_json(traced)) if as_json else _describe(traced)
    say(f"{len(traced.asked)} circulars, {len(traced.lineage.links)} links")


def _describe(traced: Traced) -> None:
    titles = {stored.key: column_title(stored) for stored in traced.circulars}
    for stored in traced.circulars:
        if stored.key not in traced.asked:
            continue
        ancestry = traced.ancestry(stored.key)
        click.echo(f"{stored.key[:12]}  {titles[stored.key]}: {ancestry.copied:.0%} from others")
        for item in ancestry.descents:
            if item.source:
                place = f"{titles[item.source[0]]}, {item.source[1]}"
                click.echo(f"  {item.path}: {item.how} {item.share:.0%} from {place}")
            else:
                click.echo(f"  {item.path}: own")


@click.command()
@click.argument("region")
@click.option("--year", multiple=True, metavar="YEAR", help="Only these election years.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="json")
@click.option("-o", "output", type=FILE, default=Path("-"), help="File to write.")
@click.option("--address", default="", help="Web address that page links begin with.")
def trend(region: str, year: tuple[str, ...], form: str, output: Path, address: str) -> None:
    """Lay one region's circulars in order, each against the one before.

    Example: edaran trend "Kabupaten Seluma" --format html -o seluma.html
    """
    with opened() as library:
        filters = library.filters({"region": [typed(region)], "year": list(year)})
        made = library.comparisons.make(filters, [], None, "previous")
        put_file(output, FORMATS[form].render(Report(made, address)))
    say(f"{len(made.circulars)} circulars, {len(made.rows)} topics: {made.id}")


@click.command()
@click.argument("key")
@click.option("--baseline", metavar="KEY", help="Against this circular, not the neighbours.")
@json_option()
def gaps(key: str, baseline: str | None, as_json: bool) -> None:
    """Tell what a circular leaves out that others regulate, and what only it has.

    The others are circulars of its province for the same election, or one baseline.

    Example: edaran gaps 3fa91c07 --baseline db7c56c6
    """
    with opened() as library:
        found = library.gaps(library.key(key), library.key(baseline) if baseline else None)
    put_json(gaps_json(found)) if as_json else _describe_gaps(found)


def _describe_gaps(found: Gaps) -> None:
    say(f"{column_title(found.circular)}, against {len(found.others)} ({found.against})")
    for gap in found.rows:
        share = f"{len(gap.stated)}/{gap.readable}"
        click.echo(f"{gap.kind:11}  {share:>7}  {gap.label}: {STATES[gap.own.state]}")


@click.command()
@filter_options
@json_option()
def coverage(as_json: bool, **options: Any) -> None:
    """Tell which regions and elections have no circular, and what could not be read.

    Example: edaran coverage --province Bengkulu --year 2020
    """
    with opened() as library:
        covered = library.covered(library.filters(raw_filters(options)))
    put_json(coverage_json(covered)) if as_json else _describe_coverage(covered)


def _describe_coverage(covered: Coverage) -> None:
    for held in covered.regions:
        counts = "  ".join(
            f"{year} {count or '-'}" for year, count in zip(covered.years, held.counts, strict=True)
        )
        click.echo(f"{held.region.name}: {counts}")
    for stored, pages in covered.unread:
        click.echo(f"unread: {column_title(stored)}, pages {', '.join(map(str, pages))}")
    for stored in covered.unplaced:
        click.echo(f"region or election unknown: {stored.key[:12]} {stored.file}")
    doubt = covered.doubt
    say(f"{doubt.low} of {doubt.clauses} recognised clauses are doubtful; {covered.failed} failed")
