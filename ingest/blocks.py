"""Lines to Blocks: an ordered table of rules says which part of the letter each line belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, repeat

from ingest.article import article_parts
from ingest.article_evidence import is_article
from ingest.attachments import attachment_front, opens_attachment
from ingest.block_rules import RULES, TAIL, Part, new_sheet
from ingest.furniture import furniture
from ingest.measures import Measures, measure
from ingest.model import Block, BlockKind, Line, Origin
from ingest.places import Place
from ingest.unsigned import Walked, with_text_kept

# The part a line belongs to, its attachment, and of an article's points the paragraph.
Kinded = tuple[BlockKind, int, int]


def split_blocks(lines: Sequence[Line], origin: Origin | None = None) -> tuple[Block, ...]:
    """Every line in exactly one Block, in reading order; the kind of file tells what it may be.

    Each paragraph of an article's points is a block of its own.
    """
    aside = furniture(lines, paged=origin != "html")
    kept = [line for i, line in enumerate(lines) if i not in aside]
    if is_article(kept, origin):
        printed = origin not in ("html", "text")
        told = article_parts(kept, printed)
        parts = [(line, (kind, 0, paragraph)) for line, kind, paragraph in told]
    else:
        parts = list(zip(kept, _letter_kinds(kept), strict=True))
    return tuple(_grouped(_with_furniture(lines, aside, parts)))


def _with_furniture(
    lines: Sequence[Line], aside: frozenset[int], parts: Sequence[tuple[Line, Kinded]]
) -> list[tuple[Line, Kinded]]:
    """Furniture back in its place, in the attachment around it.

    A line may have become two, and a word too, so letters are counted.
    """
    result: list[tuple[Line, Kinded]] = []
    rest = list(parts)
    for i, line in enumerate(lines):
        if i in aside:
            result.append((line, ("furniture", result[-1][1][1] if result else 0, 0)))
            continue
        taken = _letters(line)
        while taken > 0 and rest:
            taken -= _letters(rest[0][0])
            result.append(rest.pop(0))
    return result


def _letters(line: Line) -> int:
    return sum(len(word.text) for word in line.words)


def _grouped(parts: Sequence[tuple[Line, Kinded]]) -> Iterator[Block]:
    for (kind, attachment, _), group in groupby(parts, key=lambda part: part[1]):
        yield Block(kind, tuple(line for line, _ in group), attachment)


def _letter_kinds(lines: Sequence[Line]) -> Iterator[Kinded]:
    """Walk the lines once; each attachment starts the walk anew."""
    measures = measure(lines)
    attachment, start = 0, 0
    starts = [i for i in range(len(lines)) if opens_attachment(lines, i)]
    if starts and starts[0] == 0:
        attachment, starts = 1, starts[1:]
    for end in [*starts, len(lines)]:
        part = lines[start:end]
        kinds = with_text_kept(part, list(_part_kinds(part, measures, attachment)))
        for offset, kind in enumerate(kinds):
            if offset and kind == "new":
                attachment += 1
            yield ("title" if kind == "new" else kind), attachment, 0
        attachment, start = attachment + 1, end


def _part_kinds(lines: Sequence[Line], measures: Measures, attachment: int) -> Iterator[Walked]:
    kind: Part = "letterhead"
    opened = 0
    skip = 0
    if attachment:
        heads, titles = attachment_front(lines, measures)
        yield from repeat("head", heads)
        yield from repeat("title", titles)
        kind, opened, skip = "body", heads + titles, heads + titles
    for i in range(skip, len(lines)):
        place = Place(lines, i, kind, opened, measures)
        found = next((r.opens for r in RULES if kind in r.within and r.test(place)), None)
        if found is None and kind in TAIL and new_sheet(place):
            yield "new"
            kind, opened = "title", i
            continue
        if found is not None and found != kind:
            kind, opened = found, i
        if kind == "distribution":
            yield "addressee"
        else:
            yield "table" if kind == "body" and lines[i].row is not None else kind
