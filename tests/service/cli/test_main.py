"""Help, exit statuses, streams: what every command promises."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from service.cli.main import COMMANDS
from tests.commands import Run
from tests.service.letters import SELUMA, write_letters

ROOT = Path(__file__).resolve().parents[3]


def program(*arguments: object, **variables: str) -> list[str]:
    return [sys.executable, "-m", "service", *map(str, arguments)]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.status == 0 and f"edaran {command}" in ran.out.partition("Example: ")[2]
    assert ran.err == ""


def test_help_lists_every_command_with_its_sentence(run: Run) -> None:
    ran = run("--help")
    assert ran.status == 0
    assert all(f"  {command} " in ran.out for command in COMMANDS)


def test_help_loads_no_slow_library() -> None:
    code = (
        "import sys\nfrom service.cli.main import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n"
        "    slow = {'torch', 'faiss', 'pypdfium2', 'numpy', 'fastapi'} & set(sys.modules)\n"
        "    sys.exit(f'loaded {slow}' if slow else 0)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr


def test_a_search_loads_no_reader_and_no_training_library(kept: Run, tmp_path: Path) -> None:
    code = (
        "import sys\nfrom service.cli.main import main\n"
        "try:\n    main(['search', 'kampanye', '--json'])\nexcept SystemExit:\n"
        "    slow = {'torch', 'sentence_transformers', 'pypdfium2', 'cv2', 'fastapi', 'pdfplumber',"
        " 'weasyprint', 'docx', 'openpyxl', 'ingest.pipeline'} & set(sys.modules)\n"
        "    sys.exit(f'loaded {slow}' if slow else 0)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("search",),
        ("search", "kampanye", "--limit", "many"),
        ("ingest",),
        ("trace", "surat.pdf", "--stage", "nonsense"),
        ("compare", "--format", "odt"),
    ],
)
def test_wrong_usage_ends_with_status_2_and_nothing_on_stdout(
    run: Run, arguments: tuple[str, ...]
) -> None:
    ran = run(*arguments)
    assert ran.status == 2 and ran.out == "" and ran.err != ""


def test_bad_settings_are_told_together_with_status_2(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDARAN_PORT", "0")
    monkeypatch.setenv("EDARAN_WORKERS", "x")
    ran = run("list")
    assert ran.status == 2 and ran.err.startswith("bad_settings: ")
    assert "EDARAN_PORT" in ran.err and "EDARAN_WORKERS" in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("search", ""), "empty_query"),
        (("search", "kampanye", "--limit", "-1"), "bad_parameter"),
        (("search", "kampanye", "--limit", "0"), "bad_parameter"),
        (("search", "kampanye", "--region", "Atlantis"), "unknown_filter_value"),
        (("list", "--province", "Atlantis"), "unknown_filter_value"),
        (("list", "--year", "1812"), "unknown_filter_value"),
        (("compare", "--year", "2020"), "nothing_to_compare"),
        (("compare", "--circular", "00000000"), "circular_not_found"),
        (("remove", "00000000"), "circular_not_found"),
        (("reread", "00000000"), "circular_not_found"),
        (("ingest", "/nowhere/at/all"), "path_not_found"),
        (("restore", "/nowhere/at/all"), "home_not_empty"),
        (("check-citations", "/nowhere/at/all"), "path_not_found"),
    ],
)
def test_a_bad_request_is_one_line_of_code_and_sentence(
    kept: Run, arguments: tuple[str, ...], code: str
) -> None:
    ran = kept(*arguments)
    assert ran.status == 2 and ran.out == ""
    assert ran.err.startswith(f"{code}: ") and len(ran.err.splitlines()) == 1


def test_a_reader_that_hangs_up_ends_the_program_quietly(kept: Run, papers: Path) -> None:
    write_letters(papers / "more", 10)
    kept("ingest", papers)
    ran = subprocess.run(
        f"{sys.executable} -m service list --json | head -c 10",
        shell=True,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert len(ran.stdout) == 10
    assert "Traceback" not in ran.stderr and "Broken" not in ran.stderr


def test_any_locale_prints_any_text(kept: Run) -> None:
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = program("search", "kampanye – foto", "--json")
    ran = subprocess.run(command, cwd=ROOT, env=plain, capture_output=True)
    assert ran.returncode == 0, ran.stderr
    assert "kampanye – foto" in ran.stdout.decode("utf-8")


def test_an_orderly_stop_gives_the_work_back(run: Run, tmp_path: Path) -> None:
    write_letters(tmp_path / "letters", 60)
    command = program("ingest", tmp_path / "letters")
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None and process.stderr.readline()
        process.send_signal(signal.SIGTERM)
        process.stderr.read()
    assert process.returncode == 128 + signal.SIGTERM
    assert run("ingest", tmp_path / "letters", "--json").json["failed"] == []
    assert run("verify").status == 0


def test_settings_shows_what_is_in_force(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDARAN_MAX_PAGES", "7")
    assert "EDARAN_MAX_PAGES=7" in run("settings").out


def test_doctor_names_each_part(run: Run) -> None:
    ran = run("doctor", "--json")
    assert {"tesseract", "faiss-cpu", "disk", "catalogue"} <= {row["part"] for row in ran.json}


def test_the_module_is_the_same_program(tmp_path: Path) -> None:
    (tmp_path / "seluma.txt").write_bytes(SELUMA)
    ran = subprocess.run(program("--help"), cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.startswith("Usage: edaran")
