"""Paragraphs that end a letter or a pledge: where they stand lets a courtesy close what words alone do not."""

# ruff: noqa: E501 — a pattern and its examples are read whole or not at all

from __future__ import annotations

from ingest.modal_plain import Plain
from ingest.model import Clause

ENDINGS: tuple[Plain, ...] = (
    Plain(
        "closing",
        r"^\W*(?:sekian|akhirnya|terakhir|besar\s+harapan)\b|^\W*(?:harap|untuk|mohon|agar)\s+(?:menjadi\s+)?(?:maklum|periksa|perhatian|diketahui)\b"
        r"|\b(?:perhatian|kerja\s?sama|bantuan|kesediaan|partisipasi|dukungan|kepedulian)\b[^.;]{0,60}\b(?:kami|saya)\s+(?:sangat\s+)?(?:harap\w*|harga\w*|hormat\w*|nanti\w*|sampaikan)"
        r"|\b(?:kami|saya)\s+(?:sangat\s+)?(?:menghargai|menghormati|berterima|mengucapkan)\b"
        r"|\bsurat\s+ini\b[^.;]{0,40}\b(?:kami\s+)?(?:sampaikan|kirimkan|buat|disampaikan|dikirimkan)\b[^.;]{0,30}\b(?:periksa|maklum|perhatian|pegangan|acuan|dilaksanakan|dipatuhi)\b"
        r"|^\W*(?:kami|saya)\s+(?:percaya|yakin|berkeyakinan|optimis)\b"
        r"|\b(?:disertai|dengan|atas)\s+(?:ucapan\s+)?terima\s*kasih\b",
        (
            "Sekian dan harap maklum.",
            "Perhatian Saudara kami hargai.",
            "Kami menghargai kesediaan Saudara.",
            "Surat ini kami sampaikan untuk menjadi periksa.",
        ),
        (
            "Kepala dinas memberi perhatian kepada pegawai baru.",
            "Dukungan kepada calon dilarang.",
        ),
    ),
    Plain(
        "closing",
        r"\b(?:dengan|dalam)\s+(?:(?:penuh|sebenar-?benar\w*|keadaan|segenap|sepenuh)\s+)?(?:sadar|kesadaran|tanggung\s*jawab|sehat|hati|sebenar\w*)\b"
        r"|\btanpa\s+(?:paksaan|tekanan)\b|\b(?:disaksikan|kiranya|semoga)\s+(?:oleh\s+)?tuhan\b|\btuhan\s+yang\s+maha\s+esa\b"
        r"|\b(?:kami|saya)\s+(?:ucapkan|ikrarkan|nyatakan|tanda\s?tangani)\b",
        (
            "Saya ucapkan janji ini tanpa paksaan.",
            "Kiranya Tuhan menolong kami.",
            "Dibuat dengan penuh kesadaran.",
        ),
        ("Pegawai bekerja tanpa memihak.",),
    ),
)


def ends(clauses: tuple[Clause, ...]) -> frozenset[int]:
    """Positions of unnumbered paragraphs after which their part (body, attachment) has no point."""
    found: set[int] = set()
    open_parts: set[str] = set()
    for position in range(len(clauses) - 1, -1, -1):
        clause = clauses[position]
        part, depth = _part(clause.path)
        if clause.marker.strip():
            open_parts.add(part)
        elif part not in open_parts and depth == 1 and _listed(clauses[:position], part):
            found.add(position)
    return frozenset(found)


def _part(path: str) -> tuple[str, int]:
    """The attachment or body a path lies in, and how deep in it."""
    labels = path.split(".")
    attached = labels[0].upper().startswith("LAMPIRAN")
    return (labels[0], len(labels) - 1) if attached else ("", len(labels))


def _listed(before: tuple[Clause, ...], part: str) -> bool:
    return any(clause.marker.strip() and _part(clause.path)[0] == part for clause in before)
