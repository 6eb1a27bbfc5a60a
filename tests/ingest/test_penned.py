"""Figures filled in with a pen: where they stand, what counts as agreed, and one real look."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ingest.ocr import Seen, recogniser
from ingest.pen_figures import Written
from ingest.penned import MARKED, Gap, filled, gaps, voted
from tests.builders import seen


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NOMOR 800/ $1 7 /BKPSDM/IX/2024", [Gap(2, 4)]),
        ("NOMOR ? TAHUN 2024", [Gap(1, 2)]),
        ("Nomor : 800/ 41 /BKD/2024", [Gap(3, 4)]),
        ("pada tanggal ? September 2024", [Gap(2, 3)]),
        ("Curup, 1? Januari 2024", [Gap(1, 2)]),
        ("Tais, 1% Januari 2024", [Gap(1, 2)]),
        ("Wonosari, 2 ¢ Agustus 2015", [Gap(1, 3)]),
        ("NOMOR 800/ I /BKPSDM/2025", []),  # a stroke alone: the serial is blank
        ("NOMOR 800/ /BKPSDM/2025", []),
        ("NOMOR 800/ ABC /BKPSDM/2025", []),
        ("Undang-Undang 5/ ?? /2014", []),
        ("pada tanggal Rabu September 2024", []),
        ("NOMOR 800/ 1234567 /BKPSDM/2025", []),
    ],
)
def test_where_a_form_was_filled_in(text: str, expected: list[Gap]) -> None:
    assert list(gaps(seen(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NOMOR 800/ 417 /BKPSDM/2024", [Gap(2, 3, hard=True)]),  # blanks as a form leaves them
        ("NOMOR 800/ S /BKPSDM/2024", [Gap(2, 3, hard=True)]),
        ("NOMOR 7 /INST/2024", [Gap(1, 2, hard=True)]),
        ("Nomor : 7 /INST/2024", [Gap(2, 3, hard=True)]),
        ("NOMOR 440/ X /2024", []),
        ("NOMOR 270/ 95 IBKBP/2024", [Gap(2, 3, hard=True)]),
        ("NOMOR 270/ 95 BKBP/2024", []),
        ("NOMOR : /RSUD/ /2018", []),
        ("NOMOR 800/417/BKPSDM/2024", []),
        ("NOMOR 12 TAHUN 2024", [Gap(1, 2, hard=True)]),
        ("NOMOR 800/ SE /2024", []),
        ("NOMOR 800/ | /BKPSDM/2024", []),
    ],
)
def test_what_was_read_for_sure_is_looked_at_where_a_pen_may_have_written(
    text: str, expected: list[Gap]
) -> None:
    assert list(gaps(seen(text, 0.95))) == expected


def test_figures_read_for_sure_stay_where_the_network_sees_the_same_or_nothing_sure() -> None:
    picture = np.full((60, 420), 255, np.uint8)
    cv2.putText(picture, "417", (150, 42), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 0, 2, cv2.LINE_AA)
    words = [
        Seen("NOMOR", 0, 10, 90, 45, 0.96),
        Seen("800/", 95, 10, 140, 45, 0.96),
        Seen("417", 150, 10, 215, 45, 0.96),
        Seen("/BKD/2024", 240, 10, 400, 45, 0.96),
    ]
    assert filled(words, picture, recogniser("Latin"), 300, 20) == words


@pytest.mark.parametrize(
    ("said", "length", "expected"),
    [
        (["417", "417", "", "417", "17"], 3, "417"),
        (["95", "25", "35", "95"], 2, None),
        (["7", "", "", "", "", ""], 1, None),
        (["17", "17", "17", "417", ""], 3, None),
        (["17"] * 8 + [""], 3, "17"),
        (["", ""], 2, None),
        ([], 1, None),
    ],
)
def test_only_what_most_looks_say_is_taken(
    said: list[str], length: int, expected: str | None
) -> None:
    assert voted(said, length) == expected


def test_figures_are_read_off_the_picture_and_marked() -> None:
    picture = np.full((60, 420), 255, np.uint8)
    cv2.putText(picture, "417", (150, 42), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 0, 2, cv2.LINE_AA)
    words = [
        Seen("NOMOR", 0, 10, 90, 45, 0.96),
        Seen("800/", 95, 10, 140, 45, 0.96),
        Seen("$1?", 150, 10, 215, 45, 0.6),
        Seen("/BKD/2024", 240, 10, 400, 45, 0.96),
    ]
    read = filled(words, picture, recogniser("Latin"), 300, 20)
    assert [word.text for word in read] == ["NOMOR", "800/", "417", "/BKD/2024"]
    assert read[2].confidence < 0.7


def test_an_empty_place_gives_no_figures() -> None:
    picture = np.full((60, 420), 255, np.uint8)
    words = [Seen("NOMOR", 0, 10, 90, 45, 0.96), Seen("?", 150, 10, 215, 45, 0.3)]
    words.append(Seen("TAHUN", 240, 10, 400, 45, 0.96))
    assert filled(words, picture, recogniser("Latin"), 300, 20) == words


def with_room(text: str, room: float) -> list[Seen]:
    """The line with so many pixels between its first words and the rest."""
    first, *rest = seen(text)
    moved = [Seen(w.text, w.left + room, w.top, w.right + room, w.bottom, 0.96) for w in rest]
    return [first, *moved]


def test_a_serial_that_was_not_seen_at_all_is_looked_for_in_its_room() -> None:
    assert list(gaps(with_room("NOMOR TAHUN 2024", 40))) == [Gap(1, 1)]
    assert list(gaps(with_room("NOMOR TAHUN 2024", 0))) == []
    assert list(gaps(with_room("NOMOR KETUA 2024", 40))) == []


def test_a_figure_in_the_room_is_read_and_dust_is_not() -> None:
    words = [Seen("NOMOR", 0, 10, 90, 45, 0.96), Seen("TAHUN", 240, 10, 400, 45, 0.96)]
    picture = np.full((60, 420), 255, np.uint8)
    assert filled(words, picture, recogniser("Latin"), 300, 20) == words
    blanks = [picture.copy() for _ in range(3)]
    blanks[0][40:42, 150:152] = 0  # dust
    blanks[1][40:43, 110:230:6] = 0  # dots
    blanks[2][12:44, 170:172] = 0  # a stroke
    for blank in blanks:
        assert filled(words, blank, recogniser("Latin"), 300, 20) == words
    cv2.putText(picture, "35", (140, 42), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 0, 2, cv2.LINE_AA)
    read = filled(words, picture, recogniser("Latin"), 300, 20)
    assert [word.text for word in read] == ["NOMOR", "35", "TAHUN"]
    assert read[1].confidence < 0.7


@pytest.mark.parametrize(
    ("written", "text", "sure"),
    [
        (None, "17", 0.93),
        (Written("17", 0.99), "17", 0.93),
        (Written("11", 0.95), "11", MARKED),  # the network is sure of other figures, a look too
        (Written("14", 0.95), "17", MARKED),  # … no look sees them
        (Written("11", 0.6), "17", MARKED),  # … or it is not so sure
        (Written("11", 0.3), "17", 0.93),
    ],
)
def test_figures_read_for_sure_give_way_to_what_the_network_is_sure_of(
    monkeypatch: pytest.MonkeyPatch, written: Written | None, text: str, sure: float
) -> None:
    monkeypatch.setattr("ingest.penned.read_figures", lambda place: written)
    words = [Seen("Namrole,", 0, 10, 90, 45, 0.96), Seen("17", 110, 10, 140, 45, 0.93)]
    words.append(Seen("Januari", 160, 10, 300, 45, 0.97))
    picture = np.full((60, 420), 255, np.uint8)
    cv2.putText(picture, "11", (112, 42), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 0, 2, cv2.LINE_AA)
    read = filled(words, picture, recogniser("Latin"), 300, 20)
    assert (read[1].text, read[1].confidence) == (text, sure)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["NOMOR", "270/", "17", "¢/423.011/2020"], ["NOMOR", "270/", "417", "/423.011/2020"]),
        (["NOMOR", "270/17?", "/423.011/2020"], ["NOMOR", "270/", "417", "/423.011/2020"]),
    ],
)
def test_a_pens_sign_that_was_read_as_one_word_with_print_is_cut_off(
    words: list[str], expected: list[str]
) -> None:
    """270/ stands at 100 to 170, the pen's figures at 190 to 250, the rest from 268 on."""
    picture = np.full((60, 640), 255, np.uint8)
    cv2.putText(picture, "417", (190, 42), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 0, 2, cv2.LINE_AA)
    cv2.putText(picture, "270/", (96, 42), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 0, 2, cv2.LINE_AA)
    cv2.putText(picture, "/423.011/2020", (268, 42), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 0, 2)
    places = {
        "NOMOR": (0, 80), "270/": (96, 172), "17": (190, 228), "¢/423.011/2020": (232, 500),
        "270/17?": (96, 250), "/423.011/2020": (266, 500),
    }  # fmt: skip
    line = [Seen(text, places[text][0], 12, places[text][1], 46, 0.8) for text in words]
    read = filled(line, picture, recogniser("Latin"), 300, 20)
    assert [word.text for word in read] == expected


def test_print_that_only_looks_odd_stays_one_word() -> None:
    picture = np.full((60, 640), 255, np.uint8)
    for text in ("B/71/M.SM.00.00/2017", "800/3", "061-1/SE", "S-12?"):
        line = [Seen("NOMOR", 0, 10, 80, 45, 0.9), Seen(text, 100, 10, 400, 45, 0.8)]
        assert filled(line, picture, recogniser("Latin"), 300, 20) == line
