"""Our own evaluation documents: one text source to a printed page and to its truth.

A source has three parts. `key: value` lines give the metadata as it must be read. After `---` come
printed lines, each `style | text`: what stands on the page outside the clauses. A line of four or
more fields, `path | marker | modality | text`, is a clause where it stands; `>` after the modality
says that children complete its text, so it is their lead-in; cells of a table row follow as
`‖ modality: text`. A line `style |` alone is a gap, `page |` starts a new page.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "documents"
LISTS = ("addressees", "citations", "traits")
PLAIN = (
    "id", "source", "kind", "number", "issued_on", "issued_at", "election", "issuer", "subject",
    "replaces",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """One clause of the truth."""

    path: str
    marker: str
    modality: str
    text: str
    completes: bool = False
    cells: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed line outside the clauses."""

    style: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document as written down."""

    slug: str
    metadata: dict[str, str]
    lines: tuple[Item | Printed, ...]


def sources(part: str) -> Iterator[Source]:
    """All documents of a part, "seen" or "apart"."""
    for file in sorted((FOLDER / part).glob("*.txt")):
        yield parse(file.stem, file.read_text(encoding="utf-8"))


def parse(slug: str, text: str) -> Source:
    """A source from its text."""
    head, _, body = text.partition("\n---\n")
    pairs = (line.partition(":") for line in head.splitlines() if ":" in line)
    metadata = {key.strip(): value.strip() for key, _, value in pairs}
    lines = tuple(_line(row) for row in body.splitlines() if row.strip())
    return Source(slug, metadata, lines)


def _line(row: str) -> Item | Printed:
    fields = [field.strip() for field in row.split("|")]
    if len(fields) < 4:
        return Printed(fields[0], fields[1] if len(fields) > 1 else "")
    path, marker, modality, text = fields[0], fields[1], fields[2], "|".join(fields[3:])
    first, *cells = [cell.strip() for cell in text.split("‖")]
    named = tuple(
        (name.strip(), value.strip()) for name, _, value in (c.partition(":") for c in cells)
    )
    return Item(path, marker, modality.rstrip(">").strip(), first, modality.endswith(">"), named)


def truth(source: Source) -> dict[str, Any]:
    """The truth in the form the scorer reads."""
    data = source.metadata
    fields: dict[str, Any] = {key: data.get(key) or None for key in PLAIN}
    fields["election_year"] = int(data["election_year"]) if data.get("election_year") else None
    for key in LISTS:
        fields[key] = [value.strip() for value in data.get(key, "").split(";;") if value.strip()]
    name, level, province = (data["region"] + ";;;").split(";")[:3]
    fields["region"] = {
        "name": name.strip(),
        "level": level.strip(),
        "province": province.strip() or None,
    }
    signer, _, position = data.get("signatory", "").partition(";")
    fields["signatory"] = {"name": signer.strip() or None, "position": position.strip() or None}
    return {**fields, "clauses": list(_clauses(source))}


def _clauses(source: Source) -> Iterator[dict[str, Any]]:
    items = [item for line in source.lines if isinstance(line, Item) for item in _with_cells(line)]
    known = {item.path: item for item in items}
    parents = {_parent(item.path) for item in items}
    for item in items:
        yield {
            "path": item.path,
            "marker": item.marker,
            "text": item.text,
            "lead_in": _lead_in(item.path, known),
            "modality": item.modality,
            "topic": "X00",
            "leaf": item.path not in parents or bool(item.cells),
            "alt_topics": [],
        }


def _with_cells(item: Item) -> Iterator[Item]:
    yield item
    for number, (modality, text) in enumerate(item.cells, 1):
        yield Item(f"{item.path}.-{number}", "", modality, text)


def _parent(path: str) -> str:
    return path.rpartition(".")[0]


def _lead_in(path: str, known: dict[str, Item]) -> str | None:
    chain = []
    while path := _parent(path):
        if path in known and known[path].completes:
            chain.append(known[path].text)
    return " ".join(reversed(chain)) or None


def plain_text(source: Source) -> str:
    """The document's text in reading order."""
    rows = []
    for line in source.lines:
        if isinstance(line, Printed):
            text = line.text.replace("~", "")
            rows += [text] if text and line.style not in {"furniture", "mark"} else []
        else:
            rows.append(
                " ".join(t for t in (line.marker, line.text, *(c for _, c in line.cells)) if t)
            )
    return "\n".join(rows) + "\n"


def page(source: Source) -> str:
    """The printed document as HTML for the renderer."""
    look = source.metadata.get("look", "")
    body = "\n".join(_rows(source))
    style = (FOLDER / "page.css").read_text(encoding="utf-8") + look
    head = f"<meta charset='utf-8'><style>{style}</style>"
    return f"<!doctype html><html lang='id'><head>{head}</head><body>{body}</body></html>"


def _rows(source: Source) -> Iterator[str]:
    in_table = False
    for line in source.lines:
        is_row = isinstance(line, Item) and bool(line.cells)
        keeps = is_row or (in_table and isinstance(line, Printed) and line.style == "thead")
        keeps = keeps or (isinstance(line, Printed) and line.style == "thead")
        if in_table and not keeps:
            yield "</table>"
        if keeps and not in_table:
            yield "<table class='grid'>"
        in_table = keeps
        yield _printed(line) if isinstance(line, Printed) else _item(line)
    if in_table:
        yield "</table>"


def _printed(line: Printed) -> str:
    text = html.escape(line.text).replace("~", "&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;")
    if line.style == "page":
        return "<div style='break-before:page'></div>"
    if line.style == "thead":
        return "<tr>" + "".join(f"<th>{cell.strip()}</th>" for cell in text.split("‖")) + "</tr>"
    if line.style == "pair":
        label, _, value = text.partition(":")
        return f"<div class='pair'><span>{label.strip()}</span><span>: {value.strip()}</span></div>"
    return f"<div class='{line.style}'>{text}</div>"


def _item(line: Item) -> str:
    text = html.escape(line.text)
    if line.cells:
        cells = "".join(f"<td>{html.escape(text)}</td>" for _, text in line.cells)
        return f"<tr><td>{html.escape(line.marker)}</td><td>{text}</td>{cells}</tr>"
    depth = sum(not part.startswith("LAMPIRAN") for part in line.path.split(".")) - 1
    if not line.marker:
        return f"<p class='free d{depth} m-{line.modality}'>{text}</p>"
    marker = html.escape(line.marker)
    return f"<div class='item d{depth}'><span class='mark'>{marker}</span><span>{text}</span></div>"


def write(source: Source, folder: Path) -> None:
    """Layout, text and truth of one document into a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "layout.html").write_text(page(source), encoding="utf-8")
    (folder / "text.txt").write_text(plain_text(source), encoding="utf-8")
    data = json.dumps(truth(source), ensure_ascii=False, indent=1)
    (folder / "truth.json").write_text(data, encoding="utf-8")
