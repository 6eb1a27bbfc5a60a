"""The samples keep their promises: facts, consistent truth, marks, all files there."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

import pypdfium2
import pytest

from ingest.model import DocumentSource, Kind, Modality
from samples.catalogue import CONDITIONS, MARK, ROOT, Sample, load, names
from samples.plaintext import copied_text
from samples.typeset import digital_pdf

SAMPLES = [load(name) for name in names()]
FIELDS = {
    "source", "kind", "number", "issued_on", "issued_at", "election_year", "election", "region",
    "issuer", "signatory", "subject", "addressees", "replaces", "citations", "clauses",
}  # fmt: skip
CLAUSE_FIELDS = {"path", "marker", "text", "lead_in", "modality", "leaf"}
MEGABYTE = 1_000_000


def by_slug(sample: Sample) -> str:
    return sample.slug


@pytest.fixture(params=SAMPLES, ids=by_slug)
def sample(request: pytest.FixtureRequest) -> Sample:
    chosen: Sample = request.param
    return chosen


def clauses(slug: str) -> dict[str, dict[str, Any]]:
    """The expected clauses of a sample by path."""
    return {clause["path"]: clause for clause in load(slug).expected["clauses"]}


def printed(sample: Sample) -> str:
    """What the source prints, blanks normalised, markers and layout gone."""
    source = sample.source.read_text(encoding="utf-8")
    return " ".join(copied_text(re.sub(r'<span class="[^"]*">[^<]*</span>', " ", source)).split())


def test_every_file_is_there_and_none_is_left_over() -> None:
    wanted = {file.path for item in SAMPLES for file in item.files}
    there = {path for folder in ("documents", "variants") for path in ROOT.glob(f"{folder}/*")}
    assert there == wanted


def test_sources_and_expected_files_pair_up() -> None:
    assert {path.stem for path in ROOT.glob("expected/*.json")} == set(names())
    assert {path.name for path in ROOT.glob("sources/*/")} - {"letter.css"} == set(names())


def test_documents_stay_small_enough_for_a_clone() -> None:
    assert sum(file.path.stat().st_size for item in SAMPLES for file in item.files) < 8 * MEGABYTE


def test_no_two_samples_or_conditions_share_a_file() -> None:
    paths = [file.path for item in SAMPLES for file in item.files]
    assert len(paths) == len(set(paths))
    assert {file.condition for item in SAMPLES for file in item.files} <= set(CONDITIONS)


def test_unknown_name_names_the_samples_there_are() -> None:
    with pytest.raises(KeyError, match="seluma-2020"):
        load("seluma-2042")


def test_readme_has_a_row_for_every_file() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    files = [file.path.relative_to(ROOT).as_posix() for item in SAMPLES for file in item.files]
    assert [path for path in files if f"`{path}`" not in readme] == []
    assert re.findall(r"^\| `((?:documents|variants)/[^`]+)`", readme, re.M) == files


def test_expected_reading_has_the_fields_of_the_contract(sample: Sample) -> None:
    expected = sample.expected
    assert set(expected) == FIELDS
    assert expected["source"] in get_args(DocumentSource)
    assert expected["kind"] in get_args(Kind)
    assert all(set(clause) == CLAUSE_FIELDS for clause in expected["clauses"])
    assert {clause["modality"] for clause in expected["clauses"]} <= set(get_args(Modality))
    if expected["issued_on"]:
        date.fromisoformat(expected["issued_on"])


def test_paths_are_unique_and_every_parent_stands_before_its_children(sample: Sample) -> None:
    seen: set[str] = set()
    for clause in sample.expected["clauses"]:
        path = clause["path"]
        parent, _, label = path.rpartition(".")
        assert path not in seen
        assert not parent or parent in seen
        assert label == _label(clause["marker"]) or label.startswith(
            ("-", _label(clause["marker"]) + "#")
        )
        seen.add(path)


def _label(marker: str) -> str:
    """A marker without its punctuation: the last component of its path."""
    return marker.strip("().,•–-") or "-"


def test_unnumbered_siblings_are_counted_without_a_gap(sample: Sample) -> None:
    counted: dict[str, int] = {}
    for clause in sample.expected["clauses"]:
        parent, _, label = clause["path"].rpartition(".")
        if re.fullmatch(r"-\d+", label):
            counted[parent] = counted.get(parent, 0) + 1
            assert label == f"-{counted[parent]}"


def test_lead_in_is_the_text_of_parents_and_a_parent_without_is_complete(sample: Sample) -> None:
    texts = {clause["path"]: clause["text"] for clause in sample.expected["clauses"]}
    for clause in sample.expected["clauses"]:
        chain = list(_parents(clause["path"], texts))
        possible = {" ".join(chain[start:]) for start in range(len(chain))} | {None}
        assert clause["lead_in"] in possible


def _parents(path: str, texts: dict[str, str]) -> Iterator[str]:
    """Texts of a path's ancestors, outermost first."""
    labels = path.split(".")
    for depth in range(1, len(labels)):
        yield texts[".".join(labels[:depth])]


