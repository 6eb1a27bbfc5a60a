"""Reading without keeping: every file answered, in order, and the home untouched."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import IngestError, MismatchedFormat
from service.executors.executor import Refusal
from service.library import Library
from service.model import Failure, Reading
from service.reads import refused


def test_each_file_is_answered_in_the_order_given(library: Library, papers: Path) -> None:
    (papers / "empty.pdf").write_bytes(b"")
    files = [papers / "empty.pdf", papers / "seluma.txt", papers / "gone.pdf", papers]
    outcomes = list(library.read(files))
    assert [outcome.file for outcome in outcomes] == [str(file) for file in files]
    first, second, third, fourth = outcomes
    assert isinstance(first, Failure) and first.code == "empty_file"
    assert isinstance(second, Reading) and second.region is not None
    assert second.region.name == "Kabupaten Seluma"
    assert isinstance(third, Failure) and third.code == "path_not_found"
    assert isinstance(fourth, Failure)
    assert library.counts() == {}


def test_many_files_keep_their_order(library: Library, papers: Path) -> None:
    files = [papers / "seluma.txt", papers / "2024" / "basel.txt"] * 6
    assert [outcome.file for outcome in library.read(files)] == [str(file) for file in files]


def test_a_trace_shows_every_stage(library: Library, papers: Path) -> None:
    trace = library.trace((papers / "seluma.txt").read_bytes(), "seluma.txt")
    assert trace.lines and trace.blocks and trace.clauses


def test_a_refusal_is_raised_as_what_it_was(library: Library) -> None:
    with pytest.raises(MismatchedFormat) as caught:
        library.trace(b"<html><p>x", "a.pdf")
    assert str(caught.value).count(MismatchedFormat.sentence) == 1


def test_a_refusal_of_an_unknown_kind_keeps_its_sentence() -> None:
    fault = refused(Refusal("strange", "Something odd."))
    assert type(fault) is IngestError and str(fault) == "Something odd."


def test_the_legal_basis_of_a_draft_is_judged(library: Library) -> None:
    draft = b"Berdasarkan Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara.\n"
    basis = library.check_citations(draft, "draft.txt")
    assert [item.citation.canonical for item in basis.citations] == ["UU 5/2014"]
    assert basis.citations[0].today.status == "revoked"
