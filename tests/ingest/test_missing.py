"""What a reading may have missed is told: words lost in a line, a document without a clause."""

from __future__ import annotations

from dataclasses import replace

from ingest.geometry import Box
from ingest.lines import build_lines
from ingest.model import Pages, Word
from ingest.pipeline import Trace, trace
from ingest.specks import specks
from ingest.straighten import straighten
from tests import printed

LETTER = """
                                      BUPATI MERBAU

      Yth. Kepala Perangkat Daerah
      di Merbau

                                      {title}
                                  NOMOR 800/12/SE/2024
                                         TENTANG
                                   NETRALITAS PEGAWAI

      1. Pegawai dilarang memakai kendaraan dinas untuk kegiatan pasangan calon mana pun.
      2. Kepala unit kerja wajib mengawasi pegawai di {gap} masa kampanye.
      3. Pelanggaran dikenai sanksi sesuai dengan peraturan yang berlaku bagi pegawai.

                                               Merbau, 17 Januari 2024
                                               BUPATI MERBAU,


                                               CONTOH NAMA
"""


def read(title: str, gap: str) -> Trace:
    text = LETTER.format(title=title, gap=gap)
    return trace(Pages(printed.pages(text, 0.95)), "scan.pdf")


def test_a_line_that_a_stamp_parted_stays_one_sentence_and_is_told_of() -> None:
    parted = read("SURAT EDARAN", "lingkun         lama")
    assert [clause.path for clause in parted.clauses] == ["1", "2", "3"]
    assert parted.clauses[1].text.endswith("di lingkun lama masa kampanye.")
    told = [one for one in parted.notices if one.code == "line_parted"]
    assert len(told) == 1
    assert "lingkun … lama" in told[0].message


def test_a_whole_line_is_not() -> None:
    whole = read("SURAT EDARAN", "lingkungannya selama")
    assert "line_parted" not in [one.code for one in whole.notices]


def test_a_damaged_title_is_one_and_the_clauses_below_it_are_not_addressees() -> None:
    damaged = read("SURAT F DARAN", "lingkungannya selama")
    assert [clause.path for clause in damaged.clauses] == ["1", "2", "3"]
    assert [block.kind for block in damaged.blocks][:3] == ["letterhead", "addressee", "title"]


def test_a_document_without_a_clause_says_so() -> None:
    empty = trace(Pages(printed.pages("Merbau", 0.95)), "scan.pdf")
    told = [one for one in empty.notices if one.code == "no_clauses"]
    assert [one.message.split(";")[0] for one in told] == [
        "No clause was found in this document (1 words)"
    ]
    assert "no_clauses" not in [one.code for one in read("SURAT EDARAN", "luar").notices]


def test_a_part_of_a_word_read_twice_is_no_writing_of_its_own() -> None:
    page = printed.pages("Nomor B/71/M.SM.00.00/2017, disepakati hal berikut:", 0.9)[0]
    whole = page.words[1].box
    ghost = Word("B/7", Box(1, whole.x0, whole.y0, whole.x0 + 0.02, whole.y1), 0.5)
    other = Word("B/7", Box(1, whole.x0, whole.y0 + 0.1, whole.x0 + 0.02, whole.y1 + 0.1), 0.5)
    sheet = straighten(replace(page, words=(*page.words, ghost, other)))
    assert [sheet.spots[i].word for i in specks(sheet)] == [ghost]


def test_a_mark_on_the_very_edge_is_no_clause() -> None:
    page = printed.pages(LETTER.format(title="SURAT EDARAN", gap="luar"), 0.95)[0]
    beside = next(word.box for word in page.words if word.text == "Pelanggaran")
    mark = Word("5", Box(1, 0.0, beside.y0 - 0.01, 0.003, beside.y1 - 0.01), 0.9)
    read = trace(Pages((replace(page, words=(*page.words, mark)),)), "scan.pdf")
    assert [clause.text for clause in read.clauses if clause.text == "5"] == []
    assert [clause.path for clause in read.clauses] == ["1", "2", "3"]


def test_a_line_below_a_smudge_is_a_row_of_its_own() -> None:
    page = printed.pages("~ears ~na\nFULAN CONTOH, S.E.", 0.95)[0]
    tall = [replace(w, box=replace(w.box, y1=page.words[2].box.y0 + 0.002)) for w in page.words[:2]]
    name = [
        replace(w, box=replace(w.box, x0=w.box.x0 + 0.3, x1=w.box.x1 + 0.3)) for w in page.words[2:]
    ]
    lines = build_lines((replace(page, words=(*tall, *name)),))
    assert "FULAN CONTOH, S.E." in [line.text for line in lines]
