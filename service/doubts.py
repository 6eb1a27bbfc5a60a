"""What of a circular wants a person's eye, in the order in which it matters; pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from ingest.model import Clause
from service.coverage import LOW
from service.doubtful_words import doubtful_figures
from service.model import Reading, TopicalClause

# Numbers and dates first: they are what others cite; then pages nobody could read, then names,
# then corrections that lost their place, then figures within clauses, then clauses recognised with
# little confidence, then corrections that no second person has confirmed.
Doubt = Literal["number", "date", "page", "name", "correction", "figure", "clause", "unconfirmed"]
DOUBTS: tuple[Doubt, ...] = get_args(Doubt)
OF_FIELD: dict[str, Doubt] = {
    "number": "number",
    "replaces": "number",
    "issued_on": "date",
    "signatory_name": "name",
    "signatory_position": "name",
    "issuer": "name",
}
OF_NOTICE: dict[str, Doubt] = {
    "number_blank": "number",
    "date_partial": "date",
    "page_unread": "page",
    "page_doubtful": "page",
    "page_damaged": "page",
    "unread_ink": "page",
    "correction_unplaced": "correction",
}
SETTLED_BY: dict[str, str] = {"number_blank": "number", "date_partial": "issued_on"}
ATTRIBUTE = "to be checked"


@dataclass(frozen=True, slots=True)
class Doubtful:
    """One thing to be checked: of which kind, and what it is about."""

    kind: Doubt
    field: str = ""  # of the metadata
    clause: Clause | None = None
    said: str = ""  # the notice's sentence, the doubtful words, or who corrected
    page: int | None = None  # of the notice


def doubtful(reading: Reading) -> Iterator[Doubtful]:
    """Everything to be checked that nobody has checked yet."""
    checked = {one.field for one in reading.corrected}
    for name in dict.fromkeys(item.key for item in reading.metadata.found if item.doubtful):
        if name in OF_FIELD and name not in checked:
            yield Doubtful(OF_FIELD[name], field=name)
    for notice in reading.notices:
        settled = SETTLED_BY.get(notice.code) in checked
        if notice.code in OF_NOTICE and not settled:
            field = SETTLED_BY.get(notice.code, "")
            yield Doubtful(OF_NOTICE[notice.code], field, None, notice.message, notice.page)
    for item in reading.clauses:
        if figures := doubtful_figures(item):
            yield Doubtful("figure", clause=item.clause, said=", ".join(figures))
        if _is_unsure(item):
            yield Doubtful("clause", clause=item.clause)
    yield from _unconfirmed(reading)


def kinds_of(reading: Reading) -> tuple[str, ...]:
    """The kinds of doubt a circular can be found by."""
    found = {one.kind for one in doubtful(reading)}
    return tuple(kind for kind in DOUBTS if kind in found)


def _unconfirmed(reading: Reading) -> Iterator[Doubtful]:
    """What one person corrected and no second one has confirmed."""
    for one in reading.corrected:
        if one.mark.confirmed_by is None:
            yield Doubtful("unconfirmed", field=one.field, said=one.mark.who)
    for item in reading.clauses:
        if item.mark is not None and item.mark.confirmed_by is None:
            yield Doubtful("unconfirmed", clause=item.clause, said=item.mark.who)


def _is_unsure(item: TopicalClause) -> bool:
    sure = item.clause.confidence
    return item.mark is None and sure is not None and sure < LOW and bool(item.clause.text)