def test_every_expected_clause_is_printed_in_the_source_in_order(sample: Sample) -> None:
    text, place = printed(sample), 0
    for clause in sample.expected["clauses"]:
        assert clause["text"] == " ".join(clause["text"].split())
        found = text.find(clause["text"], place)
        assert found >= 0, clause["text"]
        place = found + len(clause["text"])


def test_every_expected_value_is_printed_in_the_source(sample: Sample) -> None:
    text = printed(sample).replace(" ", "").casefold()
    expected = sample.expected
    signatory = expected["signatory"] or {}
    values = [expected["subject"], signatory.get("name"), *expected["addressees"]]
    values += (expected["number"] or "").split("; ")
    missing = [v for v in values if v and v.replace(" ", "").casefold() not in text]
    assert missing == []


def test_every_page_is_marked_as_an_illustration(sample: Sample) -> None:
    document = pypdfium2.PdfDocument(digital_pdf(sample.source))
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    assert [MARK in " ".join(text.split()) for text in texts] == [True] * len(texts)
    if sample.expected["source"] == "news" and sample.source.name == "article.html":
        assert MARK in html.unescape(sample.source.read_text(encoding="utf-8"))


def test_scans_and_photos_have_no_text_layer(sample: Sample) -> None:
    for file in sample.files:
        if file.path.suffix == ".pdf" and file.condition != "digital":
            document = pypdfium2.PdfDocument(file.path)
            assert "".join(p.get_textpage().get_text_bounded() for p in document) == ""
            document.close()


def test_the_five_cases_are_there_in_different_conditions() -> None:
    cases = (
        "seluma-2020",
        "bangka-selatan-2024",
        "sakra-2024",
        "pekalongan-2020",
        "batang-hari-2024",
    )
    main = {case: load(case).files[0].condition for case in cases}
    assert main == {
        "seluma-2020": "scan-office",
        "bangka-selatan-2024": "html",
        "sakra-2024": "photo",
        "pekalongan-2020": "digital",
        "batang-hari-2024": "html",
    }
    assert load("seluma-2020-berita").files[0].condition == "html"


def test_seluma_has_the_sub_items_its_facts_tell() -> None:
    for slug in ("seluma-2020", "seluma-2020-berita"):
        tree = clauses(slug)
        assert [path for path in tree if path.startswith("1.")] == ["1.-1", "1.-2", "1.-3", "1.-4"]
        assert [path for path in tree if path.startswith("3.")] == ["3.-1", "3.-2", "3.-3"]
        assert tree["1"]["text"].endswith("dilarang:")
        assert tree["1.-4"]["lead_in"] == tree["1"]["text"]
        assert "ber1aku" in tree["2"]["text"]
        assert load(slug).expected["number"] == "460/206/DS.AI/X/2020"
    assert "460 / 206 / DS.AI / X / 2020" in printed(load("seluma-2020"))


def test_batang_hari_copied_its_third_point_from_seluma() -> None:
    seluma = clauses("seluma-2020")["1.-3"]["text"].rstrip(";")
    assert clauses("batang-hari-2024")["3"]["text"].startswith(seluma)


def test_batang_hari_is_spelled_both_ways() -> None:
    text = printed(load("batang-hari-2024"))
    assert "Batanghari" in text
    assert "Batang Hari" in text


def test_jayawijaya_has_a_clause_that_runs_over_the_page() -> None:
    document = pypdfium2.PdfDocument(digital_pdf(load("jayawijaya-2018").source))
    pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    document.close()
    clause = clauses("jayawijaya-2018")["V.1.e"]["text"]
    assert clause not in pages[0] + pages[1]
    assert clause.rsplit(" ", 1)[0] in pages[0]
