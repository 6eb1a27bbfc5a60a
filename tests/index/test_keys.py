"""Packed keys are as good as a tuple of texts."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.keys import joined, keys_of

TEXTS = st.lists(st.text(max_size=8), unique=True, max_size=20)


@given(TEXTS, st.text(max_size=8))
def test_every_key_is_found_where_it_stands_and_no_other(texts: list[str], other: str) -> None:
    keys = keys_of(texts)
    assert [keys[row] for row in range(len(keys))] == texts
    assert [keys.row(text) for text in texts] == list(range(len(texts)))
    assert (keys.row(other) is not None) == (other in texts)


@given(TEXTS, TEXTS, st.data())
def test_keys_are_kept_and_joined_in_order(
    first: list[str], second: list[str], data: st.DataObject
) -> None:
    mask = np.array(
        data.draw(st.lists(st.booleans(), min_size=len(first), max_size=len(first))), bool
    )
    both = joined([keys_of(first).kept(mask), keys_of(second)])
    kept = [text for text, keep in zip(first, mask, strict=True) if keep]
    assert [both[row] for row in range(len(both))] == [*kept, *second]
