"""Writes the locks: the exact versions now installed of what the project needs."""

from __future__ import annotations

import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

FOLDER = Path(__file__).resolve().parent
# Needed to install the project itself without build isolation.
BUILD = ("setuptools",)


def closure(names: list[str], extra: str = "") -> dict[str, str]:
    """Names and versions of the packages and all they need, as installed."""
    found: dict[str, str] = {}
    waiting = [Requirement(name) for name in names]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        known = name in found and not requirement.extras
        if known or not _applies(requirement, extra):
            continue
        try:
            package = distribution(name)
        except PackageNotFoundError as error:
            raise SystemExit(f"{name} is not installed: run make test first") from error
        found[name] = package.version.split("+")[0]
        for extra_name in requirement.extras or {""}:
            for line in package.requires or []:
                child = Requirement(line)
                if _applies(child, extra_name):
                    child.marker = None
                    waiting.append(child)
    return found


def _applies(requirement: Requirement, extra: str) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def main() -> None:
    """Write all locks; none repeats what an earlier one holds."""
    text = (FOLDER.parent / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    extras = project["optional-dependencies"]
    wanted = {
        "run": [*project["dependencies"], *BUILD],
        "cluster": extras["cluster"],
        "test": extras["dev"],
    }
    known: set[str] = set()
    for name, needed in wanted.items():
        new = {k: v for k, v in closure(needed).items() if k not in known}
        known |= new.keys()
        lines = [f"{package}=={version}\n" for package, version in sorted(new.items())]
        (FOLDER / f"{name}.lock").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
