"""A marker that was not read is known by where the list's others stand."""

from __future__ import annotations

import pytest

from ingest.blocks import split_blocks
from ingest.clauses import find_clauses
from ingest.lines import build_lines
from ingest.model import Clause
from tests import printed

LETTER = """
                              SURAT EDARAN
                         NOMOR 800/12/BKD/2024
                                TENTANG
                    NETRALITAS APARATUR SIPIL NEGARA

Sehubungan dengan pemilihan kepala daerah disampaikan hal-hal sebagai berikut:
{0}   Undang-Undang tentang pemilihan menjadi dasar setiap pegawai dalam bersikap netral
     di lingkungan kerjanya masing-masing.
{1}   Pegawai menjauhi setiap kegiatan kampanye pasangan calon di mana pun dilaksanakan
     dan kapan pun.
{2}   Camat melaporkan pelanggaran yang terjadi di wilayahnya kepada Bupati setiap hari
     Senin.
"""


def read(*marks: str, confidence: float | None = 0.9) -> tuple[Clause, ...]:
    lines = build_lines(printed.pages(LETTER.format(*marks), confidence))
    return find_clauses(split_blocks(lines))[0][1:]


@pytest.mark.parametrize(
    "marks",
    [
        ("1.", "C:", "3."),
        ("w ", "2.", "3."),
        ("1.", "2.", "s "),
        ("a.", "Cb", "c."),
        ("1.", "21", "3."),
    ],
)
def test_signs_at_the_list_s_edge_are_its_next_marker(marks: tuple[str, str, str]) -> None:
    clauses = read(*marks)
    labels = ["a", "b", "c"] if marks[0] == "a." else ["1", "2", "3"]
    assert [clause.path for clause in clauses] == labels
    doubts = [clause.doubt for clause in clauses]
    assert sum(doubt is not None for doubt in doubts) == 1
    damaged = next(clause for clause in clauses if clause.doubt)
    assert damaged.doubt == f"marker read as {damaged.marker!r}"


def test_the_first_two_of_a_list_are_placed_one_after_the_other() -> None:
    clauses = read("Ia", "21", "3.")
    assert [clause.path for clause in clauses] == ["1", "2", "3"]
    assert [clause.doubt is not None for clause in clauses] == [True, True, False]


def test_printed_text_is_never_taken_for_a_marker() -> None:
    assert [clause.path for clause in read("1.", "C:", "3.", confidence=None)] != ["1", "2", "3"]


@pytest.mark.parametrize("word", ["di", "Pak"])
def test_a_word_that_only_begins_a_line_is_none(word: str) -> None:
    assert [clause.path for clause in read("1.", word, "3.")] != ["1", "2", "3"]
