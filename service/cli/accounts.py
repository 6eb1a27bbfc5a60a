"""`edaran user`, `key` and `audit`: who may come in, and what they did."""

from __future__ import annotations

import getpass
import secrets
import sys
from dataclasses import asdict
from typing import Any

import click

from service.cli.output import json_option, opened, put_json, say
from service.logs import one_line

OPERATOR = "command line"  # who did it, in the audit trail
ROLE = click.option("--role", required=True, help="reader, uploader, reviewer or administrator.")
PAGE = 1000


@click.group()
def user() -> None:
    """Accounts of those who sign in; the first one closes the door for everybody else.

    Example: edaran user add rina --role administrator
    """


@user.command("add")
@click.argument("name")
@ROLE
@click.option("--generate", is_flag=True, help="Make a password and print it, once.")
def add_user(name: str, role: str, generate: bool) -> None:
    """Add an account; the password is asked for, or read from stdin.

    Example: edaran user add rina --role reviewer
    """
    password = secrets.token_urlsafe(15) if generate else _password()
    with opened() as library:
        account = library.access.add(name, role, password, OPERATOR)
    say(f"{account.name} may sign in as {account.role}.")
    if generate:
        click.echo(password)


@user.command("role")
@click.argument("name")
@ROLE
def set_role(name: str, role: str) -> None:
    """Give an account another role, at once in force.

    Example: edaran user role rina --role reader
    """
    with opened() as library:
        library.access.set_role(name, role, OPERATOR)


@user.command("password")
@click.argument("name")
def set_password(name: str) -> None:
    """Give an account another password; its sessions end.

    Example: edaran user password rina
    """
    password = _password()
    with opened() as library:
        library.access.set_password(name, password, OPERATOR)


@user.command("remove")
@click.argument("name")
def remove_user(name: str) -> None:
    """Remove an account with its sessions and keys; never the last administrator.

    Example: edaran user remove rina
    """
    with opened() as library:
        library.access.remove(name, OPERATOR)


@user.command("list")
@json_option(lines=True)
def list_users(as_json: bool) -> None:
    """Show every account.

    Example: edaran user list
    """
    with opened() as library:
        for account in library.access.accounts():
            shown = f"{account.name}  {account.role}  since {account.created_at[:10]}"
            _put(asdict(account), "password", shown, as_json)


@click.group()
def key() -> None:
    """Keys for programs: sent as `Authorization: Bearer KEY`.

    Example: edaran key add rina --role reader --days 30
    """


@key.command("add")
@click.argument("owner")
@ROLE
@click.option("--days", type=int, default=90, show_default=True, help="How long it lives.")
def add_key(owner: str, role: str, days: int) -> None:
    """Make a key; it is printed once and cannot be shown again.

    Example: edaran key add rina --role uploader --days 30
    """
    with opened() as library:
        made, text = library.access.add_key(owner, role, days, OPERATOR)
    say(f"Key {made.id} of {made.owner}, {made.role}, {days} days. Keep it now:")
    click.echo(text)


@key.command("remove")
@click.argument("id_", metavar="ID")
def remove_key(id_: str) -> None:
    """Make a key open nothing any more.

    Example: edaran key remove 3f2a90c41b77
    """
    with opened() as library:
        library.access.remove_key(id_, OPERATOR)


@key.command("list")
@json_option(lines=True)
def list_keys(as_json: bool) -> None:
    """Show every key, without its secret.

    Example: edaran key list
    """
    with opened() as library:
        for one in library.access.all_keys():
            shown = f"{one.id}  {one.owner}  {one.role}  since {one.created_at[:10]}"
            _put(asdict(one), "hash", shown, as_json)


@click.command()
@json_option(lines=True)
def audit(as_json: bool) -> None:
    """Print the audit trail and check that no line was changed or taken away.

    Example: edaran audit --json > audit.jsonl
    """
    after = 0
    with opened() as library:
        while lines := library.access.audit_lines(after, PAGE):
            for line in lines:
                shown = one_line(f"{line.at}  {line.who}  {line.what}  {line.detail}")
                _put(asdict(line), "", shown, as_json)
            after = lines[-1].id
        broken = library.access.audit_broken_at()
    if broken is not None:
        say(f"audit_broken: line {broken} or one before it was changed or taken away.")
        sys.exit(1)


def _put(values: dict[str, Any], secret: str, shown: str, as_json: bool) -> None:
    if as_json:
        put_json({name: value for name, value in values.items() if name != secret})
    else:
        click.echo(shown)


def _password() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("Password: ")
    return sys.stdin.readline().rstrip("\n")
