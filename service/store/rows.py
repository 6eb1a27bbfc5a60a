"""Circulars, jobs and pages to rows and back; the only mapping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from ingest.model import Page, Pages
from service.errors import CatalogueDamaged
from service.model import Correction, Failure, Job, Reading, Stored, TopicalClause
from service.store.codec import pack, unpack

LONGEST = 500  # characters of a value that circulars are found by
Values = dict[str, Any]
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """One clause as kept: where it stands, what it can be found by, and itself."""

    position: int
    path: str
    modality: str
    topics: tuple[str, ...]
    body: bytes


def reading_row(reading: Reading) -> Values:
    """The columns of a circular that its reading gives; clauses have rows of their own."""
    return {
        "head": pack(replace(reading, pages=bare(reading.pages), text="", clauses=())),
        "body": pack(reading.text),
        "clause_count": len(reading.clauses),
        "page_count": len(reading.pages),
        "issued_on": reading.metadata.get("issued_on"),
    }


def clause_rows(reading: Reading) -> tuple[ClauseRow, ...]:
    """One row a clause, in reading order."""
    return tuple(
        ClauseRow(
            position,
            plain(item.clause.path),
            item.clause.modality,
            tuple(dict.fromkeys(plain(topic) for topic in item.topics)),
            pack(item),
        )
        for position, item in enumerate(reading.clauses)
    )


def clause(body: bytes, once: bool = False) -> TopicalClause:
    """A clause from its row."""
    return (_clause if once else _shared_clause)(bytes(body))


def _clause(body: bytes) -> TopicalClause:
    item: TopicalClause = unpack(TopicalClause, body)
    return item


def _head(body: bytes) -> Reading:
    head: Reading = unpack(Reading, body)
    return head


# What was unpacked last is kept by its very bytes: frozen, so that all who ask may share it, and
# found again only where the row holds the same. Of one question to the next most hits are the same;
# what is read once, to be indexed, would only drive them out.
_shared_clause = lru_cache(1024)(_clause)
_shared_head = lru_cache(512)(_head)


def pages_row(pages: Pages) -> bytes:
    """The pages with all their words."""
    return pack(pages)


def pages(body: bytes) -> Pages:
    """The pages from their row."""
    value: Pages = unpack(Pages, body)
    return value


def correction_row(line: Correction) -> bytes:
    """A correction; its id is the row's own."""
    return pack(replace(line, id=0))


def correction(id_: int, body: bytes) -> Correction:
    """A correction from its row."""
    line: Correction = unpack(Correction, body)
    return replace(line, id=id_)


def stored(row: Row, clauses: Sequence[bytes], once: bool = False) -> Stored:
    """A circular from its row and those of its clauses, as far as they were asked for."""
    return Stored(
        key=row["key"],
        file=row["file"],
        media_type=row["media_type"],
        size=row["size"],
        state=row["state"],
        revision=row["revision"],
        received_at=row["received_at"],
        reader=row["reader"],
        failure=_failure(row),
        reading=_reading(row, clauses, once),
        clause_count=row["clause_count"],
        page_count=row["page_count"],
    )


def job(row: Row) -> Job:
    """A job from its row."""
    return Job(
        id=str(row["id"]),
        circular=row["circular"],
        file=row["file"],
        state=row["state"],
        stage=row["stage"],
        attempts=row["attempts"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        failure=_failure(row),
    )


def bare(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Pages without their words, which are kept apart."""
    return tuple(replace(page, words=(), rules=(), rejected=()) for page in pages)


def plain(text: str) -> str:
    """A text any database takes: zero bytes, and lone surrogates of broken fonts, replaced."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")


def brief(text: str) -> str:
    """A text to be found by, plain and no longer than an index of any database takes."""
    return plain(text)[:LONGEST]


def _reading(row: Row, clauses: Sequence[bytes], once: bool) -> Reading | None:
    if row["head"] is None:
        return None
    head = (_head if once else _shared_head)(bytes(row["head"]))
    body = row["body"]
    if body is None:
        return head
    if len(clauses) != row["clause_count"]:
        raise CatalogueDamaged(f"Clauses of the circular {row['key'][:12]} are missing.")
    opened = tuple(clause(part, once) for part in clauses)
    return replace(head, text=unpack(str, body), clauses=opened)


def _failure(row: Row) -> Failure | None:
    if row["failure_code"] is None:
        return None
    return Failure(row["file"], row["failure_code"], row["failure_message"] or "")
