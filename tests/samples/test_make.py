"""Rendering: the same bytes each time, and pictures that look like what they are called."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageSequence

from samples.catalogue import File, Sample, load, names
from samples.make import main, render
from samples.photo import photograph
from samples.scan import clean, office
from samples.typeset import digital_pdf, jpeg, picture_pdf, scribble, stamp


def sheet() -> np.ndarray:
    """A white page with a black bar across."""
    page = np.full((650, 425, 3), 255, np.uint8)
    page[200:210, 60:360] = 0
    return page


def rng() -> np.random.Generator:
    return np.random.default_rng(7)


@pytest.mark.parametrize("spoil", [clean, office, partial(photograph, short_side=400)])
def test_the_same_seed_gives_the_same_picture(spoil) -> None:  # type: ignore[no-untyped-def]
    assert np.array_equal(spoil(sheet(), rng()), spoil(sheet(), rng()))
    assert not np.array_equal(spoil(sheet(), rng()), spoil(sheet(), np.random.default_rng(8)))


def test_a_clean_scan_is_grey_and_a_photo_shows_the_desk() -> None:
    assert clean(sheet(), rng()).ndim == 2
    photo = photograph(sheet(), rng(), short_side=400)
    assert photo.shape[1] == 400
    assert photo[:5].mean() < 150 < photo[225:275, 175:225].mean()


def test_a_picture_pdf_has_the_paper_size_and_no_text() -> None:
    document = pypdfium2.PdfDocument(picture_pdf([jpeg(sheet(), 60)] * 2, 50))
    sizes = [page.get_size() for page in document]
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    assert sizes == [(612, 936)] * 2
    assert texts == ["", ""]


def test_ink_is_on_paper_letters_only() -> None:
    layout = load("seluma-2020").source
    assert _text(digital_pdf(layout)).count("CONTOH") == 0
    assert _text(digital_pdf(layout, ink=True)).count("CONTOH") == 1
    assert stamp("A", "B") == stamp("A", "B")
    assert scribble("seluma") != scribble("sakra")


def _text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


def committed(*conditions: str) -> Iterator[tuple[Sample, File]]:
    """Files of all samples in some conditions."""
    for name in names():
        sample = load(name)
        yield from ((sample, file) for file in sample.files if file.condition in conditions)


def test_committed_articles_are_current() -> None:
    assert [f.path.name for s, f in committed("html", "txt") if render(s, f) != _bytes(f)] == []


def test_committed_digital_letters_print_what_their_layouts_say() -> None:
    stale = [
        f.path.name for s, f in committed("digital") if _text(_bytes(f)) != _text(render(s, f))
    ]
    assert stale == []


def _bytes(file: File) -> bytes:
    return file.path.read_bytes()


def test_a_picture_with_an_orientation_tag_is_upright_when_the_tag_is_obeyed() -> None:
    tagged = [file for _, file in committed("photo") if file.exif]
    assert tagged
    for file in tagged:
        with Image.open(file.path) as image:
            assert image.width > image.height
            assert image.getexif()[0x0112] == {90: 8, 180: 3, 270: 6}[file.turn]


def test_a_tiff_holds_every_page() -> None:
    tiffs = [file.path for _, file in committed("photo") if file.path.suffix == ".tif"]
    sheets = {path.name: len(list(ImageSequence.Iterator(Image.open(path)))) for path in tiffs}
    assert sheets == {"bangka-selatan-2024-cetak.tif": 2, "minahasa-2020.tif": 1}


def test_unknown_sample_is_refused_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "nowhere-2020"]) == 2
    assert "nowhere-2020" in capsys.readouterr().err


def test_nothing_is_written_when_nothing_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--missing"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.slow
def test_rendering_twice_gives_the_same_bytes() -> None:
    for name in ("sidoarjo-2019", "bulungan-2015", "sakra-2024"):
        sample = load(name)
        assert render(sample, sample.files[0]) == render(sample, sample.files[0])
