"""The examples for many machines: their form is valid, what they name exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import click
import kubernetes_validate
import pytest
import yaml
from compose_spec import PyCompose
from distributed.cli.dask_scheduler import main as dask_scheduler

from service.cli.main import edaran
from service.executors.executor import fault_of
from service.originals import ORIGINALS
from service.settings import parse
from service.store.store import STORES

ROOT = Path(__file__).resolve().parent.parent
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
FOLDER = ROOT / "deploy/kubernetes"
KUBERNETES = [
    (file.name, part)
    for file in sorted(FOLDER.glob("*.yaml"))
    for part in yaml.safe_load_all(file.read_text(encoding="utf-8"))
]
OURS = "edaran"  # the image
TOLD = re.compile(r"\$\{(\w+)(?::[?-][^}]*)?\}|\$\((\w+)\)")


def containers() -> Iterator[tuple[str, dict[str, str], list[str]]]:
    """Every container of our image: its name, its variables, its command."""
    for name, service in COMPOSE["services"].items():
        if service["image"] == OURS:
            yield f"compose {name}", service.get("environment", {}), service["command"]
    for _, part in KUBERNETES:
        pod = part.get("spec", {}).get("template", {}).get("spec", {})
        for one in pod.get("containers", ()):
            if one["image"] == OURS:
                named = {row["name"]: row.get("value", "given") for row in one["env"]}
                yield f"kubernetes {one['name']}", named, one["command"]


ALL = list(containers())


def valid(compose: dict[str, Any]) -> None:
    PyCompose.from_yaml(yaml.safe_dump(compose)).validate()


def test_the_compose_file_is_valid_and_names_only_what_it_has() -> None:
    valid(COMPOSE)
    with pytest.raises(ValueError, match="network `front`"):
        valid({**COMPOSE, "networks": {}})
    with pytest.raises(ValueError, match="comand"):
        valid({**COMPOSE, "services": {"api": {"image": OURS, "comand": []}}})
    mounted = {
        volume.partition(":")[0]
        for service in COMPOSE["services"].values()
        for volume in service.get("volumes", ())
        if not volume.startswith("/")
    }
    assert mounted == set(COMPOSE["volumes"])


@pytest.mark.parametrize(("file", "part"), KUBERNETES, ids=lambda value: str(value)[:40])
def test_kubernetes_parts_are_valid(file: str, part: dict[str, Any]) -> None:
    if file != "kustomization.yaml":
        kubernetes_validate.validate(part, "1.33", strict=True)


def test_the_kustomization_lists_every_file_and_our_image() -> None:
    (kustomization,) = [part for name, part in KUBERNETES if name == "kustomization.yaml"]
    files = {file.name for file in FOLDER.glob("*.yaml")} - {"kustomization.yaml"}
    assert set(kustomization["resources"]) == files
    assert [image["name"] for image in kustomization["images"]] == [OURS]


def test_both_have_two_services_readers_and_a_scheduler() -> None:
    assert COMPOSE["services"]["api"]["deploy"]["replicas"] == 2
    assert {name for name, _, _ in ALL} == {
        f"{kind} {name}"
        for kind in ("compose", "kubernetes")
        for name in ("scheduler", "reader", "api")
    }


@pytest.mark.parametrize(("name", "variables", "command"), ALL, ids=[row[0] for row in ALL])
def test_settings_exist_and_can_be_used(
    name: str, variables: dict[str, str], command: list[str]
) -> None:
    ours = {key: TOLD.sub("x", str(value)) for key, value in variables.items()}
    settings = parse({key: value for key, value in ours.items() if key.startswith("EDARAN_")})
    assert fault_of(settings.executor) is None
    assert settings.store.partition(":")[0] in {"", *STORES}
    assert settings.originals.startswith(("/", *(f"{scheme}://" for scheme in ORIGINALS))) or not (
        settings.originals
    )
    if "api" not in name:
        assert not settings.store and not settings.originals  # readers know neither


@pytest.mark.parametrize(("name", "variables", "command"), ALL, ids=[row[0] for row in ALL])
def test_commands_exist_with_their_options(
    name: str, variables: dict[str, str], command: list[str]
) -> None:
    programs = {entry.name for entry in entry_points(group="console_scripts")}
    program, called, *options = command
    assert program in programs
    if program == "dask":
        dask_scheduler.make_context(called, options)
        assert called in {entry.name for entry in entry_points(group="dask_cli")}
    else:
        found = edaran.get_command(click.Context(edaran), called)
        assert found is not None
        found.make_context(called, options)


def test_reading_machines_share_no_network_with_database_or_front() -> None:
    networks = {name: set(service["networks"]) for name, service in COMPOSE["services"].items()}
    assert networks["reader"] == networks["scheduler"] == {"reading"}
    assert COMPOSE["networks"]["reading"]["internal"]
    assert "reading" not in networks["database"] | networks["gateway"]
