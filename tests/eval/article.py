"""A press article of our own as a web page and as text pasted from a browser, with furniture."""

from __future__ import annotations

import html
from collections.abc import Iterator

from tests.eval.source import CHROME, Item, Line, Printed, Source, said, words

LINKED = {"menu", "share", "more", "tags"}
TAGS = {"h1": "h1", "byline": "div", "photo": "figcaption", "crumb": "div", "sub": "h2"}
OPENING = (
    "<script>window.dataLayer=window.dataLayer||[];</script>"
    "<style>body{font-family:sans-serif}nav a{margin:4px}.advert{background:#eee}</style>"
)


def web_text(source: Source) -> str:
    """Everything on the page, as one pastes it into a text file."""
    return "\n".join(filter(None, (said(block) for block in source.blocks))) + "\n"


def web_page(source: Source) -> str:
    """The page as a news site serves it: `web` in the source says how paragraphs are marked up."""
    title = next((words(line) for line in source.lines if _style(line) == "h1"), source.slug)
    site = next((words(line) for line in source.lines if _style(line) == "site"), "")
    head = f"<meta charset='utf-8'><title>{html.escape(title)} - {html.escape(site)}</title>"
    body = "\n".join(_parts(source))
    return (
        f"<!doctype html><html lang='id'><head>{head}{OPENING}</head>"
        f"<body><article>{body}</article></body></html>\n"
    )


def _style(line: Line) -> str:
    return line.style if isinstance(line, Printed) else ""


def _parts(source: Source) -> Iterator[str]:
    """Paragraph by paragraph; an advert between two points of a list stands inside the list."""
    way, held = source.metadata.get("web", "p"), list[Item | str]()
    for block in source.blocks:
        first = block[0]
        if way == "list" and isinstance(first, Item) and first.marker and len(block) == 1:
            held.append(first)
        elif held and _style(first) in CHROME:
            held.append(_chrome(first))
        else:
            yield from _listed(held)
            held = []
            single = isinstance(first, Printed) and len(block) == 1 and first.style != "p"
            yield _chrome(first) if single else _marked(said(block), way)
    yield from _listed(held)


def _marked(text: str, way: str) -> str:
    return f"{html.escape(text)}<br><br>" if way == "br" else f"<p>{html.escape(text)}</p>"


def _chrome(line: Line) -> str:
    text, style = html.escape(words(line)), _style(line)
    if style in LINKED:
        links = "".join(f"<li><a href='#'>{part.strip()}</a></li>" for part in line.text.split("‖"))
        kind = "nav" if style == "menu" else "div"
        return f"<{kind} class='{style}'><ul>{links}</ul></{kind}>"
    if style == "related":
        label, _, name = text.partition(":")
        return f"<div class='baca-juga'><b>{label}:</b> <a href='#'>{name.strip()}</a></div>"
    tag = TAGS.get(style, "div")
    return f"<{tag} class='{style}'>{text}</{tag}>"


def _listed(held: list[Item | str]) -> Iterator[str]:
    """Nested lists whose numbers the browser counts; what follows the last point stands behind."""
    open_lists: list[str] = []
    points = sum(isinstance(part, Item) for part in held)
    for part in held:
        if isinstance(part, str):
            if not points:
                yield from (f"</{open_lists.pop()}>" for _ in open_lists[:])
            yield part
            continue
        points -= 1
        level = part.path.count(".") + 1
        while len(open_lists) < level:
            open_lists.append("ul" if part.marker in "-•–" else "ol")
            yield f"<{open_lists[-1]}{_counting(part.marker)}>"
        while len(open_lists) > level:
            yield f"</{open_lists.pop()}>"
        yield f"<li>{html.escape(part.text)}</li>"
    yield "".join(f"</{name}>" for name in reversed(open_lists))


def _counting(marker: str) -> str:
    return " type='a'" if marker[0].isalpha() else ""
