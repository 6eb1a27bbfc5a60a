"""Settings become a Library, or are refused with a sentence."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from service.errors import BadSettings, CatalogueLost, HomeNotEmpty, StoreUnavailable
from service.library import Library
from service.originals import key_of
from service.settings import Settings
from service.wiring import build, read_options, restore_home
from tests.service.letters import SELUMA


def test_a_home_is_made_where_there_is_none(library: Library, settings: Settings) -> None:
    assert (settings.home / "catalogue.sqlite3").is_file()


@pytest.mark.parametrize("lost", [Path.unlink, lambda file: file.write_bytes(b"")])
def test_a_lost_catalogue_is_no_empty_home(
    settings: Settings, lost: Callable[[Path], object]
) -> None:
    with closing(build(settings)) as library:
        library.add("seluma.txt", SELUMA)
    lost(settings.home / "catalogue.sqlite3")
    for _ in range(2):  # nor does the first refusal make one
        with pytest.raises(CatalogueLost, match="verify --repair"):
            build(settings)
    with closing(build(settings, anew=True)) as library:
        assert [item.key for item in library.care.verify(repair=True).repaired] == [key_of(SELUMA)]
        assert library.counts() == {"queued": 1}


def test_another_place_for_the_catalogue(settings: Settings, tmp_path: Path) -> None:
    build(replace(settings, store=f"sqlite:{tmp_path / 'elsewhere'}")).close()
    assert (tmp_path / "elsewhere").is_file()


def test_an_unknown_executor_is_told(settings: Settings) -> None:
    with pytest.raises(BadSettings, match="processes"):
        build(replace(settings, executor="clouds"))


def test_a_model_that_is_not_there_is_told_at_once(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="EDARAN_MODEL"):
        build(replace(settings, model=str(tmp_path / "none")))


def test_a_file_in_the_homes_place_is_told(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreUnavailable):
        build(replace(settings, home=tmp_path / "file"))


def test_limits_reach_the_reader(settings: Settings) -> None:
    options = read_options(replace(settings, max_pages=3, max_memory=512, ocr_languages="ind"))
    assert options.limits.max_pages == 3
    assert options.limits.memory_bytes == 512 * 1024**2
    assert options.languages == "ind"


def test_a_backup_fills_an_empty_home_and_is_searchable_again(
    filled: Library, settings: Settings, tmp_path: Path
) -> None:
    assert filled.care.backup(tmp_path / "all.tar") == 3
    fresh = replace(settings, home=tmp_path / "fresh")
    assert restore_home(fresh, tmp_path / "all.tar") == 3
    restored = build(fresh)
    query, none = "kendaraan dinas", restored.filters({})
    assert restored.care.verify(repair=True).sound
    was, now = (library.search(query, none, 10, 0).matches for library in (filled, restored))
    # Two letters say the same in the same words: which of them stands first is not decided.
    assert {one.circular.key: one.clause for one in was} == {
        one.circular.key: one.clause for one in now
    }
    restored.close()
    with pytest.raises(HomeNotEmpty):
        restore_home(settings, tmp_path / "all.tar")
