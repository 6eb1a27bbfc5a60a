"""A web page as the plain text a reader gets by selecting all of it and copying."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body button div dd dl dt fieldset figcaption figure "
        "footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p section table td th tr ul",
    )
)
_SILENT = frozenset({"head", "script", "style", "noscript", "textarea"})


class _Copier(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.silent = 0
        self.lists: list[int | None] = []  # the next number of each open list, None for bullets

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in _SILENT
        if tag in {"ul", "ol"}:
            self.lists.append(1 if tag == "ol" else None)
        if tag == "br":
            self.pieces.append("\n")
        elif tag == "li":
            self.pieces.append("\n" + self._bullet())
        elif tag in _BLOCKS:
            self.pieces.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in _SILENT
        if tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
        if tag in _BLOCKS:
            self.pieces.append("\n" if tag == "li" else "\n\n")

    def _bullet(self) -> str:
        number = self.lists[-1] if self.lists else None
        if number is None:
            return "• "
        self.lists[-1] = number + 1
        return f"{number}. "

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.pieces.append(re.sub(r"[ \t\r\n]+", " ", data))


def copied_text(page: str) -> str:
    """Text of an HTML page, one line a line, menus and all; paragraphs are set apart."""
    copier = _Copier()
    copier.feed(page)
    lines = [line.strip(" ") for line in "".join(copier.pieces).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"
