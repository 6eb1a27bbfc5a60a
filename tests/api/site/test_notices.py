"""Every notice a reading may carry is said in Indonesian too, with all it quotes."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from api.site.words_notices import BY_CODE, TOLD, Told, indonesian
from ingest.notices import NOTICES, notice

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("row", TOLD, ids=lambda row: f"{row.code} {row.example[:20]}")
def test_an_example_is_understood_and_keeps_what_it_quotes(row: Told) -> None:
    match = row.pattern.fullmatch(row.example)
    assert match, row.example
    said = indonesian(row.code, row.example)
    assert said != row.example and "{" not in said
    assert all(part in said for part in match.groupdict().values() if part)


@pytest.mark.parametrize("code", sorted(NOTICES))
def test_every_sentence_of_the_table_is_known_whatever_it_quotes(code: str) -> None:
    for detail in ("800/1/2024 (BKD); {x}", "at 12%, 40% of its height"):
        told = notice(code, 1, detail)
        if code == "unread_ink" and not detail.startswith("at"):
            continue
        said = indonesian(code, told.message)
        assert said != told.message
        assert "{detail}" not in NOTICES[code].sentence or detail.removeprefix("at ")[:8] in said


def codes() -> set[str]:
    """Codes written where a notice is made."""
    found = set()
    for room in ("ingest", "service"):
        for file in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Notice":
                    found |= {a.value for a in node.args[2:3] if isinstance(a, ast.Constant)}
    return found


def test_no_notice_is_left_without_words() -> None:
    assert len(codes()) > 10
    assert codes() | set(NOTICES) <= set(BY_CODE)


def test_a_sentence_nobody_knows_is_shown_as_it_is() -> None:
    assert indonesian("of_tomorrow", "A new kind.") == "A new kind."
    assert indonesian("page_turned", "Turned somehow.") == "Turned somehow."
