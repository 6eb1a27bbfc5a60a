"""Every file ends in a named state; a run may be repeated, interrupted, or share its home."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from service.errors import PathNotFound
from service.ingestion import Progress
from service.library import Library
from service.originals import key_of
from service.settings import Settings
from service.wiring import build
from tests.service.letters import BASEL, SELUMA, write_letters


def test_a_folder_is_read_whole_and_can_be_searched(filled: Library) -> None:
    assert filled.counts() == {"ready": 3}
    found = filled.search("kendaraan dinas", filled.filters({}), 10, 0)
    assert {match.clause.clause.path for match in found.matches} == {"1.b"}
    assert found.left_out == 0 and filled.care.verify().sound


def test_the_same_folder_again_changes_nothing_and_says_so(filled: Library, papers: Path) -> None:
    before = filled.circular(key_of(SELUMA))
    summary = filled.ingest([papers])
    assert (summary.files, summary.ready, summary.duplicates) == (3, 0, 3)
    assert filled.circular(key_of(SELUMA)) == before


def test_a_bad_file_is_named_and_the_others_are_read(library: Library, papers: Path) -> None:
    (papers / "a-empty.pdf").write_bytes(b"")
    (papers / "b-page.pdf").write_bytes(b"<html><body>x")
    (papers / "c-cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (papers / "d-blank.txt").write_bytes(b"  \n")
    (papers / "table.csv").write_text("x")
    summary = library.ingest([papers])
    codes = {failure.file: failure.code for failure in summary.failed}
    assert codes == {
        "a-empty.pdf": "empty_file",
        "b-page.pdf": "format_mismatch",
        "c-cut.pdf": "damaged",
        "d-blank.txt": "no_text",
    }
    assert (summary.files, summary.ready) == (7, 3)
    assert [skipped.file for skipped in summary.skipped] == ["table.csv"]


def test_the_same_bytes_twice_in_one_run_count_once(library: Library, papers: Path) -> None:
    (papers / "copy.txt").write_bytes(SELUMA)
    summary = library.ingest([papers])
    assert (summary.files, summary.ready, summary.duplicates) == (4, 3, 1)


def test_a_failed_file_fails_again_by_name_not_as_a_duplicate(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "blank.txt").write_bytes(b" \n")
    for _ in range(2):
        summary = library.ingest([tmp_path / "blank.txt"])
        assert [failure.code for failure in summary.failed] == ["no_text"]
        assert summary.duplicates == 0


def test_progress_tells_every_file_once(library: Library, papers: Path) -> None:
    told: list[Progress] = []
    library.ingest([papers], told=told.append)
    assert [progress.done for progress in told] == [1, 2, 3]
    assert {progress.file for progress in told} == {
        "seluma.txt",
        "2024/basel.txt",
        "2024/batanghari.txt",
    }
    assert {(progress.total, progress.outcome) for progress in told} == {(3, "ready")}


def test_what_an_earlier_run_left_is_read_too(library: Library, papers: Path) -> None:
    library.add("basel.txt", BASEL)
    assert library.parts.store.claim("dead worker", 3600) is not None
    summary = library.ingest([papers / "seluma.txt"])
    assert (summary.files, summary.ready) == (1, 1)
    assert library.counts() == {"ready": 2}


def test_a_file_already_queued_counts_as_ready_not_duplicate(
    library: Library, papers: Path
) -> None:
    library.add("basel.txt", BASEL)
    summary = library.ingest([papers])
    assert (summary.ready, summary.duplicates) == (3, 0)


def test_a_path_that_is_not_there_is_told_before_anything_is_done(
    library: Library, papers: Path
) -> None:
    with pytest.raises(PathNotFound):
        library.ingest([papers, papers / "missing"])
    assert library.counts() == {}


def test_a_file_over_the_limit_is_not_read_into_memory(settings: Settings, tmp_path: Path) -> None:
    with (tmp_path / "huge.pdf").open("wb") as huge:
        huge.truncate(10**12)  # a sparse file
    library = build(replace(settings, max_bytes=1000))
    (failure,) = library.ingest([tmp_path / "huge.pdf"]).failed
    assert failure.code == "too_large"
    library.close()


def test_children_read_as_this_process_does(
    settings: Settings, filled: Library, tmp_path: Path, papers: Path
) -> None:
    other = build(replace(settings, home=tmp_path / "other", executor="processes", workers=2))
    assert other.ingest([papers]).ready == 3
    key = key_of(SELUMA)
    assert other.circular(key).reading == filled.circular(key).reading
    other.close()


def test_two_libraries_ingest_one_folder_at_once(settings: Settings, tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    write_letters(tmp_path / "letters", 20)
    libraries = [build(settings), build(settings)]
    with ThreadPoolExecutor(2) as threads:
        summaries = list(threads.map(lambda one: one.ingest([tmp_path / "letters"]), libraries))
    assert all(summary.failed == () for summary in summaries)
    assert all(summary.ready + summary.duplicates == 20 for summary in summaries)
    assert libraries[0].counts() == {"ready": 20}
    assert libraries[1].care.verify().sound
    for library in libraries:
        library.close()
