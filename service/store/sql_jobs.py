"""The queue in a database: jobs, their leases, and who holds them. Callers hold the transaction."""

from __future__ import annotations

from dataclasses import dataclass

from service.clock import Clock
from service.model import Failure
from service.store.link import HELD, Link, Row

MOST_ATTEMPTS = 10  # a job whose holders died so often takes them down with it

AHEAD_S = 60.0  # a server's clock may be read by another a moment later, and written before us


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a job, and for how long from now."""

    worker: str
    lease_s: float


def enqueue(connection: Link, key: str, file: str, now: str) -> None:
    """A new job at the end of the queue."""
    connection.execute(
        "INSERT INTO jobs (circular, file, state, created_at, updated_at)"
        " VALUES (?, ?, 'queued', ?, ?)",
        (key, file, now, now),
    )


def next_job(connection: Link, clock: Clock, lock: str = "") -> Row | None:
    """The job to take next: queued, or held by one whose lease is over."""
    seconds = clock.seconds()
    row: Row | None = connection.execute(
        "SELECT * FROM jobs WHERE state = 'queued' OR (state = 'reading' AND"
        # A lease counts only in the run of the machine it was taken in: seconds since start-up.
        " NOT (boot = :boot AND taken <= :latest AND deadline >= :seconds))"
        f" ORDER BY attempts, id LIMIT 1 {lock}",
        {"boot": clock.boot(), "seconds": seconds, "latest": seconds + AHEAD_S},
    ).fetchone()
    return row


def take(connection: Link, job: int, holder: Holder, clock: Clock) -> None:
    """Give a job to a worker."""
    seconds = clock.seconds()
    connection.execute(
        "UPDATE jobs SET state = 'reading', stage = 'waiting', attempts = attempts + 1,"
        " updated_at = ?, worker = ?, boot = ?, taken = ?, deadline = ? WHERE id = ?",
        (clock.now(), holder.worker, clock.boot(), seconds, seconds + holder.lease_s, job),
    )


def extend(connection: Link, job: str, holder: Holder, stage: str, clock: Clock) -> bool:
    """Lengthen a lease that is still this worker's."""
    changed = connection.execute(
        "UPDATE jobs SET stage = ?, updated_at = ?, boot = ?, deadline = ?"
        " WHERE id = ? AND worker = ? AND state = 'reading'",
        (
            stage,
            clock.now(),
            clock.boot(),
            clock.seconds() + holder.lease_s,
            number(job),
            holder.worker,
        ),
    )
    return changed.rowcount == 1


def held(connection: Link, job: str, worker: str) -> Row | None:
    """The job, if this worker holds it."""
    row: Row | None = connection.execute(
        f"SELECT * FROM jobs WHERE id = ? AND worker = ? AND state = 'reading' {HELD}",
        (number(job), worker),
    ).fetchone()
    return row


def queue_again(connection: Link, worker: str, job: str | None, now: str) -> int:
    """Put one job of a worker, or all, back into the queue; gives their number.

    Rows are held in one order, jobs before circulars, so that nobody waits in a ring.
    """
    query = "SELECT id, circular FROM jobs WHERE state = 'reading' AND worker = ?"
    found = connection.execute(f"{query} ORDER BY id {HELD}", (worker,)).fetchall()
    mine = [row for row in found if job is None or row["id"] == number(job)]
    for row in mine:
        connection.execute(
            "UPDATE jobs SET state = 'queued', stage = '', worker = NULL, updated_at = ?"
            " WHERE id = ?",
            (now, row["id"]),
        )
    for key in sorted({row["circular"] for row in mine}):
        connection.execute(
            "UPDATE circulars SET state = 'queued' WHERE key = ? AND state = 'reading' AND NOT"
            " EXISTS (SELECT 1 FROM jobs WHERE circular = circulars.key AND state = 'reading')",
            (key,),
        )
    return len(mine)


def number(job: str) -> int:
    """The number of a job's id; one that nobody bears where it is none."""
    return int(job) if job.isascii() and job.isdigit() and len(job) < 19 else -1


def end(connection: Link, job: int, failure: Failure | None, now: str) -> None:
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
