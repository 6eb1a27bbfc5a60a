"""What can go wrong in searching: one class, one code, one sentence each."""

from __future__ import annotations


class SearchIndexError(Exception):
    """Base of all: a stable code, and a sentence that says what to do."""

    code = "index_error"
    sentence = "The search index failed."

    def __init__(self, detail: str = "") -> None:
        super().__init__(f"{self.sentence} {detail}".strip())


class MissingModel(SearchIndexError):
    """The sentence model cannot be opened."""

    code = "missing_model"
    sentence = "The sentence model cannot be opened; check EDARAN_MODEL."


class DamagedSnapshot(SearchIndexError):
    """Files of the index do not agree with their manifest."""

    code = "damaged_index"
    sentence = "The search index is damaged; run `edaran reindex`."


class IndexUnavailable(SearchIndexError):
    """The database that holds the index does not answer, or lacks what it needs."""

    code = "index_unavailable"
    sentence = "The search index cannot be reached; check the database and try again."


class IndexBusy(SearchIndexError):
    """Another process is writing."""

    code = "index_busy"
    sentence = "Another process is writing the index; try again in a moment."
