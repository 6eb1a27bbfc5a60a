"""The overlay of corrections over readings that have changed since."""

from __future__ import annotations

from ingest.geometry import Box
from ingest.model import Circular, Clause, Metadata, Word
from service.corrections import in_force, overlay
from service.model import Correction


def words(text: str, y: float) -> tuple[Word, ...]:
    return tuple(
        Word(part, Box(1, 0.1 * n, y, 0.1 * n + 0.08, y + 0.02), 0.9)
        for n, part in enumerate(text.split(), 1)
    )


def read(*items: tuple[str, str, float]) -> Circular:
    """A circular of clauses (path, text, height on the page)."""
    clauses = tuple(Clause(path, f"{path}.", text, words(text, y)) for path, text, y in items)
    text = "\n".join(clause.text for clause in clauses)
    return Circular((), Metadata("official", "edaran"), text, clauses, (), ())


def line(target: str, before: str, after: str, y: float, id_: int = 1) -> Correction:
    places = tuple(word.box for word in words(before, y))
    return Correction(id_, "2026-01-02T", "rina", "text", target, before, after, places)


THREE = (
    ("1", "ASN wajib menjaga netralitas dalam pemilihan", 0.1),
    ("2", "ASN dilarang memberikan dukungan kepada calon", 0.2),
    ("3", "Pelanggaran dilaporkan kepada Bawaslu", 0.3),
)
FIX = line("2", THREE[1][1], "ASN dilarang memberi dukungan kepada bakal calon", 0.2)


def test_a_correction_follows_its_clause_to_another_path() -> None:
    moved = read(THREE[0], ("1.a", THREE[1][1], 0.2), THREE[2])
    laid = overlay(moved, [FIX])
    assert laid.circular.clauses[1].text == FIX.after
    assert list(laid.marks) == ["1.a"]


def test_words_read_quite_otherwise_are_told_by_their_place_on_the_page() -> None:
    damaged = read(THREE[0], ("Z", "A5N di1arang rnemberikan dukunqan kepad calan", 0.2), THREE[2])
    assert overlay(damaged, [FIX]).circular.clauses[1].text == FIX.after


def test_without_a_sure_place_nothing_is_changed_and_a_notice_says_so() -> None:
    other = read(THREE[0], ("2", "Surat ini berlaku sejak ditetapkan", 0.7), THREE[2])
    laid = overlay(other, [FIX])
    assert [clause.text for clause in laid.circular.clauses] == [
        clause.text for clause in other.clauses
    ]
    assert [notice.code for notice in laid.circular.notices] == ["correction_unplaced"]
    assert FIX.after is not None and FIX.after in laid.circular.notices[0].message


def test_two_clauses_of_the_same_words_elsewhere_are_no_sure_place() -> None:
    twice = read(("4", THREE[1][1], 0.5), ("5", THREE[1][1], 0.6))
    assert overlay(twice, [FIX]).lost


def test_corrections_stand_one_upon_the_other_and_the_first_reading_is_remembered() -> None:
    second = line("2", FIX.after or "", "ASN dilarang mendukung bakal calon", 0.2, 2)
    laid = overlay(read(*THREE), [FIX, second])
    assert laid.circular.clauses[1].text == second.after
    assert laid.marks["2"].as_read == THREE[1][1]
    assert second.after is not None and second.after in laid.circular.text


def test_withdrawn_lines_are_not_in_force_and_confirmed_ones_name_who() -> None:
    confirm = Correction(2, "", "budi", "confirm", "1")
    withdraw = Correction(3, "", "rina", "withdraw", "1")
    assert in_force([FIX, confirm]) == ((FIX, "budi"),)
    assert in_force([FIX, confirm, withdraw]) == ()


def test_no_corrections_change_nothing() -> None:
    circular = read(*THREE)
    assert overlay(circular, []).circular is circular
