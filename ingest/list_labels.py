"""What a browser prints before a list item: bullets, numbers, letters, Roman numerals."""

from __future__ import annotations

import re

BULLETS = ("•", "-", "▪")
STYLES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def style_of(tag: str, css: str, kind: str, depth: int) -> str:
    """A list's style: CSS on the element, else its type attribute, else the browser's own."""
    named = re.search(r"list-style(?:-type)?\s*:\s*([\w-]+)", css)
    if named:
        return named.group(1)
    if tag == "ol":
        return STYLES.get(kind, "decimal")
    return BULLETS[min(depth, len(BULLETS) - 1)]


def label(style: str, value: int) -> str:
    """A list item's printed number: ("lower-alpha", 2) gives "b."; no number gives ""."""
    if style == "none":
        return ""
    if style.endswith(("alpha", "latin")):
        text = _letters(value)
    elif style.endswith("roman"):
        text = _roman(value)
    elif style in BULLETS:
        return style
    elif style in ("disc", "circle", "square"):
        return BULLETS[0]
    else:
        return f"{value}."
    return f"{text.upper() if style.startswith('upper') else text}."


def _letters(value: int) -> str:
    text = ""
    while value > 0:
        value, rest = divmod(value - 1, 26)
        text = chr(97 + rest) + text
    return text or "0"


def _roman(value: int) -> str:
    if not 0 < value < 40:
        return str(value)
    text = ""
    for size, sign in ROMAN:
        while value >= size:
            text, value = text + sign, value - size
    return text


def number(text: str | None, otherwise: int) -> int:
    """An attribute's whole number, else the other one."""
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text) else otherwise
