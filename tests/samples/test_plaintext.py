"""Copying a page keeps lines, bullets and numbers, and drops what a browser does not show."""

from __future__ import annotations

from samples.plaintext import copied_text


def test_paragraphs_are_set_apart_and_breaks_are_line_ends() -> None:
    assert copied_text("<p>satu<br>dua</p><p>tiga</p>") == "satu\ndua\n\ntiga\n"


def test_lists_keep_their_bullets_and_numbers() -> None:
    page = "<ul><li>a</li><li>b</li></ul><ol><li>c</li><li>d</li></ol>"
    assert copied_text(page) == "• a\n\n• b\n\n1. c\n\n2. d\n"


def test_scripts_styles_and_the_head_are_not_copied() -> None:
    page = "<head><title>x</title></head><body><script>y()</script><style>z{}</style>ya &amp; tidak"
    assert copied_text(page) == "ya & tidak\n"
