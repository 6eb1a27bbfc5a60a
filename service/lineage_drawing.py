"""Lineage as a drawing: one box a circular, by year from left to right, lines from source to copy.

Told without colour: the main source by a full line, others by a broken one, how much was taken by
the number on the line and its width. The page beside it says the same in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from service.ancestry import Link
from service.model import Stored

WIDTH, HEIGHT = 208, 50  # of a box
ACROSS, DOWN = 96, 18  # between boxes
MARGIN, HEAD = 12, 30
LETTERS = 30  # of a line in a box


@dataclass(frozen=True, slots=True)
class Node:
    """One box and what stands in it."""

    key: str
    first: str
    second: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture in SVG units: boxes, lines, the years over their columns."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    years: tuple[tuple[int, str], ...]  # x, year
    width: int
    height: int


def drawing(circulars: Sequence[Stored], links: Sequence[Link], unknown: str = "?") -> Drawing:
    """Place the circulars that have a source or a copy; the rest would be boxes without lines."""
    linked = {key for link in links for key in (link.source, link.copy)}
    shown = [stored for stored in circulars if stored.key in linked]
    columns: dict[str, list[Stored]] = {}
    for stored in shown:
        columns.setdefault(_year(stored), []).append(stored)
    years = sorted(columns)
    nodes: dict[str, Node] = {}
    for number, year in enumerate(years):
        ordered = sorted(columns[year], key=lambda one: _height(one, links, nodes))
        for row, stored in enumerate(ordered):
            x = MARGIN + number * (WIDTH + ACROSS)
            y = MARGIN + HEAD + row * (HEIGHT + DOWN)
            nodes[stored.key] = Node(stored.key, *_words(stored, unknown), x, y)
    tallest = max((len(column) for column in columns.values()), default=0)
    return Drawing(
        tuple(nodes.values()),
        tuple(links),
        tuple((MARGIN + n * (WIDTH + ACROSS), year or unknown) for n, year in enumerate(years)),
        # lines within one year run around the right side, the last year's too
        2 * MARGIN + max(len(years), 1) * (WIDTH + ACROSS) - ACROSS // 4,
        2 * MARGIN + HEAD + max(tallest, 1) * (HEIGHT + DOWN) - DOWN,
    )


def svg(made: Drawing, title: str, hrefs: Mapping[str, str]) -> str:
    """The picture as an SVG element; boxes lead to `hrefs` by circular."""
    nodes = {node.key: node for node in made.nodes}
    lines = "".join(_line(link, nodes) for link in made.links)
    boxes = "".join(_box(node, hrefs.get(node.key, "")) for node in made.nodes)
    years = "".join(
        f'<text class="year" x="{x}" y="{MARGIN + 12}">{escape(year)}</text>'
        for x, year in made.years
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="lineage" role="group" '
        f'viewBox="0 0 {made.width} {made.height}" width="{made.width}" height="{made.height}" '
        f'aria-label="{escape(title)}"><title>{escape(title)}</title>'
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" '
        'markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">'
        '<path d="M0 0L8 4L0 8z" fill="#33424c"/></marker></defs>'
        f"{years}{lines}{boxes}</svg>"
    )


def _year(stored: Stored) -> str:
    """Year of issue, else of the election; a letter is drawn where it belongs in time."""
    reading = stored.reading
    if reading is None:
        return ""
    issued = reading.metadata.get("issued_on")
    return issued[:4] if issued else str(reading.election_year or "")


def _height(stored: Stored, links: Sequence[Link], nodes: Mapping[str, Node]) -> tuple[float, str]:
    """Near the sources it has, so that few lines cross."""
    over = [nodes[link.source].y for link in links if link.copy == stored.key and _in(link, nodes)]
    return (sum(over) / len(over) if over else float("inf")), stored.key


def _in(link: Link, nodes: Mapping[str, Node]) -> bool:
    return link.source in nodes


def _words(stored: Stored, unknown: str) -> tuple[str, str]:
    reading = stored.reading
    region = reading.region.name if reading and reading.region else unknown
    number = (reading.metadata.get("number") if reading else None) or stored.file
    return _short(region), _short(number)


def _short(text: str) -> str:
    return text if len(text) <= LETTERS else text[: LETTERS - 1] + "…"


def _box(node: Node, href: str) -> str:
    inner = (
        f'<rect x="{node.x}" y="{node.y}" width="{WIDTH}" height="{HEIGHT}" rx="5" '
        'fill="#fff" stroke="#33424c"/>'
        f'<text x="{node.x + 9}" y="{node.y + 21}" font-weight="600">{escape(node.first)}</text>'
        f'<text x="{node.x + 9}" y="{node.y + 39}" class="small">{escape(node.second)}</text>'
    )
    return f'<a href="{escape(href)}">{inner}</a>' if href else inner


def _line(link: Link, nodes: Mapping[str, Node]) -> str:
    source, copy = nodes[link.source], nodes[link.copy]
    x0, y0 = source.x + WIDTH, source.y + HEIGHT // 2
    x1, y1 = copy.x - 1, copy.y + HEIGHT // 2
    if x1 <= x0:  # the same year: around the right side
        x1, bend = copy.x + WIDTH, ACROSS // 2
        path = f"M{x0} {y0}C{x0 + bend} {y0} {x1 + bend} {y1} {x1 + 1} {y1}"
        middle = (x0 + bend * 3 // 4, (y0 + y1) // 2)
    else:
        path = f"M{x0} {y0}C{x0 + ACROSS // 2} {y0} {x1 - ACROSS // 2} {y1} {x1} {y1}"
        middle = (x1 - 34, y1 - 5)
    dash = "" if link.main else ' stroke-dasharray="5 4"'
    thick = 1 + round(3 * link.share, 1)
    return (
        f'<path d="{path}" fill="none" stroke="#33424c" stroke-width="{thick}"{dash} '
        f'marker-end="url(#tip)"/>'
        f'<text class="share" x="{middle[0]}" y="{middle[1]}">{round(100 * link.share)}%</text>'
    )
