"""The ordered table of rules that say where a part of the letter opens."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from ingest.body_starts import (
    starts_body_after_addressee,
    starts_body_after_head,
    starts_body_after_title,
    starts_body_at_once,
    starts_body_in_table,
)
from ingest.farewells import ends_plainly
from ingest.kinds import kind_of_title
from ingest.model import BlockKind
from ingest.numbering import readings
from ingest.places import Place, capitals, counted, prose
from ingest.signs import (
    ABOUT,
    ADDRESSEE,
    BARE_DATE,
    CAPACITY_SIGN,
    COPIES,
    DATE,
    DECIDES,
    FAREWELL,
    GREETING,
    HEAD_LABEL,
    ISSUED,
    MONTH,
    NUMBER,
    OFFICE,
    RANK,
    TITLE,
    Sign,
)

FRONT = frozenset({"letterhead", "head", "addressee", "title"})
BEFORE_TITLE = frozenset({"letterhead", "head", "addressee"})
TAIL = frozenset({"signature", "copies", "distribution"})
Part = BlockKind | Literal["distribution"]  # addressees printed after the signature


@dataclass(frozen=True, slots=True)
class Rule:
    """In one of these parts, a line that passes the test opens or continues that part."""

    name: str
    within: frozenset[str]
    opens: Part
    test: Callable[[Place], bool]


def new_sheet(place: Place) -> bool:
    """After the signature, a page with a centred title of its own: an attachment without a head."""
    turned = place.i > 0 and place.lines[place.i - 1].page != place.line.page
    return turned and place.measures.centred(place.line) and capitals(place.text) > 0.8


def _matches(sign: Sign) -> Callable[[Place], bool]:
    return lambda place: bool(sign.pattern.match(place.text)) and place.line.row is None


def _titled(place: Place) -> bool:
    """The kind of document, or below its damaged name the number or TENTANG in the middle."""
    if place.line.row is not None:
        return False
    if TITLE.pattern.match(place.text):
        return True
    middle = place.measures.centred(place.line) and place.width < 0.6
    if not middle or place.line.confidence is None or capitals(place.text) < 0.6:
        return False
    below = NUMBER.pattern.match(place.text) or ABOUT.pattern.fullmatch(place.text)
    return bool(below) or (capitals(place.text) > 0.9 and kind_of_title(place.text) is not None)


def _date(place: Place) -> bool:
    return place.width < 0.5 and any(s.pattern.match(place.text) for s in (DATE, BARE_DATE))


def _instruction_addressee(place: Place) -> bool:
    """Within an instruction's body: Kepada : 1. … and Untuk :"""
    return bool(re.match(r"(Kepada|KEPADA)\s*(?:[:;]|$)", place.text)) and place.indent < 0.05


def _addressed_at_end(place: Place) -> bool:
    """Military letters name their addressees below the signature, at the left."""
    return bool(ADDRESSEE.pattern.match(place.text)) and place.indent < 0.2


def _signs_off(place: Place) -> bool:
    """The signature: its words at the right, a place of issue, or only lines at the right left."""
    if place.line.row is not None:
        return False
    if counted(place) and not CAPACITY_SIGN.pattern.match(place.text):  # Pj. is no item
        return False
    if FAREWELL.pattern.match(place.text):
        return True
    if ISSUED.pattern.match(place.text) and place.width < (0.9 if ENDS_DATED(place.text) else 0.5):
        return True
    right = place.indent > 0.27
    if right and _after_farewell(place):
        return True
    if right and any(s.pattern.match(place.text) for s in AT_RIGHT):
        return not _within_sentence(place) and not _text_below(place)
    return (right and _only_right_below(place)) or _signs_at_left(place) or ends_plainly(place)


ENDS_DATED = re.compile(rf".*tanggal\s+\d{{1,2}}\s+{MONTH}\s+\d{{4}}\W?$").match
AT_RIGHT = (DATE, BARE_DATE, OFFICE, CAPACITY_SIGN, RANK)


def _after_farewell(place: Place) -> bool:
    """A short line at the right below "Demikian …": what a stamp left of the signature."""
    above = place.lines[max(0, place.i - 3) : place.i]
    ended = bool(above) and above[-1].text.rstrip()[-1:] in ".!"
    short = place.width < SHORT_LINE and above[-1:] and above[-1].page == place.line.page
    return ended and bool(short) and any(_FAREWELL.match(line.text) for line in above)


