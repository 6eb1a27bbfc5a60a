"""Accepted means kept; refused means nothing is kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from service.library import Library
from service.originals import key_of
from service.settings import Settings
from service.wiring import build
from tests.service.letters import SELUMA


def test_accepted_is_kept_with_its_bytes_and_queued(library: Library) -> None:
    accepted = library.add("seluma.txt", SELUMA)
    assert (accepted.outcome, accepted.key) == ("accepted", key_of(SELUMA))
    assert library.parts.originals.read(key_of(SELUMA)) == SELUMA
    stored = library.circular(key_of(SELUMA))
    assert (stored.state, stored.media_type, stored.size) == ("queued", "text/plain", len(SELUMA))


def test_the_same_bytes_under_another_name_are_a_duplicate(library: Library) -> None:
    library.add("seluma.txt", SELUMA)
    again = library.add("copy.txt", SELUMA)
    assert (again.outcome, again.key) == ("duplicate", key_of(SELUMA))
    assert library.counts() == {"queued": 1}


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.pdf", b"", "empty_file"),
        ("page.pdf", b"<html><body>x", "format_mismatch"),
        ("archive.zip", b"PK\x03\x04\x00\x01", "unknown_format"),
    ],
)
def test_refused_says_why_and_leaves_nothing(
    library: Library, name: str, data: bytes, code: str
) -> None:
    refused = library.add(name, data)
    assert refused.outcome == "rejected" and refused.key is None
    assert refused.failure is not None and refused.failure.code == code
    assert library.counts() == {} and list(library.parts.originals.keys()) == []


def test_a_file_over_the_limit_is_refused(settings: Settings) -> None:
    library = build(replace(settings, max_bytes=10))
    refused = library.add("seluma.txt", SELUMA)
    assert refused.failure is not None and refused.failure.code == "too_large"
    library.close()


def test_what_failed_before_is_tried_again_when_it_comes_again(
    library: Library, tmp_path: Path
) -> None:
    blank = b"   \n \n"
    (tmp_path / "blank.txt").write_bytes(blank)
    assert len(library.ingest([tmp_path / "blank.txt"]).failed) == 1
    assert library.circular(key_of(blank)).state == "failed"
    assert library.add("blank.txt", blank).outcome == "accepted"
    assert library.circular(key_of(blank)).state == "queued"


def test_one_file_sent_by_many_at_once_is_one_circular(library: Library) -> None:
    with ThreadPoolExecutor(16) as threads:
        outcomes = [
            accepted.outcome
            for accepted in threads.map(lambda n: library.add(f"{n}.txt", SELUMA), range(32))
        ]
    assert outcomes.count("accepted") == 1 and outcomes.count("duplicate") == 31
    assert library.counts() == {"queued": 1}
