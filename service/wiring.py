"""The only place that chooses real parts: settings to a Library."""

from __future__ import annotations

from pathlib import Path

from index.index import INDEXES, Index
from ingest.options import ReadLimits, ReadOptions
from service.access import Access
from service.backups import restore
from service.errors import BadSettings
from service.executors.executor import REMOTE, fault_of, open_executor
from service.home import Home
from service.library import Library
from service.oidc import provider_of
from service.originals import Originals, open_originals
from service.parts import Parts
from service.settings import Settings
from service.store.store import open_store, parted
from service.topic_table import topics_of

ACCESS = ("accounts", "open")


def build(settings: Settings, anew: bool = False) -> Library:
    """The Library the settings describe; makes the home where there is none.

    A catalogue that is gone while originals are there is made only where asked for `anew`.
    """
    if fault := fault_of(settings.executor):
        raise BadSettings(f"EDARAN_EXECUTOR: {fault}.")
    if settings.access not in ACCESS:
        known = ", ".join(ACCESS)
        raise BadSettings(f"EDARAN_ACCESS: {settings.access!r} is none of {known}.")
    if Path(settings.model).is_absolute() and not Path(settings.model).is_dir():
        raise BadSettings("EDARAN_MODEL: there is no such folder.")
    home = home_of(settings)
    home.make()
    if home.topics.exists():
        topics_of(home.topics)  # faults are told now, not at the first clause
    options = read_options(settings)
    originals = originals_of(settings)
    parts = Parts(
        home=home,
        store=open_store(settings.store or str(home.catalogue), anew or not originals.any),
        originals=originals,
        options=options,
        workers=settings.workers,
        open_index=lambda: _index(settings, home),
        open_executor=lambda places: open_executor(settings.executor, places, options),
        open_aside=lambda: open_executor(_here(settings.executor), 1, options),
    )
    provider = provider_of(
        settings.oidc_issuer,
        settings.oidc_client,
        settings.oidc_secret,
        settings.oidc_claim,
        settings.oidc_roles,
    )
    gateway = settings.access == "open"
    return Library(parts, Access(parts.store, gateway=gateway, provider=provider))


def _index(settings: Settings, home: Home) -> Index:
    """The index that goes with the store: files of this machine, or tables beside the catalogue."""
    model = settings.model or None
    if parted(settings.store)[0] == "postgresql":
        return INDEXES["postgresql"](home.index, model, settings.store)
    return INDEXES["local"](home.index, model)


def _here(executor: str) -> str:
    """Where short work runs: never behind a cluster's long queue."""
    return "processes" if executor.partition("://")[0] in REMOTE else executor


def restore_home(settings: Settings, file: Path) -> int:
    """Fill the empty home of the settings from a backup; gives the number of circulars."""
    if settings.store:
        raise BadSettings(
            "EDARAN_STORE must be empty: a backup is restored into a home;"
            " `edaran migrate-home` moves it on."
        )
    elsewhere = originals_of(settings) if settings.originals else None
    return restore(file, home_of(settings), elsewhere=elsewhere)


def home_of(settings: Settings) -> Home:
    """The home folder, as an absolute path."""
    return Home(Path(settings.home).absolute())


def originals_of(settings: Settings) -> Originals:
    """Where original files are kept."""
    return open_originals(settings.originals or str(home_of(settings).originals))


def read_options(settings: Settings) -> ReadOptions:
    """How files are read, from the settings."""
    limits = ReadLimits(
        max_bytes=settings.max_bytes,
        max_pages=settings.max_pages,
        max_pixels=settings.max_pixels,
        page_seconds=settings.page_seconds,
        wall_seconds=settings.file_seconds,
        memory_bytes=settings.max_memory * 1024**2,
    )
    return ReadOptions(languages=settings.ocr_languages, limits=limits)
