"""Points told in speech: pertama …, kedua …, ketiga dan keempat … in an article's prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.cutting import cut_line
from ingest.inline import inline_lists
from ingest.model import BlockKind, Line

POINT_END = re.compile(r"[”\"]|[.!?](?=\s|$)")  # the speaker stops, or the sentence ends
REMARK = re.compile(r"(?<=[.!?]\n)[“\"]")  # somebody else speaks, in a paragraph between two points
JOINED = re.compile(r"\s+(?:dan|serta|lalu|kemudian)?\s*[“\"]?\s*$")  # before the next number

PRINTED = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)}]")  # a number in print, not one told in speech
FIRST = re.compile(r"\(?[1a][.)]")
# Who must or must not, right before the first item: … bahwa ASN dilarang 1) …
LEAD = re.compile(
    r"(?:\bbahwa|[.;:,“\"]|^)\s+(?P<lead>(?:(?!\bbahwa\b)[^.;:,“\"]){2,80}\b(?:dilarang|(?:di)?wajib(?:kan)?|harus|agar"
    r"|diminta|diinstruksikan|diperintahkan|dih?imbau|tidak (?:boleh|diperbolehkan|diperkenankan))"
    r"\s*(?:untuk)?\s*:?\s*)$"
)

Span = tuple[int, int]


def spoken_spans(text: str) -> list[Span]:
    """Where spoken points stand in a text, if any."""
    return list(_spans(text, inline_lists(text)))


def parted(lines: Sequence[Line], spans: Sequence[Span]) -> list[tuple[Line, BlockKind]]:
    """Prose lines, joined by a character each, with what the spans cover cut out as body.

    A point that begins within a line stands as its paragraph does.
    """
    parts: list[tuple[Line, BlockKind]] = []
    place = 0
    for line in lines:
        for part, kind in _cut(line, place, spans):
            parts.append((part if kind == "prose" else _at_edge(part, line), kind))
        place += len(line.text) + 1
    return parts


def _at_edge(part: Line, line: Line) -> Line:
    return replace(part, left=line.box.x0 if line.left is None else line.left)


def _spans(text: str, cuts: Sequence[int]) -> Iterator[Span]:
    """Where each point begins and ends; the last ends with its sentence."""
    for start, following in zip(cuts, [*cuts[1:], None][: len(cuts)], strict=True):
        if FIRST.match(text, start) and (lead := LEAD.search(text, max(0, start - 120), start)):
            yield lead.start("lead"), start
        quote = re.compile(r"[”\"]").search(text, start)
        marked = PRINTED.match(text, start)
        last = POINT_END.search(text, marked.end() if marked else start)
        ends = following is None or (marked and FIRST.match(text, following))  # of its own list
        last = last if ends else quote
        end = len(text) if following is None else following
        remark = REMARK.search(text, start, end)
        end = remark.start() if remark else end
        if last is not None and last.start() < end:
            end = last.start() + (last[0] not in '”"')
        joined = None if marked else JOINED.search(text, start, end)
        yield start, joined.start() if joined else end


def _cut(line: Line, place: int, spans: Sequence[Span]) -> Iterator[tuple[Line, BlockKind]]:
    """A line in its parts inside and outside the points."""
    length = len(line.text)
    edges = sorted({e - place for span in spans for e in span if 0 < e - place < length})
    done = 0
    for edge in [*edges, length]:
        kind: BlockKind = "body" if _inside(place + done, spans) else "prose"
        if edge == length:
            yield line, kind
            return
        if not line.text[: edge - done].strip() or not line.text[edge - done :].strip():
            continue
        first, line = cut_line(line, edge - done)
        yield first, kind
        done = edge + (length - edge - len(line.text))


def _inside(place: int, spans: Sequence[Span]) -> bool:
    return any(start <= place < end for start, end in spans)
