"""Who is at work on a home: a lock file a worker, let go by the system when its process dies."""

from __future__ import annotations

import secrets
from pathlib import Path

from filelock import FileLock, Timeout

PREFIX = "worker-"


class Presence:
    """One worker's sign of life, held until `leave` or death."""

    def __init__(self, folder: Path) -> None:
        self.worker = secrets.token_hex(8)
        self._lock = FileLock(_file(folder, self.worker))
        self._lock.acquire(timeout=10)

    def renew(self) -> None:
        """Nothing takes a held file away."""

    def leave(self) -> None:
        """The worker has gone in good order."""
        self._lock.release()
        Path(self._lock.lock_file).unlink(missing_ok=True)


def is_alive(folder: Path, worker: str) -> bool:
    """Whether a worker's process still lives. Ask only of workers that were seen to hold work."""
    file = _file(folder, worker)
    if not file.exists():
        return False
    lock = FileLock(file)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    lock.release()
    file.unlink(missing_ok=True)
    return False


def _file(folder: Path, worker: str) -> Path:
    return folder / f"{PREFIX}{worker}.lock"
