"""`edaran import-jdihn`: a member's feed beside what is kept."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from service.cli.output import bytes_of, json_option, opened, put_json, say
from service.shapes_jdihn import imported_json

FILE = click.Path(path_type=Path)


@click.command("import-jdihn")
@click.argument("file", type=FILE)
@json_option()
def import_jdihn(file: Path, as_json: bool) -> None:
    """Set a member's JDIHN feed beside what is kept; "-" reads it from stdin.

    Which circulars are here, which differ, which lack. Nothing is fetched, nothing kept changes.
    Exit status 1 when the feed breaks the network's rules.

    Example: edaran import-jdihn document.json
    """
    with opened() as library:
        found = library.import_jdihn(bytes_of(file))
    if as_json:
        put_json(imported_json(found))
    else:
        for one in found.listed:
            fields = one.record.fields
            click.echo(f"{one.outcome:9} {fields['noPeraturan']}  {fields['judul']}")
    for notice in found.notices:
        say(f"{notice.record}: {notice.field}: {notice.message}")
    lack = sum(one.outcome == "not_kept" for one in found.listed)
    say(f"{len(found.listed)} circulars listed, {lack} not kept; {found.others} other documents")
    sys.exit(1 if found.notices else 0)
