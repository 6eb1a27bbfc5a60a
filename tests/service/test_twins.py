"""One letter that is kept twice is told; letters that only look related are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.app import create_app
from service.errors import BadParameter, CircularNotFound, CorrectionRefused
from tests.api.callers import TestClient
from tests.api.conftest import opened, taken_in
from tests.api.letters import LETTERS
from tests.api.site.test_pages import check, page

LETTER = LETTERS["batang-hari-2024.txt"]
COPIES = {
    "surat.txt": LETTER,
    "ulang.txt": LETTER.replace(b"Kartu Tanda Penduduk", b"Kartu Tanda Pendudvk"),
    "salah-nomor.txt": LETTER.replace(b"800/99/BKPSDMD", b"800/9S/BKPSDMD"),
    "lain.txt": LETTERS["seluma-2020.txt"],
    "sehari.txt": LETTER.replace(b"800/99/", b"800/77/").partition(b"\n1. ")[0]
    + b"\n1. Setiap camat wajib melaporkan kendaraan dinas.\n2. Laporan disampaikan tiap bulan.\n"
    b"\nDemikian surat edaran ini disampaikan untuk dilaksanakan.\n\n"
    b"Muara Bulian, 12 September 2024\nBupati Batang Hari\n",
}


def test_copies_are_found_by_number_or_by_day_and_wording(tmp_path: Path) -> None:
    library = opened(tmp_path / "home")
    taken_in(library, tmp_path / "letters", COPIES)
    keys = {one.file: one.key for one in library.latest(9)}
    found = {one.circular.file: one for one in library.twins(keys["surat.txt"])}
    assert {file: one.why for file, one in found.items()} == {
        "ulang.txt": "number",
        "salah-nomor.txt": "day",
    }
    assert found["ulang.txt"].likeness > 0.95
    assert library.twins(keys["lain.txt"]) == ()
    pair = {keys["surat.txt"], keys["ulang.txt"]}
    assert library.numbered_alike(list(keys.values())) == pair

    client = TestClient(create_app(library))
    for language in ("id", "en"):
        text = page(client, f"/circulars/{keys['surat.txt']}/twins?lang={language}")
        check(text, language)
        assert "ulang.txt" in text and "salah-nomor.txt" in text and "lain.txt" not in text
    assert "/twins" in page(client, f"/circulars/{keys['surat.txt']}")
    assert "/twins" not in page(client, f"/circulars/{keys['lain.txt']}")
    assert "nomor sama dengan berkas lain" in page(client, "/upload/jobs?lang=id")
    library.close()


def test_a_failed_file_is_tried_again_from_the_desk_and_a_ready_one_left_alone(
    tmp_path: Path,
) -> None:
    library = opened(tmp_path / "home")
    taken_in(library, tmp_path / "letters", {"a.txt": LETTER, "rusak.pdf": b"%PDF-1.4 broken"})
    keys = {one.file: one.key for one in library.latest(9)}
    client = TestClient(create_app(library))
    assert client.get("/upload").text.count('action="/upload/retry"') == 1
    for file, state in (("a.txt", "ready"), ("rusak.pdf", "queued")):
        sent = client.post("/upload/retry", data={"key": keys[file]}, follow_redirects=False)
        assert (sent.status_code, sent.headers["location"]) == (303, "/upload#jobs")
        assert library.circular(keys[file]).state == state
    assert client.get("/upload").text.count('action="/upload/retry"') == 0
    library.close()


def test_a_decision_is_kept_seen_from_both_sides_and_survives_reading_again(tmp_path: Path) -> None:
    library = opened(tmp_path / "home")
    taken_in(library, tmp_path / "letters", COPIES)
    keys = {one.file: one.key for one in library.latest(9)}
    own, copy, other = keys["surat.txt"], keys["ulang.txt"], keys["lain.txt"]
    library.editing.decide(own, copy, "replaces", "Rina", "pindaian lebih jelas")
    library.editing.decide(own, other, "different", "Rina")
    library.care.reread([own, copy], None)
    seen = {one.circular.key: one for one in library.twins(own)}
    assert seen[copy].decision is not None and seen[other].decision is not None
    assert seen[copy].decision.verdict == "replaces" and seen[copy].decision.who == "Rina"
    assert (seen[other].why, seen[other].decision.verdict) == ("decided", "different")
    told = {one.circular.key: one.decision for one in library.twins(copy)}[own]
    assert told is not None and (told.verdict, told.note) == ("replaced", "pindaian lebih jelas")
    assert library.numbered_alike([own, copy]) == frozenset()
    assert [line["who"] for line in library.history(own) if line["what"] == "decided"] == [
        "Rina"
    ] * 2
    # The last word counts, whichever side says it.
    library.editing.decide(copy, own, "same", "Budi")
    assert {
        one.circular.key: one.decision.verdict for one in library.twins(own) if one.decision
    } == {
        copy: "same",
        other: "different",
    }
    line = next(one for one in library.editing.corrections(own) if one.target == other)
    library.editing.withdraw(own, line.id, "Budi")
    assert other not in {one.circular.key for one in library.twins(own)}
    with pytest.raises(CorrectionRefused):
        library.editing.decide(own, own, "same", "Rina")
    with pytest.raises(BadParameter):
        library.editing.decide(own, copy, "perhaps", "Rina")
    with pytest.raises(CircularNotFound):
        library.editing.decide(own, "0" * 64, "same", "Rina")
    library.close()


def test_a_decision_is_made_over_http_and_on_the_desk(tmp_path: Path) -> None:
    library = opened(tmp_path / "home")
    taken_in(
        library, tmp_path / "letters", {name: COPIES[name] for name in ("surat.txt", "ulang.txt")}
    )
    keys = {one.file: one.key for one in library.latest(9)}
    own, copy = keys["surat.txt"], keys["ulang.txt"]
    client = TestClient(create_app(library))
    address = f"/api/v1/circulars/{own}/twins"
    sent = client.post(f"{address}/{copy}", json={"decision": "replaced", "by": "Rina"})
    assert sent.status_code == 200
    assert sent.json()["items"][0]["decision"]["verdict"] == "replaced"
    assert client.get(address).json() == sent.json()
    assert client.post(f"{address}/{copy}", json={"decision": "no"}).status_code == 422
    assert "Kutiplah ulang.txt" in page(client, f"/circulars/{own}?lang=id")
    assert "Berkas ini dikutip" in page(client, f"/circulars/{copy}?lang=id")
    form = {"other": copy, "decision": "different", "by": "Budi"}
    told = client.post(f"/circulars/{own}/twins", data=form)
    assert "Dua surat yang berbeda" in told.text and "Budi" in told.text
    assert client.post(f"/circulars/{own}/twins", data=form | {"decision": ""}).status_code == 422
    library.close()
