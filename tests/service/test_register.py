"""A citation is judged at a date by the register; what is not confirmed is said to be so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ingest.citation_reading import read_citations
from service.register import Regulation, judge, regulations

ROWS = regulations()
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("cite", "on", "status", "replacement"),
    [
        ("UU 5/2014", date(2020, 10, 9), "in_force", None),
        ("UU 5/2014", date(2023, 10, 30), "in_force", None),
        ("UU 5/2014", date(2023, 10, 31), "revoked", "UU 20/2023"),
        ("UU 5/2014", date(2024, 1, 1), "revoked", "UU 20/2023"),
        ("UU 20/2023", date(2023, 10, 30), "not_yet", None),
        ("UU 20/2023", TODAY, "in_force", None),
        ("PP 53/2010", date(2020, 10, 9), "in_force", None),
        ("PP 53/2010", date(2023, 9, 15), "replaced", "PP 94/2021"),
        ("PP 94/2021", date(2021, 8, 31), "in_force", None),
        ("UU 1/2015", date(2015, 2, 10), "in_force", None),
        ("UU 1/2015", date(2017, 1, 1), "amended", "UU 10/2016"),
        ("UU 1/2015", TODAY, "amended", "UU 6/2020"),
        ("UU 7/2017", date(2018, 9, 24), "in_force", None),
        ("UU 7/2017", TODAY, "amended", "UU 7/2023"),
        ("PP 11/2017", TODAY, "amended", "PP 17/2020"),
        ("SKB 5/2020", date(2020, 11, 1), "in_force", None),
        ("SKB 2/2022", date(2022, 9, 22), "in_force", None),
        ("SE MenPANRB B/71/M.SM.00.00/2017", date(2018, 1, 12), "in_force", None),
        ("UU 99/2099", TODAY, "unknown", None),
        ("", TODAY, "unknown", None),
    ],
)
def test_a_citation_stands_at_a_date(
    cite: str, on: date, status: str, replacement: str | None
) -> None:
    standing = judge(cite, on)
    assert (standing.status, standing.replacement) == (status, replacement)
    assert cite in standing.sentence


def test_a_dead_citation_is_told_with_its_replacement_and_day() -> None:
    told = judge("PP 53/2010", date(2023, 9, 15))
    assert told.sentence == (
        "PP 53/2010 tidak berlaku lagi pada 15 September 2023: "
        "diganti dengan PP 94/2021 sejak 31 Agustus 2021."
    )
    assert told.confirmed


def test_an_unconfirmed_fact_is_never_asserted() -> None:
    told = judge("UU 7/2017", TODAY)
    assert not told.confirmed
    assert "naskah resmi" in told.sentence
    assert "official text" in told.sentence_en
    assert not judge("Perbawaslu 6/2018", TODAY).confirmed
    assert judge("UU 5/2014", TODAY).confirmed


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.cite)
def test_every_spelling_is_read_as_its_row(row: Regulation) -> None:
    assert row.spellings
    for spelling in row.spellings:
        assert [mention.canonical for mention in read_citations(spelling).mentions] == [row.cite]


def test_the_register_is_consistent() -> None:
    cites = [row.cite for row in ROWS]
    assert len(cites) == len(set(cites))
    for row in ROWS:
        assert (row.until is None) == (row.end is None)
        assert row.until is None or row.between[1] < row.until
        assert row.start in (None, row.between[0])
        assert row.start or (row.between[0] < row.between[1] and "from" in row.confirm)
        assert row.replaced_by is None or row.replaced_by in cites
        assert list(row.amended) == sorted(row.amended, key=lambda amendment: amendment.on)
        assert all(amendment.on > row.between[1] for amendment in row.amended)
        assert row.confirm <= {"title", "from", "until", "replaced_by", "amended"}


def test_a_replacement_is_in_force_when_its_predecessor_ends() -> None:
    for row in ROWS:
        if row.replaced_by and row.until:
            assert judge(row.replaced_by, row.until).status in ("in_force", "amended")


def test_a_row_tells_kind_number_and_year() -> None:
    first = {row.cite: row for row in ROWS}
    letter = first["SE MenPANRB B/71/M.SM.00.00/2017"]
    assert (letter.kind, letter.number) == ("SE MenPANRB", "B/71/M.SM.00.00/2017")
    assert [first["UU 5/2014"].year, letter.year] == [2014, 2017]


PAIRS = [row for row in ROWS if row.replaced_by]


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: f"{row.cite}-{row.replaced_by}")
def test_each_replacement_is_judged_right_the_day_before_the_day_of_and_today(
    row: Regulation,
) -> None:
    assert row.until and row.end and row.replaced_by
    before = judge(row.cite, row.until - timedelta(1))
    assert before.status in ("in_force", "amended")
    assert judge(row.replaced_by, row.between[0] - timedelta(1)).status == "not_yet"
    day_of = judge(row.cite, row.until)
    assert (day_of.status, day_of.replacement) == (row.end, row.replaced_by)
    assert judge(row.replaced_by, row.until).status in ("in_force", "amended")
    now = judge(row.cite, TODAY)
    assert now.status == row.end
    assert now.replacement and judge(now.replacement, TODAY).status in ("in_force", "amended")


def test_a_chain_of_replacements_ends_at_what_is_in_force() -> None:
    assert judge("PP 30/1980", date(2015, 1, 1)).replacement == "PP 53/2010"
    told = judge("PP 30/1980", TODAY)
    assert told.replacement == "PP 94/2021"
    assert (
        "diganti dengan PP 53/2010" in told.sentence and "Kini berlaku PP 94/2021" in told.sentence
    )


def test_between_the_days_it_can_have_begun_nothing_is_asserted() -> None:
    letter = "SE MenPANRB 18/2023"
    days = (date(2022, 12, 31), date(2023, 6, 1), date(2023, 12, 31))
    assert [judge(letter, day).status for day in days] == ["not_yet", "unknown", "in_force"]
    assert "1 Januari 2023" in judge(letter, days[1]).sentence
    assert not any(judge(letter, day).confirmed for day in days)
