"""`edaran search --batch`: many questions answered in one go, as CSV, JSON Lines or a workbook."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from service.cli.output import Progress, bytes_of, name_failure, put_json
from service.errors import BadParameter, ServiceError
from service.model import Failure, Filters, Match, SearchResult
from service.reports.neutral import cell_text as neutral
from service.shapes import search_json

if TYPE_CHECKING:
    from service.library import Library

COLUMNS = ("query", "rank", "key", "region", "year", "number", "path", "pages", "text", "note")
HEADS = {"query", "q", "question", "pertanyaan", "kueri"}  # a first row that is no question
FORMATS = ("csv", "json", "xlsx")
NOTHING = "nothing found"
WEAK = "nothing here plainly says that"

Rows = list[list[str]]


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


def answer_all(
    library: Library, batch: Path, filters: Filters, limit: int, form: str, out: Path | None
) -> int:
    """Answer every question in its order; a bad one costs only its own row. Gives the status."""
    queries, faults = _queries(batch), 0
    rows: Rows = []
    answers: list[SearchResult] = []
    progress = Progress("queries answered")
    for done, query in enumerate(queries, 1):
        try:
            result = library.search(query, filters, limit, 0)
        except ServiceError as fault:
            name_failure(Failure(query, fault.code, str(fault)))
            rows.append(_row(query, note=f"{fault.code}: {fault}"))
            faults = 1
        else:
            answers.append(result)
            rows.extend(_rows(query, result))
        progress(done, len(queries))
    _WRITERS[form](rows, answers, out)
    return faults


def _queries(batch: Path) -> list[str]:
    try:
        lines = bytes_of(batch).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as fault:
        raise BadParameter(f"{batch} is not UTF-8 text: {fault.reason}.") from fault
    queries = [row[0].strip() for row in csv.reader(lines) if row and row[0].strip()]
    return queries[1:] if queries and queries[0].casefold() in HEADS else queries


def _rows(query: str, result: SearchResult) -> Iterator[list[str]]:
    if not result.matches:
        yield _row(query, note=NOTHING)
    for rank, match in enumerate(result.matches, 1):
        yield [query, str(rank), *_flat(match), WEAK if result.weak else ""]


def _row(query: str, note: str) -> list[str]:
    return [query, *[""] * (len(COLUMNS) - 2), note]


def _flat(match: Match) -> list[str]:
    reading, clause = match.circular.reading, match.clause.clause
    return [
        match.circular.key,
        reading.region.name if reading and reading.region else "",
        str(reading.election_year or "") if reading else "",
        (reading.metadata.get("number") or "") if reading else "",
        clause.path,
        " ".join(map(str, clause.pages)),
        clause.text,
    ]


def _csv(rows: Rows, answers: Sequence[SearchResult], out: Path | None) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([COLUMNS, *([neutral(cell) for cell in row] for row in rows)])
    if out is None:
        sys.stdout.write(text.getvalue())
    else:
        out.write_text("\ufeff" + text.getvalue(), encoding="utf-8")


def _json(rows: Rows, answers: Sequence[SearchResult], out: Path | None) -> None:
    if out is None:
        for answer in answers:
            put_json(search_json(answer))
        return
    import json

    lines = (json.dumps(search_json(answer), ensure_ascii=False) + "\n" for answer in answers)
    out.write_text("".join(lines), encoding="utf-8")


def _xlsx(rows: Rows, answers: Sequence[SearchResult], out: Path | None) -> None:
    from service.reports.answers import workbook

    assert out is not None  # format_of saw to it
    out.write_bytes(workbook(COLUMNS, rows))


_WRITERS: dict[str, Callable[[Rows, Sequence[SearchResult], Path | None], None]] = {
    "csv": _csv,
    "json": _json,
    "xlsx": _xlsx,
}
