"""A comparison as one HTML page that needs nothing else; also what the PDF is set from."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from service.reports.report import (
    CHANGES,
    MODALITIES,
    STATES,
    Report,
    column_note,
    column_title,
    place,
)

DIFFERENCES = {"same": "", "insert": "ins", "delete": "del"}


def render(report: Report) -> bytes:
    """The page in UTF-8."""
    template = _environment().get_template("comparison.html")
    return template.render(report=report, comparison=report.comparison).encode()


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
        changes=CHANGES,
        modalities=MODALITIES,
        differences=DIFFERENCES,
        column_title=column_title,
        column_note=column_note,
        place=place,
    )
    return environment
