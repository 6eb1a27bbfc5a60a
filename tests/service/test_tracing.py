"""The lineage of kept circulars: those asked for with all they descend from, and as a drawing."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from service.library import Library
from service.lineage_drawing import drawing, svg
from service.model import Filters
from service.originals import key_of
from tests.service.letters import letter

OLD = letter(second="mengadakan pertemuan, ajakan, dan seruan yang memihak pasangan calon")
NEW = letter(
    "800/5/2024",
    "Kabupaten Bangka Selatan",
    "Toboali",
    2024,
    "mengadakan pertemuan, ajakan, dan seruan yang memihak bakal pasangan calon; "
    "c. meminjamkan perahu nelayan milik dinas kepada tim pemenangan",
)


@pytest.fixture
def lines(library: Library, tmp_path: Path) -> Library:
    """A Library that holds a letter and a later one copied from it."""
    for name, data in (("old.txt", OLD), ("new.txt", NEW)):
        (tmp_path / name).write_bytes(data)
    library.ingest([tmp_path / "old.txt", tmp_path / "new.txt"])
    return library


def test_what_is_asked_for_is_shown_with_its_ancestors(lines: Library) -> None:
    made = lines.lineage(lines.filters({"region": ["Kabupaten Bangka Selatan"]}))
    assert made.asked == {key_of(NEW)}
    assert [stored.key for stored in made.circulars] == [key_of(OLD), key_of(NEW)]
    assert made.lineage.parent(key_of(NEW)) == key_of(OLD)
    how = {item.path: item.how for item in made.ancestry(key_of(NEW)).descents}
    assert (how["1.b"], how["1.c"]) == ("copied", "own")
    point = next(item for item in made.ancestry(key_of(NEW)).descents if item.path == "1.b")
    assert ("insert", "bakal") in made.difference(key_of(NEW), point)


def test_a_drawing_holds_every_linked_circular_and_every_share(lines: Library) -> None:
    made = lines.lineage(Filters())
    picture = drawing(made.circulars, made.lineage.links)
    assert {node.key for node in picture.nodes} == {key_of(OLD), key_of(NEW)}
    root = ET.fromstring(svg(picture, "Silsilah <kata>", {key_of(OLD): "/circulars/x"}))
    texts = {element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")}
    shares = {f"{round(100 * link.share)}%" for link in made.lineage.links}
    assert shares | {"2020", "2024", "Kabupaten Seluma"} <= texts
