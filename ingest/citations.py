"""A document's legal citations, each with the clause, the article and the words that prove it."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.citation_reading import Cited, number_key, read_citations
from ingest.known_letters import AUTHORITIES
from ingest.known_titles import bears_another_title
from ingest.model import Block, Citation, Clause, Metadata, Notice
from ingest.notices import notice
from ingest.pinpoints import pinpoints_of
from ingest.runs import Run, run, run_of

QUOTED = 40  # characters of the title that a notice repeats
_OWN_KINDS = ("SE", "SKB", "Instruksi", "Kep", "Perda", "Perbup", "Perwali", "Pergub")
_NATIONAL = tuple(f"SE {authority.name} " for authority in AUTHORITIES)


def find_citations(
    blocks: tuple[Block, ...], clauses: tuple[Clause, ...], own: Metadata | None = None
) -> tuple[tuple[Citation, ...], tuple[Notice, ...]]:
    """Citations in reading order, each once a clause; the document's own numbers are none."""
    mine = own.get("number") or "" if own else ""
    citations: list[Citation] = []
    lost: list[tuple[Run, int, int]] = []
    odd: list[tuple[Run, int, int]] = []
    for path, passage in _passages(blocks, clauses):
        cited = read_citations(passage.text)
        lost.extend((passage, start, end) for start, end in cited.lost)
        odd.extend((passage, *span) for span in _with_titles_of_others(passage.text, cited))
        citations.extend(c for c in _cited(path, passage, cited) if not _is_own(c, mine))
    told = (*_told("citation_not_understood", lost), *_told("citation_doubtful", odd))
    return tuple(citations), told


def _with_titles_of_others(text: str, cited: Cited) -> Iterator[tuple[int, int]]:
    """Laws that are printed with the title of another, title and all."""
    for one in cited.mentions:
        if bears_another_title(one.canonical, text, one.end):
            yield one.start, min(len(text), one.end + QUOTED)


def _cited(path: str | None, passage: Run, cited: Cited) -> Iterator[Citation]:
    """Each canonical form once, at its first place, with all the articles it points to."""
    spans = [(mention.start, mention.end) for mention in cited.mentions]
    points = pinpoints_of(passage.text, spans)
    for canonical in dict.fromkeys(mention.canonical for mention in cited.mentions):
        places = [i for i, mention in enumerate(cited.mentions) if mention.canonical == canonical]
        start, end = spans[places[0]]
        pinpoint = "; ".join(point for place in places for point in points[place]) or None
        boxes = passage.boxes(start, end)
        yield Citation(canonical, passage.text[start:end], path, pinpoint, boxes)


def _is_own(citation: Citation, numbers: str) -> bool:
    """Whether a citation is the document's own number, as an article repeats it."""
    name, _, number = citation.canonical.rpartition(" ")
    if not citation.canonical.startswith(_OWN_KINDS):
        return False
    if citation.canonical.startswith(_NATIONAL) and name != "SE" and number.count("/") < 2:
        return False
    return number_key(number) in {number_key(part) for part in numbers.split(";")}


def _passages(
    blocks: tuple[Block, ...], clauses: tuple[Clause, ...]
) -> Iterator[tuple[str | None, Run]]:
    prose = [block.kind == "prose" for block in blocks]
    first_body = next((i for i, block in enumerate(blocks) if block.kind == "body"), len(blocks))
    for index, block in enumerate(blocks[:first_body]):
        if prose[index]:
            yield None, run_of(block.lines)
    for clause in clauses:
        yield clause.path, run(clause.text, clause.words)
    for block in blocks[first_body:]:
        if block.kind == "prose":
            yield None, run_of(block.lines)


def _told(code: str, places: list[tuple[Run, int, int]]) -> Iterator[Notice]:
    """One notice of a kind for all passages, with their words."""
    if places:
        quotes = "; ".join(f'"{passage.text[start:end].strip()}"' for passage, start, end in places)
        first = places[0][0].words(*places[0][1:]) or places[0][0].words()
        page = first[0].box.page if first else None
        yield notice(code, page, f"{len(places)} ({quotes})")
