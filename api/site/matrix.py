"""What a comparison's pages show: the table with its words, at a glance, or one topic in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final
from urllib.parse import urlencode

from fastapi import Request

from api.site.address import Address
from api.site.desk import language_of
from api.site.labels import label
from api.site.search import chips
from api.site.words import sayer
from service.compared import Comparison
from service.coverage import doubt_of, unread_pages
from service.errors import BadParameter
from service.model import Stored
from service.reports.formats import FORMATS
from service.reports.naming import from_news, is_unsure, short_title
from service.shapes_compared import comparison_json
from service.shapes_found import filters_json

PREVIOUS: Final = "previous"
MANY = 8  # circulars from which a table with all words no longer fits a screen
VIEWS = ("full", "brief")
SILENT = ("unreadable", "not_stated", "unquoted", "no_circular")  # what matters most first
# Of several norms in one cell the first of these names it; what binds stands before what does not.
NORMS = ("prohibition", "obligation", "sanction", "recommendation", "permission", "reporting")

Values = dict[str, Any]


def table(comparison: Comparison, request: Request) -> Values:
    """The comparison with what its pages say of it."""
    language = language_of(request)
    body = comparison_json(comparison)
    for row in body["rows"]:
        row["name"] = label("topic", row["topic"], language) if language != "id" else row["label"]
        row["differs"] = len({cell["state"] for cell in row["cells"]}) > 1
        row["stated"] = sum(cell["state"] == "stated" for cell in row["cells"])
    asked = _asked(comparison)
    return body | {
        "circulars": len(comparison.circulars),
        "wide": len(comparison.columns) > MANY,
        "active": chips(Address("/compare", asked), language),
        "again": f"/compare?{urlencode(asked)}" if asked else "/compare",
        "formats": tuple(FORMATS),
        "differing": sum(row["differs"] for row in body["rows"]),
        "lacks": tuple(_lacks(comparison, language)),
        "quoted": {one.key for one in comparison.columns if from_news(one)},
        "unsure": {one.key for one in comparison.circulars if is_unsure(one, "number")},
        "absent": {one.key for one in comparison.absent},
        "previous": comparison.against == PREVIOUS,
        "label": lambda name, value: label(name, value, language),
    }


def view_of(asked: str, columns: int) -> str:
    """The view asked for; without one, the table at a glance for many circulars."""
    if asked and asked not in VIEWS:
        raise BadParameter(f'There is no view "{asked}"; there are: {", ".join(VIEWS)}.')
    return asked or ("brief" if columns > MANY else "full")


def at_a_glance(values: Values) -> Values:
    """The table with one word a cell: what kind of norm, and how it differs."""
    for row in values["rows"]:
        for cell in row["cells"]:
            cell["word"] = _word(cell, values["quoted"])
    return values


def one_topic(values: Values, topic: str) -> Values:
    """One row with its neighbours: each circular's words in full, then who is silent and why."""
    rows = values["rows"]
    place = next((n for n, row in enumerate(rows) if row["topic"] == topic), None)
    if place is None:
        raise BadParameter(f'This comparison has no topic "{topic}".')
    row = rows[place]
    cells = list(zip(values["columns"], row["cells"], range(len(row["cells"])), strict=True))
    return values | {
        "row": row,
        "before": rows[place - 1] if place else None,
        "after": rows[place + 1] if place + 1 < len(rows) else None,
        "stated": [one for one in cells if one[1]["state"] == "stated"],
        "silent": [(key, found) for key, found in _silent(cells, values["quoted"]) if found],
    }


def _silent(cells: Sequence[Any], quoted: set[str]) -> Iterator[tuple[str, list[Any]]]:
    """Columns that do not state the topic, by what is known of them."""
    for state in SILENT:
        yield state, [column for column, cell, _ in cells if _state(cell, quoted) == state]


def _state(cell: Values, quoted: set[str]) -> str:
    unquoted = cell["state"] == "not_stated" and cell["circular"] in quoted
    return "unquoted" if unquoted else str(cell["state"])


def _word(cell: Values, quoted: set[str]) -> tuple[str, str]:
    """Kind and key of the one word that stands for a cell."""
    if cell["state"] != "stated":
        return "cell", _state(cell, quoted)
    found = [clause["modality"] for clause in cell["clauses"]]
    return "modality", next((one for one in NORMS if one in found), "other")


def _asked(comparison: Comparison) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, str(value))
        for name, values in filters_json(comparison.filters).items()
        for value in (values if isinstance(values, list) else [values])
    )


def _lacks(made: Comparison, language: str) -> Iterator[str]:
    """What the table cannot tell, in sentences: missing circulars, unread pages, quotations."""
    say = sayer(language)
    if made.absent:
        yield say("compare.absent", names="; ".join(map(short_title, made.absent)))
    unread = [one for one in made.circulars if unread_pages(one)]
    if unread:
        yield say("compare.unread", names="; ".join(_unread(one, language) for one in unread))
    quoted = [short_title(one) for one in made.circulars if from_news(one)]
    if quoted:
        yield say("compare.quoted", names="; ".join(quoted))
    doubt = doubt_of(made.circulars)
    if doubt.low:
        yield say("compare.doubt", low=doubt.low, all=doubt.clauses)


def _unread(stored: Stored, language: str) -> str:
    pages = ", ".join(map(str, unread_pages(stored)))
    return f"{short_title(stored)} ({sayer(language)('hit.pages', n=pages)})"
