"""What reports call a circular and the state of its cells: as known, and no surer than it is."""

from __future__ import annotations

from datetime import date

from service.compared import Absent, Cell, CellState, Change, Column
from service.model import Stored

MONTHS = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
)

STATES = {
    "stated": "diatur",
    "not_stated": "tidak diatur",
    "unreadable": "ada halaman yang tidak terbaca",
    "no_circular": "tidak ada edaran",
}
# An article quotes what its reporter chose: what it leaves out may well be regulated.
UNQUOTED = "tidak disebut dalam berita"


def column_title(column: Column) -> str:
    """Region, election year and number of a circular, as far as they are known."""
    if isinstance(column, Absent) or column.reading is None:
        return _unread(column)
    reading = column.reading
    region = reading.region.name if reading.region else "wilayah tidak diketahui"
    year = str(reading.election_year or "tahun tidak diketahui")
    number = reading.metadata.get("number") or "nomor tidak diketahui"
    return f"{region} {year}, {number}{_unsure(column, 'number')}"


def _unread(column: Column) -> str:
    """What stands for a column of which nothing was read: the place and year, or the file."""
    return (
        f"{column.region.name} {column.election_year}"
        if isinstance(column, Absent)
        else column.file
    )


def short_title(column: Column) -> str:
    """Region and election year alone, for the heads of tables."""
    if isinstance(column, Absent) or column.reading is None:
        return _unread(column)
    reading = column.reading
    region = reading.region.name if reading.region else column.file
    return f"{region} {reading.election_year or ''}".strip()


def column_note(column: Column) -> str:
    """Kind, date and source of a circular in one line."""
    if isinstance(column, Absent):
        return "tidak ada edaran dalam himpunan"
    reading = column.reading
    if reading is None:
        return "belum terbaca"
    issued = day_of(reading.metadata.get("issued_on") or "") or "tanggal tidak diketahui"
    issued += _unsure(column, "issued_on")
    source = "dikutip dari berita" if reading.metadata.source == "news" else "naskah resmi"
    return f"{reading.metadata.kind}, {issued}, {source}, {column.file}"


def from_news(column: Column) -> bool:
    """Whether a circular is known only as far as an article quotes it."""
    if isinstance(column, Absent) or column.reading is None:
        return False
    return column.reading.metadata.source == "news"


def state_word(column: Column, state: CellState) -> str:
    """A cell's state in words."""
    return UNQUOTED if state == "not_stated" and from_news(column) else STATES[state]


def shown_change(column: Column, cell: Cell) -> Change | None:
    """A cell's change; an article that does not quote a point shows nothing removed."""
    return None if cell.change == "removed" and from_news(column) else cell.change


def is_unsure(stored: Stored, field: str) -> bool:
    """Whether a value was hard to read and nobody has checked it yet."""
    if stored.reading is None:
        return False
    said = [item for item in stored.reading.metadata.found if item.key == field]
    checked = any(one.field == field for one in stored.reading.corrected)
    return any(item.doubtful for item in said) and not checked


def _unsure(stored: Stored, field: str) -> str:
    return " (diragukan, cocokkan dengan halaman)" if is_unsure(stored, field) else ""


def day_of(iso: str) -> str:
    """An ISO date as letters print it; anything else as it came."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
