"""One way through the product, over a file and over a server: the same answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from service.correcting import Edit
from service.errors import HomeBusy, HomeNotEmpty, StaleRevision
from service.library import Library
from service.model import Filters
from service.moving import move
from service.settings import Settings
from service.store.store import STORES
from service.wiring import build
from tests.service.letters import BATANGHARI

Build = Callable[[str], Library]


@pytest.fixture(params=STORES)
def machine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Build]:
    """Opens the Library of a machine: homes of their own over one database, or one home."""
    common = {"executor": "inline", "model": "fixed", "workers": 1}
    if request.param == "postgresql":
        common["store"] = request.getfixturevalue("new_schema")()
    common["originals"] = str(tmp_path / "originals")
    opened: list[Library] = []

    def one(name: str) -> Library:
        home = tmp_path / (name if request.param == "postgresql" else "home")
        opened.append(build(Settings(home=home, **common)))  # type: ignore[arg-type]  # of several types
        return opened[-1]

    yield one
    for library in opened:
        library.close()


def found(library: Library, query: str) -> list[str]:
    """Files of the circulars that a query finds, best first."""
    return [match.circular.file for match in library.search(query, Filters(), 10, 0).matches]


def test_from_taking_in_to_removal(machine: Build, papers: Path) -> None:
    library = machine("one")
    assert library.ingest([papers]).ready == 3
    assert found(library, "berfoto simbol jari")[0] == "2024/basel.txt"
    stored = next(s for s in library.latest(9) if s.file == "seluma.txt")
    edit = Edit("text", "1.b", "membagikan kalender bergambar calon")
    corrected = library.editing.correct(stored.key, [edit], "ani", stored.revision)
    with pytest.raises(StaleRevision):
        library.editing.correct(stored.key, [edit], "budi", stored.revision)
    assert corrected.revision == stored.revision + 1
    assert found(library, "kalender bergambar")[0] == "seluma.txt"
    made = library.comparisons.make(library.filters({"year": ["2024"]}), (), None)
    assert len(made.circulars) == 2
    assert library.comparisons.get(made.id).id == made.id
    assert library.care.verify().sound
    library.remove(stored.key, "ani")
    assert "seluma.txt" not in found(library, "kalender bergambar")
    assert library.care.verify().sound


def test_what_one_machine_does_the_other_sees_at_once(machine: Build, papers: Path) -> None:
    here, there = machine("one"), machine("two")
    assert found(there, "kampanye") == []
    here.ingest([papers / "seluma.txt"])
    assert found(there, "kendaraan dinas")[0] == "seluma.txt"
    stored = there.latest(1)[0]
    edit = Edit("text", "1.b", "membagikan kalender bergambar calon")
    there.editing.correct(stored.key, [edit], "ani", stored.revision)
    assert found(here, "kalender bergambar")[0] == "seluma.txt"
    with pytest.raises(StaleRevision):
        here.editing.correct(stored.key, [edit], "budi", stored.revision)
    there.remove(stored.key, "ani")
    assert found(here, "kendaraan dinas") == []
    assert here.care.verify().sound and there.care.verify().sound


def test_a_new_machine_makes_its_copy_of_the_words(machine: Build, papers: Path) -> None:
    machine("one").ingest([papers])
    new = machine("new")
    assert found(new, "berfoto simbol jari")[0] == "2024/basel.txt"
    assert new.care.verify().sound


def places_of(library: Library, query: str) -> set[tuple[str, str]]:
    """Clauses found; copies of one wording stand in any order."""
    matches = library.search(query, Filters(), 50, 0).matches
    return {(m.circular.key, m.clause.clause.path) for m in matches}


@pytest.fixture
def places(tmp_path: Path, new_schema: Callable[[], str]) -> tuple[Settings, str]:
    """A home with a file, and the address of an empty server."""
    settings = Settings(home=tmp_path / "home", executor="inline", model="fixed", workers=1)
    return settings, new_schema()


def test_a_home_moves_to_a_server_and_back(places: tuple[Settings, str], papers: Path) -> None:
    settings, server = places
    with_file = build(settings)
    with_file.ingest([papers])
    expected = places_of(with_file, "kendaraan dinas kampanye")
    with_file.close()
    there, indexed = move(settings, server)
    assert indexed == 3
    on_server = replace(settings, store=server)
    moved = build(on_server)
    assert places_of(moved, "kendaraan dinas kampanye") == expected
    assert moved.care.verify().sound
    moved.add("batanghari-baru.txt", BATANGHARI + b"\n.")
    moved.close()
    two = f"sqlite:{settings.home / 'two'}"
    back, _ = move(on_server, two)
    assert {one.table for one in back if one.rows} >= {one.table for one in there if one.rows}
    with pytest.raises(HomeNotEmpty):
        move(settings, server)


def test_nothing_moves_while_files_are_read(places: tuple[Settings, str], papers: Path) -> None:
    settings, server = places
    library = build(settings)
    library.add("seluma.txt", (papers / "seluma.txt").read_bytes())
    sign = library.parts.locks.presence()
    assert library.parts.store.claim(sign.worker, 60)
    with pytest.raises(HomeBusy):
        move(settings, server)
    sign.leave()
    library.close()
