"""A comparison says of every circular and topic: stated, not stated, or unreadable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.encoder import FixedEncoder
from index.meaning import Meaning
from ingest.model import Clause, Metadata, Notice
from service.compare import compare
from service.compared import Comparison
from service.model import Filters, Reading, Stored, TopicalClause

LABELS = {"photos": "Foto bersama", "gifts": "Pemberian barang", "other": "Lain-lain"}


def circular(key: str, *rows: tuple[str, str, str], unread: bool = False) -> Stored:
    clauses = tuple(
        TopicalClause(
            Clause(path, path + ".", text, modality="prohibition"), (topic,) if topic else ()
        )
        for path, topic, text in rows
    )
    notices = (Notice("pages", 2, "page_unread", "Halaman 2 tidak terbaca."),) if unread else ()
    reading = Reading(
        f"{key}.pdf", Metadata("official", "edaran"), None, 2024, "pilkada", (), "", clauses, (),
        notices,
    )  # fmt: skip
    return Stored(key, f"{key}.pdf", "application/pdf", 1, "ready", 1, "", "1", None, reading)


def test_silence_on_a_page_read_with_little_certainty_proves_nothing() -> None:
    doubtful = circular("b", ("1", "gifts", "dilarang memberi barang"))
    assert doubtful.reading is not None
    for code in ("page_doubtful", "page_damaged"):
        notices = (Notice("pages", 2, code, "Halaman 2."),)
        read = replace(doubtful, reading=replace(doubtful.reading, notices=notices))
        made = compare(
            (circular("a", ("1", "photos", "dilarang berfoto")), read), Filters(), None, by_words,
            LABELS,
        )  # fmt: skip
        photos = next(row for row in made.rows if row.topic == "photos")
        assert photos.cells[1].state == "unreadable"


def by_words(texts: Sequence[str]) -> Meaning:
    return Meaning(FixedEncoder(), texts)


A = circular("a", ("1", "photos", "dilarang berfoto bersama calon"))
B = circular(
    "b",
    ("1", "gifts", "dilarang memberi barang"),
    ("2", "photos", "dilarang berfoto bersama calon"),
)


def comparison(*columns: Stored, baseline: str | None = None) -> Comparison:
    return compare(columns, Filters(), baseline, by_words, LABELS)


def states(result: Comparison) -> dict[str, list[str]]:
    return {row.topic: [cell.state for cell in row.cells] for row in result.rows}


def test_silence_is_not_stated() -> None:
    result = states(comparison(A, B))
    assert result == {"photos": ["stated", "stated"], "gifts": ["not_stated", "stated"]}


def test_silence_of_a_circular_with_an_unread_page_is_unreadable() -> None:
    torn = circular("c", ("1", "photos", "dilarang berfoto"), unread=True)
    assert states(comparison(torn, B))["gifts"] == ["unreadable", "stated"]


def test_like_clauses_of_different_circulars_are_paired() -> None:
    pairs = comparison(A, B).pairs
    assert [(pair.a, pair.b, pair.change) for pair in pairs] == [(("a", "1"), ("b", "2"), "same")]


def test_changes_are_told_against_the_baseline() -> None:
    rows = {row.topic: row.cells for row in comparison(A, B, baseline="a").rows}
    assert [cell.change for cell in rows["photos"]] == [None, "same"]
    assert [cell.change for cell in rows["gifts"]] == [None, "added"]


def test_the_same_request_has_the_same_id_and_rows() -> None:
    assert comparison(A, B) == comparison(A, B)
    assert comparison(A, B).id == comparison(B, A).id
