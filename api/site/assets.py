"""Our own style sheets, scripts and pictures, kept by browsers until they change."""

from __future__ import annotations

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOR_EVER = "public, max-age=31536000, immutable"


class Assets(StaticFiles):
    """Files of one folder; an address with a version never changes its content."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, or the framework's refusal."""
        answer = await super().get_response(path, scope)
        versioned = scope["query_string"].startswith(b"v=")
        answer.headers["cache-control"] = FOR_EVER if versioned else "no-cache"
        return answer
