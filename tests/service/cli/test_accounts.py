"""`edaran user`, `key` and `audit`."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from tests.commands import Run


def test_accounts_keys_and_the_audit_trail_over_the_command_line(run: Run) -> None:
    made = run("user", "add", "Rina", "--role", "administrator", "--generate")
    assert made.status == 0 and len(made.out.strip()) >= 16
    assert run("user", "add", "rina", "--role", "reader", "--generate").status == 2
    assert run("user", "add", "budi", "--role", "boss", "--generate").status == 2
    listed = run("user", "list", "--json")
    assert "administrator" in listed.out and "scrypt" not in listed.out
    key = run("key", "add", "rina", "--role", "reader", "--days", "2")
    assert key.out.startswith("edk_")
    shown = run("key", "list").out
    id_ = shown.split()[0]
    assert key.out.strip().split("_", 2)[2] not in shown
    assert run("key", "remove", id_).status == 0
    assert run("user", "remove", "rina").status == 2
    trail = run("audit").out
    assert "account added" in trail and "key removed" in trail


def test_a_changed_audit_trail_is_told(run: Run) -> None:
    run("user", "add", "rina", "--role", "administrator", "--generate")
    with sqlite3.connect(Path(os.environ["EDARAN_HOME"]) / "catalogue.sqlite3") as raw:
        raw.execute("DROP TRIGGER audit_is_final")
        raw.execute("UPDATE audit SET detail = 'x'")
    told = run("audit")
    assert told.status == 1 and "audit_broken" in told.err


def test_serving_other_machines_without_an_account_is_refused(run: Run) -> None:
    refused = run("serve", "--host", "0.0.0.0", "--port", "8099")
    assert refused.status == 2 and "open_to_all" in refused.err
