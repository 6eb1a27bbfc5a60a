"""The first half of a store in a database: taking in, the queue, and what reading gave."""

from __future__ import annotations

from collections.abc import Sequence

import service.store.rows as rows
import service.store.sql_circulars as circulars
import service.store.sql_jobs as queue
from ingest.errors import ReaderCrashed
from ingest.model import Pages
from service.clock import Clock
from service.errors import CircularNotFound, StaleRevision
from service.history import told
from service.model import Correction, Failure, Job, Stored
from service.store.link import FREE, Base, Link, Row
from service.store.store import Record

READER = "reader"  # who made a change that no person made


class SqlQueue:
    """The part of the Store protocol that changes circulars; see service/store/store.py."""

    def __init__(self, database: Base, clock: Clock) -> None:
        self._clock = clock
        self._database = database

    # -- taking in ---------------------------------------------------------------------------

    def put_upload(self, key: str, file: str, media_type: str, size: int, who: str) -> bool:
        """Enter an original as queued, with its job; False when the key is known already."""
        now = self._clock.now()
        file = rows.plain(file)
        values = {"key": key, "file": file, "media_type": media_type, "size": size}
        with self._database.write() as connection:
            if not circulars.insert(connection, {**values, "received_at": now}):
                return False
            queue.enqueue(connection, key, file, now)
            circulars.note(connection, self._clock, key, who, "received", file)
            return True

    def retry(self, key: str, who: str) -> bool:
        """Queue a failed or ready circular for reading again; False when it is queued already."""
        with self._database.write() as connection:
            row = _circular(connection, key)
            if row["state"] in ("queued", "reading"):
                return False
            circulars.set_state(connection, key, "queued")
            queue.enqueue(connection, key, row["file"], self._clock.now())
            circulars.note(connection, self._clock, key, who, "queued again")
            return True

    def claim(self, worker: str, lease_s: float) -> Job | None:
        """Take the next queued job, or one whose lease ran out; None when there is none."""
        with self._database.read() as connection:  # an idle worker takes no write lock
            if queue.next_job(connection, self._database.clock(connection)) is None:
                return None
        with self._database.write() as connection:
            clock = self._database.clock(connection)
            while (row := queue.next_job(connection, clock, FREE)) is not None:
                if row["attempts"] >= queue.MOST_ATTEMPTS:
                    self._end_failed(connection, row, _gave_up(row["file"]))
                    continue
                queue.take(connection, row["id"], queue.Holder(worker, lease_s), clock)
                circulars.set_state(connection, row["circular"], "reading")
                return _job(connection, row["id"])
        return None

    def renew(self, job: str, worker: str, lease_s: float, stage: str) -> bool:
        """Extend a lease; False when another worker holds the job by now, or the file is gone."""
        with self._database.write() as connection:
            clock = self._database.clock(connection)
            return queue.extend(connection, job, queue.Holder(worker, lease_s), stage, clock)

    def give_back(self, job: str, worker: str) -> None:
        """Queue a job again that this worker holds and will not finish."""
        self._queue_again(worker, job)

    def holders(self) -> frozenset[str]:
        """Workers that hold jobs now."""
        query = "SELECT DISTINCT worker FROM jobs WHERE state = 'reading'"
        with self._database.read() as connection:
            return frozenset(row["worker"] for row in connection.execute(query))

    def release(self, worker: str) -> int:
        """Queue all jobs of a worker that is known to be dead; gives their number."""
        return self._queue_again(worker, None)

    # -- what reading gave -------------------------------------------------------------------

    def save_reading(self, job: str, worker: str, record: Record, pages: Pages) -> bool:
        """Keep a reading and its pages; False, and nothing changed, when the job is not ours."""
        kept = rows.pages_row(pages)
        with self._database.write() as connection:
            row = queue.held(connection, job, worker)
            if row is None:
                return False
            key = row["circular"]
            circulars.write_reading(connection, key, record)
            connection.execute(
                "INSERT INTO pages VALUES (?, ?)"
                " ON CONFLICT (circular) DO UPDATE SET body = excluded.body",
                (key, kept),
            )
            queue.end(connection, row["id"], None, self._clock.now())
            circulars.note(connection, self._clock, key, READER, "read", record.reader)
            return True

    def save_failure(self, job: str, worker: str, failure: Failure) -> bool:
        """The job ends failed; the circular too, unless an earlier reading of it stands."""
        with self._database.write() as connection:
            row = queue.held(connection, job, worker)
            if row is not None:
                self._end_failed(connection, row, failure)
            return row is not None

    def replace_reading(self, key: str, revision: int, record: Record, who: str) -> Stored:
        """A new reading of kept pages; StaleRevision when the circular changed meanwhile."""
        with self._database.write() as connection:
            row = _circular(connection, key)
            if row["revision"] != revision or row["head"] is None:
                raise StaleRevision()
            circulars.write_reading(connection, key, record)
            circulars.set_state(connection, key, row["state"])
            circulars.note(connection, self._clock, key, who, "read again", record.reader)
            return circulars.read_many(connection, [key], once=True)[key]

    def correct(
        self, key: str, revision: int, record: Record, lines: Sequence[Correction], who: str
    ) -> Stored:
        """Keep corrections and the reading they give; StaleRevision when it changed meanwhile."""
        with self._database.write() as connection:
            row = _circular(connection, key)
            if row["revision"] != revision or row["head"] is None:
                raise StaleRevision(f"It is at revision {row['revision']}.")
            circulars.write_reading(connection, key, record)
            circulars.set_state(connection, key, row["state"])
            for line in lines:
                connection.execute(
                    "INSERT INTO corrections (circular, body) VALUES (?, ?)",
                    (key, rows.correction_row(line)),
                )
                said = told(line)
                circulars.note(connection, self._clock, key, who, said.what, said.detail)
            return circulars.read_many(connection, [key], once=True)[key]

    def corrections(self, key: str) -> tuple[Correction, ...]:
        """Every correction of a circular, oldest first."""
        query = "SELECT id, body FROM corrections WHERE circular = ? ORDER BY id"
        with self._database.read() as connection:
            found = connection.execute(query, (key,)).fetchall()
        return tuple(rows.correction(row["id"], row["body"]) for row in found)

    def jobs(self, limit: int, offset: int) -> tuple[tuple[Job, ...], int]:
        """Jobs, newest first, and how many there are."""
        with self._database.read() as connection:
            total = int(connection.execute("SELECT count(*) FROM jobs").fetchone()[0])
            query = "SELECT * FROM jobs ORDER BY id DESC LIMIT ? OFFSET ?"
            found = connection.execute(query, (limit, offset)).fetchall()
        return tuple(rows.job(row) for row in found), total

    def job(self, job_id: str) -> Job | None:
        """One job, or None."""
        with self._database.read() as connection:
            row = connection.execute(
                "SELECT * FROM jobs WHERE id = ?", (queue.number(job_id),)
            ).fetchone()
        return rows.job(row) if row else None

    def _queue_again(self, worker: str, job: str | None) -> int:
        with self._database.write() as connection:
            return queue.queue_again(connection, worker, job, self._clock.now())

    def _end_failed(self, connection: Link, row: Row, failure: Failure) -> None:
        key = row["circular"]
        circulars.write_failure(connection, key, failure)
        queue.end(connection, row["id"], failure, self._clock.now())
        circulars.note(connection, self._clock, key, READER, "failed", failure.code)


def _circular(connection: Link, key: str) -> Row:
    row = circulars.hold(connection, key)
    if row is None:
        raise CircularNotFound()
    return row


def _job(connection: Link, job: int) -> Job:
    return rows.job(connection.execute("SELECT * FROM jobs WHERE id = ?", (job,)).fetchone())


def _gave_up(file: str) -> Failure:
    detail = f"It was given up after {queue.MOST_ATTEMPTS} interrupted attempts."
    return Failure(file, ReaderCrashed.code, str(ReaderCrashed(detail)))
