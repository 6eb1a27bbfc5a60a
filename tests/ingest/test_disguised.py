"""Letters of other scripts and signs that turn or hide text are told, never read in silence."""

from __future__ import annotations

import pytest

from ingest.disguised import mixed
from ingest.options import ReadOptions
from ingest.pages import read_pages

LETTER = "SURAT EDARAN\n\n1. Pegawai {} berkampanye.\n"


def read(word: str) -> tuple[list[str], list[str]]:
    pages = read_pages(LETTER.format(word).encode(), "surat.txt", ReadOptions())
    words = [one.text for page in pages.pages for one in page.words]
    return words, [notice.code for notice in pages.notices]


@pytest.mark.parametrize(
    ("word", "text", "code"),
    [
        ("di\u202elarang\u202c", "dilarang", "direction_signs"),
        ("\u2067dilarang\u2069", "dilarang", "direction_signs"),
        ("dil\u0430rang", "dil\u0430rang", "lookalike_letters"),
        ("d\u0131larang", "d\u0131larang", None),
        ("dila\u00adrang", "dilarang", None),
        ("di\u200blarang", "dilarang", None),
        ("dilarang", "dilarang", None),
    ],
)
def test_each_disguise_has_its_notice(word: str, text: str, code: str | None) -> None:
    words, codes = read(word)
    assert text in words
    assert codes == ([code] if code else [])


def test_a_foreign_word_is_no_disguise() -> None:
    assert not mixed("\u041c\u043e\u0441\u043a\u0432\u0430") and not mixed("caf\u00e9")
    assert mixed("p\u0430slon") and mixed("\uff41sn")
