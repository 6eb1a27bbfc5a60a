"""`edaran lineage`: what many circulars say together."""

from __future__ import annotations

from typing import Any

import click

from service.cli.output import (
    filter_options,
    json_option,
    opened,
    put_json,
    raw_filters,
    say,
)
from service.reports.report import column_title
from service.shapes_compared import lineage_json
from service.tracing import Traced


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
