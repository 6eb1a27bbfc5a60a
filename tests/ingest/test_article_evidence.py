"""The table of signs of the press and of official letters keeps its own promises."""

from __future__ import annotations

import pytest

from ingest.article_evidence import ENOUGH, EVIDENCE, Evidence, weight

OWN = [row for row in EVIDENCE if row.examples]


@pytest.mark.parametrize("row", OWN, ids=lambda r: r.name)
def test_examples_are_seen_and_near_misses_left_alone(row: Evidence) -> None:
    assert row.near_misses
    assert [t for t in row.examples if not row.pattern.match(t)] == []
    assert [t for t in row.near_misses if row.pattern.match(t)] == []


def test_a_letter_that_names_circulars_is_no_article() -> None:
    letter = [
        "PEMERINTAH KABUPATEN MERBAU",
        "Nomor : 800/1/2024",
        "Yth. Kepala Perangkat Daerah",
        "Menindaklanjuti Surat Edaran Menteri, disampaikan bahwa edaran tersebut",
        "agar diteruskan kepada seluruh pegawai.",
    ]
    assert weight(letter, "html") < 0


def test_the_rule_of_a_tables_head_read_as_a_quotation_mark_is_no_speech() -> None:
    sheet = ["Lampiran", "Surat Kepala Satuan Polisi Pamong Praja", "“NO", '"NO', "INFORMASI"]
    assert weight(sheet) < 0
    assert weight(['"Kami pantau terus," ujarnya.', "“Dua orang mengaku hanya lewat."]) > 0


def test_a_note_that_lets_the_letter_speak_is_an_article() -> None:
    note = [
        "Tentang Kami Bidang Praktik Publikasi",
        "Surat Edaran menyatakan bahwa ketentuan di dalamnya berlaku bagi PNS dan PPPK.",
        "Menurut Surat Edaran, pegawai dilarang:",
        "Unduh PDF Kirim lewat surel",
    ]
    assert weight(note) >= ENOUGH
    assert weight(["Surat Edaran ini mengatur bahwa PNS wajib netral."] * 3) == 0
