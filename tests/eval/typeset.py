"""The printed page of our own evaluation documents, as HTML for the renderer."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

from tests.eval.article import web_page, web_text
from tests.eval.source import FOLDER, Item, Line, Printed, Source
from tests.eval.truths import main_text, optional, plain_text, truth

TAB = "&nbsp;" * 8
HANDED = re.compile(r"\[\[(.*?)\]\]")
EMBLEM = (
    '<svg class="emblem" viewBox="0 0 100 110"><g fill="none" stroke="#222" stroke-width="3">'
    '<path d="M50 4 90 20 84 70 50 104 16 70 10 20Z"/><circle cx="50" cy="50" r="22"/>'
    '<path d="M50 24 56 44 76 44 60 56 66 76 50 64 34 76 40 56 24 44 44 44Z"/></g></svg>'
)
FIXED = {
    "page": "<div class='break'></div>",
    "column": "</div><div>",
    "end": "</div></div>",
    "scribble": '<div class="seal"><div class="paraf"></div></div>',
    "emblem": EMBLEM,
}


def page(source: Source) -> str:
    """The printed document as HTML for the renderer."""
    look = source.metadata.get("look", "")
    body = "\n".join(_rows(source))
    style = (FOLDER / "page.css").read_text(encoding="utf-8") + look
    head = f"<meta charset='utf-8'><style>{style}</style>"
    kind = "news" if source.is_news else "official"
    return (
        f"<!doctype html><html lang='id'><head>{head}</head><body class='{kind}'>"
        f"{body}</body></html>"
    )


def _rows(source: Source) -> Iterator[str]:
    in_table = False
    for block in source.blocks:
        row = _in_table(block[0], in_table)
        if in_table and not row:
            yield "</table>"
        if row and not in_table:
            yield "<table class='grid'>"
        in_table = row
        yield _block(block, in_table)
    if in_table:
        yield "</table>"


def _in_table(line: Line, within: bool) -> bool:
    if isinstance(line, Printed):
        return line.style == "thead"
    return bool(line.cells) or (within and line.modality == "heading")


def _block(block: list[Line], in_table: bool) -> str:
    first = block[0]
    if isinstance(first, Printed) and len(block) == 1:
        return _printed(first)
    inner = "".join(
        ("" if line.joint != "+" else " ") + _inline(line, at == 0) for at, line in enumerate(block)
    )
    if isinstance(first, Printed):
        return f"<div class='{first.style}'>{inner}</div>"
    return _row(first) if in_table else _item(first, inner)


def _inline(line: Line, first: bool) -> str:
    if isinstance(line, Printed):
        return html.escape(line.text)
    marker = "" if first or not line.printed_marker else html.escape(line.printed_marker) + " "
    return marker + html.escape(line.text)


def _printed(line: Printed) -> str:
    text = HANDED.sub(r"<span class='hand'>\1</span>", html.escape(line.text)).replace("~", TAB)
    if line.style in FIXED:
        return FIXED[line.style]
    if line.style in {"split", "split-right"}:
        left = float(text or 50)
        return f"<div class='split' style='grid-template-columns:{left}fr {100 - left}fr'><div>"
    if line.style == "stamp":
        top, _, bottom = (part.strip() for part in text.partition("‖"))
        cap = f'<div class="cap" data-atas="{top}" data-bawah="{bottom}"></div>'
        return f'<div class="seal">{cap}<div class="paraf"></div></div>'
    if line.style == "thead":
        cells = "".join(f"<th>{cell.strip()}</th>" for cell in text.split("‖"))
        return f"<thead><tr>{cells}</tr></thead>"
    if line.style == "pair":
        label, _, value = text.partition(":")
        return f"<div class='pair'><span>{label.strip()}</span><span>: {value.strip()}</span></div>"
    return f"<div class='{line.style}'>{text.replace('‖', '')}</div>"


def _row(item: Item) -> str:
    if not item.cells:
        name = html.escape(f"{item.printed_marker} {item.text}".strip())
        return f"<tr><td colspan='9' class='bold'>{name}</td></tr>"
    cells = "".join(f"<td>{html.escape(text)}</td>" for _, text in item.cells)
    marker = html.escape(item.printed_marker)
    return f"<tr><td>{marker}</td><td>{html.escape(item.text)}</td>{cells}</tr>"


def _item(item: Item, text: str) -> str:
    depth = sum(not part.startswith("LAMPIRAN") for part in item.path.split(".")) - 1
    if not item.printed_marker:
        return f"<p class='free d{depth} m-{item.modality}'>{text}</p>"
    marker = html.escape(item.printed_marker)
    kind = f"item d{depth} m-{item.modality}"
    return f"<div class='{kind}'><span class='mark'>{marker}</span><span>{text}</span></div>"


def write(source: Source, folder: Path) -> None:
    """Layout, texts and truth of one printed document into a folder of its own."""
    files = {"layout.html": page(source), "text.txt": plain_text(source)}
    if source.is_news:
        files["text_main.txt"] = plain_text(source, chrome=False)
    _write(source, folder, files)


def write_web(source: Source, folder: Path) -> None:
    """An article as a web page and as pasted text; its text is what stands between the menus."""
    files = {"article.html": web_page(source), "article.txt": web_text(source)}
    files |= {"text.txt": main_text(source), "text_main.txt": plain_text(source, chrome=False)}
    _write(source, folder, files)


def _write(source: Source, folder: Path, files: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in (("truth", truth(source)), ("optional", optional(source))):
        files[f"{name}.json"] = json.dumps(data, ensure_ascii=False, indent=1)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
