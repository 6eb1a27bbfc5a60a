"""Lines joined to running text: blanks between, line-end hyphens closed as a typist would."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.model import Block, Line, Word

# Hyphens that are part of the word wherever it is broken: se-Kabupaten, non-ASN, e-Rapor.
KEEP_AFTER = re.compile(
    r"(?:^|[\s(\"“/-])(?:[a-zA-Z]|non|se|pra|pasca|anti|eks|wa|an)-$", re.IGNORECASE
)
OPENS, CLOSES = "“‘", "”’"  # no blank behind and before them
CELL = "\t"  # between the cells of a table row: blank, as on the page
HYPHENS = "-‐‑\u00ad"


def join(texts: Iterable[str]) -> str:
    """Printed lines to one running text."""
    result = ""
    for text in texts:
        result = joined(result, " ".join(text.split()))
    return result


def joined(before: str, after: str) -> str:
    """Two printed lines as one text.

    >>> joined("Kepala Dinas se-", "Kabupaten Seluma")
    'Kepala Dinas se-Kabupaten Seluma'
    >>> joined("tahapan Pemilih-", "an Umum")
    'tahapan Pemilihan Umum'
    >>> joined("selambat-", "lambatnya 3 hari")
    'selambat-lambatnya 3 hari'
    >>> joined(joined("Edaran itu berbunyi: “", "ASN wajib netral"), "”.")
    'Edaran itu berbunyi: “ASN wajib netral”.'
    """
    if not before or not after:
        return before + after
    if before[-1] in HYPHENS and len(before) > 1 and before[-2].isalnum() and after[0].isalnum():
        return before + after if _keeps(before, after) else before[:-1] + after
    if before[-1] in OPENS or after[0] in CLOSES:
        return before + after
    if before[-1] == "/" and len(before) > 1 and before[-2].isalnum() and after[0].isalnum():
        return before + after
    return f"{before} {after}"


def _keeps(before: str, after: str) -> bool:
    """Whether the hyphen at a line's end belongs to the word: names, numbers, doubled words."""
    if before[-1] == "\u00ad":
        return False
    first = re.split(r"[\s(\"“]", before[:-1])[-1]
    second = re.split(r"[\s,.;:)]", after)[0]
    if not second[:1].islower() or first[-1:].isupper() or first[-1:].isdigit():
        return True
    return bool(KEEP_AFTER.search(before)) or _doubled(first.casefold(), second.casefold())


def _doubled(first: str, second: str) -> bool:
    """hal-hal, selambat-lambatnya, undang-undangan, bersama-sama."""
    last = first.split("-")[-1]
    longest = min(len(last), len(second))
    return any(last.endswith(second[:n]) for n in range(longest, 2, -1)) or last == second


def text_of(words: Sequence[Word]) -> str:
    """Words in reading order to text; a new line begins where the next word stands further down."""
    lines: list[list[str]] = []
    last: Word | None = None
    for word in words:
        if last is None or _breaks(last, word):
            lines.append([])
        lines[-1].append(word.text)
        last = word
    return join(" ".join(line) for line in lines)


def _breaks(last: Word, word: Word) -> bool:
    if word.box.page != last.box.page:
        return True
    return word.box.x0 < last.box.x0 and word.box.y1 > last.box.y0 + 0.5 * last.box.height


def running_text(blocks: Iterable[Block]) -> str:
    """The text in reading order without page furniture: a line a paragraph, table cells parted."""
    result, before, aside = "", None, False
    for block in blocks:
        for line in block.lines if block.kind != "furniture" else ():
            text, parted = " ".join(line.text.split()), aside != (block.kind == "portal")
            if before is None:
                result = text
            elif not parted and _of_one_word(before, line):
                result += text
            elif not parted and _flows(before, line):
                result = joined(result, text)
            else:
                result += (CELL if _beside(before, line) else "\n") + text
            before, aside = line, block.kind == "portal"
    return result


def _of_one_word(before: Line, line: Line) -> bool:
    """Two parts of a printed line that was cut within a word: “ and PNS."""
    ends, opens = before.words[-1].box, line.words[0].box
    return (ends.page, ends.y0, ends.y1, ends.x1) == (opens.page, opens.y0, opens.y1, opens.x0)


def _flows(before: Line, line: Line) -> bool:
    """Whether a line goes on with the sentence of the line before (only a hyphen must be right)."""
    if before.row != line.row or before.column != line.column:
        return False
    if line.row is not None and before.page == line.page:
        return True
    return before.text[-1:] in HYPHENS + "/" or line.text[:1].islower()


def _beside(before: Line, line: Line) -> bool:
    """Two cells of one table row."""
    return before.row is not None and (before.page, before.row) == (line.page, line.row)
