"""A program called tesseract that does not answer as Tesseract does is told as such."""

from __future__ import annotations

import numpy as np
import pytest

from ingest.errors import OcrUnavailable
from ingest.ocr import recogniser

HEAD = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)
ODD = {
    "nulls without end": "\0" * 200_000,
    "another table": "a\tb\n1\t2\n",
    "words for numbers": f"{HEAD}\n5\tsatu\t1\t1\t1\t1\tdua\t0\t1\t1\t90\tkata\n",
    "half a row": f"{HEAD}\n5\t1\t1\t1\t1\t1\n5\t",
}


@pytest.mark.parametrize("answer", [*ODD, "none at all"])
def test_an_odd_answer_is_no_answer(answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object, **__: object) -> str:
        if answer not in ODD:
            raise FileNotFoundError("tess_1.tsv")
        return ODD[answer]

    engine = recogniser("Latin", "pytesseract")
    monkeypatch.setattr("pytesseract.image_to_data", asked)
    with pytest.raises(OcrUnavailable):
        engine.lines([np.full((40, 200), 255, np.uint8)], 200, 5.0)
