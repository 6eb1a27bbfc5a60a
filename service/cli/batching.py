"""`edaran search --batch`: many questions answered in one go, as CSV, JSON Lines or a workbook."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from service.cli.output import Progress, bytes_of, name_failure
from service.errors import BadParameter
from service.model import Filters
from service.reports.batch import FORMATS, MARK, answer_all, questions

if TYPE_CHECKING:
    from service.library import Library

NAMES = tuple(FORMATS)


def format_of(name: str | None, out: Path | None, as_json: bool) -> str:
    """The format asked for, or that of the file's name; BadParameter for an unknown ending."""
    told = name or ("json" if as_json else None)
    if told is None and out is not None:
        told = out.suffix.removeprefix(".").lower()
    if (told or "csv") not in FORMATS:
        raise BadParameter(f"{out} tells no format; there are: {', '.join(FORMATS)}.")
    if told == "xlsx" and out is None:
        raise BadParameter("A workbook needs a file: -o FILE.xlsx.")
    return told or "csv"


def answer_batch(
    library: Library, batch: Path, filters: Filters, limit: int, form: str, out: Path | None
) -> int:
    """Answer every question in its order; a bad one costs only its own row. Gives the status."""
    asked = questions(bytes_of(batch), str(batch))
    answers = answer_all(
        asked,
        lambda query: library.search(query, filters, limit, 0),
        Progress("queries answered"),
    )
    for failure in answers.failures:
        name_failure(failure)
    data = FORMATS[form].render(answers)
    if out is None:
        sys.stdout.write(data.decode().removeprefix(MARK))
    else:
        out.write_bytes(data)
    return 1 if answers.failures else 0
