"""The measuring itself: BM25 by hand, fusion, classes of queries, a library filled with truth."""

from __future__ import annotations

import json
from pathlib import Path

from ingest.model import Circular, Clause, Found, Metadata
from tests.eval.retrieval.collection import Ask, load_queries, with_slips
from tests.eval.retrieval.served import library_of, search
from tests.eval.retrieval.systems import hybrid, plain_bm25

TEXTS = ("ikut kampanye", "ikut kampanye kampanye di lapangan", "kode etik", "ikut serta")


def test_rare_words_and_short_texts_count_more() -> None:
    rank = plain_bm25(TEXTS)
    assert rank("Kampanye etik", range(4)) == [2, 0, 1]
    assert rank("ikut", [0, 1, 3]) == [0, 3, 1]
    assert rank("suap", range(4)) == []


def test_what_both_rankings_name_comes_first() -> None:
    joined = hybrid(lambda query, allowed: [1, 2], lambda query, allowed: [3, 2])
    assert joined("", ()) == [2, 1, 3]


def test_queries_are_classed_by_their_note_and_mistyped_ones_differ(tmp_path: Path) -> None:
    rows = [
        {
            "q": "dilarang memasang spanduk",
            "topics": ["L11"],
            "note": "kata kunci; jangan tertukar",
        },
        {"q": "pasang sapnduk", "topics": ["L11"], "note": "salah ketik"},
        {"q": "800/1/BKD", "topics": [], "note": "nomor"},
    ]
    file = tmp_path / "queries.json"
    file.write_text(json.dumps(rows), encoding="utf-8")
    asks = load_queries(file)
    assert [ask.kind for ask in asks] == ["keywords", "typo"]
    assert [ask.kind for ask in with_slips(asks)] == ["mistyped"]
    assert with_slips(asks)[0].text != asks[0].text


def test_a_library_filled_with_truth_answers_with_its_places() -> None:
    clauses = (
        Clause("1.a", "a.", "mengikuti kampanye calon", lead_in="ASN dilarang:"),
        Clause("1.b", "b.", "memakai kendaraan dinas", lead_in="ASN dilarang:"),
    )
    data = Metadata("official", "edaran", (Found("issuer", "BUPATI SELUMA"),))
    letters = {"01-seluma": Circular((), data, "ASN dilarang", clauses, (), ())}
    with library_of(letters, "fixed") as library:
        asked = Ask("kendaraan dinas", "keywords", {"province": "Bengkulu"}, {})
        assert search(library, asked, {})[0] == ("01-seluma", "1.b")
