"""`edaran reader`."""

from __future__ import annotations

import logging

import click

from service.errors import BadSettings


@click.command()
@click.option("--workers", type=click.IntRange(1, 512), help="Files read at the same time.")
def reader(workers: int | None) -> None:
    """Lend this machine to the cluster at EDARAN_EXECUTOR: it reads, and needs no catalogue.

    It waits for a scheduler that is not there yet, and joins again one that was restarted. Anyone
    who reaches a scheduler can run programs on its machines: keep them on a network of their own,
    or use dask+tls://.

    Example: EDARAN_EXECUTOR=dask://10.0.0.5:8786 edaran reader --workers 8
    """
    from service.executors.executor import REMOTE, fault_of
    from service.executors.lending import read_for
    from service.settings import from_environment
    from service.wiring import read_options

    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s")
    chosen = from_environment()
    scheme, _, place = chosen.executor.partition("://")
    if fault := fault_of(chosen.executor):
        raise BadSettings(f"EDARAN_EXECUTOR: {fault}.")
    if scheme not in REMOTE:
        raise BadSettings("EDARAN_EXECUTOR names no cluster; give dask://HOST:PORT.")
    protocol = "tls" if scheme == "dask+tls" else "tcp"
    read_for(f"{protocol}://{place}", workers or chosen.workers, read_options(chosen))
