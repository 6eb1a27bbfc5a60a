"""Flowing text whose every span leads back to its printed words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.runs import run, run_of
from tests.builders import line, lines


def test_a_span_leads_to_the_boxes_of_its_words() -> None:
    flow = run_of(lines("NETRALITAS PEGAWAI\nPADA PILKADA"))
    start = flow.text.index("PEGAWAI")
    boxes = flow.boxes(start, flow.text.index("PILKADA") - 1)
    assert len(boxes) == 2
    assert [word.text for word in flow.words(start, start + 7)] == ["PEGAWAI"]


def test_a_word_broken_at_a_lines_end_is_whole_and_has_both_its_boxes() -> None:
    flow = run_of(lines("tahapan Pemilih-\nan Umum"))
    assert flow.text == "tahapan Pemilihan Umum"
    start = flow.text.index("Pemilihan")
    assert [word.text for word in flow.words(start, start + 9)] == ["Pemilih-", "an"]


def test_the_worst_confidence_of_a_span_counts() -> None:
    certain, doubtful = line("Nomor 12", confidence=0.9), line("2020", row=1, confidence=0.4)
    flow = run_of([certain, doubtful])
    assert flow.worst() == 0.4
    assert flow.worst(0, 5) == 0.9
    assert run_of(lines("Nomor")).worst() is None


@given(st.lists(st.text(alphabet="abc- /", min_size=1, max_size=20), max_size=8))
def test_every_word_is_found_where_the_text_holds_it(rows: list[str]) -> None:
    kept = [row for row in rows if row.split()]
    flow = run_of([line(row, row=number) for number, row in enumerate(kept)])
    for start, end, word in flow.places:
        assert flow.text[start:end] in (word.text, word.text[:-1])


def test_words_that_are_not_in_the_text_are_left_out() -> None:
    assert run("abc", line("abc xyz").words).places[-1][2].text == "abc"
