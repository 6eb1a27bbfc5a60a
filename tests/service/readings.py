"""Builders and strategies of readings, for tests of what is kept."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from ingest.geometry import Box
from ingest.model import Citation, Clause, Found, Metadata, Notice, Page, Pages, Word
from service.model import Reading, Region, TopicalClause

FRACTIONS = st.floats(0, 1, allow_nan=False)
TEXTS = st.text(st.characters(), max_size=12)  # lone surrogates too
BOXES = st.builds(Box, st.integers(1, 9), FRACTIONS, FRACTIONS, FRACTIONS, FRACTIONS)
FINITE = st.floats(allow_nan=False)
CONFIDENCES = st.none() | FRACTIONS
WORDS = st.builds(Word, TEXTS, BOXES, CONFIDENCES, st.booleans())
REGIONS = st.none() | st.builds(Region, st.just("17.05"), TEXTS, st.just("regency"), TEXTS)


def tuples(item: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    """Up to three of something."""
    return st.lists(item, max_size=3).map(tuple)


def pages_as_kept() -> st.SearchStrategy[Pages]:
    """Pages with words, rules and rejected words."""
    return st.builds(
        Pages,
        tuples(pages(tuples(WORDS), tuples(BOXES), tuples(WORDS))),
        tuples(notices()),
    )


def pages(
    words: st.SearchStrategy[object],
    rules: st.SearchStrategy[object],
    rejected: st.SearchStrategy[object],
) -> st.SearchStrategy[Page]:
    """Any page with such words."""
    return st.builds(
        Page,
        st.integers(1, 9),
        FINITE,
        FINITE,
        st.sampled_from(["text", "ocr"]),
        CONFIDENCES,
        st.sampled_from([0, 90, 180, 270]),
        words,
        rules,
        rejected,
        FINITE,
    )


def notices() -> st.SearchStrategy[Notice]:
    """Any notice."""
    return st.builds(Notice, TEXTS, st.none() | st.integers(1, 9), TEXTS, TEXTS)


def readings() -> st.SearchStrategy[Reading]:
    """Any reading, its pages without words as a store gives it back."""
    page = pages(st.just(()), st.just(()), st.just(()))
    clause = st.builds(Clause, path=TEXTS, words=tuples(WORDS), lead_in=st.none() | TEXTS)
    found = st.builds(Found, TEXTS, TEXTS, tuples(BOXES), st.booleans())
    metadata = st.builds(Metadata, st.just("official"), st.just("edaran"), tuples(found))
    return st.builds(
        Reading,
        file=TEXTS,
        metadata=metadata,
        region=REGIONS,
        election_year=st.none() | st.integers(1955, 2100),
        election=st.sampled_from([None, "pilkada", "pemilu"]),
        pages=tuples(page),
        text=TEXTS,
        clauses=tuples(st.builds(TopicalClause, clause, tuples(TEXTS))),
        citations=tuples(st.builds(Citation, TEXTS, TEXTS, st.none() | TEXTS)),
        notices=tuples(notices()),
    )


def word(text: str, page: int = 1) -> Word:
    """A word somewhere on a page."""
    return Word(text, Box(page, 0.1, 0.1, 0.2, 0.2))


def clause(path: str, text: str, modality: str = "prohibition", *topics: str) -> TopicalClause:
    """A clause whose words are its text's."""
    words = tuple(word(part) for part in text.split())
    return TopicalClause(Clause(path, f"{path}.", text, words, modality=modality), topics)  # type: ignore[arg-type]  # a plain text is enough for tests


SELUMA = Reading(
    file="seluma.pdf",
    metadata=Metadata(
        "official",
        "edaran",
        (
            Found("number", "460/206/DS.AI/X/2020"),
            Found("issued_on", "2020-10-09"),
            Found("issuer", "Sekretaris Daerah Kabupaten Seluma"),
        ),
    ),
    region=Region("17.05", "Kabupaten Seluma", "regency", "Bengkulu"),
    election_year=2020,
    election="pilkada",
    pages=(Page(1, 595.0, 842.0, "ocr", 0.9, 0, ()),),
    text="1. ASN dilarang mendukung calon.",
    clauses=(
        clause("1", "ASN dilarang mendukung calon.", "prohibition", "support"),
        clause("2", "Pelanggaran dikenai sanksi.", "sanction", "sanctions"),
    ),
    citations=(Citation("UU 5/2014", "UU No. 5 Tahun 2014", "1"),),
    notices=(Notice("clauses", 1, "gap", "A number is missing."),),
)
BASEL = replace(
    SELUMA,
    file="basel.pdf",
    metadata=Metadata(
        "news", "himbauan", (Found("number", "800/1/2024"), Found("issued_on", "2024-09-01"))
    ),
    region=Region("19.03", "Kabupaten Bangka Selatan", "regency", "Kepulauan Bangka Belitung"),
    election_year=2024,
    clauses=(clause("1", "ASN dilarang berfoto bersama calon.", "prohibition", "photo"),),
)
PAGES_READ = Pages((Page(1, 595.0, 842.0, "ocr", 0.9, 0, (word("ASN"), word("dilarang"))),))
