"""Articles of several portals: which points they quote; the reporter and the portal give none."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.model import Pages, Trace
from ingest.options import ReadOptions
from ingest.pages import read_pages
from ingest.pipeline import trace

ARTICLES = sorted((Path(__file__).parent / "cases" / "articles").glob("*.html"))


def read(page: str) -> Trace:
    """Every stage of an article given as HTML."""
    return trace(read_pages(page.encode(), "article.html", ReadOptions()), "article.html")


def expected(tree: str) -> list[tuple[str, str]]:
    """`path | text` lines."""
    rows = [row.partition(" | ") for row in tree.strip().splitlines()]
    return [(path.strip(), text) for path, _, text in rows]


@pytest.mark.parametrize("file", ARTICLES, ids=lambda f: f.stem)
def test_only_the_quoted_points_are_clauses(file: Path) -> None:
    page, _, tree = file.read_text(encoding="utf-8").partition("\n---\n")
    told = read(page)
    assert [(c.path, c.text) for c in told.clauses] == expected(tree)


def recognised(pages: Pages) -> Pages:
    """The same page as a scan gives it: less sure, bullets read as letters."""
    return replace(
        pages,
        pages=tuple(
            replace(
                page,
                source="ocr",
                confidence=0.9,
                words=tuple(
                    replace(word, text="e" if word.text in "•-" else word.text, confidence=0.9)
                    for word in page.words
                ),
            )
            for page in pages.pages
        ),
        origin="image",
    )


@pytest.mark.parametrize("file", ARTICLES, ids=lambda f: f.stem)
def test_recognised_on_a_scan(file: Path) -> None:
    page, _, tree = file.read_text(encoding="utf-8").partition("\n---\n")
    read_well = read_pages(page.encode(), "article.html", ReadOptions())
    told = trace(recognised(read_well), "article.png")
    assert [(c.path, c.text) for c in told.clauses] == expected(tree)


BLOCK = r"</?(?:p|div|h\d|ul|ol|table|tr|blockquote|figure|figcaption|center|article)\b[^>]*>"


def as_text(page: str) -> str:
    """The page as somebody saves it as text: every block a paragraph, list items marked."""
    page = re.sub(r"<(script|head)\b.*?</\1>|\s*\n\s*", " ", page, flags=re.DOTALL)
    while (inner := re.sub(r"(?s)<ol([^>]*)>((?:(?!<ol).)*?)</ol>", _items, page)) != page:
        page = inner
    page = re.sub(r"<li[^>]*>", "\n\n- ", page)
    page = re.sub(rf"{BLOCK}|<br>", "\n\n", page)
    return re.sub(r"\n\s*\n\s*", "\n\n", html.unescape(re.sub(r"<[^>]+>", "", page)))


def _items(list_: re.Match[str]) -> str:
    counted = iter("abcdefgh" if "type" in list_[1] else map(str, range(1, 20)))
    return "\n\n" + re.sub(r"<li[^>]*>", lambda _: f"\n\n{next(counted)}. ", list_[2]) + "\n\n"


@pytest.mark.parametrize("file", ARTICLES, ids=lambda f: f.stem)
def test_saved_as_text(file: Path) -> None:
    page, _, tree = file.read_text(encoding="utf-8").partition("\n---\n")
    data = as_text(page).encode()
    told = trace(read_pages(data, "article.txt", ReadOptions()), "article.txt")
    assert [(c.path, c.text) for c in told.clauses] == expected(tree)
