"""What is done: the verbs of a clause, and the cuts between acts that grammar makes certain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ingest.folding import fold

Span = tuple[int, int]

# Words that look like verbs and join, compare or name instead.
_NO_VERBS = (
    "berupa bersama berdasarkan berikut bermeterai berkaitan bertempat beserta berstatus berlaku"
    " merupakan mengenai menurut melalui menjelang menuju meliputi menteri media medsos melainkan"
    " mereka memadai meskipun melekat merah berbagai bersangkutan bergambar berbentuk berisi"
    " berisikan bermuatan mengarah menyangkut berasal berada beberapa bersifat mesin menengah"
    " meter"
).split()
_VERB = (
    rf"(?!(?:{'|'.join(_NO_VERBS)})\b)"
    r"(?:me(?:m|n|ng|ny|l|r|w|y)?[a-z-]{3,}|ber-?[a-z]{4,}|be(?:kerja|lajar)[a-z]*)"
)
_BARE = r"(?:ikut\s+serta|turut\s+serta|ikut|turut|hadir|terlibat|bergabung|foto|jadi|tampil)"
_STRONG = re.compile(rf"{_VERB}(?!\w)", re.IGNORECASE)
_GROUP = re.compile(
    rf"(?:(?:tidak|untuk|akan|tetap|segera|senantiasa|selalu)\s+)*(?P<verb>(?:{_BARE}|{_VERB}|di[a-z]{{5,}}|ter[a-z]{{5,}})"
    rf"(?:\s*\([^)]*\))?(?:\s+(?:diri|ulang))?(?:(?:\s*,|\s*/|\s+(?:dan|atau|serta|maupun|dan/atau))+\s*(?:{_BARE}|{_VERB})(?:\s*\([^)]*\))?)*)",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?i)[\W_]*(?:sebagai\s+peserta\s+kampanye,?\s+)?")
_JOIN = re.compile(r"(?:,|;|\b(?:dan|atau|serta|maupun|dan/atau|hingga))\s*$", re.IGNORECASE)
# From here on a verb may belong to a purpose, a manner or a relative clause: no cut is certain.
_BINDS = re.compile(
    rf"\b(?:untuk|guna|agar|supaya|demi|sambil|dengan|tanpa|yang|karena|apabila|jika|bila|sehingga|dalam\s+rangka"
    rf"|seperti|misalnya|antara\s+lain|meliputi|berupa|termasuk|mengizinkan|mengajak|meminta)\s+"
    rf"(?:\w+\s+)?{_VERB}|\b(?:yang|meliputi|berupa|antara\s+lain|misalnya|seperti)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^)]*\)")
_WORD = re.compile(r"\w+")
FEWEST_WORDS = 2  # of an act: its verb and what it is done to
MANY_ACTS = 3  # behind the first


def verb_group(text: str, start: int, end: int) -> Span | None:
    """The verb or coordinated verbs that a stretch of text opens with."""
    lead = _LEAD.match(text, start, end)
    match = _GROUP.match(fold(text), lead.end() if lead else start, end)
    return match.span("verb") if match else None


def acts(text: str, start: int, end: int) -> list[Span]:
    """A stretch of text cut into acts, each with a verb and an object of its own; one when no cut
    is certain."""
    cuts = [start, *_cuts(text, start, end), end]
    spans = list(pairwise(cuts))
    while len(spans) > 1 and not _whole(text, *spans[-2]):
        spans[-2:] = [(spans[-2][0], spans[-1][1])]  # verbs that share the last one's object
    return spans if all(_whole(text, *span) for span in spans) else [(start, end)]


def enumerates(text: str) -> bool:
    """Whether a running sentence lists several acts, certain of their limits or not."""
    said = _ASIDE.sub(" ", fold(text))
    starts = [m.start() for m in _STRONG.finditer(said) if _JOIN.search(said[: m.start()])]
    return sum(_whole(said, *span) for span in pairwise([*starts, len(said)])) >= MANY_ACTS


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    said = _ASIDE.sub(lambda match: " " * len(match.group()), fold(text)[:end])
    begun = start
    opening = verb_group(text, start, end)
    if opening is None:
        return
    for match in _STRONG.finditer(said, opening[1], end):
        before = said[begun : match.start()]
        if _BINDS.search(before):
            return
        if _JOIN.search(before) and re.match(r"\W", said[match.start() - 1]):
            begun = match.start()
            yield begun


def _whole(text: str, start: int, end: int) -> bool:
    """Whether an act has something it is done to, beyond its verbs and joints."""
    group = verb_group(text, start, end)
    rest = text[group[1] : end] if group else ""
    words = [w for w in _WORD.findall(_ASIDE.sub(" ", rest)) if w.lower() not in _JOINTS]
    return len(words) >= FEWEST_WORDS - 1


_JOINTS = frozenset({"dan", "atau", "serta", "maupun", "hingga"})
