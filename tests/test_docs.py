"""The README is current: every command, setting, folder and sample file it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from service.cli.main import COMMANDS, edaran
from service.settings import describe

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme_and_has_an_example(name: str) -> None:
    command = edaran.get_command(click.Context(edaran), name)
    assert command is not None
    assert f"`edaran {name}" in README
    assert "Example: " in (command.help or "")


@pytest.mark.parametrize("row", describe(), ids=lambda row: row.name)
def test_every_setting_is_in_the_readme_with_default_and_meaning(row) -> None:  # type: ignore[no-untyped-def]
    assert f"| `{row.name}` | `{row.default}` | {row.help} |" in README


def test_the_readme_names_no_setting_that_does_not_exist() -> None:
    named = set(re.findall(r"\bEDARAN_[A-Z_]+\b", README))
    assert named <= {row.name for row in describe()}


def test_every_folder_of_the_map_exists_and_every_package_is_in_it() -> None:
    mapped = set(re.findall(r"^\| `(\w+)/` \|", README, re.MULTILINE))
    assert all((ROOT / folder).is_dir() for folder in mapped)
    packages = {file.parent.name for file in ROOT.glob("*/__init__.py")}
    assert packages <= mapped


def test_every_sample_file_named_exists() -> None:
    named = set(re.findall(r"samples/documents/[\w./-]+", README))
    named |= set(re.findall(r"samples/documents/[\w./-]+", (ROOT / "setup/next.txt").read_text()))
    assert named and all((ROOT / file).exists() for file in named)
