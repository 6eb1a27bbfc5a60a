"""A page chosen anew stands in place of the first reading until it is taken back."""

from __future__ import annotations

from ingest.geometry import Box
from ingest.model import Notice, Page, Pages, Word
from service.chosen_pages import with_chosen
from service.model import Correction, PageReading


def page(number: int, text: str) -> Page:
    words = (Word(text, Box(number, 0.1, 0.1, 0.2, 0.2), 0.9),)
    return Page(number, 595.0, 842.0, "ocr", 0.9, 0, words)


READ = Pages(
    (page(1, "satu"), page(2, "dua")),
    (Notice("pages", 2, "page_doubtful", "Doubtful."), Notice("pages", None, "other", "Other.")),
)


def line(id_: int, text: str, kind: str = "page", target: str = "2") -> Correction:
    chosen = PageReading(page(2, text), (Notice("pages", 2, "new", "New."),))
    return Correction(id_, "2026-11-26", "rina", kind, target, reading=chosen)  # type: ignore[arg-type]  # from tests


def test_without_a_choice_the_pages_are_the_very_same() -> None:
    assert with_chosen(READ, ()) is READ
    assert with_chosen(READ, (Correction(1, "", "rina", "text", "1", "a", "b"),)) is READ


def test_the_last_choice_stands_with_its_own_notices() -> None:
    pages = with_chosen(READ, (line(1, "duo"), line(2, "dua.")))
    assert [one.words[0].text for one in pages.pages] == ["satu", "dua."]
    assert [one.code for one in pages.notices] == ["other", "new"]


def test_a_choice_taken_back_lets_the_one_before_stand_again() -> None:
    taken_back = Correction(3, "", "budi", "withdraw", "2")
    pages = with_chosen(READ, (line(1, "duo"), line(2, "dua."), taken_back))
    assert pages.pages[1].words[0].text == "duo"
    both = (line(1, "duo"), Correction(2, "", "budi", "withdraw", "1"))
    assert with_chosen(READ, both) is READ
