"""A file of questions sent to be answered in one go: as CSV or plain text, or as a form."""

from __future__ import annotations

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

import api.limits as limits
from api.schemas.asked import BatchQuery
from api.uploads import received
from service.errors import BadParameter
from service.library import Library
from service.reports.batch import FORMATS, answer_all, questions

NAME = "questions.csv"
TEXT = frozenset({"text/csv", "text/plain"})


async def questions_of(request: Request) -> list[str]:
    """The questions, in their order; BadParameter for none, or for too many."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind in TEXT:
        return _checked(await request.body(), NAME)
    if kind != "multipart/form-data":
        raise HTTPException(415)
    async with received(request) as files:
        if len(files) != 1:
            raise BadParameter("Send exactly one file.")
        data = await run_in_threadpool(files[0].file.read)
        return _checked(data, files[0].filename or NAME)


def _checked(data: bytes, name: str) -> list[str]:
    asked = questions(data, name)
    if not asked:
        raise BadParameter(f"{name} holds no question in its first column.")
    if len(asked) > limits.BATCH:
        raise BadParameter(f"At most {limits.BATCH} questions are answered at once.")
    if longest := next((query for query in asked if len(query) > limits.QUERY_CHARS), None):
        raise BadParameter(
            f"A question has more than {limits.QUERY_CHARS} characters: {longest[:40]}…"
        )
    return asked


def answered(library: Library, asked: list[str], wanted: BatchQuery) -> Response:
    """The answers as a file to be saved."""
    filters = library.filters(wanted.filters())
    answers = answer_all(asked, lambda query: library.search(query, filters, wanted.limit, 0))
    chosen = FORMATS[wanted.format]
    headers = {"Content-Disposition": f'attachment; filename="jawaban.{chosen.name}"'}
    return Response(chosen.render(answers), media_type=chosen.media_type, headers=headers)
