"""Every way of saying when and save when matches its examples and no near miss."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from ingest.periods import EXCEPTIONS, PERIODS, Phrase, exceptions_in, periods_in

Find = Callable[[str], Iterator[tuple[tuple[str, ...], int, int]]]
ROWS = [(periods_in, row) for row in PERIODS] + [(exceptions_in, row) for row in EXCEPTIONS]


@pytest.mark.parametrize(("find", "row"), ROWS, ids=lambda value: getattr(value, "key", ""))
def test_a_phrase_is_found_whole_in_its_examples_and_no_near_miss(find: Find, row: Phrase) -> None:
    for text in row.examples:
        found = [(means, text[start:end]) for means, start, end in find(text)]
        assert [words for _, words in found] == [text]
        assert all(mean.endswith(row.key) for mean in found[0][0])
    for text in row.near_misses:
        assert not any(row.key in mean for means, _, _ in find(text) for mean in means)


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("selama masa kampanye", ("during_campaign",)),
        (
            "sebelum, pada saat, dan setelah masa kampanye",
            ("before_campaign", "during_campaign", "after_campaign"),
        ),
        ("baik sebelum maupun sesudah pelaksanaan pemilihan", ()),
    ],
)
def test_a_period_tells_its_sides(text: str, means: tuple[str, ...]) -> None:
    found = [one[0] for one in periods_in(text)]
    assert found == ([means] if means else found)
    assert means or all("during_stages" not in one for one in found)
