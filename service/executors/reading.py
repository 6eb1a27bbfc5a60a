"""What a reading process does with the one file it is given."""

from __future__ import annotations

import logging

from ingest.errors import IngestError, TooLarge
from service.executors.executor import Document, Outcome, Refusal, Task


def read_document(task: Task) -> Outcome:
    """Bytes to a Document; whatever is wrong with the file comes back as a Refusal."""
    from ingest.pages import read_pages
    from ingest.pipeline import circular, trace

    try:
        pages = read_pages(task.data, task.file, task.options)
        return Document(pages, circular(trace(pages, task.file)))
    except IngestError as fault:
        return Refusal(fault.code, str(fault))
    except MemoryError:
        return Refusal(TooLarge.code, str(TooLarge("Reading it needs more memory than allowed.")))
    except RecursionError:
        return Refusal(TooLarge.code, str(TooLarge("Its structure is nested too deeply.")))
    except Exception as fault:  # a fault of ours must cost this file only
        logging.getLogger("edaran.read").exception("reading failed")
        return Refusal(IngestError.code, str(IngestError(f"({type(fault).__name__})")))
