"""What a reader of the desk sees when something fails."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.errors import described
from api.site.desk import fault_of, page

DESK = (
    *("/circulars", "/compare", "/lineage", "/coverage", "/check", "/saved", "/upload", "/help"),
    *("/docs", "/review", "/admin", "/login"),
)


def wants_page(request: Request) -> bool:
    """Whether an address belongs to the desk, where people read, not programs."""
    path = request.url.path
    asked = request.headers.get("accept", "")
    return path == "/" or path.startswith(DESK) or ("text/html" in asked and "/api/" not in path)


def fault_page(request: Request, error: Exception) -> HTMLResponse:
    """The error in the reader's language, with its code and the way back."""
    status, _, _ = described(error)
    values = {"request_number": "", "fault": fault_of(request, error)}
    answer = page(request, "fault.html", "", status, **values)
    answer.headers.update(getattr(error, "headers", None) or {})
    return answer
