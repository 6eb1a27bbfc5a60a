"""What Tesseract answers is written in the letters of Indonesian."""

from __future__ import annotations

from ingest.ocr import _parsed

HEAD = "level page_num block_num par_num line_num word_num left top width height conf text"


def test_a_dotless_i_is_a_printed_i_and_nothing_else_changes() -> None:
    rows = ["5 1 1 1 1 1 10 5 40 12 91.0 wajıb", "5 1 1 1 1 2 60 5 40 12 90.0 2OI4"]
    table = "\n".join("\t".join(row.split()) for row in (HEAD, *rows))
    assert [word.text for word in _parsed(table, 1)[0]] == ["wajib", "2OI4"]
