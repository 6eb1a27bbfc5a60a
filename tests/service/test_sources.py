"""Which files a path means, and that names are fit to be kept and shown."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from service.errors import PathNotFound
from service.sources import collect, shown, upload_name


def test_a_folder_means_its_documents_at_any_depth_in_order(papers: Path) -> None:
    names = [source.name for source in collect([papers]).files]
    assert names == ["seluma.txt", "2024/basel.txt", "2024/batanghari.txt"]


def test_hidden_files_and_folders_are_left_alone(papers: Path) -> None:
    (papers / ".git").mkdir()
    (papers / ".git" / "config.txt").write_text("x")
    (papers / ".notes.txt").write_text("x")
    assert len(collect([papers]).files) == 3 and collect([papers]).skipped == ()


def test_what_is_no_document_by_its_name_is_named_with_a_reason(papers: Path) -> None:
    (papers / "table.csv").write_text("x")
    skipped = collect([papers]).skipped
    assert [(failure.file, failure.code) for failure in skipped] == [
        ("table.csv", "unknown_format")
    ]


def test_a_file_named_by_itself_is_taken_whatever_its_name(papers: Path) -> None:
    (papers / "scan").write_text("x")
    assert [source.name for source in collect([papers / "scan"]).files] == ["scan"]


def test_special_files_are_no_documents(papers: Path) -> None:
    os.mkfifo(papers / "pipe.pdf")
    (papers / "loop").symlink_to(papers)
    assert len(collect([papers]).files) == 3


def test_every_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(PathNotFound, match=r"one\.pdf.*two\.pdf"):
        collect([tmp_path / "one.pdf", tmp_path / "two.pdf"])


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("surat.pdf", "surat.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\surat.pdf", "surat.pdf"),
        ("surat\x00\n\x1b[31m.pdf", "surat[31m.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("\udcff.pdf", "?.pdf"),
        ("", "unnamed"),
        ("/", "unnamed"),
        ("é" * 300 + ".pdf", "é" * 196 + ".pdf"),
    ],
)
def test_names_sent_by_strangers_are_made_harmless(sent: str, kept: str) -> None:
    assert upload_name(sent) == kept


def test_a_name_keeps_its_folders_where_they_are_ours() -> None:
    assert shown("2024/surat edaran.pdf") == "2024/surat edaran.pdf"
