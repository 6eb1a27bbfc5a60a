"""Values that nothing on the page contradicts and that still cannot be right as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.model import Block, Found, Notice
from ingest.notices import notice
from ingest.office_doubts import doubtful_offices
from ingest.subjects import Finding

# A letter that recognition took for a digit, within or at the end of a word: KOMINF0, PEM1LIHAN.
_DIGIT_IN_WORD = re.compile(r"(?<!\w)[^\W\d_]{3,}(?:[01](?!\w)|\d[^\W\d_]{2,})")
# A lone stroke is a 1 or an I, and recognition cannot know: a serial "I TAHUN", a month "/1/2024".
_STROKE = re.compile(
    r"(?i:\A[il]\s+tahun\b)|\A[^/]+/.*[./-](?P<month>1{1,3})[/.-](?:19|20)\d\d(?!\d)"
)


def doubted(found: tuple[Found, ...], recognised: bool, blocks: tuple[Block, ...] = ()) -> Finding:
    """The same values, those marked doubtful that others or their own letters speak against."""
    wrong = {id(item): told for item, told in _reasons(found, recognised)}
    if recognised:
        wrong |= {id(item): told for item, told in doubtful_offices(found, blocks)}
    marked = tuple(replace(item, doubtful=True) if id(item) in wrong else item for item in found)
    return marked, tuple(wrong.values())


def _reasons(found: tuple[Found, ...], recognised: bool) -> Iterator[tuple[Found, Notice]]:
    for item in found:
        page = item.boxes[0].page if item.boxes else None
        if item.doubtful:
            continue
        if item.key == "signatory_name" and _too_few(item, found):
            yield item, notice("signatory_doubtful", page, item.value)
        if item.key == "number" and recognised and _of_strokes(item.value, found):
            yield item, notice("number_doubtful", page, item.value)
        if item.key == "subject" and recognised and _DIGIT_IN_WORD.search(item.value):
            yield item, notice("subject_doubtful", page, item.value)


def _of_strokes(number: str, found: tuple[Found, ...]) -> bool:
    """A month II may be read as 11; in a letter of November it is one."""
    match = _STROKE.search(number)
    if match is None:
        return False
    issued = next((item.value for item in found if item.key == "issued_on"), "")
    return not (match["month"] == "11" and issued[5:7] == "11")


def _too_few(names: Found, found: tuple[Found, ...]) -> bool:
    """Whether fewer sign than there are numbers: each issuer of a joint decree has its own."""
    numbers = next((item.value.count(";") + 1 for item in found if item.key == "number"), 1)
    return names.value.count(";") + 1 < numbers
