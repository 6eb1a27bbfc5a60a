"""Rows give back what was put in them, or say that they are damaged."""

from __future__ import annotations

import json
import zlib
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.geometry import Box
from ingest.model import Pages, Word
from service.errors import CatalogueDamaged
from service.model import Reading
from service.store.codec import encode, pack, unpack
from service.store.rows import clause, clause_rows, pages, pages_row
from tests.service.readings import SELUMA, pages_as_kept, readings


@given(readings())
def test_a_reading_survives_packing_whole(reading: Reading) -> None:
    assert unpack(Reading, pack(reading)) == reading


@given(pages_as_kept())
def test_pages_survive_with_every_word(value: Pages) -> None:
    assert pages(pages_row(value)) == value


@given(readings())
def test_clause_rows_give_back_the_clauses_in_order(reading: Reading) -> None:
    rows = clause_rows(reading)
    assert tuple(clause(row.body) for row in rows) == reading.clauses
    assert [row.position for row in rows] == list(range(len(rows)))


@given(st.data())
def test_a_changed_byte_is_never_delivered_as_content(data: st.DataObject) -> None:
    packed = bytearray(pack(SELUMA))
    place = data.draw(st.integers(0, len(packed) - 1))
    packed[place] ^= data.draw(st.integers(1, 255))
    try:
        assert unpack(Reading, bytes(packed)) == SELUMA  # some bits of the head mean nothing
    except CatalogueDamaged:
        return


def test_a_cut_row_is_told_as_damage() -> None:
    with pytest.raises(CatalogueDamaged, match="reading"):
        unpack(Reading, pack(SELUMA)[:-9])


def test_a_field_added_later_takes_its_default_in_rows_written_before() -> None:
    row = encode(SELUMA.clauses[0].clause)
    del row["doubt"]
    old = zlib.compress(json.dumps({"clause": row, "topics": ["support"]}).encode())
    assert clause(old) == SELUMA.clauses[0]


def test_a_missing_field_without_default_is_damage() -> None:
    with pytest.raises(CatalogueDamaged):
        clause(zlib.compress(b'{"topics": []}'))


def test_the_short_forms_name_every_field() -> None:
    """A field added to Word or Box must be added to the codec too."""
    assert [item.name for item in fields(Word)] == ["text", "box", "confidence", "bold"]
    assert [item.name for item in fields(Box)] == ["page", "x0", "y0", "x1", "y1"]
