"""Records as the network wants them; feeds in every spelling members use."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from ingest.model import Found, Metadata
from service.errors import BadFeed
from service.jdihn import FIELDS, record
from service.jdihn_headings import HEADINGS, Heading, main_entry
from service.jdihn_import import read_feed
from service.library import Library
from service.model import Stored
from service.originals import key_of
from tests.service.letters import BATANGHARI, SELUMA
from tests.service.readings import SELUMA as READING

STORED = Stored("k" * 64, "seluma.pdf", "application/pdf", 1, "ready", 1, "", "1", None, READING)


def test_a_record_has_the_25_fields_in_order_all_text() -> None:
    made = record(STORED, READING, False, "https://edaran.example")
    assert tuple(made) == FIELDS and len(FIELDS) == 25
    assert all(isinstance(value, str) and value for value in made.values())
    assert (made["operasi"], made["display"], made["singkatanJenis"]) == ("4", "1", "SE")
    assert made["tanggal_penetapan"] == "2020-10-09" and made["tanggal_pengundangan"] == "-"
    assert made["teuBadan"] == "Seluma (Kabupaten). Sekretariat Daerah"
    assert made["fileDownload"] == "2020se17054602062020.pdf"
    assert made["urlDetailPeraturan"] == f"https://edaran.example/circulars/{STORED.key}"
    assert record(STORED, READING, True, "")["status"] == "Tidak Berlaku"


def test_what_a_letter_does_not_state_is_a_dash() -> None:
    bare = replace(READING, metadata=Metadata("official", "edaran"), region=None)
    made = record(replace(STORED, reading=bare), bare, False, "")
    unknown = ("tahun_pengundangan", "tanggal_penetapan", "noPeraturan", "judul", "teuBadan")
    assert {made[name] for name in unknown} == {"-"}
    assert made["fileDownload"] == made["urlDownload"] == "-"


@pytest.mark.parametrize("row", HEADINGS, ids=lambda row: row.heading)
def test_each_heading_matches_its_examples_alone(row: Heading) -> None:
    assert row.examples
    assert all(re.search(row.pattern, text, re.IGNORECASE) for text in row.examples)
    assert not any(re.search(row.pattern, text, re.IGNORECASE) for text in row.near_misses)


@pytest.mark.parametrize(
    ("issuer", "heading"),
    [
        ("BUPATI SELUMA", "Seluma. Bupati"),
        ("PEMERINTAH KABUPATEN SELUMA DINAS SOSIAL", "Seluma (Kabupaten). Dinas Sosial"),
        ("Bawaslu Kabupaten Seluma", "Indonesia. Badan Pengawas Pemilihan Umum"),
        ("MENTERI DALAM NEGERI REPUBLIK INDONESIA", "Indonesia. Kementerian Dalam Negeri"),
        ("Perhimpunan Warga", None),
    ],
)  # fmt: skip
def test_the_main_entry_follows_the_issuer(issuer: str, heading: str | None) -> None:
    told = Metadata("official", "edaran", (Found("issuer", issuer),))
    assert main_entry(replace(READING, metadata=told)) == heading


def test_only_circulars_are_published_and_a_replaced_one_is_told(filled: Library) -> None:
    made = filled.jdihn("")
    assert next(one["noPeraturan"] for one in made) == "460/206/DS.AI/X/2020"
    assert {one["jenis"] for one in made} == {"Surat Edaran"} and len(made) == 3


GOOD = record(STORED, READING, False, "https://edaran.example")


def test_our_own_feed_is_read_back_without_a_word() -> None:
    records, notices = read_feed(json.dumps([GOOD]).encode())
    assert [one.fields for one in records] == [GOOD] and notices == ()


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"urlabstrak": "x"}, "field_spelling", "urlabstrak"),
        ({"lastUpdated": "x"}, "field_spelling", "lastUpdated"),
        ({"urlAbstrak": "x", "last_updated": "y", "abstrak": "z"}, None, None),
        ({"tanggalDitetapkan": "2020-10-09"}, "field_spelling", "tanggalDitetapkan"),
        ({"warna": "x"}, "unknown_field", "warna"),
        ({"operasi": 4}, "not_text", "operasi"),
        ({"operasi": "3"}, "fixed_value", "operasi"),
        ({"tanggal_penetapan": "09-10-2020"}, "bad_date", "tanggal_penetapan"),
        ({"tanggal_penetapan": "2020-13-40"}, "bad_date", "tanggal_penetapan"),
        ({"tahun_pengundangan": "2021"}, "year_differs", "tahun_pengundangan"),
        ({"status": "Dicabut"}, "unknown_status", "status"),
        ({"judul": ""}, "empty_field", "judul"),
    ],
)
def test_a_variant_is_understood_and_told(
    change: dict[str, object], code: str | None, field: str | None
) -> None:
    records, notices = read_feed(json.dumps([GOOD | change]).encode())
    assert records[0].fields["noPeraturan"] == GOOD["noPeraturan"]
    assert [(notice.code, notice.field) for notice in notices] == ([(code, field)] if code else [])


def test_a_missing_field_is_told_and_a_letter_date_may_lack() -> None:
    short = {
        name: value for name, value in GOOD.items() if name not in ("isbn", "tanggal_penetapan")
    }
    _, notices = read_feed(json.dumps([short, 5]).encode())
    assert [(n.code, n.field) for n in notices] == [
        ("field_missing", "isbn"),
        ("not_an_object", ""),
    ]


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"5", b'{"a": 1}', b"[" * 100_000])
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    with pytest.raises(BadFeed):
        read_feed(data)


def test_a_feed_is_set_beside_what_is_kept(filled: Library) -> None:
    own = filled.jdihn("")
    other = own[0] | {"tanggal_penetapan": "2019-01-01", "tahun_pengundangan": "2019"}
    lacking = own[1] | {"noPeraturan": "1/99/2024"}
    law = own[0] | {"jenis": "Peraturan Daerah", "singkatanJenis": "PERDA"}
    found = filled.import_jdihn(json.dumps([own[0], other, lacking, law]).encode())
    assert [one.outcome for one in found.listed] == ["kept", "differs", "not_kept"]
    assert found.listed[0].circular == key_of(SELUMA)
    assert found.listed[1].differences == (("tanggal_penetapan", "2019-01-01", "2020-10-09"),)
    assert found.others == 1
    assert key_of(BATANGHARI) in {one["idData"] for one in own}
