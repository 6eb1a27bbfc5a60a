"""One circular looked at, or told why it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.errors import (
    CircularNotFound,
    ClauseNotFound,
    JobNotFound,
    NotReady,
    OriginalDamaged,
    PageNotFound,
)
from service.library import Library
from service.originals import key_of
from tests.service.letters import SELUMA, letter, pdf_letter

KEY = key_of(SELUMA)


def test_a_circular_and_its_clauses(filled: Library) -> None:
    stored = filled.circular(KEY)
    assert stored.reading is not None and stored.reading.clauses == filled.clauses(KEY)


def test_a_short_key_stands_for_the_one_that_begins_so(filled: Library) -> None:
    assert filled.key(KEY[:8].upper()) == KEY
    for start in (KEY[:5], "zzzzzzzz", ""):
        with pytest.raises(CircularNotFound):
            filled.key(start)


def test_what_is_not_read_yet_says_its_state(library: Library) -> None:
    key = library.add("new.txt", letter("1/2/2020")).key or ""
    with pytest.raises(NotReady, match="queued"):
        library.clauses(key)


def test_an_original_is_checked_before_it_is_handed_out(filled: Library) -> None:
    stored, file = filled.original(KEY)
    with file:
        assert stored.file == "seluma.txt" and file.read() == SELUMA
    filled.parts.originals.path(KEY).write_bytes(b"changed")
    with pytest.raises(OriginalDamaged):
        filled.original(KEY)


def test_a_page_is_drawn_with_the_lines_of_a_clause_lit(filled: Library) -> None:
    plain, lit = filled.page_image(KEY, 1), filled.page_image(KEY, 1, "1.b")
    assert plain.startswith(b"\x89PNG") and lit.startswith(b"\x89PNG") and plain != lit


def test_a_page_of_a_pdf_is_drawn_from_its_original(library: Library, tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(pdf_letter(1))
    assert library.ingest([tmp_path / "letter.pdf"]).ready == 1
    key = key_of(pdf_letter(1))
    assert library.page_image(key, 1) != library.page_image(key, 1, "1.a")
    stage = library.draw(pdf_letter(1), "letter.pdf", "clauses", 1)
    assert stage.startswith(b"\x89PNG")


def test_a_page_or_clause_that_is_not_there_is_told(filled: Library) -> None:
    with pytest.raises(PageNotFound):
        filled.page_image(KEY, 2)
    with pytest.raises(ClauseNotFound):
        filled.page_image(KEY, 1, "9.z")
    with pytest.raises(CircularNotFound):
        filled.page_image("0" * 64, 1)


def test_jobs_are_found_by_their_id(filled: Library) -> None:
    jobs, total = filled.jobs(10, 0)
    assert total == 3 and filled.job(jobs[0].id) == jobs[0]
    with pytest.raises(JobNotFound):
        filled.job("99")


def test_history_tells_who_brought_it(filled: Library) -> None:
    assert [(line["who"], line["what"]) for line in filled.history(KEY)] == [
        ("ingest", "received"),
        ("reader", "read"),
    ]
    with pytest.raises(CircularNotFound):
        filled.history("0" * 64)


def test_the_legal_basis_of_a_kept_circular(filled: Library) -> None:
    cited = [item.citation.canonical for item in filled.citations(KEY).citations]
    assert cited == ["UU 5/2014", "PP 94/2021"]


def test_lists_leave_out_texts_but_count_them(filled: Library) -> None:
    found, total = filled.circulars(filled.filters({"year": ["2020"]}), 10, 0)
    assert total == 1 and found[0].key == KEY and found[0].clause_count > 2
    assert found[0].reading is not None and found[0].reading.clauses == ()
