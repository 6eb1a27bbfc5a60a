"""The rules of the house, read from import statements: who may import whom."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("ingest", "index", "service", "api", "samples")

MAY_IMPORT = {
    "ingest": {"ingest"},
    "index": {"index"},
    "service": {"service", "ingest", "index"},
    "api": {"api", "service", "ingest.model", "ingest.geometry", "ingest.errors", "index.errors"},
    "samples": {"samples"},
}

PICTURES = tuple(
    f"ingest/{name}.py"
    for name in (
        "images",
        "light",
        "rectify",
        "sheets",
        "bare",
        "passed_over",
        "penned",
        "pen_figures",
        "grey_stamps",
        "ink",
        "plates",
        "pale",
        "emblems",
        "touching",
        "ruled",
        "segments",
        "upright",
        "standing",
        "recognise",
    )
)

HOMES = {
    "pdfplumber": ("ingest/pdf.py",),
    "pypdfium2": ("ingest/pdf.py", "ingest/pdf_text.py", "ingest/pdf_graphics.py", "samples/"),
    "pytesseract": ("ingest/ocr.py",),
    "tesserocr": ("ingest/ocr.py",),
    "cv2": (*PICTURES, "ingest/training/", "samples/"),
    "PIL": ("ingest/images.py", "ingest/draw.py", "samples/"),
    "sentence_transformers": ("index/encoder.py", "index/training/"),
    "torch": ("index/encoder.py", "index/training/", "ingest/training/"),
    "tokenizers": ("index/encoder.py", "index/training/"),
    "faiss": ("index/vectors.py",),
    "tantivy": ("index/lexical.py",),
    "lxml": ("ingest/markup.py", "ingest/unshown.py"),
    "pikepdf": ("ingest/pdf_fonts.py",),
    "fontTools": ("ingest/pdf_fonts.py",),
    "pdfminer": ("ingest/pdf_fonts.py",),
    "numpy": (
        "index/",
        "ingest/raster.py",
        "ingest/printed.py",
        "ingest/training/",
        *PICTURES,
        "samples/",
    ),
    "sqlite3": ("service/store/",),
    "psycopg": ("service/store/", "index/postgres"),
    "psycopg_pool": ("service/store/", "index/postgres"),
    "pgvector": ("index/postgres",),
    "jinja2": ("service/reports/html.py", "api/site/"),
    "fastapi": ("api/",),
    "uvicorn": ("api/", "service/cli/serving.py"),
    "pydantic": ("api/schemas/", "api/drafts.py"),
    "prometheus_client": ("api/metrics.py",),
    "docx": ("service/reports/docx.py", "service/reports/footnotes.py"),
    "openpyxl": ("service/reports/xlsx.py", "service/reports/answers.py"),
    "weasyprint": ("service/reports/pdf.py", "samples/"),
    "click": ("service/cli.py", "service/cli/"),
    "jwt": ("service/oidc.py",),
    "pebble": ("service/executors/",),
    "distributed": ("service/executors/",),
    "s3fs": ("service/original_objects.py",),
}


def modules() -> Iterator[tuple[str, str, ast.Module]]:
    """Every module of ours as (dotted name, path from the root, syntax tree)."""
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            path = file.relative_to(ROOT).as_posix()
            name = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            yield name, path, ast.parse(file.read_text(encoding="utf-8"))


def imports(tree: ast.AST) -> Iterator[str]:
    """Dotted names imported anywhere in a tree, inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module


def module_level_imports(tree: ast.Module) -> Iterator[str]:
    """Dotted names imported when the module is loaded, type-checking blocks left out."""
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from imports(node)


def test_packages_import_only_what_they_may() -> None:
    guilty = [
        f"{name} imports {target}"
        for name, _, tree in modules()
        for target in imports(tree)
        if target.split(".")[0] in PACKAGES and not _allowed(name.split(".")[0], target)
    ]
    assert guilty == []


def _allowed(package: str, target: str) -> bool:
    return any(target == rule or target.startswith(rule + ".") for rule in MAY_IMPORT[package])


def test_each_outside_library_stays_at_home() -> None:
    guilty = [
        f"{path} imports {target}"
        for _, path, tree in modules()
        for target in imports(tree)
        if target.split(".")[0] in HOMES and not path.startswith(HOMES[target.split(".")[0]])
    ]
    assert guilty == []


def test_no_relative_imports_and_no_package_doors() -> None:
    guilty = [
        path
        for _, path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.level or node.module in PACKAGES)
    ]
    assert guilty == []


def test_package_doors_hold_one_docstring() -> None:
    doors = [(path, tree) for _, path, tree in modules() if path.endswith("__init__.py")]
    assert [path for path, tree in doors if len(tree.body) != 1] == []


def test_every_module_opens_with_a_docstring() -> None:
    assert [path for _, path, tree in modules() if not ast.get_docstring(tree)] == []


def test_no_import_cycles() -> None:
    graph = {name: set(module_level_imports(tree)) for name, _, tree in modules()}
    graph = {name: {t for t in targets if t in graph} for name, targets in graph.items()}
    while leaves := {name for name, targets in graph.items() if not targets}:
        graph = {n: t - leaves for n, t in graph.items() if n not in leaves}
    assert sorted(graph) == []


def test_only_settings_reads_the_environment() -> None:
    guilty = [
        path
        for _, path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in {"environ", "getenv"}
        and path != "service/settings.py"
    ]
    assert guilty == []
