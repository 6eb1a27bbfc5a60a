"""A backup restores to the same catalogue and originals, or says plainly why it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.backups import backup, restore
from service.errors import BackupDamaged, HomeNotEmpty
from service.home import Home
from service.original_files import FileOriginals
from service.store.store import STORES


def filled(folder: Path, count: int = 3) -> Home:
    home = Home(folder)
    home.make()
    store = STORES["sqlite"](str(home.catalogue))
    for number in range(count):
        key = FileOriginals(home.originals).put(f"surat {number}".encode())
        store.put_upload(key, f"{number}.txt", "text/plain", 7, "test")
    store.close()
    return home


def written(home: Home, file: Path) -> Path:
    store = STORES["sqlite"](str(home.catalogue))
    assert backup(store, FileOriginals(home.originals), file, topics=home.topics) == 3
    store.close()
    return file


def test_topics_of_its_own_go_with_a_home(tmp_path: Path) -> None:
    home = filled(tmp_path / "old")
    home.topics.write_text("# ours")
    restore(written(home, tmp_path / "b.tar"), Home(tmp_path / "new"))
    assert Home(tmp_path / "new").topics.read_text() == "# ours"
    damaged = (tmp_path / "b.tar").read_bytes().replace(b"# ours", b"# OURS")
    (tmp_path / "b.tar").write_bytes(damaged)
    with pytest.raises(BackupDamaged, match="topics"):
        restore(tmp_path / "b.tar", Home(tmp_path / "third"))
    assert not Home(tmp_path / "third").topics.exists()


def keys(home: Home) -> list[str]:
    store = STORES["sqlite"](str(home.catalogue))
    found = sorted(row[0] for row in store.entries())
    store.close()
    return found


def test_restored_home_holds_the_same(tmp_path: Path) -> None:
    home = filled(tmp_path / "old")
    file = written(home, tmp_path / "b.tar")
    fresh = Home(tmp_path / "new")
    assert restore(file, fresh) == 3
    assert keys(fresh) == keys(home)
    assert all(FileOriginals(fresh.originals).read(key) for key in keys(fresh))


@pytest.mark.parametrize("cut", [10, 600, 5000])
def test_a_cut_off_backup_is_refused_and_leaves_nothing(tmp_path: Path, cut: int) -> None:
    file = written(filled(tmp_path / "old"), tmp_path / "b.tar")
    file.write_bytes(file.read_bytes()[:-cut] if cut > 10 else file.read_bytes()[:cut])
    damaged = bytearray(file.read_bytes())
    damaged[len(damaged) // 2] ^= 0xFF
    file.write_bytes(bytes(damaged))
    with pytest.raises(BackupDamaged):
        restore(file, Home(tmp_path / "new"))
    assert not (tmp_path / "new" / "catalogue.sqlite3").exists()


def test_a_home_in_use_is_not_written_over(tmp_path: Path) -> None:
    home = filled(tmp_path / "old")
    with pytest.raises(HomeNotEmpty):
        restore(written(home, tmp_path / "b.tar"), home)
