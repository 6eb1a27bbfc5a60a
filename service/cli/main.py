"""The `edaran` program: its commands by name, and how faults become sentences and exit statuses.

Exit status: 0 all well; 1 some inputs failed; 2 wrong usage or settings.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from types import FrameType

import click

from service.cli.streams import open_streams
from service.heaps import few_heaps, one_product_thread

# Command name to the module and function that hold it: only the one called is imported.
COMMANDS = {
    "read": "service.cli.reading:read",
    "trace": "service.cli.reading:trace",
    "draw": "service.cli.reading:draw",
    "ingest": "service.cli.keeping:ingest",
    "list": "service.cli.asking:list_circulars",
    "search": "service.cli.asking:search",
    "compare": "service.cli.judging:compare",
    "check-citations": "service.cli.judging:check_citations",
    "trend": "service.cli.thinking:trend",
    "gaps": "service.cli.thinking:gaps",
    "coverage": "service.cli.thinking:coverage",
    "import-jdihn": "service.cli.networking:import_jdihn",
    "topics": "service.cli.topics:topics",
    "lineage": "service.cli.thinking:lineage",
    "serve": "service.cli.serving:serve",
    "reader": "service.cli.lending:reader",
    "recognise": "service.cli.pages:recognise",
    "retry": "service.cli.keeping:retry",
    "remove": "service.cli.keeping:remove",
    "verify": "service.cli.caring:verify",
    "reread": "service.cli.caring:reread",
    "reindex": "service.cli.caring:reindex",
    "backup": "service.cli.caring:backup",
    "migrate-home": "service.cli.moving:migrate_home",
    "restore": "service.cli.caring:restore",
    "user": "service.cli.accounts:user",
    "key": "service.cli.accounts:key",
    "audit": "service.cli.accounts:audit",
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
    _prepare()
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        status = _reader_left()
    sys.exit(status)


def _run(arguments: Sequence[str] | None) -> int:
    from index.errors import SearchIndexError
    from ingest.errors import IngestError
    from service.errors import ServiceError

    try:
        ended = edaran.main(args=arguments, prog_name="edaran", standalone_mode=False)
        return ended if isinstance(ended, int) else 0
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    except click.ClickException as fault:
        fault.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return 130
    except IngestError as fault:
        click.echo(f"{fault.code}: {fault}", err=True)
        return 1
    except (ServiceError, SearchIndexError) as fault:
        click.echo(f"{fault.code}: {fault}", err=True)
        return 2


def _prepare() -> None:
    """Texts of any document can be printed in any locale; an orderly stop is asked for twice."""
    open_streams()
    few_heaps()
    one_product_thread()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A lone surrogate becomes \udcff, which is just what JSON writes for it.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    signal.signal(signal.SIGTERM, _terminated)


def _terminated(number: int, frame: FrameType | None) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    raise SystemExit(128 + number)


def _reader_left() -> int:
    """The reader of our output hung up early: end quietly."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
