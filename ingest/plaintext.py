"""A plain text file as paragraphs: its own lines, blanks and empty lines kept."""

from __future__ import annotations

import re

from ingest.typeset import COLUMNS, GAP, Paragraph, Token

WORD = re.compile(r"(\s*)(\S+)")
MARKER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]{1,2}|[-–—•*▪o✓]")
WIDEST = 140  # characters: a text set wider than this is not set at all, its lines are paragraphs


def flow_text(text: str) -> tuple[Paragraph, ...]:
    """Every line a paragraph of its own; empty lines become gaps, form feeds new pages."""
    flow: list[Paragraph] = []
    for leaf, part in enumerate(text.split("\f")):
        gap, fresh = 0.0, leaf > 0
        for line in part.splitlines():
            if not line.strip():
                gap = GAP
                continue
            flow.append(_paragraph(line, gap, fresh))
            gap, fresh = 0.0, False
    return tuple(flow)


def columns_of(text: str) -> int:
    """Characters across the sheet: the text's own width where it was set in lines."""
    widest = max((len(line.expandtabs(8).rstrip()) for line in text.splitlines()), default=0)
    return max(COLUMNS, widest) if widest <= WIDEST else COLUMNS


def _paragraph(line: str, gap: float, fresh: bool) -> Paragraph:
    found = WORD.findall(line.expandtabs(8))
    indent = len(found[0][0])
    tokens = tuple(Token(word, False, len(blanks)) for blanks, word in found)
    hang = 0
    if len(tokens) > 1 and MARKER.fullmatch(tokens[0].text):
        hang = len(tokens[0].text) + tokens[1].blanks
    return Paragraph(tokens, indent, hang, gap, fresh)
