"""The legal basis of a draft, however it is sent; nothing is stored."""

from __future__ import annotations

from typing import Any

import pytest

from api.schemas.citations import LegalBasisOut
from api.schemas.compared import BasesOut
from tests.api.callers import TestClient

CHECK = "/api/v1/citations/check"
DRAFT = (
    "SURAT EDARAN\nNOMOR: 1/2024\nTENTANG\nNETRALITAS ASN\n\n1. Dasar: Undang-Undang Nomor 5 Tahun "
    "2014 tentang Aparatur Sipil Negara.\n2. Pegawai ASN dilarang berkampanye.\n\n"
    "Magetan, 1 Januari 2024\nBupati Magetan\n"
)


@pytest.mark.parametrize(
    "sent",
    [
        {"json": {"text": DRAFT}},
        {"content": DRAFT.encode(), "headers": {"content-type": "text/plain; charset=utf-8"}},
        {"files": {"file": ("rancangan.txt", DRAFT.encode())}},
    ],
    ids=["json", "text", "form"],
)
def test_a_dead_law_is_told_at_the_letters_date_and_today(
    client: TestClient, sent: dict[str, Any]
) -> None:
    answer = client.post(CHECK, **sent)
    assert answer.status_code == 200
    body = LegalBasisOut.model_validate(answer.json())
    assert body.issued_on == "2024-01-01"
    judged = {item.canonical: item for item in body.citations}["UU 5/2014"]
    assert judged.at_issue is not None
    assert judged.at_issue.status == judged.today.status == "revoked"
    assert judged.today.replacement == "UU 20/2023"
    assert client.get("/api/v1/circulars").json()["total"] == 3


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ({"json": {"text": ""}}, 422, "bad_parameter"),
        ({"json": {}}, 422, "bad_parameter"),
        ({"content": b"{", "headers": {"content-type": "application/json"}}, 400, "bad_request"),
        ({"content": b"", "headers": {"content-type": "text/plain"}}, 422, "empty_file"),
        ({"content": b"<a/>", "headers": {"content-type": "text/xml"}}, 415, None),
        ({"files": {"file": ("a.pdf", b"%PDF-1.4 broken")}}, 422, "damaged"),
        ({"files": {"file": ("a.bin", bytes(range(256)))}}, 415, "unknown_format"),
    ],
)
def test_what_cannot_be_read_is_told(
    client: TestClient, sent: dict[str, Any], status: int, code: str | None
) -> None:
    answer = client.post(CHECK, **sent)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.status_code == status
    assert code is None or answer.json()["code"] == code


def test_the_legal_bases_of_kept_circulars_are_listed_by_outcome(
    client: TestClient, keys: dict[str, str]
) -> None:
    asked = {"outcome": "ended_since", "year": "2020"}
    body = BasesOut.model_validate(client.get("/api/v1/citations", params=asked).json())
    assert [item.circular.file for item in body.items] == ["seluma-2020.txt"]
    assert [item.canonical for item in body.items[0].citations] == ["PP 53/2010"]
    none = client.get("/api/v1/citations", params={"outcome": "ended_before"}).json()
    assert none["total"] == 0
    alone = client.get(f"/api/v1/circulars/{keys['seluma-2020.txt']}/citations").json()
    assert LegalBasisOut.model_validate(alone).citations[0].outcome == "ended_since"
