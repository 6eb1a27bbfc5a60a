"""Modal words that recognition damaged by one letter, mended for judging only: wajb, dyatuhi."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz.distance import Levenshtein

# Words that decide what a clause does; each is looked for one letter away.
MODAL_WORDS = tuple(
    """
    dilarang larangan wajib diwajibkan berkewajiban dijatuhi dikenai dikenakan diberhentikan
    diminta diimbau dihimbau mengimbau menghimbau diharapkan sebaiknya hendaknya melaporkan
    dilaporkan diperbolehkan diperkenankan dibenarkan memperhatikan berdasarkan
    menindaklanjuti demikian sanksi hukuman melanggar menginstruksikan memerintahkan
    """.split()
)
# Words of their own that stand one letter away from one of them.
OWN_WORDS = frozenset(
    """
    wajik pelanggar dilanggar dikenal dikenali dikenakannya diminati dimintai larangannya
    hukumannya sanksinya melaporkannya dilaporkannya dilarangnya wajibnya dikenalkan
    diberhentikannya dikenankan mengimpau dimintakan himbauan diharap dijauhi lapangan saksi
    sebaliknya diperkenalkan dihadapkan memerhatikan dikarang dipatuhi sangsi dibenamkan
    dibesarkan diharamkan
    """.split()
)
LEAST = 5  # letters: shorter words have too many neighbours


def mended(text: str) -> str:
    """The text with damaged modal words as they were meant; other words, and good ones, as read."""
    return re.sub(r"[^\W\d_]{4,}", lambda match: _word(match.group()), text)


def _word(word: str) -> str:
    meant = _meant(word.casefold())
    if meant is None:
        return word
    return meant.upper() if word.isupper() else meant.capitalize() if word[0].isupper() else meant


@cache
def _meant(word: str) -> str | None:
    if word in MODAL_WORDS or word in OWN_WORDS:
        return None
    word = word.replace("dy", "dij", 1) if word.startswith("dya") else word
    near = [
        known
        for known in MODAL_WORDS
        if len(known) >= LEAST
        and abs(len(known) - len(word)) <= 1
        and word[0] == known[0]
        and Levenshtein.distance(known, word, score_cutoff=1) <= 1
    ]
    return near[0] if len(near) == 1 else None
