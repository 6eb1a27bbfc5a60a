"""Catchwords: the last words of a page that only announce the first words of the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from ingest.model import Line

APART = 0.4  # of the page's width: a catchword without dots stands so far right
FAR = 0.6  # of the page's width: one that is a single word does
LOWER = 1.35  # usual steps from line to line: it stands so far below the text


def catchwords(lines: Sequence[Line], found: set[int]) -> Iterator[int]:
    """The last words of a page that only announce the first words of the next."""
    kept = [i for i in range(len(lines)) if i not in found]
    for place, i in enumerate(kept[:-1]):
        following = [j for j in kept[place + 1 : place + 4] if lines[j].page == lines[i].page + 1]
        if lines[kept[place + 1]].page == lines[i].page or not following:
            continue
        marked = DOTS.search(lines[i].text) or lines[i].box.x0 > APART
        near = following if marked else following[:1]
        page = [lines[j] for j in kept[: place + 1] if lines[j].page == lines[i].page]
        apart = _apart(page)
        if any(_announces(lines[i].text, lines[j].text, apart) for j in near):
            yield i


DOTS = re.compile(r"(?:…|\.\s?\.)\s*$")


def _apart(page: Sequence[Line]) -> bool:
    """Whether a page's last line stands at the right edge, farther below than lines do."""
    steps = [b.box.y0 - a.box.y0 for a, b in pairwise(page)]
    down = [step for step in steps if step > 0]
    right = page[-1].box.x0 > FAR
    return right and len(down) > 2 and steps[-1] > LOWER * median(down)


def _announces(foot: str, head: str, apart: bool = False) -> bool:
    """
    >>> _announces("3. Pimpinan…", "3. Pimpinan instansi wajib")
    True
    >>> _announces("dan", "dan seterusnya")
    False
    >>> _announces("KEDUA", "KEDUA : Khusus kepada", apart=True)
    True
    """
    bare = re.sub(r"[\s.…]+$", "", foot)
    dotted = bool(DOTS.search(foot))
    short = len(bare.split()) <= 5
    same = re.sub(r"\W+", "", head.casefold()).startswith(re.sub(r"\W+", "", bare.casefold()))
    return bool(bare) and short and same and (dotted or apart or len(bare) > 8)
