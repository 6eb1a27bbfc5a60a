"""A plain text file as paragraphs: its own lines, blanks and empty lines kept."""

from __future__ import annotations

import re

from ingest.typeset import COLUMNS, GAP, Paragraph, Token

WORD = re.compile(r"(\s*)(\S+)")
MARKER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]{1,2}|[-–—•*▪o✓]")
WIDEST = 140  # characters: a text set wider than this is not set at all, its lines are paragraphs
GOES_ON = re.compile(r"[a-z,]\n[ \t]*[a-z]")  # a sentence broken over two lines
BROKEN = 0.1  # of the lines: from here on some lines are set, however long others are


def flow_text(text: str) -> tuple[Paragraph, ...]:
    """Every line a paragraph of its own; empty lines become gaps, form feeds new pages."""
    flow: list[Paragraph] = []
    usual = GAP if _pasted(text) else 0.0
    for leaf, part in enumerate(text.split("\f")):
        gap, fresh = usual, leaf > 0
        for line in part.splitlines():
            if not line.strip():
                gap = GAP
                continue
            flow.append(_paragraph(line, gap, fresh))
            gap, fresh = usual, False
    return tuple(flow)


def columns_of(text: str) -> int:
    """Characters across the sheet: the text's own width where it was set in lines."""
    widest = _widest(text)
    return max(COLUMNS, widest) if widest <= WIDEST else COLUMNS


def _widest(text: str) -> int:
    return max((len(line.expandtabs(8).rstrip()) for line in text.splitlines()), default=0)


def _pasted(text: str) -> bool:
    """Lines that were never set: each a paragraph, also where no empty line parts them."""
    breaks = len(GOES_ON.findall(text))
    return _widest(text) > WIDEST and breaks < BROKEN * len(text.splitlines())


def _paragraph(line: str, gap: float, fresh: bool) -> Paragraph:
    found = WORD.findall(line.expandtabs(8))
    indent = len(found[0][0])
    tokens = tuple(Token(word, False, len(blanks)) for blanks, word in found)
    hang = 0
    if len(tokens) > 1 and MARKER.fullmatch(tokens[0].text):
        hang = len(tokens[0].text) + tokens[1].blanks
    return Paragraph(tokens, indent, hang, gap, fresh)
