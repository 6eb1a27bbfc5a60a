"""The `edaran` program: its commands by name, and how faults become sentences and exit statuses.

Exit status: 0 all well; 1 some inputs failed; 2 wrong usage or settings.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

# Command name to the module and function that hold it: only the one called is imported.
COMMANDS = {
    "read": "service.cli.reading:read",
    "trace": "service.cli.reading:trace",
    "draw": "service.cli.reading:draw",
    "ingest": "service.cli.keeping:ingest",
    "list": "service.cli.asking:list_circulars",
    "search": "service.cli.asking:search",
    "compare": "service.cli.asking:compare",
    "check-citations": "service.cli.asking:check_citations",
    "serve": "service.cli.serving:serve",
    "verify": "service.cli.keeping:verify",
    "reread": "service.cli.keeping:reread",
    "reindex": "service.cli.keeping:reindex",
    "backup": "service.cli.keeping:backup",
    "restore": "service.cli.keeping:restore",
    "doctor": "service.cli.serving:doctor",
    "settings": "service.cli.serving:settings",
}


class Edaran(click.Group):
    """Commands that are imported when they are called, so that each starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One command, or None."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command


@click.command(cls=Edaran, context_settings={"help_option_names": ["-h", "--help"]})
def edaran() -> None:
    """Read government circulars, search and compare what they oblige.

    Everything kept lives in the folder EDARAN_HOME (default ./data).
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command; never returns."""
    from service.errors import ServiceError

    try:
        edaran.main(args=arguments, prog_name="edaran", standalone_mode=False)
        status = 0
        sys.stdout.flush()
    except SystemExit as ended:
        status = int(ended.code or 0)
    except click.ClickException as fault:
        fault.show()
        status = 2
    except click.exceptions.Exit as ended:
        status = ended.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        status = 130
    except ServiceError as fault:
        click.echo(f"{fault.code}: {fault}", err=True)
        status = 2
    except BrokenPipeError:
        status = _reader_left()
    sys.exit(status)


def _reader_left() -> int:
    """The reader of our output hung up early: end quietly."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
