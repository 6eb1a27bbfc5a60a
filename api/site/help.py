"""The help page, and the reference of the calls for those who write programs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, Response
from starlette.exceptions import HTTPException

from api.site.desk import language_of, page
from api.site.help_texts import SECTIONS
from api.site.words import english_sentences, remedy

router = APIRouter(include_in_schema=False)
EXAMPLES = {
    "GET /api/v1/circulars": "curl -s '{base}/api/v1/circulars?limit=3'",
    "POST /api/v1/circulars": "curl -s -F files=@surat.pdf -F files=@pindaian.png "
    "'{base}/api/v1/circulars'",
    "GET /api/v1/search": "curl -s --get '{base}/api/v1/search' "
    "--data-urlencode 'q=boleh foto bersama calon sambil angkat jari?' -d year=2024",
    "POST /api/v1/comparisons": "curl -s '{base}/api/v1/comparisons' "
    "-H 'Content-Type: application/json' \\\n  -d '{{\"filters\": {{\"year\": [2024]}}}}'",
    "GET /api/v1/comparisons/{comparison_id}": "curl -s -OJ "
    "'{base}/api/v1/comparisons/ID?format=xlsx'",
    "DELETE /api/v1/circulars/{key}": "curl -s -X DELETE -H 'If-Match: \"1\"' "
    "'{base}/api/v1/circulars/KEY'",
}


@router.get("/help")
def helped(request: Request) -> HTMLResponse:
    """What to do first, and what to do about each error code."""
    language = language_of(request)
    codes = [(code, remedy(code, language, text)) for code, text in english_sentences().items()]
    return page(request, "help.html", "help", sections=SECTIONS[language], codes=sorted(codes))


@router.get("/.well-known/security.txt")
def contact(request: Request) -> Response:
    """Whom to tell of a hole (RFC 9116)."""
    told = request.app.state.settings.contact
    if not told:
        raise HTTPException(404)
    until = (datetime.now(UTC) + timedelta(days=30)).strftime("%Y-%m-%dT00:00:00Z")
    return PlainTextResponse(f"Contact: {told}\nExpires: {until}\nPreferred-Languages: id, en\n")


@router.get("/docs")
def reference(request: Request) -> HTMLResponse:
    """Every call of the interface, read from its own description."""
    app: FastAPI = request.app
    document = app.openapi()
    base = str(request.base_url).rstrip("/")
    calls = list(_calls(document, base))
    return page(request, "docs.html", document=document, calls=calls)


def _calls(document: dict[str, Any], base: str) -> Iterator[dict[str, Any]]:
    for path, methods in document["paths"].items():
        for method, call in methods.items():
            name = f"{method.upper()} {path}"
            yield {
                "id": call["operationId"],
                "method": method.upper(),
                "path": path,
                "description": call["description"],
                "parameters": [_parameter(item) for item in call.get("parameters", ())],
                "answers": [(s, a["description"]) for s, a in sorted(call["responses"].items())],
                "example": EXAMPLES[name].format(base=base) if name in EXAMPLES else "",
            }


def _parameter(item: dict[str, Any]) -> dict[str, Any]:
    schema = item["schema"]
    return {
        "name": item["name"],
        "place": item["in"],
        "required": item.get("required", False),
        "takes": _takes(schema),
        "meaning": item.get("description") or schema.get("description", ""),
    }


def _takes(schema: dict[str, Any]) -> str:
    """A schema in a few words."""
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if "anyOf" in schema:
        return " or ".join(_takes(part) for part in schema["anyOf"] if part.get("type") != "null")
    if schema.get("type") == "array":
        return f"{_takes(schema['items'])}, repeatable"
    span = [str(schema.get(side, "")) for side in ("minimum", "maximum")]
    return str(schema.get("type", "")) + (f" {span[0]}–{span[1]}" if any(span) else "")
