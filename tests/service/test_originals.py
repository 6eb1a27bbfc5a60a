"""What every place for originals promises; runs over a folder, a memory, and an S3 server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import fsspec
import pytest

from service.errors import BadSettings, OriginalDamaged, OriginalMissing, StoreUnavailable
from service.library import Library
from service.original_files import FileOriginals
from service.original_objects import ObjectOriginals
from service.originals import Originals, key_of, open_originals
from service.settings import Settings
from service.wiring import build, restore_home
from tests.service.letters import BASEL, SELUMA
from tests.service.objects import BUCKET, s3_server


@pytest.fixture(scope="module")
def surroundings() -> Iterator[dict[str, str]]:
    with s3_server() as variables:
        yield variables


@pytest.fixture
def bucket(surroundings: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """An empty folder of a bucket."""
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    return f"s3://{BUCKET}/{tmp_path.name}"


def memory() -> Any:
    return fsspec.filesystem("memory", skip_instance_cache=True)


@pytest.fixture(params=["folder", "memory", "s3"])
def originals(request: pytest.FixtureRequest, tmp_path: Path, bucket: str) -> Originals:
    made: dict[str, Callable[[], Originals]] = {
        "folder": lambda: open_originals(f"file://{tmp_path}/originals"),
        "memory": lambda: Remembering(memory, f"/{tmp_path.name}"),
        "s3": lambda: open_originals(bucket),
    }
    return made[request.param]()


class Remembering(ObjectOriginals):
    """Memory has no buckets."""

    def _demand_place(self) -> None:
        self._objects.makedirs(self.place, exist_ok=True)


def spoil(originals: Originals, key: str, data: bytes) -> None:
    """Change what lies under a key behind our back."""
    if isinstance(originals, FileOriginals):
        originals.path(key).write_bytes(data)
    else:
        assert isinstance(originals, ObjectOriginals)
        originals._objects.pipe_file(originals.path(key), data)


def test_bytes_come_back_by_their_key(originals: Originals) -> None:
    assert not originals.any and list(originals.keys()) == []
    key = originals.put(b"surat")
    assert key == key_of(b"surat") and originals.any
    assert originals.read(key) == b"surat"
    with originals.open(key) as file:
        originals.remove(key)
        assert file.read() == b"surat"


def test_the_same_bytes_twice_are_one(originals: Originals) -> None:
    assert originals.put(b"surat") == originals.put(b"surat")
    assert list(originals.keys()) == [key_of(b"surat")]


def test_an_unknown_key_is_told(originals: Originals) -> None:
    with pytest.raises(OriginalMissing):
        originals.read("0" * 64)


def test_changed_bytes_are_told_and_healed_by_taking_in_again(originals: Originals) -> None:
    key = originals.put(b"surat")
    for damaged in (b"lain", b""):
        spoil(originals, key, damaged)
        with pytest.raises(OriginalDamaged):
            originals.read(key)
        assert originals.put(b"surat") == key and originals.read(key) == b"surat"


def test_removed_is_gone_and_removing_again_is_no_fault(originals: Originals) -> None:
    key = originals.put(b"surat")
    other = originals.put(b"lain")
    originals.remove(key)
    originals.remove(key)
    assert list(originals.keys()) == [other]


def test_a_bucket_that_is_not_there_is_no_lost_original(bucket: str) -> None:
    nowhere = open_originals("s3://nowhere/at-all")
    for call in (
        lambda: nowhere.read("0" * 64),
        lambda: nowhere.put(b"surat"),
        lambda: list(nowhere.keys()),
        lambda: nowhere.any,
    ):
        with pytest.raises(StoreUnavailable):
            call()


def test_a_store_that_is_gone_is_told(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")  # nobody listens there
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    with pytest.raises(StoreUnavailable, match="cannot be reached"):
        open_originals(bucket).put(b"surat")


def test_bytes_that_do_not_come_back_are_not_accepted() -> None:
    class Losing:
        def pipe_file(self, path: str, data: bytes) -> None:
            """Says nothing, keeps nothing."""

        def cat_file(self, path: str) -> bytes:
            raise FileNotFoundError(path)

        def exists(self, path: str) -> bool:
            return True

    with pytest.raises(StoreUnavailable, match="did not come back"):
        ObjectOriginals(Losing, "surat").put(b"surat")


@pytest.mark.parametrize("address", ["ftp://surat/x", "s3://", "file:///"])
def test_an_address_that_cannot_be_used_is_told(address: str) -> None:
    with pytest.raises(BadSettings, match="EDARAN_ORIGINALS"):
        open_originals(address)


@pytest.fixture
def remote(settings: Settings, bucket: str) -> Iterator[Library]:
    opened = build(replace(settings, originals=bucket))
    yield opened
    opened.close()


def test_a_home_with_its_originals_elsewhere_lives_through_everything(
    remote: Library, settings: Settings, papers: Path, bucket: str, tmp_path: Path
) -> None:
    assert remote.ingest([papers]).ready == 3
    assert not (settings.home / "originals").exists()
    assert remote.care.verify().sound and remote.care.verify().originals == 3
    assert remote.care.backup(tmp_path / "all.tar") == 3
    spoil(remote.parts.originals, key_of(SELUMA), b"changed")
    remote.parts.originals.remove(key_of(BASEL))
    remote.parts.originals.put(b"1. ASN dilarang mendukung calon.")
    codes = {problem.code for problem in remote.care.verify().problems}
    assert codes == {"original_damaged", "original_missing", "original_unknown"}
    fresh = replace(settings, home=tmp_path / "fresh", originals=bucket)
    assert restore_home(fresh, tmp_path / "all.tar") == 3  # what is missing or damaged is healed
    restored = build(fresh)
    assert {problem.code for problem in restored.care.verify(repair=True).problems} == set()
    assert restored.parts.originals.read(key_of(SELUMA)) == SELUMA
    restored.close()
