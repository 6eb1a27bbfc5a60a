"""The home folder: where each thing kept lies, and the locks that processes share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from service.errors import HomeBusy, StoreUnavailable


@dataclass(frozen=True, slots=True)
class Home:
    """One folder that holds everything kept."""

    folder: Path

    @property
    def catalogue(self) -> Path:
        """The SQLite file, where no other store is set."""
        return self.folder / "catalogue.sqlite3"

    @property
    def originals(self) -> Path:
        """Original files by their hash."""
        return self.folder / "originals"

    @property
    def index(self) -> Path:
        """The search index, a cache."""
        return self.folder / "index"

    @property
    def topics(self) -> Path:
        """Topics of one's own, laid over the shipped table; need not be there."""
        return self.folder / "topics.toml"

    @property
    def locks(self) -> Path:
        """Files that are only locked, never read."""
        return self.folder / "locks"

    def make(self) -> None:
        """Create the folder; StoreUnavailable when it cannot be."""
        try:
            self.locks.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            detail = f"The home cannot be created: {fault.strerror}."
            raise StoreUnavailable(detail) from fault

    @contextmanager
    def locked(self, name: str, wait_s: float) -> Iterator[None]:
        """Hold one of the home's locks, against other threads and processes; HomeBusy in vain."""
        from filelock import FileLock, Timeout

        lock = FileLock(self.locks / f"{name}.lock", timeout=wait_s)
        try:
            lock.acquire()
        except Timeout:
            raise HomeBusy(f"Waited {wait_s:g} s for the {name}.") from None
        except OSError as fault:
            raise StoreUnavailable(f"The system says: {fault.strerror}.") from fault
        try:
            yield
        finally:
            lock.release()
