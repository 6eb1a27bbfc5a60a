"""What can be wrong with a request: one class, one stable code, one sentence saying what to do."""

from __future__ import annotations


class ServiceError(Exception):
    """Base of all: a stable code, and a sentence that says what to do."""

    code = "service_error"
    sentence = "The request could not be served."

    def __init__(self, detail: str = "") -> None:
        super().__init__(f"{self.sentence} {detail}".strip())


class CircularNotFound(ServiceError):
    """No circular has this key."""

    code = "circular_not_found"
    sentence = "No circular has this key; `edaran list` shows the keys."


class ClauseNotFound(ServiceError):
    """The circular has no such clause."""

    code = "clause_not_found"
    sentence = "The circular has no clause with this path."


class PageNotFound(ServiceError):
    """The circular has no such page."""

    code = "page_not_found"
    sentence = "The circular has no page with this number."


class ComparisonNotFound(ServiceError):
    """No comparison has this id."""

    code = "comparison_not_found"
    sentence = "No saved comparison has this id."


class DraftNotFound(ServiceError):
    """No checked draft has this id."""

    code = "draft_not_found"
    sentence = "No checked draft is kept at this address; check it again."


class JobNotFound(ServiceError):
    """No job has this id."""

    code = "job_not_found"
    sentence = "No job has this id."


class NotReady(ServiceError):
    """The circular has not been read yet, or could not be."""

    code = "not_ready"
    sentence = "The circular has no reading yet; see its state."


class UnknownFilterValue(ServiceError):
    """A filter value that no table knows."""

    code = "unknown_filter_value"
    sentence = "A filter has a value that is not known."


class EmptyQuery(ServiceError):
    """Nothing to search for."""

    code = "empty_query"
    sentence = "The query is empty; type words, a letter number or a question."


class BadParameter(ServiceError):
    """A number or choice outside its range."""

    code = "bad_parameter"
    sentence = "A parameter is out of range."


class NothingToCompare(ServiceError):
    """Fewer than two circulars answer the filters."""

    code = "nothing_to_compare"
    sentence = "A comparison needs at least two circulars; widen the filters."


class StaleRevision(ServiceError):
    """Someone changed the circular in the meantime."""

    code = "stale_revision"
    sentence = "The circular was changed in the meantime; reload it and try again."
    current: dict[str, object] | None = None  # what stands there now, to be shown beside


class CorrectionRefused(ServiceError):
    """A correction that cannot be made as asked."""

    code = "correction_refused"
    sentence = "The correction cannot be made."


class CorrectionNotFound(ServiceError):
    """The circular has no such correction."""

    code = "correction_not_found"
    sentence = "The circular has no correction with this id; its corrections are listed."


class HomeBusy(ServiceError):
    """Another process holds the home exclusively."""

    code = "home_busy"
    sentence = "Another process is changing this home; wait until it ends."


class StoreUnavailable(ServiceError):
    """The catalogue cannot be opened or written."""

    code = "store_unavailable"
    sentence = "The catalogue cannot be used; check EDARAN_HOME and the disk."


class ClusterUnavailable(ServiceError):
    """The machines that read cannot be reached."""

    code = "cluster_unavailable"
    sentence = "The cluster that reads cannot be used; check EDARAN_EXECUTOR and its scheduler."


class ReadersNotStarted(ServiceError):
    """The system gives no more processes, handles or memory for reading."""

    code = "readers_not_started"
    sentence = "No reading process can be started; raise the limits on processes and open files."


class BadSettings(ServiceError):
    """Settings that cannot be used, all named together."""

    code = "bad_settings"
    sentence = "The settings cannot be used."


class StillWritten(ServiceError):
    """A file of a folder is just being written by another program."""

    code = "still_written"
    sentence = "Another program is still writing this file; run the command again when it is done."


class PathNotFound(ServiceError):
    """A file or folder named on the command line does not exist."""

    code = "path_not_found"
    sentence = "The file or folder does not exist."


class OriginalMissing(ServiceError):
    """The catalogue knows the circular, its file is gone."""

    code = "original_missing"
    sentence = "The original file is missing; restore it from a backup or ingest it again."


class OriginalDamaged(ServiceError):
    """The original's bytes are not those that were taken in."""

    code = "original_damaged"
    sentence = "The original was changed on disk; restore it from a backup or ingest it again."


class CatalogueDamaged(ServiceError):
    """A row of the catalogue cannot be what was written."""

    code = "catalogue_damaged"
    sentence = "The catalogue is damaged; restore the latest backup with `edaran restore`."


class CatalogueLost(ServiceError):
    """Originals without a catalogue: never to be taken for an empty home."""

    code = "catalogue_lost"
    sentence = (
        "The catalogue is gone, though originals are there: restore the latest backup into an "
        "empty EDARAN_HOME, or read all originals anew with `edaran verify --repair`; corrections "
        "are only in the backup."
    )


class NewerHome(ServiceError):
    """The home was written by a later version of the program."""

    code = "newer_home"
    sentence = "This home was written by a newer version; install that version to use it."


class BackupDamaged(ServiceError):
    """A backup file that is cut off or not as it was written."""

    code = "backup_damaged"
    sentence = "The backup is damaged; use another one."


class BadFeed(ServiceError):
    """A file that is no JDIHN feed."""

    code = "bad_feed"
    sentence = "The file is no JDIHN feed; send one JSON array of records."


class HomeNotEmpty(ServiceError):
    """A restore into a home that already holds something."""

    code = "home_not_empty"
    sentence = "The home holds circulars already; restore into an empty EDARAN_HOME."
