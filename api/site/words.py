"""The desk's words by language: two tables with the same keys, and how a sentence is filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import api.errors as errors
import api.site.words_access as access
import api.site.words_check as check
import api.site.words_circular as circular
import api.site.words_correction as correction
import api.site.words_history as history
import api.site.words_lineage as lineage
import api.site.words_matrix as matrix
import api.site.words_recognition as recognition
import api.site.words_saved as saved
import api.site.words_tiles as tiles
import api.site.words_twins as twins
from api.site.words_en import WORDS as ENGLISH
from api.site.words_faults import ERRORS as INDONESIAN_ERRORS
from api.site.words_id import WORDS as INDONESIAN
from api.site.words_notices import indonesian

DEFAULT = "id"
TABLES = {
    "id": INDONESIAN
    | correction.INDONESIAN
    | access.INDONESIAN
    | check.INDONESIAN
    | circular.INDONESIAN
    | lineage.INDONESIAN
    | matrix.INDONESIAN
    | history.INDONESIAN
    | recognition.INDONESIAN
    | saved.INDONESIAN
    | tiles.INDONESIAN
    | twins.INDONESIAN,
    "en": ENGLISH
    | correction.ENGLISH
    | access.ENGLISH
    | check.ENGLISH
    | circular.ENGLISH
    | lineage.ENGLISH
    | matrix.ENGLISH
    | history.ENGLISH
    | recognition.ENGLISH
    | saved.ENGLISH
    | tiles.ENGLISH
    | twins.ENGLISH,
}
MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "en": "January February March April May June July August September October November December",
}
# In Indonesian a point parts thousands, in English a comma.
THOUSANDS = {"id": ".", "en": ","}


def sayer(language: str) -> Callable[..., str]:
    """How templates say a word: `t("key", n=3)`."""
    table = TABLES[language]

    def say(key: str, **values: object) -> str:
        return table[key].format(**values) if values else table[key]

    return say


def number(value: int, language: str) -> str:
    """A count with its thousands parted."""
    return f"{value:,}".replace(",", THOUSANDS[language])


def day(iso: str | None, language: str) -> str:
    """An ISO date or time as "9 Oktober 2020"; anything else as it came."""
    try:
        parsed = date.fromisoformat((iso or "")[:10])
    except ValueError:
        return iso or ""
    return f"{parsed.day} {MONTHS[language].split()[parsed.month - 1]} {parsed.year}"


def remedy(code: str, language: str, sentence: str = "") -> str:
    """What an error code means and what to do, in the reader's language."""
    if language == "id":
        return INDONESIAN_ERRORS.get(code, sentence)
    return english_sentences().get(code, sentence)


def noticed(notice: Mapping[str, Any], language: str) -> str:
    """A notice on a reading, as JSON gives it, in the reader's language."""
    message = str(notice["message"])
    return indonesian(str(notice["code"]), message) if language == "id" else message


def english_sentences() -> dict[str, str]:
    """Every code with the sentence of its class or refusal."""
    ours = {str(vars(kind)["code"]): str(vars(kind)["sentence"]) for kind in errors.STATUS}
    refusals = dict(errors.REFUSALS.values())
    last = {"internal_error": "Something went wrong on our side; tell the operator the number."}
    return refusals | ours | last
