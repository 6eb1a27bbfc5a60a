"""Many questions answered in one go: the questions of a file in, rows of clauses or JSON out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from service.errors import BadParameter, ServiceError
from service.model import Failure, Match, SearchResult
from service.reports.neutral import cell_text as neutral
from service.shapes_found import search_json

COLUMNS = ("query", "rank", "key", "region", "year", "number", "path", "pages", "text", "note")
HEADS = {"query", "q", "question", "pertanyaan", "kueri"}  # a first row that is no question
NOTHING = "nothing found"
WEAK = "nothing here plainly says that"
MARK = "\ufeff"  # tells spreadsheets that a file is UTF-8

Rows = list[list[str]]
Ask = Callable[[str], SearchResult]
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Answers:
    """What a batch gave: rows of COLUMNS in the order asked, whole answers, and what failed."""

    rows: tuple[tuple[str, ...], ...]
    results: tuple[SearchResult, ...]
    failures: tuple[Failure, ...]


def questions(data: bytes, name: str) -> list[str]:
    """The first column of a CSV file in UTF-8; BadParameter where it is none."""
    try:
        lines = data.decode("utf-8-sig").splitlines()
        told = [row[0].strip() for row in csv.reader(lines) if row and row[0].strip()]
    except UnicodeDecodeError as fault:
        raise BadParameter(f"{name} is not UTF-8 text: {fault.reason}.") from fault
    except csv.Error as fault:
        raise BadParameter(f"{name} is not CSV: {fault}.") from fault
    return told[1:] if told and told[0].casefold() in HEADS else told


def answer_all(asked: Sequence[str], ask: Ask, tell: Told = lambda done, of: None) -> Answers:
    """Answer every question; a bad one costs only its own row."""
    rows: Rows = []
    results: list[SearchResult] = []
    failures: list[Failure] = []
    for done, query in enumerate(asked, 1):
        try:
            result = ask(query)
        except ServiceError as fault:
            failures.append(Failure(query, fault.code, str(fault)))
            rows.append(_row(query, note=f"{fault.code}: {fault}"))
        else:
            results.append(result)
            rows.extend(_rows(query, result))
        tell(done, len(asked))
    return Answers(tuple(map(tuple, rows)), tuple(results), tuple(failures))


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


def _csv(answers: Answers) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([COLUMNS, *([neutral(cell) for cell in row] for row in answers.rows)])
    return (MARK + text.getvalue()).encode()


def _json(answers: Answers) -> bytes:
    shapes = (search_json(result) for result in answers.results)
    return "".join(json.dumps(shape, ensure_ascii=False) + "\n" for shape in shapes).encode()


def _xlsx(answers: Answers) -> bytes:
    from service.reports.answers import workbook  # the office library is slow to import

    return workbook(COLUMNS, answers.rows)


@dataclass(frozen=True, slots=True)
class BatchFormat:
    """One way to put a batch's answers into a file."""

    name: str
    media_type: str
    render: Callable[[Answers], bytes]


FORMATS = {
    row.name: row
    for row in (
        BatchFormat("csv", "text/csv; charset=utf-8", _csv),
        BatchFormat("json", "application/x-ndjson", _json),
        BatchFormat(
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _xlsx,
        ),
    )
}
