"""Lends this machine to a cluster: takes work from its scheduler, reads it in confined children."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from ingest.options import ReadOptions
from service.errors import ClusterUnavailable
from service.executors.carrying import lend, reading_version
from service.executors.cluster import NO_CERTIFICATES
from service.executors.processes import ProcessExecutor

AGAIN_S = 2.0  # between tries to reach a scheduler
JOIN_S = 10.0  # for one try

log = logging.getLogger("edaran.reader")


def read_for(address: str, places: int, options: ReadOptions) -> None:
    """Read for the cluster at an address until told to stop; a lost scheduler is awaited."""
    children = ProcessExecutor(places, options)
    lend(children, options)
    try:
        asyncio.run(_until_told(address, places))
    finally:
        lend(None)
        children.close()


async def _until_told(address: str, places: int) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    while not stop.is_set():
        worker = await _joined(address, places)
        if worker is not None:
            log.warning("reads for %s in %d places", address, places)
            await _first(stop.wait(), worker.finished())
            with suppress(Exception):  # the scheduler may be gone
                await asyncio.wait_for(worker.close(timeout=2, reason="reader-stops"), 5)
        if not stop.is_set():
            log.warning("no scheduler at %s; trying again", address)
            await _first(stop.wait(), asyncio.sleep(AGAIN_S))


async def _joined(address: str, places: int) -> Any:
    """A Dask worker that takes only work of this version; None when no scheduler answers."""
    from distributed import Worker

    try:
        worker = Worker(
            address,
            nthreads=places,
            resources={reading_version(): places},
            host=_own_address(address),
            memory_limit=0,  # the children have limits of their own
            death_timeout=JOIN_S,
        )
        return await asyncio.wait_for(worker, JOIN_S + 2)
    except (OSError, ValueError) as fault:
        log.info("not joined: %s", fault)
        return None
    except TypeError as fault:  # so Dask tells of TLS without certificates
        raise ClusterUnavailable(NO_CERTIFICATES) from fault


def _own_address(address: str) -> str:
    """The address of this machine on the way to the scheduler: there the others reach it."""
    parts = urlsplit(address)
    host, port = parts.hostname or "", parts.port or 0
    family, _, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_DGRAM)[0]
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        probe.connect(place)  # sends nothing; the system only picks the way
        return str(probe.getsockname()[0])


async def _first(*waits: Any) -> None:
    tasks = [asyncio.ensure_future(one) for one in waits]
    _, left = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in left:
        task.cancel()
