"""A Reading adds region, election and topics to what one document says, and nothing else."""

from __future__ import annotations

from ingest.model import Circular, Clause, Found, Metadata
from service.reading import load_tables, make_reading

FOUND = (
    Found("issuer", "PEMERINTAH KABUPATEN SELUMA DINAS SOSIAL"),
    Found("issued_on", "2020-10-09"),
    Found("subject", "NETRALITAS PEKERJA SOSIAL PADA PEMILIHAN KEPALA DAERAH SERENTAK TAHUN 2020"),
)


def circular(found: tuple[Found, ...], *clauses: Clause) -> Circular:
    text = "\n".join(clause.text for clause in clauses)
    return Circular((), Metadata("official", "edaran", found), text, clauses, (), ())


def test_region_and_election_come_from_the_tables() -> None:
    reading = make_reading("a.pdf", circular(FOUND), load_tables())
    assert reading.region is not None
    assert (reading.region.code, reading.region.province) == ("17.05", "Bengkulu")
    assert (reading.election_year, reading.election) == (2020, "pilkada")


def test_nothing_is_invented_for_a_document_that_says_nothing() -> None:
    reading = make_reading("a.pdf", circular((), Clause("1", "1.", "Hadir rapat.")), load_tables())
    assert (reading.region, reading.election_year, reading.election) == (None, None, None)


def test_clauses_get_the_topics_their_words_show() -> None:
    photos = Clause("1", "1.", "dilarang berfoto dengan calon sambil mengacungkan jari", modality="prohibition")  # fmt: skip  # noqa: E501
    reading = make_reading("a.pdf", circular((), photos), load_tables())
    assert reading.clauses[0].topics[:1] == ("photos_hand_signs",)


def test_a_link_to_another_article_places_nothing() -> None:
    text = "Bawaslu Kabupaten Merauke menyurati bupati.\nBaca Juga: Panen di Distrik Semangga"
    read = Circular((), Metadata("news", "himbauan", ()), text, (), (), ())
    region = make_reading("a.html", read, load_tables()).region
    assert region is not None and region.name == "Kabupaten Merauke"
