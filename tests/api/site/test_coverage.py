"""What is not kept shows as an empty square, not as silence."""

from __future__ import annotations

from api.site.coverage import Square, coverage


def test_provinces_by_years_with_what_is_not_known_last() -> None:
    table = coverage([("", "", 1), ("15", "2024", 2), ("17", "2020", 1), ("17", "2024", 3)])
    assert table.years == ("2020", "2024", "")
    assert [row.label for row in table.rows] == ["Jambi", "Bengkulu", ""]
    assert [cell.count for cell in table.rows[0].cells] == [0, 2, 0]
    assert table.rows[1].cells[0] == Square(1, "/circulars?province=17&year=2020")
    assert table.rows[2].cells[2] == Square(1, None)


def test_an_empty_catalogue_is_an_empty_table() -> None:
    assert coverage([]).rows == ()
