"""Figures that two engines read differently are doubtful; nothing is changed."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ingest.contradicted import CONTRADICTED, contradicted, rests_on_figures
from ingest.ocr import recogniser, second_opinions
from ingest.recognise import Engines, read_picture
from tests.builders import seen


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nomor : 800/12/2024", True),
        ("NOMOR 5 TAHUN 2024", True),
        ("Namrole, 17 Januari 2024", True),
        ("pada tanggal 3 Mei 2019", True),
        ("2. Pegawai dilarang hadir pada 3 acara", False),
        ("Nomor : tidak ada", False),
        ("bulan Januari dan Maret", False),
    ],
)
def test_lines_that_may_give_a_number_or_a_day(text: str, expected: bool) -> None:
    assert rests_on_figures(seen(text)) is expected


@pytest.mark.parametrize(
    ("other", "doubted"),
    [
        ("Namrole, 17 Januari 2024", []),
        ("Namrole, 77 Januari 2024", ["17"]),
        ("Namrole. l7 Januari 2021", ["17", "2024"]),
    ],
)
def test_only_the_figures_that_differ_lose_their_certainty(other: str, doubted: list[str]) -> None:
    read = contradicted(seen("Namrole, 17 Januari 2024", 0.95), seen(other, 0.95))
    assert [word.text for word in read] == ["Namrole,", "17", "Januari", "2024"]
    assert [word.text for word in read if word.confidence == CONTRADICTED] == doubted


def test_an_engine_that_is_not_sure_itself_contradicts_nothing() -> None:
    assert contradicted(seen("Nomor 417", 0.95), seen("Nomor 477", 0.3)) == seen("Nomor 417", 0.95)


def test_where_the_other_engine_sees_nothing_there_is_no_contradiction() -> None:
    assert contradicted(seen("Nomor 417", 0.95), []) == seen("Nomor 417", 0.95)


def test_a_clean_line_keeps_its_certainty_through_all_engines() -> None:
    picture = np.full((400, 1400), 255, np.uint8)
    for height, text in ((120, "NOMOR 417 TAHUN 2024"), (240, "Curup, 17 Januari 2024")):
        cv2.putText(picture, text, (60, height), cv2.FONT_HERSHEY_SIMPLEX, 2, 0, 4, cv2.LINE_AA)
    engines = Engines(recogniser("Latin"), second_opinions("Latin"))
    read = read_picture(picture, 1, engines, 60)
    figures = {word.text: word.confidence for word in read.words if word.text.isdigit()}
    assert {"417", "17", "2024"} <= set(figures)
    assert all(sure is not None and sure > CONTRADICTED for sure in figures.values())
