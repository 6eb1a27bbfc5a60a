"""Searches take turns, and a turn is given on however a search ends."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from api.turns import AT_ONCE
from service.library import Library
from tests.api.callers import HERE, TestClient

USERS = 12


def test_only_some_search_at_once_and_all_are_answered(
    app: FastAPI, shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    search, lock = shelf.search, threading.Lock()
    searching, most = 0, 0

    def slowly(*asked: Any, **more: Any) -> Any:
        nonlocal searching, most
        with lock:
            searching += 1
            most = max(most, searching)
        time.sleep(0.05)
        with lock:
            searching -= 1
        return search(*asked, **more)

    async def all_at_once() -> list[int]:
        way = httpx.ASGITransport(app, client=("127.0.0.1", 50_000))
        async with httpx.AsyncClient(transport=way, base_url=HERE) as client:
            asked = [("/api/v1/search", "/")[number % 2] for number in range(USERS)]
            calls = [client.get(address, params={"q": "kampanye"}) for address in asked]
            return [answer.status_code for answer in await asyncio.gather(*calls)]

    monkeypatch.setattr(shelf, "search", slowly)
    assert asyncio.run(all_at_once()) == [200] * USERS
    assert most == AT_ONCE


def test_a_search_that_fails_gives_its_turn_on(client: TestClient) -> None:
    for _ in range(AT_ONCE + 2):
        assert client.get("/api/v1/search", params={"q": " "}).status_code == 422
    assert client.get("/api/v1/search", params={"q": "kampanye"}).status_code == 200
