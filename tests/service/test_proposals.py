"""Clauses that fit no topic are gathered by likeness and offered as new topics."""

from __future__ import annotations

from index.encoder import FixedEncoder
from index.meaning import Meaning
from service.proposals import propose
from tests.service.test_compare import circular

ZAKAT = "membayar zakat melalui bendahara kantor setiap bulan"


def test_like_clauses_of_several_circulars_are_one_proposal() -> None:
    columns = (
        circular("a", ("1", "", ZAKAT), ("2", "", "memelihara taman di halaman")),
        circular("b", ("4", "", ZAKAT + " lewat aplikasi"), ("5", "photos", "berfoto")),
        circular("c", ("1.b", "", "pegawai membayar zakat melalui bendahara")),
    )
    found = propose(columns, lambda texts: Meaning(FixedEncoder(), texts))
    (one,) = found.proposals
    assert one.circulars == 3
    assert [stray.item.clause.path for stray in one.strays] == ["1", "4", "1.b"]
    assert {"zakat", "bendahara"} <= set(one.words)
    assert [stray.item.clause.path for stray in found.alone] == ["2"]


def test_nothing_strays_gives_no_proposal() -> None:
    assert propose((), lambda texts: Meaning(FixedEncoder(), texts)).proposals == ()
