"""The names this service answers to: a page elsewhere must not reach it under a name of its own."""

from __future__ import annotations

import ipaddress

HERE = "localhost"


def name_of(host: str) -> str:
    """The name or address in a Host header, without its port."""
    name, colon, port = host.strip().rpartition(":")
    bare = name if colon and port.isdigit() and not (":" in name and "]" not in name) else host
    return bare.strip().strip("[]").rstrip(".").lower()


def is_here(name: str) -> bool:
    """Whether a name or address means this very machine."""
    if name == HERE or name.endswith("." + HERE):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def known(host: str, names: frozenset[str], only_here: bool) -> bool:
    """Whether a Host header names this service.

    `names` are those set by the operator, none for any; `only_here` allows this machine's alone.
    """
    name = name_of(host)
    return is_here(name) or name in names or not (names or only_here)


def names_in(text: str) -> frozenset[str]:
    """Names joined by commas, as a setting holds them."""
    return frozenset(name for part in text.split(",") if (name := name_of(part)))
