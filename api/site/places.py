"""Where things are: addresses of circulars and clauses, and a circular's name in one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from api.site.words import day

AROUND = 0.012  # of the page height: about a line


def anchor(path: str) -> str:
    """The element of a clause on its page; an identifier may hold no blank."""
    return "c-" + path.replace(" ", "_")


def clause_href(key: str, path: str, pages: Sequence[int] = ()) -> str:
    """The clause, lit, on the circular's page of the desk."""
    asked = {"clause": path} | ({"page": str(pages[0])} if pages else {})
    return f"/circulars/{key}?{urlencode(asked)}#{quote(anchor(path))}"


def page_href(key: str, number: int, rotation: int = 0) -> str:
    """The page image; browsers keep it for a while, so a page turned anew has another address."""
    turned = f"?rotation={rotation}" if rotation else ""
    return f"/api/v1/circulars/{key}/pages/{number}.png{turned}"


def crop_href(key: str, clause: Mapping[str, Any]) -> str:
    """The page image with the clause lit."""
    asked = urlencode({"highlight": clause["path"]})
    return f"/api/v1/circulars/{key}/pages/{clause['pages'][0]}.png?{asked}"


def strip_of(clause: Mapping[str, Any]) -> tuple[float, float]:
    """Top and bottom of what a cut shows: the clause on its first page, with a little around it."""
    boxes = [box for box in clause["boxes"] if box["page"] == clause["pages"][0]]
    top, bottom = min(box["y0"] for box in boxes), max(box["y1"] for box in boxes)
    return round(max(0.0, top - AROUND), 5), round(min(1.0, bottom + AROUND), 5)


def similar_href(key: str, path: str) -> str:
    """Like clauses elsewhere."""
    return f"/circulars/{key}/similar?{urlencode({'clause': path})}"


def name_of(head: Mapping[str, Any], language: str) -> str:
    """A circular in one line: region or issuer, number, date; its file when nothing is known."""
    region = head.get("region")
    parts = [
        region["name"] if region else head.get("issuer"),
        head.get("number"),
        day(head.get("issued_on"), language) or head.get("election_year"),
    ]
    return ", ".join(str(part) for part in parts if part) or str(head["file"])
