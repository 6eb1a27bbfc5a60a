"""First lines that are set in: a paragraph of one line stands where longer ones stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from ingest.starts import Start

NEAR = 12  # lines before and after in which other paragraphs may show how they are set
ALIGNED = 0.008  # page widths: how far their first lines may stand apart
FEWEST = 2  # paragraphs that show it


def set_in(starts: Sequence[Start]) -> list[Start]:
    """The same lines; one that nothing continues hangs where its like hang.

    A paragraph's second line says how far its first is set in. "Bupati dan Camat agar:" has none,
    and would stand further in than the list below it.
    """
    return [_hung(starts, i) for i in range(len(starts))]


def _hung(starts: Sequence[Start], i: int) -> Start:
    start = starts[i]
    if start.hang != start.x or start.para <= 0 or start.readings or start.heading:
        return start
    near = [*starts[max(0, i - NEAR) : i], *starts[i + 1 : i + 1 + NEAR]]
    alike = [s.hang for s in near if s.hang < s.x - ALIGNED and abs(s.x - start.x) < ALIGNED]
    return replace(start, hang=median(alike)) if len(alike) >= FEWEST else start
