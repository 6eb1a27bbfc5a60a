"""The queue in SQLite: jobs, their leases, and who holds them. Callers hold the transaction."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from service.clock import Clock
from service.model import Failure

MOST_ATTEMPTS = 10  # a job whose holders died so often takes them down with it


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a job, and for how long from now."""

    worker: str
    lease_s: float


def enqueue(connection: sqlite3.Connection, key: str, file: str, now: str) -> None:
    """A new job at the end of the queue."""
    connection.execute(
        "INSERT INTO jobs (circular, file, state, created_at, updated_at)"
        " VALUES (?, ?, 'queued', ?, ?)",
        (key, file, now, now),
    )


def next_job(connection: sqlite3.Connection, clock: Clock) -> sqlite3.Row | None:
    """The job to take next: queued, or held by one whose lease is over."""
    row: sqlite3.Row | None = connection.execute(
        "SELECT * FROM jobs WHERE state = 'queued' OR (state = 'reading' AND"
        # A lease counts only in the run of the machine it was taken in: seconds since start-up.
        " NOT (boot = :boot AND taken <= :seconds AND deadline >= :seconds))"
        " ORDER BY attempts, id LIMIT 1",
        {"boot": clock.boot(), "seconds": clock.seconds()},
    ).fetchone()
    return row


def take(connection: sqlite3.Connection, job: int, holder: Holder, clock: Clock) -> None:
    """Give a job to a worker."""
    seconds = clock.seconds()
    connection.execute(
        "UPDATE jobs SET state = 'reading', stage = 'waiting', attempts = attempts + 1,"
        " updated_at = ?, worker = ?, boot = ?, taken = ?, deadline = ? WHERE id = ?",
        (clock.now(), holder.worker, clock.boot(), seconds, seconds + holder.lease_s, job),
    )


def extend(
    connection: sqlite3.Connection, job: str, holder: Holder, stage: str, clock: Clock
) -> bool:
    """Lengthen a lease that is still this worker's."""
    changed = connection.execute(
        "UPDATE jobs SET stage = ?, updated_at = ?, boot = ?, deadline = ?"
        " WHERE id = ? AND worker = ? AND state = 'reading'",
        (stage, clock.now(), clock.boot(), clock.seconds() + holder.lease_s, job, holder.worker),
    )
    return changed.rowcount == 1


def held(connection: sqlite3.Connection, job: str, worker: str) -> sqlite3.Row | None:
    """The job, if this worker holds it."""
    row: sqlite3.Row | None = connection.execute(
        "SELECT * FROM jobs WHERE id = ? AND worker = ? AND state = 'reading'", (job, worker)
    ).fetchone()
    return row


def queue_again(connection: sqlite3.Connection, worker: str, job: str | None, now: str) -> int:
    """Put one job of a worker, or all, back into the queue; gives their number."""
    one = "" if job is None else " AND id = :job"
    changed = connection.execute(
        "UPDATE jobs SET state = 'queued', stage = '', worker = NULL, updated_at = :now"
        f" WHERE state = 'reading' AND worker = :worker{one}",
        {"now": now, "worker": worker, "job": job},
    )
    return changed.rowcount


def end(connection: sqlite3.Connection, job: int, failure: Failure | None, now: str) -> None:
    """A job's last state."""
    connection.execute(
        "UPDATE jobs SET state = ?, stage = '', worker = NULL, updated_at = ?,"
        " failure_code = ?, failure_message = ? WHERE id = ?",
        (
            "failed" if failure else "ready",
            now,
            failure.code if failure else None,
            failure.message if failure else None,
            job,
        ),
    )
