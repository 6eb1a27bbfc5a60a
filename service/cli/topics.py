"""`edaran topics`: what clauses speak of, and what they say beyond the table."""

from __future__ import annotations

from typing import Any

import click

from service.cli.output import filter_options, json_option, opened, put_json, raw_filters, say
from service.proposals import Proposals
from service.topic_shapes import proposals_json, topic_json


@click.command()
@filter_options
@click.option("--proposed", is_flag=True, help="Gather the clauses that fit no topic.")
@json_option()
def topics(proposed: bool, as_json: bool, **options: Any) -> None:
    """List the topics, or gather clauses that fit none as proposals for new ones.

    Topics of your own go into topics.toml in the home folder.

    Example: edaran topics --proposed --year 2024
    """
    with opened() as library:
        if proposed:
            found = library.topic_proposals(library.filters(raw_filters(options)))
            put_json(proposals_json(found)) if as_json else _describe(found)
            say(f"{len(found.proposals)} proposals, {len(found.alone)} clauses like no other")
            return
        for topic in library.topics():
            put_json(topic_json(topic)) if as_json else click.echo(f"{topic.key}: {topic.label_id}")


def _describe(found: Proposals) -> None:
    for one in found.proposals:
        click.echo(f"{', '.join(one.words)}: {one.circulars} circulars")
        for stray in one.strays:
            place = f"{stray.circular.key[:12]} {stray.item.clause.path}"
            click.echo(f"  {place}  {stray.item.clause.text}")
    for stray in found.alone:
        click.echo(
            f"alone: {stray.circular.key[:12]} {stray.item.clause.path}  {stray.item.clause.text}"
        )
