"""One read document to a Reading: the region, election and topics that the tables know; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.model import Circular, Clause
from service.elections import named_in
from service.model import Reading, Region, TopicalClause
from service.regions import Gazetteer, load_gazetteer
from service.topic_table import load_topics
from service.topics import Topics

# Opening words of the text that may name the region or election when the head does not.
OPENING = 1500  # characters
OPENING_CLAUSES = 3
_LINK = re.compile(r"(?im)^\W*(?:baca|lihat|simak)\s+(?:juga|pula)\b.*$")  # to another article


@dataclass(frozen=True, slots=True)
class Tables:
    """What is known of the world beyond one document."""

    gazetteer: Gazetteer
    topics: Topics


def load_tables() -> Tables:
    """The shipped tables, topics by words alone; each is read once."""
    return Tables(load_gazetteer(), Topics(load_topics()))


def make_reading(file: str, circular: Circular, tables: Tables) -> Reading:
    """What is known of one document; nothing that it or the tables do not say."""
    metadata = circular.metadata
    election = named_in(_election_texts(circular), metadata.get("issued_on"))
    return Reading(
        file=file,
        metadata=metadata,
        region=region_of(circular, tables.gazetteer),
        election_year=election.year,
        election=election.kind,
        pages=circular.pages,
        text=circular.text,
        clauses=tuple(_topical(clause, circular, tables.topics) for clause in circular.clauses),
        citations=circular.citations,
        notices=circular.notices,
    )


def region_of(circular: Circular, gazetteer: Gazetteer) -> Region | None:
    """The issuing region: by issuer, subject, signatory, addressees, then the opening."""
    metadata = circular.metadata
    head = [metadata.get(key) for key in ("issuer", "signatory_position", "subject", "number")]
    addressees = "\n".join(metadata.all("addressee"))
    evidence = [*head, addressees, _LINK.sub("", circular.text[:OPENING])]
    return gazetteer.region_of([text for text in evidence if text])


def _election_texts(circular: Circular) -> list[str]:
    """Texts in falling weight: subject, what metadata found, opening clauses, the whole."""
    metadata = circular.metadata
    opening = [clause.text for clause in circular.clauses[:OPENING_CLAUSES]]
    texts = [metadata.get("subject"), *metadata.all("election_words"), *opening, circular.text]
    return [text for text in texts if text]


def _topical(clause: Clause, circular: Circular, table: Topics) -> TopicalClause:
    topics = table.assign(clause.text, clause.lead_in, clause.modality)
    duties = tuple(one for one in circular.obligations if one.clause == clause.path)
    return TopicalClause(clause, topics, obligations=duties)
