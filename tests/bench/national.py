"""`python -m tests.bench.national [RESULTS.json]`: the whole country on paper, from measured costs.

A million circulars to recognise, ten million clauses to keep and search. Every figure is either
measured (a row of `make bench`) or an assumption of the table below, which can be changed on the
command line; nothing else goes in. It is arithmetic, not a measurement: it says so where it
reaches beyond what was measured.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from tests.bench.__main__ import RESULTS, read_rows
from tests.bench.corpus import PER_CIRCULAR
from tests.bench.measure import Cost

NEEDED = (
    "reading, digital",
    "reading, scan-clean",
    "reading, scan-office",
    "reading, photo",
    "sent to a reader, scan-office",
    "keeping at ",
    "indexing at ",
    "catalogue at ",
    "index of ",
    "search, no filter, processor",
)
DEADLINES_H = {"a day": 24, "a week": 168, "a month": 720}


@dataclass(frozen=True, slots=True)
class Assumed:
    """What nobody measured here."""

    circulars: float = 1_000_000
    clauses: float = 10_000_000
    pages: float = 3.0  # a circular; attachments make some much longer
    clean: float = 0.3  # share of clean scans
    office: float = 0.5  # share of office scans
    photo: float = 0.2  # share of photographs
    again: float = 1.05  # read twice: retries, dead readers
    busy: float = 0.9  # share of a reader's processor time that is work, not waiting
    mib: float = 1.0  # MiB of an original, if larger than measured here
    cores: float = 16.0  # of a reading machine
    core_hour: float = 0.04  # USD, list price of a rented core with 2 GB
    server_hour: float = 0.80  # USD, machine of 16 cores and 128 GB for database or service
    object_month: float = 0.023  # USD a GB, object store
    disk_month: float = 0.10  # USD a GB, fast disk
    scheduler_mb_s: float = 32.0  # files through one scheduler, see DECISIONS.md


def main() -> None:
    """Reckon and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("results", type=Path, nargs="?", default=None)
    for item in fields(Assumed):
        parser.add_argument(f"--{item.name.replace('_', '-')}", type=float, default=item.default)
    chosen = vars(parser.parse_args())
    file = chosen.pop("results") or sorted(RESULTS.glob("*-*-*.json"))[-1]
    costs = {row.name: row.value for row in rows_of(file)}
    if missing := [one for one in NEEDED if not any(name.startswith(one) for name in costs)]:
        lacking = ", ".join(repr(one) for one in missing)
        parser.error(f"{file.name} lacks {lacking}: make bench ONLY=costs,growth,scale")
    print("\n".join(report(costs, Assumed(**chosen), file.stem)))


def rows_of(file: Path) -> Iterator[Cost]:
    """Single figures of a results file."""
    for section in json.loads(file.read_text(encoding="utf-8")).values():
        yield from (row for row in read_rows(section) if isinstance(row, Cost))


def report(costs: Mapping[str, float], assumed: Assumed, date: str) -> Iterator[str]:
    """The simulation as Markdown."""
    a = assumed
    page = (
        a.clean * costs["reading, scan-clean"]
        + a.office * costs["reading, scan-office"]
        + a.photo * costs["reading, photo"]
    )
    core_hours = a.circulars * a.pages * page * a.again / a.busy / 3600
    yield f"# A country on paper, from the costs measured on {date}\n"
    yield "Assumed: " + ", ".join(f"{i.name} {getattr(a, i.name):g}" for i in fields(a)) + ".\n"
    yield f"One page costs {page:.2f} CPU s on this machine (digital pages: "
    yield f"{costs['reading, digital']:.2f}); recognition alone {core_hours:,.0f} core hours, "
    yield f"{core_hours * a.core_hour:,.0f} USD of rented cores.\n"
    yield from _machines(core_hours, costs, a)
    yield from _keeping(costs, a)
    yield from _holding(costs, a)


def _machines(core_hours: float, costs: Mapping[str, float], a: Assumed) -> Iterator[str]:
    yield "| done within | cores | machines | files/s | MiB/s to readers | schedulers | USD |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for name, hours in DEADLINES_H.items():
        cores = core_hours / hours
        machines = max(1, -(-cores // a.cores))
        rate = a.circulars / hours / 3600
        sent = rate * max(a.mib, costs["sent to a reader, scan-office"])
        schedulers = max(1, -(-sent // a.scheduler_mb_s))
        money = machines * a.cores * hours * a.core_hour + 2 * hours * a.server_hour
        yield (
            f"| {name} | {cores:,.0f} | {machines:,.0f} | {rate:.1f} | {sent:.1f}"
            f" | {schedulers:.0f} | {money:,.0f} |"
        )
    yield ""


def _keeping(costs: Mapping[str, float], a: Assumed) -> Iterator[str]:
    keep, size = _last(costs, "keeping at ")
    learn, _ = _last(costs, "indexing at ")
    share = a.clauses / a.circulars / PER_CIRCULAR
    hours = a.circulars * (keep + learn) * share / 1000 / 3600
    yield (
        f"Keeping and indexing: {keep + learn:.1f} CPU ms a circular of {PER_CIRCULAR} clauses at"
        f" {size} circulars, so {hours:,.1f} core hours in all and"
        f" {1000 / ((keep + learn) * share):,.0f} circulars/s on one core (one service process)."
        " Beyond the largest size measured this is a straight line, which indexes seldom are.\n"
    )


def _holding(costs: Mapping[str, float], a: Assumed) -> Iterator[str]:
    share = a.clauses / a.circulars / PER_CIRCULAR
    originals = a.circulars * max(a.mib, costs["sent to a reader, scan-office"]) / 1024
    catalogue = a.circulars * _last(costs, "catalogue at ")[0] * share / 2**20
    index = a.clauses * _last(costs, "index of ")[0] / 2**30
    money = originals * a.object_month + (catalogue + index) * a.disk_month
    yield (
        f"Held: originals {originals:,.0f} GiB, catalogue {catalogue:,.0f} GiB, index"
        f" {index:,.0f} GiB; {money:,.0f} USD a month of storage and"
        f" {2 * 720 * a.server_hour:,.0f} USD for two servers.\n"
    )
    searched = costs["search, no filter, processor"]
    yield (
        f"Searching 100,000 clauses took {searched:.1f} CPU ms a query; a straight line to"
        f" {a.clauses:,.0f} clauses would be {searched * a.clauses / 100_000 / 1000:.1f} CPU s, an"
        " upper bound (lists and word index grow more slowly; results/2026-11-26-million.md has a"
        " measured million). Nobody measured ten million here."
    )


def _last(costs: Mapping[str, float], start: str) -> tuple[float, int]:
    """The figure at the largest size measured, and that size."""
    found = [
        (int(name.removeprefix(start).split()[0]), value)
        for name, value in costs.items()
        if name.startswith(start)
    ]
    size, value = max(found)
    return value, size


if __name__ == "__main__":
    main()
