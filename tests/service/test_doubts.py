"""What wants a person's eye, and leaves the queue once somebody looked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.model import Clause, Found, Metadata, Notice, Word
from service.correcting import Edit
from service.doubts import doubtful, kinds_of
from service.errors import BadParameter
from service.library import Library
from service.model import Mark, MarkedField, Reading, TopicalClause
from tests.service.letters import letter
from tests.service.readings import SELUMA
from tests.service.test_correcting import keys


def unsure(text: str = "dilarang rnengikuti", sure: float = 0.5) -> TopicalClause:
    box = SELUMA.clauses[0].clause.words[0].box if SELUMA.clauses[0].clause.words else None
    assert box is not None
    words = tuple(Word(part, box, sure) for part in text.split())
    return TopicalClause(Clause("1", "1.", text, words))


def reading(**changes: object) -> Reading:
    plain = replace(SELUMA, metadata=Metadata("official", "edaran"), notices=(), clauses=())
    return replace(plain, **changes)  # type: ignore[arg-type]  # fields of a Reading


DOUBT = Metadata("official", "edaran", (Found("number", "8OO/1", (), True),))
BLANK = Notice("metadata", 1, "number_blank", "The number has a blank.")
UNREAD = Notice("pages", 2, "page_unread", "No text could be read on this page.")
MARK = Mark("rina", "2026-01-01")
SURE = Mark("rina", "2026-01-01", None, "budi")


@pytest.mark.parametrize(
    ("read", "kinds"),
    [
        (reading(), ()),
        (reading(metadata=DOUBT), ("number",)),
        (reading(metadata=DOUBT, corrected=(MarkedField("number", MARK),)), ("unconfirmed",)),
        (reading(metadata=DOUBT, corrected=(MarkedField("number", SURE),)), ()),
        (reading(notices=(BLANK, UNREAD)), ("number", "page")),
        (reading(notices=(BLANK,), corrected=(MarkedField("number", SURE),)), ()),
        (reading(clauses=(unsure(),)), ("clause",)),
        (reading(clauses=(unsure(sure=0.9),)), ()),
        (reading(clauses=(replace(unsure(), mark=MARK),)), ("unconfirmed",)),
        (reading(clauses=(replace(unsure(), mark=SURE),)), ()),
        (reading(clauses=(unsure("paling lambat 5O hari", 0.7),)), ("figure", "clause")),
        (reading(clauses=(unsure("paling lambat lima hari", 0.7),)), ("clause",)),
    ],
)
def test_what_is_doubtful_until_somebody_looked(read: Reading, kinds: tuple[str, ...]) -> None:
    assert kinds_of(read) == kinds
    assert {one.kind for one in doubtful(read)} == set(kinds)


def test_the_queue_follows_corrections(filled: Library, tmp_path: Path) -> None:
    assert filled.editing.review("", 10, 0).total == 0
    with pytest.raises(BadParameter):
        filled.editing.review("weather", 10, 0)
    draft = tmp_path / "draft.txt"
    draft.write_bytes(letter("800/      /BKPSDMD/2024", "Kabupaten Kaur", "Bintuhan", 2024))
    assert filled.ingest([draft]).ready == 1
    found = filled.editing.review("", 10, 0)
    assert (found.kind, found.total, found.counts["number"]) == ("number", 1, 1)
    assert [one.kind for one in found.circulars[0].items] == ["number"]
    key = keys(filled)["draft.txt"]
    filled.editing.correct(key, [Edit("field", "number", None)], "rina", note="kosong pada naskah")
    waiting = filled.editing.review("", 10, 0)
    assert (waiting.kind, waiting.total, waiting.counts["number"]) == ("unconfirmed", 1, 0)
    filled.editing.confirm(key, filled.editing.corrections(key)[-1].id, "budi")
    assert filled.editing.review("", 10, 0).total == 0
