"""Rows of a table of violations, known by their cells: an act, its ground and its penalty."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.folding import fold
from ingest.modal_cues import find_cue
from ingest.model import Clause, Modality

SOFT: frozenset[Modality] = frozenset(
    {"obligation", "recommendation", "background", "other", "heading"}
)
_PENALTY = re.compile(r"(?i)^\W*(?:sanksi|hukuman|teguran|pemberhentian|penundaan|penurunan)\b")


def as_rows(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """The same clauses; an act whose row goes on to a ground and a penalty is forbidden.

    The heading that says so ("BENTUK PELANGGARAN") may be lost, or stand on the page before.
    """
    cells: dict[str, list[Clause]] = {}
    for clause in clauses:
        parent, _, last = clause.path.rpartition(".")
        if last.startswith("-"):
            cells.setdefault(parent, []).append(clause)
    return tuple(
        replace(clause, modality="prohibition") if _is_act(clause, cells) else clause
        for clause in clauses
    )


def _is_act(clause: Clause, cells: dict[str, list[Clause]]) -> bool:
    own = cells.get(clause.path, ())
    kinds = {cell.modality for cell in own}
    row = kinds == {"basis", "sanction"} and any(_PENALTY.match(cell.text) for cell in own)
    bare = find_cue(fold(clause.text)) is None and not clause.text.rstrip().endswith(":")
    return row and bare and bool(clause.text.strip()) and clause.modality in SOFT
