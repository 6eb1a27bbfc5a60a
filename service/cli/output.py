"""What commands share: opening the home, filter options, JSON on stdout, the rest on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

import click

from service.model import Failure

if TYPE_CHECKING:
    from service.library import Library

Command = TypeVar("Command", bound=Callable[..., Any])

FILTERS = {
    "region": "name or official code",
    "province": "name or official code",
    "year": "election year; may be given several times",
    "election": "pilkada or pemilu",
    "kind": "edaran, himbauan, instruksi, …",
    "modality": "prohibition, obligation, …",
    "topic": "a topic's key or label",
    "issuer": "words of the issuing office's name",
    "number": "letter number in any spelling",
    "issued-from": "first day of issue, YYYY-MM-DD",
    "issued-to": "last day of issue, YYYY-MM-DD",
    "source": "official or news",
}


@contextmanager
def opened(anew: bool = False) -> Iterator[Library]:
    """The Library of the settings, closed at the end; `anew` as in `build`."""
    from service.settings import from_environment
    from service.wiring import build

    library = build(from_environment(), anew)
    try:
        yield library
    finally:
        library.close()


def filter_options(command: Command) -> Command:
    """The filters of every command that chooses circulars or clauses."""
    for name, words in reversed(FILTERS.items()):
        option = click.option(f"--{name}", multiple=True, metavar="VALUE", help=f"Only: {words}.")
        command = option(command)
    return command


def raw_filters(options: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """The filters among a command's options, as typed."""
    names = {name.replace("-", "_") for name in FILTERS}
    return {
        name: tuple(typed(text) for text in value)
        for name, value in options.items()
        if name in names and value
    }


def typed(text: str) -> str:
    """Words as typed, also in a locale that could not decode them."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def json_option(lines: bool = False) -> Callable[[Command], Command]:
    """`--json`: machine output."""
    form = "JSON Lines" if lines else "one JSON object"
    return click.option("--json", "as_json", is_flag=True, help=f"Machine output: {form}.")


def say(text: str) -> None:
    """Progress and notices: never on stdout; work goes on when nobody listens any more."""
    with suppress(BrokenPipeError):
        click.echo(text, err=True)


def put_json(value: object, indent: int | None = None) -> None:
    """One JSON value on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=indent))


def put_file(file: Path, data: bytes) -> None:
    """A result as a file: whole, or not at all; "-" is stdout."""
    from service.errors import StoreUnavailable

    if str(file) == "-":
        sys.stdout.buffer.write(data)
        return
    part = file.with_name(f".{file.name}.part")
    try:
        part.write_bytes(data)
        part.replace(file)
    except OSError as fault:
        part.unlink(missing_ok=True)
        raise StoreUnavailable(f"{file} cannot be written: {fault.strerror}.") from fault


def bytes_of(file: Path) -> bytes:
    """A file named on the command line; "-" is stdin."""
    from service.errors import PathNotFound

    try:
        return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as fault:
        raise PathNotFound(f"{file}: {fault.strerror}.") from fault


class Progress:
    """How far a long piece of work is: a bar on a terminal, now and then a line elsewhere."""

    WIDTH = 24
    EVERY_S = 5.0  # between lines where there is no terminal

    def __init__(self, what: str) -> None:
        self._what = what
        self._told = monotonic()

    def __call__(self, done: int, total: int) -> None:
        """So many of so many."""
        if sys.stderr.isatty():
            filled = self.WIDTH * done // max(total, 1)
            bar = "#" * filled + "." * (self.WIDTH - filled)
            text = f"\r\x1b[K{bar} {done}/{total} {self._what}"
            click.echo(text, nl=done >= total, err=True)
        elif monotonic() - self._told > self.EVERY_S:
            self._told = monotonic()
            say(f"[{done}/{total}] {self._what}")


def name_failure(failure: Failure) -> None:
    """One failed input: file, code and sentence."""
    say(f"{failure.file}: {failure.code}: {failure.message}")


def check_limit(limit: int) -> int:
    """A number of results, at least one."""
    from service.errors import BadParameter

    if limit < 1:
        raise BadParameter(f"limit is {limit}; it must be at least 1.")
    return limit
