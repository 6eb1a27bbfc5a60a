"""Words of one printed line that belong together, and the rows they make."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median

from ingest.spots import Spot

MARKER = re.compile(
    r"^(\(?[0-9]{1,2}[.)]{0,2}|\(?[a-zA-Z][.)]{1,2}|[IVX]{1,5}[.)]|[-–—•●▪*]|(KE[A-Z]+|PERTAMA)|Yth\.?:?|:)$"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one printed line that belong together; rows broken at column gaps give several."""

    spots: tuple[Spot, ...]

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.spots[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(s.x1 for s in self.spots)

    @property
    def middle(self) -> float:
        """Height on the page, the median of the words' centres."""
        return median(s.middle for s in self.spots)

    @property
    def text(self) -> str:
        """Words joined by blanks."""
        return " ".join(s.word.text for s in self.spots)


Row = tuple[Piece, ...]
