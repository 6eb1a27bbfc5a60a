"""What recognition did to a number that can be read in one way only; the result stays doubtful."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.model import Found
from ingest.notices import notice
from ingest.subjects import Finding

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
# An office's section in Roman numerals, BKPSDM.III, of which strokes are left: IIl, 1IlI.
_STROKES = re.compile(r"(?<=[A-Za-z][.\-])(?=[1l|]*I)[1Il|]{2,4}(?=/|\Z)")
# A classification, 800.1.6.2, that lost a point.
_ROMAN_MIX = re.compile(
    r"(?<![A-Za-z\d])(?=[1Il|VX]*[VX])(?=[1Il|VX]*[1l|])[1Il|VX]{2,4}(?![A-Za-z\d])"
)
_CODE = re.compile(r"\A(?:[A-Z]{1,3}[-/. ])?\d{3}(?:[. ]\d{1,2}){1,4}(?=/)")
# HK 01 00: a classification in letters and pairs of figures, whose points were not read.
_LETTER_CODE = re.compile(r"(?<=/)[A-Z]{1,3}(?:[. ]\d{2}){2,3}(?=/)")
# A month's strokes of which one at least was read as I: II1, 1II.
_STROKES_PART = re.compile(r"(?<=/)(?=[1l|]*I)(?=I*[1l|])[1Il|]{2,3}(?=/(?:19|20)\d\d(?:/|\Z))")
_FILLED = re.compile(r"\A([A-Z]{1,3}-)\s+(?=\d)")  # SE- 23: the room on a form before a pen's 23
# 95 IBKBP/2024: behind a serial and a blank the stroke before an office is a slash.
_SLASH = re.compile(r"(?<=\d)\s+[I1l|](?=[A-Z]{3,}[A-Za-z.]*(?:/|\Z))")
_LONE = re.compile(r"(?<=/)[1l|](?=/(?:19|20)\d\d(?:/|\Z))")
_MONTH_PART = re.compile(r"(?<=/)[1IlVX|]{1,5}(?=/(?:19|20)\d\d(?:/|\Z))")


def repaired(found: tuple[Found, ...]) -> Finding:
    """Recognised fields with the number read through strokes and lost points, and told of."""
    values, told = with_roman_month(found)
    number = next((item for item in values if item.key == "number"), None)
    if number is None:
        return values, told
    value = _ROMAN_MIX.sub(_roman, number.value)
    value = _STROKES.sub(lambda match: "I" * min(len(match.group()), 3), value)
    value = _STROKES_PART.sub(lambda match: "I" * len(match.group()), value)
    value = _FILLED.sub(r"\1", value)
    value = _SLASH.sub("/", value)
    value = _LETTER_CODE.sub(lambda match: match.group().replace(" ", "."), value)
    value = _in_january(value, values)
    code = _CODE.match(value)
    if code:
        value = re.sub(r"(?<=\d) (?=\d)", ".", code.group()) + value[code.end() :]
    if value == number.value:
        return values, told
    page = number.boxes[0].page if number.boxes else None
    told = told if number.doubtful or told else (notice("number_doubtful", page, number.value),)
    doubted = replace(number, value=value, doubtful=True)
    return tuple(doubted if item is number else item for item in values), told


def _in_january(value: str, found: tuple[Found, ...]) -> str:
    """A lone stroke where the month stands in a letter dated in January: Roman, as months are."""
    day = next((item.value for item in found if item.key == "issued_on"), "")
    return _LONE.sub("I", value) if day[5:7] == "01" and value.count("/") > 2 else value


def _roman(match: re.Match[str]) -> str:
    """1X as IX, V11 as VII: among V and X a stroke can only be an I; else as it stands."""
    read = re.sub(r"[1l|]", "I", match.group())
    return read if read in ROMAN else match.group()


def with_roman_month(found: tuple[Found, ...]) -> Finding:
    """A recognised number whose month part can only be the date's month in Roman numerals.

    Recognition prints I as 1 or l; "/11/2019" of a February letter was "/II/2019". A part that
    could be an Arabic month of that date, or a single stroke, stays as it was read.
    """
    dates = {item.key: item for item in found if item.key in {"number", "issued_on"}}
    number, day = dates.get("number"), dates.get("issued_on")
    if number is None or day is None:
        return found, ()
    month = int(day.value[5:7])
    part = _MONTH_PART.search(number.value)
    if part is None or not _is_roman(part.group(), month):
        return found, ()
    value = number.value[: part.start()] + ROMAN[month - 1] + number.value[part.end() :]
    repaired = replace(number, value=value, doubtful=True)
    page = number.boxes[0].page if number.boxes else None
    told = () if number.doubtful else (notice("number_doubtful", page, number.value),)
    return tuple(repaired if item is number else item for item in found), told


def _is_roman(printed: str, month: int) -> bool:
    """Whether strokes taken for digits are the month's Roman numeral, and not as printed."""
    roman = ROMAN[month - 1]
    if printed == roman or len(printed) < 2 or printed == str(month):
        return False
    strokes = set(roman) == {"I"} and not set(printed) & set("VX")
    read = re.sub(r"[1l|]", "I", printed)
    doubled = read.replace("II", "I", 1) == roman and set(printed) & set("1l|")
    return strokes or read == roman or bool(doubled)
