"""The recipe: Pages to Trace to Circular, the stages called in plain sight."""

from __future__ import annotations

from dataclasses import replace

from ingest.blocks import split_blocks
from ingest.citations import find_citations
from ingest.clauses import find_clauses
from ingest.flow import running_text
from ingest.lines import build_lines
from ingest.metadata import find_metadata
from ingest.missing import missing
from ingest.modality import judge
from ingest.model import Circular, Clause, Metadata, Pages, Trace
from ingest.obligations import find_obligations

READER_VERSION = "3"  # grows when the same pages would be read differently


def trace(pages: Pages, name: str) -> Trace:
    """Every stage's result for one file's pages; the stages need no name, callers pass it along."""
    lines = build_lines(pages.pages)
    blocks = split_blocks(lines, pages.origin)
    metadata, of_metadata = find_metadata(blocks)
    found, of_clauses = find_clauses(blocks)
    clauses = judge(found)
    citations, of_citations = find_citations(blocks, clauses, metadata)
    gaps = missing(blocks, found)
    notices = (*pages.notices, *gaps, *of_metadata, *of_clauses, *of_citations)
    obligations = find_obligations(clauses, citations)
    return Trace(pages.pages, lines, blocks, metadata, clauses, citations, notices, obligations)


def circular(trace: Trace) -> Circular:
    """The document as the other packages know it."""
    text = running_text(trace.blocks)
    return Circular(
        trace.pages,
        trace.metadata,
        text,
        trace.clauses,
        trace.citations,
        trace.notices,
        trace.obligations,
    )


def amended(read: Circular, clauses: tuple[Clause, ...], metadata: Metadata) -> Circular:
    """A circular whose clauses or metadata were corrected: what follows from them found anew."""
    judged = judge(clauses)
    citations, notices = find_citations((), judged, metadata)
    outside = tuple(citation for citation in read.citations if citation.clause is None)
    kept = tuple(one for one in read.notices if one.code != "citation_not_understood")
    return replace(
        read,
        metadata=metadata,
        clauses=judged,
        citations=(*outside, *citations),
        notices=(*kept, *notices),
        obligations=find_obligations(judged, citations),
    )
