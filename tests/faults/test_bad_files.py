"""Every kind of bad file is refused by `read` and `ingest` with its own code, and costs nobody."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from tests.commands import Run
from tests.service.letters import SELUMA, pdf_letter


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_letter(1))))
    writer.encrypt("rahasia")
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


BAD = {
    "empty.pdf": (b"", "empty_file"),
    "empty.txt": (b"", "empty_file"),
    "page.pdf": (b"<!doctype html><html><body><p>x", "format_mismatch"),
    "letter.html": (pdf_letter(1), "format_mismatch"),
    "encrypted.pdf": (encrypted(), "encrypted"),
    "truncated.pdf": (pdf_letter(1)[:300], "damaged"),
    "pageless.pdf": (written(PdfWriter()), "no_pages"),
    "truncated.png": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "damaged"),
    "noise.pdf": (bytes(range(256)) * 20, "format_mismatch"),
    "blank.txt": (b" \n \n", "no_text"),
}


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    folder = tmp_path / "bad"
    folder.mkdir()
    for name, (data, _) in BAD.items():
        (folder / name).write_bytes(data)
    (folder / "seluma.txt").write_bytes(SELUMA)
    return folder


def test_read_tells_each_by_its_code(run: Run, bad: Path) -> None:
    ran = run("read", *sorted(bad.iterdir()), "--json")
    codes = {Path(line["file"]).name: line["error"] for line in ran.lines}
    assert codes.pop("seluma.txt") is None and ran.status == 1
    assert {name: error["code"] for name, error in codes.items()} == {
        name: code for name, (_, code) in BAD.items()
    }
    assert all(error["message"].endswith(".") for error in codes.values())
    assert "Traceback" not in ran.err and str(bad.parent) not in str(codes.values())


def test_ingest_tells_each_by_its_code_and_keeps_the_good_one(run: Run, bad: Path) -> None:
    ran = run("ingest", bad, "--json")
    assert ran.status == 1 and ran.json["ready"] == 1
    assert {row["file"]: row["code"] for row in ran.json["failed"]} == {
        name: code for name, (_, code) in BAD.items()
    }
    assert run("verify").status == 0
    assert len(run("search", "kampanye", "--json").json["hits"]) > 0
