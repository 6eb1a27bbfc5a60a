"""What a reading process does with the one file it is given."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from ingest.errors import IngestError, TooLarge
from ingest.model import Circular, Pages, Trace
from ingest.options import ReadOptions
from service.executors.executor import Document, Refusal

T = TypeVar("T")


def read_document(data: bytes, name: str, options: ReadOptions) -> Document:
    """Bytes to a Document; raises a subclass of IngestError."""
    from ingest.pages import read_pages
    from ingest.pipeline import circular, trace

    pages = read_pages(data, name, options)
    return Document(pages, circular(trace(pages, name)))


def trace_document(data: bytes, name: str, options: ReadOptions) -> Trace:
    """Every stage of reading a file; raises a subclass of IngestError."""
    from ingest.pages import read_pages
    from ingest.pipeline import trace

    return trace(read_pages(data, name, options), name)


def circular_of(pages: Pages, file: str) -> Circular:
    """Pages as kept to a circular, as this version reads it."""
    from ingest.pipeline import circular, trace

    return circular(trace(pages, file))


def guarded(work: Callable[[], T]) -> T | Refusal:
    """Do the work; whatever is wrong with the file comes back as a Refusal."""
    try:
        return work()
    except IngestError as fault:
        return Refusal(fault.code, str(fault))
    except MemoryError:
        return Refusal(TooLarge.code, str(TooLarge("Reading it needs more memory than allowed.")))
    except RecursionError:
        return Refusal(TooLarge.code, str(TooLarge("Its structure is nested too deeply.")))
    except Exception as fault:  # a fault of ours must cost this file only
        logging.getLogger("edaran.read").exception("reading failed")
        return Refusal(IngestError.code, str(IngestError(f"({type(fault).__name__})")))
