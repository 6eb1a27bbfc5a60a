"""`verify`, `reread`, `reindex`, `backup`, `restore`: what they find and mend."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from service.originals import key_of
from tests.commands import Run
from tests.service.letters import SELUMA


def test_verify_names_what_is_wrong_and_mends_what_it_can(kept: Run, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "home" / "index")
    ran = kept("verify", "--json")
    assert ran.status == 1 and not ran.json["sound"]
    assert {problem["code"] for problem in ran.json["problems"]} == {"index_differs"}
    assert kept("verify", "--repair").status == 0
    assert kept("verify").status == 0


def test_a_lost_original_is_named_by_its_key(kept: Run, tmp_path: Path) -> None:
    key = key_of(SELUMA)
    (tmp_path / "home" / "originals" / key[:2] / key).unlink()
    ran = kept("verify")
    assert ran.status == 1 and ran.out.startswith("original_missing: ") and key in ran.out


def test_reread_and_reindex_leave_a_sound_home(kept: Run) -> None:
    assert kept("reread").status == 0
    assert kept("reread", key_of(SELUMA)[:10]).status == 0
    assert kept("reindex").status == 0
    assert kept("verify").status == 0


def test_a_backup_restores_into_an_empty_home(
    kept: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept("search", "kendaraan dinas", "--json").json["hits"]
    assert kept("backup", tmp_path / "all.tar").status == 0
    assert kept("restore", tmp_path / "all.tar").err.startswith("home_not_empty: ")
    monkeypatch.setenv("EDARAN_HOME", str(tmp_path / "fresh"))
    assert kept("restore", tmp_path / "all.tar").status == 0
    assert kept("verify", "--repair").status == 0
    after = kept("search", "kendaraan dinas", "--json").json["hits"]
    # Two letters say the same in the same words: which of them stands first is not decided.
    assert sorted(hit["circular"]["key"] for hit in after) == sorted(
        hit["circular"]["key"] for hit in before
    )


def test_a_cut_backup_changes_nothing(
    kept: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept("backup", tmp_path / "all.tar")
    whole = (tmp_path / "all.tar").read_bytes()
    (tmp_path / "cut.tar").write_bytes(whole[: len(whole) // 2])
    monkeypatch.setenv("EDARAN_HOME", str(tmp_path / "fresh"))
    ran = kept("restore", tmp_path / "cut.tar")
    assert ran.status == 2 and ran.err.startswith("backup_damaged: ")
    assert kept("restore", tmp_path / "all.tar").status == 0
