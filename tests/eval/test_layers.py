"""The scanner's layer under a picture: there, invisible, and wrong in the way its kind says."""

from __future__ import annotations

import io

import numpy as np
import pdfplumber
import pypdfium2
import pytest

from samples.typeset import jpeg, picture_pdf, pictures
from tests.eval.layers import WATERMARK, Kind, layered, spoiled

LINE = "Aparatur Sipil Negara dilarang ikut kampanye"


@pytest.fixture
def printed() -> bytes:
    import weasyprint

    made = weasyprint.HTML(string=f"<p>{LINE}</p>").write_pdf()
    assert isinstance(made, bytes)
    return made


@pytest.mark.parametrize("kind", ["misread", "glued", "spaced", "watermark"])
def test_the_layer_can_be_read_and_does_not_show(printed: bytes, kind: Kind) -> None:
    scan = picture_pdf([jpeg(page, 90) for page in pictures(printed, 72)], 72)
    made = layered(scan, printed, kind, np.random.default_rng(1))
    with pdfplumber.open(io.BytesIO(made)) as document:
        text = document.pages[0].extract_text()
    assert text.strip() != ""
    assert (text.strip() == WATERMARK) == (kind == "watermark")
    before, after = pictures(scan, 72)[0], pictures(made, 72)[0]
    assert np.array_equal(before, after)
    assert len(pypdfium2.PdfDocument(made)) == 1


def test_without_a_kind_the_scan_stays_as_it_is(printed: bytes) -> None:
    assert layered(b"scan", printed, "", np.random.default_rng(1)) == b"scan"


def test_each_kind_spoils_in_its_own_way() -> None:
    rng = np.random.default_rng(3)
    assert spoiled("ikut serta", "spaced", rng) == "i k u t s e r t a"
    assert spoiled(LINE, "glued", rng).replace(" ", "") == LINE.replace(" ", "")
    assert spoiled(LINE, "glued", rng).count(" ") < LINE.count(" ")
    assert spoiled(LINE * 3, "misread", rng) != LINE * 3
