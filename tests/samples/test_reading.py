"""Samples that the reader reads exactly: head facts and every clause's path and text.

A sample joins the table once it is read without a difference; none may leave it.
"""

from __future__ import annotations

from typing import Any

import pytest

from ingest.options import ReadOptions
from ingest.pages import read_pages
from ingest.pipeline import circular, trace
from samples.catalogue import Sample, load
from samples.typeset import digital_pdf
from service.reading import load_tables, make_reading
from service.shapes import reading_json

LETTERS = (
    "banjarbaru-2024",
    "bulungan-2015",
    "kulon-progo-2019",
    "makassar-2020",
    "menpanrb-b71-2017",
    "minahasa-2020",
    "pekalongan-2020",
    "sakra-2024",
    "seluma-2020",
    "sidoarjo-2019",
    "skb-2022",
)
ARTICLES = (
    "bangka-selatan-2024.html",
    "bangka-selatan-2024.txt",
    "batang-hari-2024.html",
    "batang-hari-2024.txt",
    "seluma-2020-berita.html",
    "seluma-2020-berita.txt",
)
PICTURES = ("sakra-2024", "seluma-2020")
HEAD = ("source", "kind", "number", "issued_on", "election_year", "election", "region", "subject")


def reading(data: bytes, name: str) -> dict[str, Any]:
    """The Reading of a file, as JSON."""
    found = circular(trace(read_pages(data, name, ReadOptions()), name))
    return reading_json(make_reading(name, found, load_tables()))


def tree(clauses: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(clause["path"], clause["text"]) for clause in clauses]


def agree(sample: Sample, read: dict[str, Any]) -> None:
    assert {key: read[key] for key in HEAD} == {key: sample.expected[key] for key in HEAD}
    assert tree(read["clauses"]) == tree(sample.expected["clauses"])


@pytest.mark.parametrize("slug", LETTERS)
def test_a_letter_with_a_text_layer_is_read_exactly(slug: str) -> None:
    sample = load(slug)
    agree(sample, reading(digital_pdf(sample.source), f"{slug}.pdf"))


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_is_read_exactly(name: str) -> None:
    sample = load(name.rsplit(".", 1)[0])
    file = sample.by_condition[name.rsplit(".", 1)[1]]
    agree(sample, reading(file.read_bytes(), file.name))


@pytest.mark.slow
@pytest.mark.parametrize("slug", PICTURES)
def test_a_scan_or_photo_is_read_exactly(slug: str) -> None:
    file = load(slug).files[0]
    agree(load(slug), reading(file.path.read_bytes(), file.path.name))
