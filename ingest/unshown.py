"""Which elements of an HTML page are no text of it: menus, forms, scripts, what is hidden."""

from __future__ import annotations

import re

import lxml.html

NO_TEXT = frozenset(
    (
        "script style head nav aside footer form button noscript template svg iframe object embed"
        " audio video canvas select option textarea input dialog map math"
    ).split()
)
HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def left_out(node: lxml.html.HtmlElement, tag: str) -> bool:
    """Whether an element, `tag` in small letters, is none of the page's text."""
    if tag == "form":  # some pages wrap their whole text in a form
        return len(node.text_content()) < 600
    if tag == "header":  # a site's header is a menu; an article's header holds its headline
        return not (any(True for _ in node.iter("h1")) or _only_names(node))
    if tag in NO_TEXT:
        return True
    hidden = "hidden" in node.attrib or HIDDEN.search(node.get("style") or "") is not None
    return hidden or node.get("role") in ("navigation", "search", "contentinfo")


def _only_names(header: lxml.html.HtmlElement) -> bool:
    """Whether a site's header says, beside menus and forms, only the name the title ends with."""
    outside = (part for part in header.iter("a", "span", "p", "div") if not len(part))
    names = [" ".join((part.text or "").split()) for part in outside]
    titles = header.getroottree().iter("title")
    title = " ".join((next(titles, header).text or "").split())
    return any(_named_last(title, name) for name in names if name)


def _named_last(title: str, name: str) -> bool:
    """Bupati Larang ASN - KABAR MERBAU: the site's name behind the headline."""
    return title.casefold().endswith(name.casefold()) and len(title) > len(name) + 2
