"""Citations as circulars print them, in a table that a clerk can extend."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.citation_reading import read_citations

TABLE = Path(__file__).parent / "cases" / "citations" / "spellings.txt"


def rows() -> Iterator[tuple[str, str]]:
    """Lines `canonical; canonical | text`, "-" for none, "?2" for two not understood."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        expected, bar, text = line.partition(" | ")
        if bar and not line.startswith("#"):
            yield expected, text


@pytest.mark.parametrize(("expected", "text"), list(rows()))
def test_row(expected: str, text: str) -> None:
    cited = read_citations(text)
    found = "; ".join(dict.fromkeys(mention.canonical for mention in cited.mentions))
    lost = f"?{len(cited.lost)}" if cited.lost else ""
    assert (" ".join(filter(None, (found, lost))) or "-") == expected
