"""Writes run.lock and test.lock: the exact versions now installed of what the project needs."""

from __future__ import annotations

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
    """Write both locks."""
    declared = [Requirement(line) for line in distribution("edaran").requires or []]
    run = [str(r).split(";")[0] for r in declared if _applies(r, "")]
    dev = [str(r).split(";")[0] for r in declared if r.marker and _applies(r, "dev")]
    locked = closure([*run, *BUILD])
    extra = {k: v for k, v in closure(dev).items() if k not in locked}
    for name, versions in (("run.lock", locked), ("test.lock", extra)):
        lines = [f"{package}=={version}\n" for package, version in sorted(versions.items())]
        (FOLDER / name).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
