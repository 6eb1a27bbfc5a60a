"""A number set into the paragraph of the item before is an item of its own, and nothing else is."""

from __future__ import annotations

import pytest

from ingest.blocks import split_blocks
from ingest.clauses import find_clauses
from ingest.lines import build_lines
from ingest.run_on import run_on_numbers
from tests import printed
from tests.builders import lines

LIST = "1. Pegawai wajib netral.\n2. Camat melapor.\n3. Lurah mengawasi.\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (LIST + "4. Kepala desa membantu. 5. Yang melanggar diproses.", [(3, 25)]),
        (LIST + "4. Kepala desa\nbantu. 5. Yang\nmelanggar. 6. Edaran berlaku.", [(4, 7), (5, 11)]),
        (LIST + "4. Kepala desa membantu. 5. Yang ini\n5. Yang melanggar diproses.", []),
        (LIST + "4. Diatur dalam Pasal 3. 7. Yang melanggar.", []),  # not the next
        (LIST + "4. Berlaku sejak tanggal 4. 5. Mei", []),  # no sentence ends
        ("1. Satu kata. 2. Dua kata.", []),  # no list is printed line by line
    ],
)  # fmt: skip
def test_only_the_next_number_that_no_line_begins_with(
    text: str, found: list[tuple[int, int]]
) -> None:
    assert list(run_on_numbers(lines(text))) == found


def test_both_items_of_a_paragraph_are_clauses() -> None:
    text = """
                              SURAT EDARAN
                                TENTANG
                         KETENTUAN BAGI PEGAWAI

Disampaikan kepada seluruh pegawai dan perangkat desa di wilayah kami hal-hal sebagai berikut:
1. Pegawai dan perangkat desa wajib menjaga sikap tidak memihak di kantor maupun di rumah.
2. Kendaraan dinas tidak boleh dipinjamkan untuk acara calon, baik siang maupun malam hari.
3. Perangkat desa dapat membantu petugas membagikan surat. 4. Yang melanggar akan diproses
   sesuai dengan peraturan yang berlaku bagi pegawai.
"""
    clauses, notices = find_clauses(split_blocks(build_lines(printed.pages(text))))
    assert [(c.path, c.text[:8]) for c in clauses[3:]] == [("3", "Perangka"), ("4", "Yang mel")]
    assert notices == ()
