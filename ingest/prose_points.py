"""An article's prose between its lists: which of its words are the letter's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from ingest.attributed import letter_spans, told_lead
from ingest.model import BlockKind, Line
from ingest.spoken import Span, parted, spoken_spans
from ingest.told_paragraphs import Paragraph


@dataclass(frozen=True, slots=True)
class Prose:
    """A stretch of the reporter's paragraphs between points, or what the portal set."""

    paragraphs: tuple[Paragraph, ...]
    leads: bool  # points of a list stand right below it
    beyond: bool  # it stands below the last of them

    @property
    def lines(self) -> list[Line]:
        return [line for paragraph in self.paragraphs for line in paragraph.lines]

    @property
    def text(self) -> str:
        """Its lines, each with a line end."""
        return "".join(line.text + "\n" for line in self.lines)

    @property
    def starts(self) -> list[int]:
        """Where in the text each paragraph begins."""
        lengths = (sum(len(line.text) + 1 for line in p.lines) for p in self.paragraphs)
        return [0, *accumulate(lengths)][:-1]


def prose_parts(stretches: Sequence[Prose], listed: bool) -> list[list[tuple[Line, BlockKind]]]:
    """Each stretch's lines, the letter's words cut out as body.

    Where no list quotes the letter (`listed`), its points may be counted in speech; where they are
    not, the sentences count that the article gives as the letter's own.
    """
    if listed:
        leads = [_lead(one) for one in stretches]
        told = [lead is not None for lead, one in zip(leads, stretches, strict=True) if one.leads]
        return [
            parted(one.lines, _beside_list(one, lead, bool(told) and all(told)))
            for one, lead in zip(stretches, leads, strict=True)
        ]
    spoken = [spoken_spans(one.text) for one in stretches]
    if not any(spoken):
        spoken = [letter_spans(one.text, one.starts) for one in stretches]
    return [parted(one.lines, spans) for one, spans in zip(stretches, spoken, strict=True)]


def _lead(one: Prose) -> Span | None:
    """The letter's own words that the list below a stretch completes."""
    at = told_lead(one.text[one.starts[-1] :]) if one.leads else None
    return None if at is None else (one.starts[-1] + at, len(one.text))


def _beside_list(one: Prose, lead: Span | None, told: bool) -> list[Span]:
    """The lead-in that a list completes, and the rules told after the last point.

    Where the letter's own words lead in to every list (`told`), the article tells the letter from
    end to end, and its rules stand between and above the lists too.
    """
    spans = letter_spans(one.text, one.starts, beyond=True) if one.beyond or told else []
    apart = [span for span in spans if lead is None or span[1] <= lead[0]]
    return apart if lead is None else [*apart, lead]
