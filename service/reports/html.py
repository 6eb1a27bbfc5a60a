"""A comparison as one HTML page that needs nothing else; also what the PDF is set from."""

from __future__ import annotations

from base64 import b64encode

from jinja2 import Environment, PackageLoader, StrictUndefined

from service.reports.layout import SIGNS, numbered, parts_of, silence, speaking
from service.reports.naming import (
    STATES,
    column_note,
    column_title,
    short_title,
    shown_change,
    state_word,
)
from service.reports.neutral import CONTROL
from service.reports.report import CHANGE_SIGNS, CHANGES, MODALITIES, Crop, Report, place

DIFFERENCES = {"same": "", "insert": "ins", "delete": "del"}


def render(report: Report) -> bytes:
    """The page in UTF-8."""
    template = _environment().get_template("comparison.html")
    made = report.comparison
    page = template.render(
        report=report, comparison=made, columns=numbered(made), parts=parts_of(made)
    )
    return CONTROL.sub("", page).encode()  # signs no font has would spoil copied text


def picture(crop: Crop) -> str:
    """A picture inside the page itself: the report needs nothing else."""
    return f"data:image/png;base64,{b64encode(crop.data).decode('ascii')}"


def _environment() -> Environment:
    """Every text is escaped: documents are strangers' words."""
    environment = Environment(
        loader=PackageLoader("service.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        states=STATES,
        signs=SIGNS,
        changes=CHANGES,
        change_signs=CHANGE_SIGNS,
        picture=picture,
        short_title=short_title,
        shown_change=shown_change,
        state_word=state_word,
        silence=silence,
        speaking=speaking,
        modalities=MODALITIES,
        differences=DIFFERENCES,
        column_title=column_title,
        column_note=column_note,
        place=place,
    )
    return environment
