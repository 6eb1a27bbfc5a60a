"""Searches take turns: a few at once, the rest in line, first come first served.

Python runs one thread at a time: fifty searches at once spend half of the processor on handing
over from one to the next, and all end late; in line, most end at once.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

from anyio import CapacityLimiter
from fastapi import Depends, Request

AT_ONCE = 2  # measured with 50 users: p95 in ms with 1, 2, 4 and 40 are 73, 77, 221 and 423


def turns() -> CapacityLimiter:
    """The turns of one application."""
    return CapacityLimiter(AT_ONCE)


async def _turn(request: Request) -> AsyncIterator[None]:
    async with request.app.state.turns:
        yield


Turn = Depends(_turn, scope="function")  # given on before the answer is sent
