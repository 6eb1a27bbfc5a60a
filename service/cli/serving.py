"""`edaran serve`, `doctor` and `settings`."""

from __future__ import annotations

import gc
import resource
import sys
from importlib import import_module

import click

from service.cli.output import json_option, opened, put_json, say

MOST_CONNECTIONS = 2000
OPEN_FILES = 8192
# Loaded before anybody can connect: a module that is first asked for while all handles are taken
# by connections stays half loaded until the service ends.
AHEAD = (
    "api.app",
    "index.local",
    "numpy.ma",
    "faiss",
    "tantivy",
    "safetensors.numpy",
    "tokenizers",
    "filelock",
    "service.executors.processes",
    "service.corrected_reading",
    "service.reports.batch",
    "service.reports.docx",
    "service.reports.xlsx",
    "ingest.anew",
    "ingest.draw",
    "ingest.ocr",
)
HAND_OVER_S = 0.0005  # a thread that waits for Python asks for it after so long, not after 5 ms
LAST_ANSWERS_S = 30  # for answers under way when the server is told to stop


@click.command()
@click.option("--host", help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on.")
def serve(host: str | None, port: int | None) -> None:
    """Serve HTTP and the web desk.

    Example: edaran serve --port 8080
    """
    import uvicorn

    from service.logs import start
    from service.settings import from_environment

    chosen = from_environment()
    where = (host or chosen.host, port or chosen.port)
    start(chosen.log)
    with opened() as library:
        library.access.demand_for(where[0])
    _many_files()
    for module in AHEAD:
        import_module(module)
    sys.setswitchinterval(HAND_OVER_S)
    gc.collect()
    gc.freeze()  # a full collection over all modules takes a tenth of a second, of some answer
    say(f"Edaran serves on http://{where[0]}:{where[1]}/ (Ctrl+C stops it)")
    uvicorn.run(
        "api.app:create_app",
        factory=True,
        host=where[0],
        port=where[1],
        http=import_module("api.wire").Patient,
        ws="none",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=MOST_CONNECTIONS,
        timeout_graceful_shutdown=LAST_ANSWERS_S,
        proxy_headers=bool(chosen.proxy),
        forwarded_allow_ips=chosen.proxy or None,
    )


def _many_files() -> None:
    """Room for all connections beside the files that are open."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = hard if hard != resource.RLIM_INFINITY else OPEN_FILES
    if soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, OPEN_FILES), hard))


@click.command()
@json_option()
def doctor(as_json: bool) -> None:
    """Tell of every outside part: is it there, which version, what to do if not.

    Example: edaran doctor
    """
    with opened() as library:
        findings = library.care.doctor()
    if as_json:
        put_json([{"part": f.part, "ok": f.ok, "detail": f.detail} for f in findings])
    else:
        for finding in findings:
            click.echo(f"{'ok     ' if finding.ok else 'MISSING'} {finding.part}: {finding.detail}")
    sys.exit(0 if all(finding.ok for finding in findings) else 1)


@click.command()
def settings() -> None:
    """Show every setting, its value in force and what it means.

    Example: edaran settings
    """
    from service.settings import describe, from_environment

    for row in describe(from_environment()):
        click.echo(f"{row.name}={row.value}  {row.help} (default: {row.default})")
