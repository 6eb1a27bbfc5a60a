"""A clause becomes a passage when it says something by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.model import Clause
from service.model import Stored, TopicalClause
from service.passages import passages, place_of, speaks
from service.regions import load_gazetteer
from tests.service.readings import SELUMA

KEY = "a" * 64


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (Clause("1", "1.", "mengikuti kampanye"), True),
        (Clause("1", "1.", "—"), False),
        (Clause("1", "1.", "ASN dilarang:", leaf=False), False),
        (Clause("1", "1.", "hal-hal sebagai berikut", leaf=False), False),
        (Clause("1", "1.", "ASN wajib menjaga netralitas.", leaf=False), True),
        (Clause("A", "A.", "Maksud dan tujuan edaran ini", modality="heading", leaf=False), False),
        (
            Clause(
                "2",
                "2.",
                "Pelanggaran dikenai sanksi sesuai dengan ketentuan yang berlaku.",
                modality="heading",
                leaf=False,
            ),
            True,
        ),
    ],
)
def test_which_clauses_speak(clause: Clause, expected: bool) -> None:
    assert speaks(clause) is expected


def stored(*clauses: Clause) -> Stored:
    reading = replace(SELUMA, clauses=tuple(TopicalClause(c, ("support",)) for c in clauses))
    return Stored(KEY, "a.pdf", "application/pdf", 1, "ready", 2, "", "1", None, reading)


def test_a_passage_carries_lead_in_heading_and_attributes() -> None:
    heading = Clause("A", "A.", "Larangan", modality="heading", leaf=False)
    clause = Clause("A.1", "1.", "ikut kampanye", lead_in="ASN dilarang:", modality="prohibition")
    (passage,) = passages(stored(heading, clause), load_gazetteer())
    assert (passage.text, passage.context) == ("ikut kampanye", "Larangan ASN dilarang:")
    assert place_of(passage.key) == (KEY, "A.1") and passage.group == KEY
    assert passage.attributes["modality"] == ("prohibition",)
    assert passage.attributes["topic"] == ("support",)
    assert "17.05" in passage.attributes["region"] and passage.attributes["year"] == ("2020",)


def test_what_has_not_been_read_has_no_passages() -> None:
    assert passages(replace(stored(), reading=None), load_gazetteer()) == ()
