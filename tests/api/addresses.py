"""An address of every page of the desk, for tests that hold of all of them."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from playwright.sync_api import APIRequestContext

DRAFT = "1. ASN wajib netral.\n2. Dasar: UU Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara."


def every_page(asked: APIRequestContext) -> tuple[str, ...]:
    """Each kind of page with something on it, and what stands where there is nothing."""
    items = asked.get("/api/v1/circulars?limit=100").json()["items"]
    keys = [item["key"] for item in items if item["state"] == "ready"]
    one = f"/circulars/{keys[0]}"
    found = asked.get(f"/api/v1{one}/clauses").json()["items"]
    clause = quote(next(item["path"] for item in found if item["leaf"]))
    named: dict[str, Any] = {"circulars": keys, "baseline": keys[0]}
    made = f"/compare/{asked.post('/api/v1/comparisons', data=named).json()['id']}"
    sent = {"text": DRAFT, "baseline": keys[0], "keep": "1"}
    checked = asked.post("/check", form=sent).url
    return (
        *("/", "/?q=dilarang", "/?q=zzzz", "/?q=a&year=b", "/nowhere", "/saved", "/coverage"),
        *("/circulars", "/circulars?year=2020", "/lineage", "/lineage?year=2020", "/compare"),
        *(f"{made}?view=brief", f"{made}?view=full", f"{made}?topic=attending_campaign"),
        *("/check", checked[checked.index("/check/") :], "/upload", "/review", "/help"),
        *("/docs", "/login", "/admin", "/admin/audit", one, f"{one}?clause={clause}"),
        *(f"{one}/similar?clause={clause}", f"{one}/twins", f"{one}/correct"),
        f"{one}/correct?clause={clause}",
        *(f"{one}/history", f"{one}/recognise?page=1"),
    )
