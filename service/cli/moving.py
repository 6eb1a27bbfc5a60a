"""`edaran migrate-home`: the catalogue to another database and back."""

from __future__ import annotations

from dataclasses import asdict

import click

from service.cli.output import json_option, put_json, say


@click.command("migrate-home")
@click.argument("address")
@json_option()
def migrate_home(address: str, as_json: bool) -> None:
    """Copy the catalogue to an empty store at another address, and index it there.

    Every table is compared by rows and checksum before anything is kept. Originals and the store
    left behind stay as they are; set EDARAN_STORE to the new address afterwards.

    Example: edaran migrate-home postgresql://edaran@db/edaran
    """
    from service.moving import move
    from service.settings import from_environment

    copied, indexed = move(from_environment(), address, lambda number: say(f"{number} indexed"))
    if as_json:
        put_json({"tables": [asdict(one) for one in copied], "indexed": indexed})
        return
    for one in copied:
        click.echo(f"{one.table}: {one.rows} rows, sha256 {one.sha256[:16]}")
    say(f"{indexed} circulars indexed; now set EDARAN_STORE={address}")
