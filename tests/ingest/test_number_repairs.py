"""A recognised number's strokes: the month, the section, the lost point."""

from __future__ import annotations

import pytest

from ingest.model import Found
from ingest.number_repairs import repaired, with_roman_month


@pytest.mark.parametrize(
    ("number", "day", "expected"),
    [
        ("800/1/BKD/11/2019", "2019-02-11", "800/1/BKD/II/2019"),
        ("800/1/BKD/II1/2019", "2019-02-11", "800/1/BKD/II/2019"),
        ("800/1/BKD/1X/2019", "2019-09-11", "800/1/BKD/IX/2019"),
        ("800/1/BKD/Vl/2019", "2019-06-11", "800/1/BKD/VI/2019"),
        ("800/1/BKD/11/2019", "2019-11-11", "800/1/BKD/11/2019"),
        ("078/PM.00.02/K/1IX/2020", "2020-09-11", "078/PM.00.02/K/IX/2020"),
        ("800/1/BKD/1/2019", "2019-01-11", "800/1/BKD/1/2019"),
        ("800/1/BKD/IX/2019", "2019-09-11", "800/1/BKD/IX/2019"),
        ("800/1/BKD/11/2019", "2019-07-11", "800/1/BKD/11/2019"),
        ("800/11/BKD", "2019-02-11", "800/11/BKD"),
        ("065/SE/27/11/2018/SETDA", "2018-02-05", "065/SE/27/II/2018/SETDA"),
    ],
)
def test_strokes_become_the_dates_month_only_where_nothing_else_fits(
    number: str, day: str, expected: str
) -> None:
    found, notices = with_roman_month((Found("number", number), Found("issued_on", day)))
    assert found[0].value == expected
    assert found[0].doubtful is (number != expected)
    assert [item.code for item in notices] == (["number_doubtful"] if number != expected else [])


def test_without_a_date_a_number_stays_as_read() -> None:
    found = (Found("number", "800/1/BKD/11/2019"),)
    assert with_roman_month(found) == (found, ())


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("800/1187/BKPSDM.IIl1/2024", "800/1187/BKPSDM.III/2024"),
        ("800/1187/BKPSDM.1Il/2024", "800/1187/BKPSDM.III/2024"),
        ("800/1187/BKPSDM.1I", "800/1187/BKPSDM.II"),
        ("800/1187/BKPSDM.111/2024", "800/1187/BKPSDM.111/2024"),
        ("800/1187/BKPSDM.1l/2024", "800/1187/BKPSDM.1l/2024"),
        ("800/1I/BKPSDM/2024", "800/1I/BKPSDM/2024"),
        ("800/2051/1V.B/2015", "800/2051/IV.B/2015"),
        ("800/2051/V11/2015", "800/2051/VII/2015"),
        ("800/2051/X1X/2015", "800/2051/X1X/2015"),
        ("800.1.6 2/1187/BKD", "800.1.6.2/1187/BKD"),
        ("500 12.18.1/465/Satpolpp-A", "500.12.18.1/465/Satpolpp-A"),
        ("1904/PI 05/K/IX/2019", "1904/PI 05/K/IX/2019"),
        ("800/12 34/BKD", "800/12 34/BKD"),
        ("800/1187/BKPSDM/II1/2024", "800/1187/BKPSDM/III/2024"),
        ("SE- 23/BKD.2/VIII/2023", "SE-23/BKD.2/VIII/2023"),
        ("B 23/BKD", "B 23/BKD"),
        ("270/95 IBKBP/2024", "270/95/BKBP/2024"),
        ("7 IINST/BKPSDM/2024", "7/INST/BKPSDM/2024"),
        ("270/95 IX/2024", "270/95 IX/2024"),
        ("270/95 BKBP/2024", "270/95 BKBP/2024"),
        ("018/HK 01 00/K.JT-12/IX/2020", "018/HK.01.00/K.JT-12/IX/2020"),
        ("018/HK.01 00/K.JT-12/IX/2020", "018/HK.01.00/K.JT-12/IX/2020"),
        ("018/HK 01/K.JT-12/IX/2020", "018/HK 01/K.JT-12/IX/2020"),
    ],
)
def test_strokes_and_lost_points_are_read_only_in_one_way(number: str, expected: str) -> None:
    found, notices = repaired((Found("number", number),))
    assert found[0].value == expected
    assert found[0].doubtful is (number != expected)
    assert [item.code for item in notices] == (["number_doubtful"] if number != expected else [])


@pytest.mark.parametrize(
    ("number", "day", "expected"),
    [
        ("800/2816/SETDA/1/2024", "2024-01-30", "800/2816/SETDA/I/2024"),
        ("800/2816/SETDA/1/2024", "2024-02-03", "800/2816/SETDA/1/2024"),
        ("800/1/2024", "2024-01-30", "800/1/2024"),
        ("800/1/SETDA/2024", "2024-01-30", "800/1/SETDA/2024"),
    ],
)
def test_a_lone_stroke_for_the_month_of_a_january_letter_is_roman(
    number: str, day: str, expected: str
) -> None:
    found, _ = repaired((Found("number", number), Found("issued_on", day)))
    assert found[0].value == expected
    assert found[0].doubtful is (number != expected)
