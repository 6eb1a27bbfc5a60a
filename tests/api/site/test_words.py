"""Both languages say everything, and every page finds the words it asks for."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

import api.errors as errors
from api.site.help_texts import SECTIONS
from api.site.words import TABLES, day, english_sentences, number, remedy
from api.site.words_faults import ERRORS
from ingest.model import DocumentSource, Kind, Modality
from service import clause_names
from service.compared import CellState, Change
from service.model import State

TEMPLATES = Path(__file__).resolve().parents[3] / "api" / "templates"
ASKED = re.compile(r"""\bt\(\s*["']([^"']+)["']\s*[,)]""")


def placeholders(text: str) -> set[str]:
    """The names a sentence wants filled in."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_tables_have_the_same_keys() -> None:
    assert sorted(TABLES["id"]) == sorted(TABLES["en"])


def test_both_tables_want_the_same_values_filled_in() -> None:
    unlike = [
        key
        for key, text in TABLES["id"].items()
        if placeholders(text) != placeholders(TABLES["en"][key])
    ]
    assert unlike == []


@pytest.mark.parametrize("template", sorted(TEMPLATES.glob("*.html")), ids=lambda file: file.name)
def test_every_word_a_template_asks_for_exists(template: Path) -> None:
    asked = ASKED.findall(template.read_text(encoding="utf-8"))
    assert [key for key in asked if key not in TABLES["id"]] == []


@pytest.mark.parametrize(
    ("prefix", "values"),
    [
        ("kind", get_args(Kind)),
        ("modality", get_args(Modality)),
        ("source", get_args(DocumentSource)),
        ("cell", get_args(CellState)),
        ("change", get_args(Change)),
        ("state", get_args(State)),
        ("why", ("meaning", "words", "number", "citation")),
        ("upload", ("accepted", "duplicate", "rejected")),
    ],
)
def test_every_value_of_the_domain_has_its_word(prefix: str, values: tuple[str, ...]) -> None:
    assert [value for value in values if f"{prefix}.{value}" not in TABLES["id"]] == []


def test_every_error_code_tells_in_indonesian_what_to_do() -> None:
    assert sorted(ERRORS) == sorted(english_sentences())
    assert [code for code, text in ERRORS.items() if not text.endswith(".")] == []


def test_english_takes_the_sentence_of_the_class() -> None:
    for kind in errors.STATUS:
        assert remedy(vars(kind)["code"], "en") == vars(kind)["sentence"]


def test_an_unknown_code_keeps_the_sentence_it_came_with() -> None:
    assert remedy("never_heard", "id", "As it came.") == "As it came."


def test_help_has_the_same_sections_in_both_languages() -> None:
    shape = {
        language: [(len(s.texts), len(s.points)) for s in sections]
        for language, sections in SECTIONS.items()
    }
    assert shape["id"] == shape["en"]


@pytest.mark.parametrize(
    ("iso", "language", "shown"),
    [
        ("2020-10-09", "id", "9 Oktober 2020"),
        ("2020-10-09", "en", "9 October 2020"),
        ("2026-11-24T01:02:03Z", "id", "24 November 2026"),
        ("Oktober 2020", "id", "Oktober 2020"),
        (None, "id", ""),
    ],
)
def test_days_are_written_out(iso: str | None, language: str, shown: str) -> None:
    assert day(iso, language) == shown


def test_thousands_are_parted_as_each_language_does() -> None:
    assert number(1234567, "id") == "1.234.567"
    assert number(1234567, "en") == "1,234,567"


SPELLED_AT_RUN_TIME = (
    *("modality.", "kind.", "source.", "election.", "state.", "why.", "cell.", "change."),
    *("filter.", "nav.", "upload.", "search.example.", "search.none.", "circular."),
    *(
        "field.",
        "corrections.kind.",
        "doubt.",
        "role.",
        "outcome.",
        "verdict.",
        "aspect.",
        "cite.",
        "twins.",
        "compare.view.",
        "anew.way.",
        "event.",
        "correct.merge",
        "suggest.",
        "admin.part.",
        "admin.detail.",
    ),
)


NAMES = Path(clause_names.__file__)  # says the words it is handed


def test_no_word_is_left_over() -> None:
    files = [*TEMPLATES.glob("*.html"), *(TEMPLATES.parent / "site").glob("*.py"), NAMES]
    text = " ".join(
        file.read_text(encoding="utf-8") for file in files if not file.name.startswith("words_")
    )
    unused = [
        key
        for key in TABLES["id"]
        if not key.startswith(SPELLED_AT_RUN_TIME) and f'"{key}"' not in text.replace("'", '"')
    ]
    assert unused == []
