"""Plain text to paragraphs."""

from __future__ import annotations

from ingest.plaintext import columns_of, flow_text
from ingest.typeset import typeset


def test_leading_blanks_become_indent_and_empty_lines_gaps() -> None:
    (page,) = typeset(flow_text("satu\n    dua\n\ntiga\n"))
    one, two, three = page.words
    assert two.box.x0 > one.box.x0 == three.box.x0
    assert three.box.y0 - two.box.y0 > two.box.y0 - one.box.y0


def test_columns_within_a_line_stay_apart() -> None:
    (page,) = typeset(flow_text("Nomor      : 800\nHal        : Netralitas\n"))
    colons = [word.box.x0 for word in page.words if word.text == ":"]
    assert colons[0] == colons[1]


def test_a_long_numbered_line_hangs_under_its_text() -> None:
    (page,) = typeset(flow_text("1. " + "kata " * 40))
    first = page.words[1].box.x0
    starts = {w.box.x0 for w in page.words if w.box.y0 > page.words[0].box.y0}
    assert min(starts) == first


def test_a_long_text_flows_over_pages_and_loses_no_word() -> None:
    text = "\n".join(f"baris{number} isi" for number in range(300))
    pages = typeset(flow_text(text))
    assert len(pages) > 3
    assert [w.text for p in pages for w in p.words] == text.split()
    assert all(0 <= w.box.y0 < w.box.y1 <= 1 for p in pages for w in p.words)


def test_a_form_feed_starts_a_page() -> None:
    assert [len(p.words) for p in typeset(flow_text("a\fb c"))] == [1, 2]


def test_a_text_set_wider_than_usual_keeps_its_lines() -> None:
    text = "kata " * 24
    assert columns_of(text) == 119
    assert len({word.box.y0 for word in typeset(flow_text(text), columns_of(text))[0].words}) == 1


def test_a_word_longer_than_a_line_is_cut_not_lost() -> None:
    (page,) = typeset(flow_text("x" * 300))
    assert "".join(word.text for word in page.words) == "x" * 300
    assert all(word.box.x1 <= 1 for word in page.words)
