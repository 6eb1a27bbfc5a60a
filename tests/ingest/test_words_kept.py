"""Every word of the body lands in exactly one clause, whatever the layout; noise never raises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.blocks import split_blocks
from ingest.clauses import find_clauses
from ingest.geometry import Box
from ingest.lines import build_lines
from ingest.model import Trace, Word
from ingest.options import ReadOptions
from ingest.pages import read_pages
from ingest.pipeline import trace
from samples.catalogue import load, names
from tests import printed

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TITLE = "                 SURAT EDARAN\n                NOMOR 800/12/BKD/2024\n\n"
MARKERS = [
    "",
    "1. ",
    "2. ",
    "3. ",
    "a. ",
    "b. ",
    "1) ",
    "(1) ",
    "- ",
    "• ",
    "I. ",
    "A. ",
    "KESATU : ",
]
WORDS = [
    "pegawai",
    "wajib",
    "netral",
    "dilarang:",
    "kampanye;",
    "dan",
    "calon.",
    "atribut",
    "Setiap",
]
NOISE = [
    *MARKERS,
    *WORDS,
    "LAMPIRAN",
    "Tembusan:",
    "Kepada Yth.",
    "Pasal 3",
    "MEMUTUSKAN:",
    "Demikian",
]

line = st.builds(
    lambda indent, marker, words: " " * indent + marker + " ".join(words),
    st.sampled_from([0, 3, 6, 9]),
    st.sampled_from(MARKERS),
    st.lists(st.sampled_from(WORDS), min_size=4, max_size=10),
)
noise = st.lists(
    st.lists(st.sampled_from(NOISE), min_size=1, max_size=6).map(" ".join), min_size=1, max_size=25
)


@given(st.lists(line, min_size=1, max_size=20))
@QUICK
def test_no_body_word_is_lost_or_used_twice(rows: list[str]) -> None:
    blocks = split_blocks(build_lines(printed.pages(TITLE + "\n".join(rows))))
    body = [w for b in blocks if b.kind == "body" for x in b.lines for w in x.words]
    clauses, _ = find_clauses(blocks)
    told = [w for clause in clauses for w in clause.words]
    marks = Counter(m for clause in clauses for m in clause.marker.split())
    left = Counter(w.text for w in body) - Counter(w.text for w in told)
    assert not Counter(w.text for w in told) - Counter(w.text for w in body)
    assert not left - marks
    assert len({w.box for w in told}) == len(told)


@given(noise)
@QUICK
def test_markers_and_keywords_at_random_never_raise(rows: list[str]) -> None:
    pages = printed.pages("\n".join(rows))
    lines = build_lines(pages)
    assert sum(len(x.words) for x in lines) == sum(len(p.words) for p in pages)
    blocks = split_blocks(lines)
    assert Counter(w for b in blocks for x in b.lines for w in x.words) == Counter(
        w for p in pages for w in p.words
    )
    find_clauses(blocks)


PRINTED = [
    file.path
    for name in names()
    for file in load(name).files
    if file.condition in {"digital", "html", "txt"}
]


@pytest.mark.parametrize("path", PRINTED, ids=lambda p: p.name)
def test_every_word_of_a_document_lands_in_one_place(path: Path) -> None:
    pages = read_pages(path.read_bytes(), path.name, ReadOptions())
    told = trace(pages, path.name)
    placed = [w for block in told.blocks for line in block.lines for w in line.words]
    assert _letters(placed) == _letters([w for page in pages.pages for w in page.words])
    used = Counter((w.text, w.box) for clause in told.clauses for w in clause.words)
    body = _words(told, "body", "table")
    assert set(used.values()) <= {1}
    assert not set(used) - set(body) - set(_words(told, "title"))
    marks = "".join(clause.marker for clause in told.clauses)
    flowing = set(_words(told, "body"))
    lost = [text for text, box in body if (text, box) not in used and (text, box) in flowing]
    assert [text for text in lost if text[:2] not in marks] == []


def _words(told: Trace, *kinds: str) -> Counter[tuple[str, Box]]:
    return Counter(
        (w.text, w.box)
        for block in told.blocks
        if block.kind in kinds
        for line in block.lines
        for w in line.words
    )


def _letters(words: Sequence[Word]) -> Counter[str]:
    return Counter("".join(word.text for word in words))


def test_what_follows_a_quoted_rule_stays_where_the_quotation_cuts_words() -> None:
    article = (
        "MERBAU - Bupati Merbau menerbitkan Surat Edaran Nomor 800/12/2024 tentang netralitas.\n\n"
        "“Setiap ASN dilarang memberi dukungan kepada calon,” bunyi edaran itu.\n\n"
        "Saya bacakan saja. “ASN dilarang hadir dalam kampanye apa pun,” katanya."
    )
    read = trace(read_pages(article.encode(), "berita.txt", ReadOptions()), "berita.txt")
    told = " ".join(line.text for block in read.blocks for line in block.lines)
    assert "".join(told.split()) == "".join(article.split())
    assert len(read.clauses) == 2
