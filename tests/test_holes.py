"""What we build on is newer than the holes known in it, and SECURITY.md names tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent

# Package, first version without the hole, and what the hole was. Rows are added, never taken away.
HOLES = (
    ("pdfminer-six", "20251230", "CVE-2025-64512, CVE-2025-70559: a font's encoding runs code"),
    ("pillow", "11.3.0", "CVE-2025-48379: writing DDS pictures overflows"),
    ("jinja2", "3.1.6", "CVE-2025-27516: a template leaves its sandbox"),
    ("h11", "0.16.0", "CVE-2025-43859: loose chunk endings smuggle requests"),
    ("starlette", "0.49.1", "CVE-2025-62727: Range headers in quadratic time"),
    (
        "python-multipart",
        "0.0.18",
        "CVE-2024-53981: line breaks before a boundary are logged",
    ),
    ("torch", "2.6.0", "CVE-2025-32434: weights_only did not hold"),
    ("transformers", "4.53.0", "CVE-2025-6921 and others: patterns in exponential time"),
    ("setuptools", "78.1.1", "CVE-2025-47273: a download leaves its folder"),
    ("fonttools", "4.60.2", "CVE-2025-66034: a design file writes anywhere"),
    ("weasyprint", "68.0", "CVE-2025-68616: redirects evade the address check"),
    ("cryptography", "44.0.1", "CVE-2024-12797: raw keys of a peer are not checked"),
    ("filelock", "3.20.1", "CVE-2025-68146: a link in place of the lock"),
    ("tqdm", "4.66.3", "CVE-2024-34062: arguments are run"),
    ("scikit-learn", "1.5.0", "CVE-2024-5206: words of the training are kept"),
    ("idna", "3.7", "CVE-2024-3651: names in quadratic time"),
    ("pyjwt", "2.10.1", "CVE-2024-53861: part of an issuer is enough"),
    ("lxml", "4.9.1", "CVE-2022-2309: a broken document crashes"),
)


def locked() -> dict[str, str]:
    """Every package of both locks with its version."""
    lines = [
        line
        for name in ("run", "test")
        for line in (ROOT / f"setup/{name}.lock").read_text().split()
    ]
    return dict(line.split("==") for line in lines)


@pytest.mark.parametrize(("package", "mended", "hole"), HOLES, ids=lambda value: str(value)[:20])
def test_no_locked_package_is_older_than_its_mend(package: str, mended: str, hole: str) -> None:
    assert Version(locked()[package]) >= Version(mended), hole


def test_every_test_that_security_md_names_is_there() -> None:
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    named = re.findall(r"`(tests/[\w/]+(?:\.py)?)(?:::(\w+))?`", text)
    assert len(named) > 90
    missing = [
        f"{file}::{name}"
        for file, name in named
        if not (ROOT / file).exists()
        or (name and f"def {name}(" not in (ROOT / file).read_text("utf-8"))
    ]
    assert missing == []
    modules = re.findall(r"`python -m (tests\.[\w.]+)`", text)
    paths = [ROOT / name.replace(".", "/") for name in modules]
    assert [str(p) for p in paths if not (p.is_dir() or p.with_suffix(".py").exists())] == []
