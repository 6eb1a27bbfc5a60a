"""The truth of our own documents, in the files and shapes that the scorer reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tests.eval.source import CHROME, UNPRINTED, Item, Line, Printed, Source, said, words

LISTS = ("addressees", "citations", "traits")
PLAIN = (
    "id", "source", "kind", "number", "issued_on", "issued_at", "election", "issuer", "subject",
    "replaces",
)  # fmt: skip
TOPIC_OF = {
    "basis": "D01", "background": "D02", "purpose": "D03", "scope": "D04", "definition": "D04",
    "closing": "Z01", "sanction": "S01",
}  # fmt: skip


def truth(source: Source) -> dict[str, Any]:
    """The truth in the form the scorer reads."""
    data = source.metadata
    fields: dict[str, Any] = {key: data.get(key) or None for key in PLAIN}
    fields["election_year"] = int(data["election_year"]) if data.get("election_year") else None
    for key in LISTS:
        fields[key] = _several(data.get(key, ""))
    name, level, province = (data["region"] + ";;;").split(";")[:3]
    fields["region"] = {
        "name": name.strip(),
        "level": level.strip(),
        "province": province.strip() or None,
    }
    fields["signatory"] = _signatory(data)
    return {**fields, "clauses": list(_clauses(source))}


def _several(text: str) -> list[str]:
    return [value.strip() for value in text.split(";;") if value.strip()]


def _signatory(data: dict[str, str]) -> dict[str, str | None]:
    between = "//" if "//" in data.get("signatory", "") else ";"
    name, _, position = data.get("signatory", "").partition(between)
    found = {"name": name.strip() or None, "position": position.strip() or None}
    return {**found, "on_behalf_of": data["behalf"]} if data.get("behalf") else found


def _clauses(source: Source) -> Iterator[dict[str, Any]]:
    items = [item for line in source.lines if isinstance(line, Item) for item in _with_cells(line)]
    known = {item.path: item for item in items}
    parents = {_parent(item.path) for item in items}
    for item in items:
        topic, *others = item.topics or (TOPIC_OF.get(item.modality, "X00"),)
        yield {
            "path": item.path,
            "marker": item.marker,
            "text": item.text,
            "lead_in": _lead_in(item.path, known),
            "modality": item.modality,
            "topic": topic,
            "leaf": item.path not in parents or bool(item.cells),
            "alt_topics": others,
        }


def _with_cells(item: Item) -> Iterator[Item]:
    yield item
    for number, (meaning, text) in enumerate(item.cells, 1):
        modality, *topics = meaning.split()
        yield Item(f"{item.path}.-{number}", "", modality, text, topics=tuple(topics))


def _parent(path: str) -> str:
    return path.rpartition(".")[0]


def _lead_in(path: str, known: dict[str, Item]) -> str | None:
    chain = []
    while path := _parent(path):
        if path in known and known[path].completes:
            chain.append(known[path].text)
    return " ".join(reversed(chain)) or None


def optional(source: Source) -> dict[str, Any]:
    """What the scorer may also accept: paragraphs that are no clauses, sentences left whole."""
    data = source.metadata
    return {
        "ignore": _several(data.get("ignore", "")),
        "alternates": [_whole(source, path) for path in _several(data.get("whole", ""))],
        "citations": _several(data.get("citations_optional", "")),
    }


def _whole(source: Source, path: str) -> dict[str, Any]:
    """A running sentence given as one clause is right too."""
    block = next(block for block in source.blocks if any(_path(line) == path for line in block))
    within = [line for line in block if isinstance(line, Item)]
    start, end = block.index(within[0]), block.index(within[-1]) + 1
    covers = [item.path for item in within if item.path.startswith(path + ".")]
    return {"path": path, "text": said(block[start:end]), "covers": covers}


def _path(line: Line) -> str:
    return line.path if isinstance(line, Item) else ""


def plain_text(source: Source, chrome: bool = True) -> str:
    """The document's text in reading order, without page furniture; or without the site's words."""
    dropped = UNPRINTED | {"furniture", "mark"} | (frozenset() if chrome else CHROME)
    kept = []
    for block in _in_reading_order(list(source.blocks)):
        whole = [b for b in block if not (isinstance(b, Printed) and b.style in dropped)]
        if whole and any(words(line) for line in whole):
            kept.append(said(whole))
    return "\n".join(kept) + "\n"


def main_text(source: Source) -> str:
    """A web page's text without its menus and what follows the article, as the devset has it.

    Breadcrumb, byline, share buttons, captions and links amid the paragraphs stay.
    """
    blocks = list(source.blocks)
    last = max((i for i, block in enumerate(blocks) if _is_article(block)), default=len(blocks))
    kept = (b for i, b in enumerate(blocks) if not _is_menu(b[0], after=i > last))
    return plain_text(replace(source, lines=tuple(line for block in kept for line in block)))


ELSEWHERE = frozenset({"menu", "ticker", "cookie"})
AFTER = frozenset({"related", "advert", "more", "comment", "copyright", "share", "photo"})


def _is_article(block: list[Line]) -> bool:
    return any(isinstance(line, Item) or line.style in {"p", "sub"} for line in block)


def _is_menu(line: Line, after: bool) -> bool:
    style = line.style if isinstance(line, Printed) else ""
    return style in ELSEWHERE or (after and style in AFTER)


def _in_reading_order(blocks: list[list[Line]]) -> list[list[Line]]:
    """Where the left column is only the list of copies, the signature at its right comes first."""
    styles = [line.style if isinstance(line, Printed) else "" for line, *_ in blocks]
    while "split-right" in styles:
        start = styles.index("split-right")
        middle, end = styles.index("column", start), styles.index("end", start)
        left, right = blocks[start + 1 : middle], blocks[middle + 1 : end]
        blocks = blocks[:start] + right + left + blocks[end + 1 :]
        styles = [line.style if isinstance(line, Printed) else "" for line, *_ in blocks]
    return blocks
