"""One frozen Settings, parsed once from the environment, every fault reported together."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any

from service.errors import BadSettings

PREFIX = "EDARAN_"
PASSWORD = re.compile(r"(://[^/@:\s]*:)[^@/\s]+@")  # in an address
FREE = "EDARAN_TEST_"  # variables of test runs, never settings


def cores() -> int:
    """Processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _about(
    help_text: str, shown: str = "", low: float | None = None, high: float | None = None
) -> dict[str, Any]:
    return {"help": help_text, "shown": shown, "low": low, "high": high}


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set; the environment name is EDARAN_ and the field's name."""

    home: Path = field(
        default=Path("data"), metadata=_about("Folder that holds everything kept.", "./data")
    )
    store: str = field(
        default="",
        metadata=_about(
            "Address of the catalogue: an SQLite file, empty for that in the home, or"
            " `postgresql://…`, which holds the search index too.",
            "sqlite:HOME/catalogue.sqlite3",
        ),
    )
    originals: str = field(
        default="",
        metadata=_about(
            "Where originals are kept: a folder, or `s3://BUCKET/FOLDER`; empty means in the home.",
            "HOME/originals",
        ),
    )
    executor: str = field(
        default="processes",
        metadata=_about(
            "Where reading runs: `processes`, `inline` or a cluster, `dask://HOST:PORT`."
        ),
    )
    workers: int = field(
        default_factory=cores,
        metadata=_about("Files read at the same time.", "number of cores", 1, 512),
    )
    model: str = field(
        default="",
        metadata=_about(
            "Sentence model: a folder or a sentence-transformers name; empty means the shipped one."
        ),
    )
    ocr_languages: str = field(
        default="Latin", metadata=_about("Tesseract languages, joined by `+`.")
    )
    max_bytes: int = field(
        default=64 * 1024**2, metadata=_about("Largest file taken in, in bytes.", low=1)
    )
    max_pages: int = field(default=500, metadata=_about("Most pages of one file.", low=1))
    max_pixels: int = field(
        default=100_000_000, metadata=_about("Most pixels of one page image.", low=10_000)
    )
    max_memory: int = field(
        default=3072,
        metadata=_about("Most memory of one reading process, in MiB.", low=256, high=2**20),
    )
    page_seconds: float = field(
        default=90.0, metadata=_about("Longest time for one page, in seconds.", low=1)
    )
    file_seconds: float = field(
        default=900.0, metadata=_about("Longest time for one file, in seconds.", low=1)
    )
    host: str = field(default="127.0.0.1", metadata=_about("Address the HTTP service listens on."))
    port: int = field(
        default=8000, metadata=_about("Port the HTTP service listens on.", low=1, high=65535)
    )
    access: str = field(
        default="accounts",
        metadata=_about(
            "`accounts`: who has one signs in, and without any only this machine is served;"
            " `open`: a gateway in front authenticates."
        ),
    )
    hosts: str = field(
        default="",
        metadata=_about(
            "Names this service answers to, joined by commas; empty: any, and without accounts"
            " only those of this machine."
        ),
    )
    proxy: str = field(
        default="",
        metadata=_about(
            "Addresses of gateways whose X-Forwarded headers are believed, joined by commas."
        ),
    )
    oidc_issuer: str = field(
        default="",
        metadata=_about(
            "Address of the office's own accounts (OpenID Connect); empty: only accounts kept here."
        ),
    )
    oidc_client: str = field(
        default="", metadata=_about("Name of this service at the provider of accounts.")
    )
    oidc_secret: str = field(
        default="",
        metadata=_about("Secret of this service at the provider of accounts; never shown."),
    )
    oidc_claim: str = field(
        default="groups", metadata=_about("Claim whose values mean roles, told by the provider.")
    )
    oidc_roles: str = field(
        default="",
        metadata=_about(
            "Groups and their roles, the first that fits: `pimpinan=reviewer,staf=reader`."
        ),
    )
    contact: str = field(
        default="",
        metadata=_about(
            "Whom to tell of a hole, `mailto:` or `https:`, for /.well-known/security.txt."
        ),
    )
    log: str = field(
        default="text", metadata=_about("How lines of the log are written: `text` or `json`.")
    )
    verify_at: str = field(
        default="",
        metadata=_about(
            "Time of day, HH:MM, at which the server checks all that is kept; empty: never."
        ),
    )


@dataclass(frozen=True, slots=True)
class Description:
    """One row of the table of settings."""

    name: str  # of the environment variable
    type: str
    default: str
    help: str
    value: str


def from_environment() -> Settings:
    """Settings of this process."""
    return parse(os.environ)


def parse(variables: Mapping[str, str]) -> Settings:
    """Settings from named texts; BadSettings names every fault at once."""
    values: dict[str, Any] = {}
    faults = list(_unknown(variables))
    for item in fields(Settings):
        text = variables.get(variable(item.name), "")
        if not text.strip():
            continue
        try:
            values[item.name] = _value(item, text.strip())
        except ValueError as fault:
            faults.append(f"{variable(item.name)}: {fault}.")
    if faults:
        raise BadSettings(" ".join(faults))
    return Settings(**values)


def variable(name: str) -> str:
    """The environment variable of a field."""
    return PREFIX + name.upper()


def describe(settings: Settings | None = None) -> tuple[Description, ...]:
    """The table of settings: for `edaran settings` and the README."""
    shown = settings or Settings()
    return tuple(
        Description(
            variable(item.name),
            _type_name(item),
            item.metadata["shown"] or str(item.default) or "(empty)",
            item.metadata["help"],
            _shown(item.name, str(getattr(shown, item.name))),
        )
        for item in fields(Settings)
    )


def _shown(name: str, value: str) -> str:
    """A value as it may be printed: without secrets."""
    if name.endswith("secret"):
        return "(set)" if value else ""
    return PASSWORD.sub(r"\1(hidden)@", value)


def _unknown(variables: Mapping[str, str]) -> Iterator[str]:
    known = [variable(item.name) for item in fields(Settings)]
    for name in sorted(variables):
        if name.startswith(PREFIX) and name not in known and not name.startswith(FREE):
            near = difflib.get_close_matches(name, known, 1)
            hint = f"; did you mean {near[0]}?" if near else "; `edaran settings` lists them."
            yield f"{name} is not a setting{hint}"


def _value(item: Field[Any], text: str) -> Any:
    kind = _type_name(item)
    if kind == "folder":
        return Path(text).expanduser()
    if kind == "text":
        return text
    return _number(text, kind, item.metadata["low"], item.metadata["high"])


def _number(text: str, kind: str, low: float | None, high: float | None) -> float:
    try:
        number = int(text) if kind == "whole number" else float(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a {kind}") from None
    if not (float("-inf") if low is None else low) <= number < float("inf"):
        raise ValueError(f"{text} is below {low:g}")
    if high is not None and number > high:
        raise ValueError(f"{text} is above {high:g}")
    return number


TYPES = {"Path": "folder", "str": "text", "int": "whole number", "float": "number"}


def _type_name(item: Field[Any]) -> str:
    return TYPES[str(item.type)]