_FAREWELL = re.compile(r"\W{0,2}Demikian\w*\b")
SHORT_LINE = 0.35  # page widths


def _text_below(place: Place) -> bool:
    """A date in an attachment's head: a list or a table follows before anybody signs."""
    rows = 0
    for line in place.lines[place.i + 1 : place.i + FOLLOWING]:
        signs = (COPIES, OFFICE, CAPACITY_SIGN, RANK)
        if line.page != place.line.page or any(s.pattern.match(line.text) for s in signs):
            return False
        rows += line.row is not None or any(r.counted and not r.doubt for r in readings(line.text))
        if rows >= ROWS:
            return True
    return False


FOLLOWING, ROWS = 40, 6  # lines looked at; items or cells that make a text


def _within_sentence(place: Place) -> bool:
    """A deeply indented list goes on: the line above stands as far in and is not finished."""
    above = place.lines[place.i - 1] if place.i else None
    if above is None or above.page != place.line.page:
        return False
    gap = place.measures.gap(above, place.line)
    near = gap is not None and gap < 1.3
    return near and abs(place.measures.x0(above) - place.x0) < 0.02 and above.text[-1:] not in ".;"


def _deep_list(place: Place) -> bool:
    """Running text set far in: several lines of small letters up to the right margin."""
    near = [place.line, *place.following(8)]
    full = [
        line
        for line in near
        if line.page == place.line.page
        and place.measures.x1(line) > place.measures.right - 0.03
        and capitals(line.text) < 0.5
        and len(line.words) >= WORDS
    ]
    return len(full) >= FULL


WORDS, FULL = 4, 3  # words of such a line; so many of them


def _only_right_below(place: Place) -> bool:
    """From here to the copies, the attachment or the end everything stands at the right."""
    if _deep_list(place):
        return False
    count = 0
    for line in place.lines[place.i + 1 : place.i + 12]:
        if COPIES.pattern.match(line.text) or line.page != place.line.page:
            break
        if place.measures.x0(line) - place.measures.left < 0.2 or line.row is not None:
            return False
        count += 1
    return count >= 1


def _signs_at_left(place: Place) -> bool:
    """A signature set at the left margin: office or date, then rank or staff number soon after."""
    if not any(s.pattern.match(place.text) for s in (DATE, OFFICE, CAPACITY_SIGN)):
        return False
    if place.width > 0.55 or _within_sentence(place):
        return False
    soon = place.following(7)
    return any(RANK.pattern.match(line.text) for line in soon) and not any(
        prose(Place(place.lines, place.i + 1 + k, place.kind, 0, place.measures))
        for k in range(len(soon))
    )


def _resumes(place: Place) -> bool:
    """Operative text after a signature."""
    return prose(place) and place.width > 0.55 and not place.measures.centred(place.line)


RULES: tuple[Rule, ...] = (
    Rule("greeting", FRONT, "addressee", _matches(GREETING)),
    Rule("title", BEFORE_TITLE, "title", _titled),
    Rule("head label", BEFORE_TITLE, "head", _matches(HEAD_LABEL)),
    Rule("addressee", FRONT, "addressee", _matches(ADDRESSEE)),
    Rule("date", BEFORE_TITLE, "head", _date),
    Rule("body in a table", FRONT, "body", starts_body_in_table),
    Rule("body after title", frozenset({"title"}), "body", starts_body_after_title),
    Rule("body after addressee", frozenset({"addressee"}), "body", starts_body_after_addressee),
    Rule("body after head", frozenset({"head"}), "body", starts_body_after_head),
    Rule("body at once", frozenset({"letterhead"}), "body", starts_body_at_once),
    Rule("instruction's addressee", frozenset({"body"}), "addressee", _instruction_addressee),
    Rule("deciding word", frozenset({"body"}), "title", _matches(DECIDES)),
    Rule(
        "copies",
        frozenset({"body", "signature", "distribution"}),
        "copies",
        _matches(COPIES),
    ),
    Rule("addressee at the end", frozenset({"signature"}), "distribution", _addressed_at_end),
    Rule("signature", frozenset({"body"}), "signature", _signs_off),
    Rule(
        "second signature",
        frozenset({"copies"}),
        "signature",
        lambda p: p.indent > 0.3 and bool(RANK.pattern.match(p.text)),
    ),
    Rule("body resumes", frozenset({"signature"}), "body", _resumes),
)
