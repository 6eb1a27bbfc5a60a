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
COLUMNS: tuple[tuple[str, Modality, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        r"tidak\s+(?:di\s?)?(?:boleh|per(?:boleh|kenan)\w*|benarkan)|\bdilarang\b|^\W*larangan\b|"
        r"^\W*(?:bentuk|jenis|uraian)?\s*(?:pelanggaran|perbuatan yang dilarang)\b",
        "prohibition",
        ("TIDAK BOLEH DILAKUKAN", "Larangan", "Jenis Pelanggaran", "Yang dilarang"),
        ("Tingkat pelanggaran dan sanksi", "Pelapor"),
    ),
    (
        r"^\W*(?:masih |yang )?(?:di)?(?:per)?boleh(?:kan)?\b|^\W*(?:masih |yang )?diperkenankan\b",
        "permission",
        ("MASIH DIPERBOLEHKAN", "Boleh", "Yang diperbolehkan"),
        ("TIDAK BOLEH",),
    ),
    (
        r"^\W*(?:\w+\s)?(?:kewajiban|wajib)\b",
        "obligation",
        ("Kewajiban", "Wajib dilakukan"),
        ("Jenis sanksi",),
    ),
    (
        r"^\W*(?:(?:batas|tenggat|jangka)\s+)?(?:waktu\s+|batas\s+)?(?:pelaporan|lapor)\b",
        "reporting",
        ("Batas Pelaporan", "Waktu lapor", "Pelaporan"),
        ("Pelapor", "Batas waktu"),
    ),
    (
        r"^\W*(?:(?:bentuk|jenis|tingkat|ancaman)\s+)?(?:sanksi|hukuman)\b",
        "sanction",
        ("Hukuman", "Jenis sanksi", "Ancaman Hukuman Disiplin"),
        ("Pejabat yang menjatuhkan hukuman", "Dasar sanksi"),
    ),
    (
        r"^\W*(?:waktu|jadwal|tanggal|hari|bulan|pelaksana|penanggung|pejabat|yang\s+menjatuhkan|unit|keterangan)\b",
        "other",
        ("Waktu", "Pejabat yang Berwenang", "Penanggung Jawab", "Jadwal"),
        ("Sanksi", "Dasar"),
    ),
)
_COLUMNS = tuple((re.compile(p, re.IGNORECASE), modality) for p, modality, *_ in COLUMNS)
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
        replace(clause, modality="prohibition")
        if _is_act(clause, cells)
        else replace(clause, modality=_by_column(clause))
        for clause in clauses
    )


def _by_column(clause: Clause) -> Modality:
    """What the column's title says of a cell that says nothing else itself."""
    cue = find_cue(fold(clause.text))
    if not clause.column or (cue is not None and not cue.weak) or clause.modality == "basis":
        return clause.modality
    found = (modality for pattern, modality in _COLUMNS if pattern.search(fold(clause.column)))
    return next(found, clause.modality)


def _is_act(clause: Clause, cells: dict[str, list[Clause]]) -> bool:
    own = cells.get(clause.path, ())
    kinds = {cell.modality for cell in own}
    row = {"basis", "sanction"} <= kinds and any(_PENALTY.match(cell.text) for cell in own)
    bare = find_cue(fold(clause.text)) is None and not clause.text.rstrip().endswith(":")
    return row and bare and bool(clause.text.strip()) and clause.modality in SOFT
