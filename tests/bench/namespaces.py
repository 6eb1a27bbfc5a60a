"""Machines of one's own on one machine: network namespaces with an address each, on one bridge."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

BRIDGE, NET = "edaranbr", "10.77.0"
HERE = f"{NET}.1"  # the address of this side


@dataclass(frozen=True, slots=True)
class Machine:
    """One namespace: what to put before a command to run it there, and its address."""

    before: tuple[str, ...]
    address: str


@contextmanager
def machines(count: int) -> Iterator[Sequence[Machine]]:
    """So many machines, gone afterwards; needs root."""
    made: list[str] = []
    _ip("link", "add", BRIDGE, "type", "bridge")
    try:
        _ip("addr", "add", f"{HERE}/24", "dev", BRIDGE)
        _ip("link", "set", BRIDGE, "up")
        yield [_machine(number, made) for number in range(1, count + 1)]
    finally:
        for name in made:
            _ip("netns", "del", name)
        _ip("link", "del", BRIDGE)


def _machine(number: int, made: list[str]) -> Machine:
    name, address = f"edaran{number}", f"{NET}.{10 + number}"
    _ip("netns", "add", name)
    made.append(name)
    _ip("link", "add", f"edv{number}", "type", "veth", "peer", "name", "eth0", "netns", name)
    _ip("link", "set", f"edv{number}", "master", BRIDGE, "up")
    _ip("-n", name, "addr", "add", f"{address}/24", "dev", "eth0")
    for device in ("lo", "eth0"):
        _ip("-n", name, "link", "set", device, "up")
    return Machine(("ip", "netns", "exec", name), address)


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True)
