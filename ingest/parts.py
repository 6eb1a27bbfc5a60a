"""A document's Lines by the part they stand in, as the metadata readers want them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from ingest.model import Block, BlockKind, Line

_BODY: frozenset[BlockKind] = frozenset({"body", "table"})


@dataclass(frozen=True, slots=True)
class Parts:
    """The blocks of the letter itself and of its attachments, furniture left out."""

    letter: tuple[Block, ...]
    attachments: tuple[Block, ...]

    @property
    def news(self) -> bool:
        """Whether this is a press article: prose around, or instead of, a circular."""
        return any(block.kind == "prose" for block in self.letter)

    @property
    def front(self) -> tuple[Block, ...]:
        """The letter's blocks before its text begins."""
        return tuple(takewhile(lambda block: block.kind not in _BODY, self.letter))

    def lines(self, *kinds: BlockKind) -> tuple[Line, ...]:
        """Lines of the letter's blocks of these kinds, in reading order."""
        return tuple(line for block in self.letter if block.kind in kinds for line in block.lines)

    def attached(self, *kinds: BlockKind) -> tuple[Line, ...]:
        """Lines of the attachments' blocks of these kinds, in reading order."""
        return tuple(
            line for block in self.attachments if block.kind in kinds for line in block.lines
        )


def parts_of(blocks: tuple[Block, ...]) -> Parts:
    """Sort blocks into letter and attachments."""
    kept = [block for block in blocks if block.kind not in ("furniture", "portal") and block.lines]
    return Parts(
        tuple(block for block in kept if block.attachment == 0),
        tuple(block for block in kept if block.attachment > 0),
    )
