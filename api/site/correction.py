"""The pages where staff correct a clause or the metadata beside the printed page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args
from urllib.parse import unquote, urlencode

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from api.access import TheLibrary, acting
from api.errors import HANDLED, status_of
from api.site.desk import YEAR_SECONDS, fault_of, page
from api.site.places import clause_href
from api.site.proofs import proofs_of
from api.site.proofs import shown as proof_shown
from ingest.model import Kind, Modality
from service.correcting import Edit
from service.doubtful_words import doubtful_spans
from service.errors import ClauseNotFound, CorrectionRefused, StaleRevision
from service.library import Library
from service.model import Reading, Stored
from service.shapes import clause_json, column_json, field_text

router = APIRouter(include_in_schema=False, prefix="/circulars/{key}")
NAME_COOKIE = "edaran_name"
FIELDS = (
    "kind", "number", "issued_on", "issued_at", "region", "issuer", "signatory_name",
    "signatory_position", "subject", "election", "election_year", "replaces",
)  # fmt: skip
Form = Mapping[str, str]


@router.get("/correct")
def form(key: str, request: Request, library: TheLibrary, clause: str = "") -> Response:
    """The form for one clause, or for the metadata when none is named."""
    return _form(request, library, key, clause, {})


@router.post("/correct")
async def sent(key: str, request: Request, library: TheLibrary) -> Response:
    """A correction; a stale one comes back with both versions, a refused one with the reason."""
    values = await request.form(max_files=0)
    said = {name: value for name, value in values.multi_items() if isinstance(value, str)}
    return await run_in_threadpool(_correct, request, library, key, said)


@router.post("/corrections/{number}/{act}")
async def settled(
    key: str, number: int, act: str, request: Request, library: TheLibrary
) -> Response:
    """Confirm a correction, or take it back."""
    values = await request.form(max_files=0)
    who = acting(request, name_given(str(values.get("by", ""))))
    change = library.editing.withdraw if act == "withdraw" else library.editing.confirm
    await run_in_threadpool(change, key, number, who)
    return remembering(RedirectResponse(f"/circulars/{key}", 303), who)


def _correct(request: Request, library: Library, key: str, said: Form) -> Response:
    path, who = said.get("clause", ""), acting(request, name_given(said.get("by", "")))
    try:
        reading = _reading(library.circular(key))
        edits = tuple(_edits(reading, path, said))
        if not edits:
            return _form(request, library, key, path, said, nothing=True)
        seen = int(said["revision"]) if said.get("revision", "").isdigit() else None
        library.editing.correct(key, edits, who, seen, said.get("note", "")[:500])
    except HANDLED as error:
        stale = isinstance(error, StaleRevision)
        fault = None if stale else fault_of(request, error)
        return _form(request, library, key, path, said, status_of(error), fault, stale)
    goal = _back(said) or _goal(library.circular(key), key, path, said.get("act", "save"))
    return remembering(RedirectResponse(goal, 303), who)


def _back(said: Form) -> str:
    """The queue the person came from; nowhere else is anybody sent on."""
    back = said.get("back", "")
    return back if back == "/review" or back.startswith("/review?") else ""


def _goal(stored: Stored, key: str, path: str, act: str) -> str:
    """Where the person goes on: the clause, or after a cut the part that still needs its number."""
    paths = [item.clause.path for item in _reading(stored).clauses]
    if act == "split" and path in paths[:-1]:
        cut_off = paths[paths.index(path) + 1]
        return f"/circulars/{key}/correct?{urlencode({'clause': cut_off, 'new': 'yes'})}#marker"
    return clause_href(key, path) if path in paths else f"/circulars/{key}"


def _edits(reading: Reading, path: str, said: Form) -> Iterator[Edit]:
    if not path:
        yield from _of_fields(reading, said)
        return
    clause = _clause(reading, path)
    act = said.get("act", "save")
    if act == "verified":  # the same words: somebody has compared them with the page
        yield Edit("text", path, clause["text"], said.get("before"))
    elif act == "split":
        yield from _of_clause(clause, said)
        yield Edit("split", path, str(_cut_at(clause["text"], said)))
    elif act == "merge":
        yield Edit("merge", path, None, said.get("before"))
    elif act == "merge_up":
        yield Edit("merge", _before(reading, path), None)
    else:
        yield from _of_clause(clause, said)


def _of_clause(clause: Mapping[str, Any], said: Form) -> Iterator[Edit]:
    path, before = clause["path"], said.get("before")
    text = " ".join(said.get("text", "").split())
    if text != clause["text"]:
        yield Edit("text", path, text, before)
    if said.get("modality", clause["modality"]) != clause["modality"]:
        yield Edit("modality", path, said["modality"])
    if said.get("marker", clause["marker"]).strip() != clause["marker"]:
        yield Edit("marker", path, said["marker"].strip())


def _of_fields(reading: Reading, said: Form) -> Iterator[Edit]:
    for name in FIELDS:
        old, new = field_text(reading, name), said.get(name, "").strip() or None
        if name in said and (new != old or name in said.get("verified", "").split()):
            yield Edit("field", name, new)


def _cut_at(text: str, said: Form) -> int:
    """Where to cut the text as it is sent: at the cursor, or before words copied from it."""
    sent = said.get("text", text)
    at = said.get("at", "")
    if not said.get("first") and at.isdigit():
        head, tail = sent[: int(at)], sent[int(at) :]
        if head[-1:].strip() and tail[:1].strip():  # within a word: before it
            head = head[: max(head.rfind(" "), head.rfind("\n")) + 1]
        return len(" ".join(head.split()))
    return _cut(" ".join(sent.split()), said.get("first", ""))


def _before(reading: Reading, path: str) -> str:
    """The clause before one; a clause is joined to it by having it take this one in."""
    paths = [item.clause.path for item in reading.clauses]
    place = paths.index(path)
    if place == 0:
        raise CorrectionRefused("No clause stands before it.")
    return paths[place - 1]


def _cut(text: str, first: str) -> int:
    """Where the words that begin the second part stand; they must stand there once."""
    words = " ".join(first.split())
    if not words or text.count(words) != 1:
        raise CorrectionRefused("split.unclear")
    return text.index(words)


def _form(
    request: Request,
    library: Library,
    key: str,
    path: str,
    said: Form,
    status: int = 200,
    fault: Mapping[str, str] | None = None,
    stale: bool = False,
    nothing: bool = False,
) -> Response:
    stored = library.circular(key)
    reading = _reading(stored)
    values: dict[str, Any] = {
        "c": column_json(stored),
        "revision": stored.revision,
        "said": said,
        "by": acting(request, "")
        or said.get("by")
        or unquote(request.cookies.get(NAME_COOKIE, "")),
        "fault": fault,
        "stale": stale,
        "nothing": nothing,
        "back": said.get("back") or request.query_params.get("back", ""),
        "modalities": get_args(Modality),
        "kinds": get_args(Kind),
    }
    if not path:
        fields = [(name, field_text(reading, name) or "") for name in FIELDS]
        doubtful = {found.key for found in reading.metadata.found if found.doubtful}
        proved = proofs_of(stored)
        proofs = {one: proof_shown(proved[one]) for one in FIELDS if one in proved}
        values |= {"fields": fields, "doubtful": doubtful, "proofs": proofs}
        return page(request, "correct_fields.html", "circulars", status, **values)
    item = next((one for one in reading.clauses if one.clause.path == path), None)
    clause = _clause(reading, path)
    spans = doubtful_spans(item) if item else ()
    values |= {
        "clause": clause,
        "follower": _neighbour(reading, path, 1),
        "leader": _neighbour(reading, path, -1),
        "sheets": {one.number: one for one in reading.pages},
        "unsure": [(start, clause["text"][start:end]) for start, end in spans],
        "cut_off": request.query_params.get("new") == "yes",
    }
    return page(request, "correct_clause.html", "circulars", status, **values)


def _reading(stored: Stored) -> Reading:
    if stored.reading is None:
        raise ClauseNotFound()
    return stored.reading


def _clause(reading: Reading, path: str) -> dict[str, Any]:
    found = next((item for item in reading.clauses if item.clause.path == path), None)
    if found is None:
        raise ClauseNotFound()
    return clause_json(found)


def _neighbour(reading: Reading, path: str, step: int) -> dict[str, Any] | None:
    paths: Sequence[str] = [item.clause.path for item in reading.clauses]
    place = paths.index(path) + step
    return clause_json(reading.clauses[place]) if 0 <= place < len(paths) else None


def name_given(by: str) -> str:
    """The name somebody typed, tidied."""
    return " ".join(by.split())[:80] or "desk"


def remembering(answer: Response, who: str) -> Response:
    """The name stays in the browser, so that nobody types it for each correction."""
    name = urlencode({"n": who}).removeprefix("n=").replace("+", "%20")
    answer.set_cookie(NAME_COOKIE, name, max_age=YEAR_SECONDS, httponly=True, samesite="lax")
    return answer
