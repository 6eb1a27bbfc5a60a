"""The texts an obligation is read from, and the words of them that are stated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.model import Citation, Clause, Modality, Stated
from ingest.spans import Place, boxes_of, places

_OPENING = re.compile(r"[\s,;.:]*")
_ENDING = re.compile(
    r"(?<![\s,;.:])(?:[\s,;.:]|(?<!\w)(?:dan/atau|dan|atau|(?<![Ii]kut )(?<![Tt]urut )serta"
    r"|sedangkan|adapun)(?!\w))*\Z"
)


@dataclass(frozen=True)
class Source:
    """A clause's text and the places of its words."""

    path: str
    text: str
    placed: tuple[Place, ...]

    def stated(self, start: int, end: int, means: tuple[str, ...] = ()) -> Stated:
        """Words of this text, without the blanks, stops and joints around them."""
        opening = _OPENING.match(self.text, start, end)
        start = opening.end() if opening else start
        ending = _ENDING.search(self.text[start:end])
        end = start + (ending.start() if ending else end - start)
        return Stated(
            self.text[start:end], self.path, start, end, means, boxes_of(self.placed, start, end)
        )


@dataclass(frozen=True)
class Part:
    """One sentence of a clause that orders something, with what leads to it."""

    own: Source
    start: int
    end: int
    leads: tuple[Source, ...]  # innermost first
    modality: Modality
    citations: tuple[Citation, ...] = ()

    @property
    def text(self) -> str:
        """The sentence."""
        return self.own.text[self.start : self.end]


def source_of(clause: Clause) -> Source:
    """A clause as a source."""
    return Source(clause.path, clause.text, places(clause.text, clause.words))


def leads_of(clause: Clause, by_path: dict[str, Clause]) -> Sequence[Clause]:
    """Clauses above whose texts make up the lead-in, innermost first."""
    labels = clause.path.split(".")
    above = [".".join(labels[:depth]) for depth in range(len(labels) - 1, 0, -1)]
    lead_in = clause.lead_in or ""
    return [by_path[path] for path in above if path in by_path and by_path[path].text in lead_in]
