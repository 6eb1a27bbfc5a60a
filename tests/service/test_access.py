"""Accounts, sessions, keys and the audit trail over a real catalogue."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.access import FREE_TRIES, Access, Throttle
from service.access_errors import BadAccount, LoginRefused, OpenToAll, TooManyTries
from service.accounts import checked_password, hashed, key_parts, matches
from service.store.sqlite import SqliteStore

SECRET = "kuda hijau lompat pagar"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    opened = SqliteStore(tmp_path / "catalogue.sqlite3")
    yield opened
    opened.close()


@pytest.fixture
def access(store: SqliteStore) -> Access:
    return Access(store)


def test_the_first_account_closes_the_door(access: Access) -> None:
    assert not access.closed
    with pytest.raises(OpenToAll):
        access.demand_for("0.0.0.0")
    access.demand_for("127.0.0.1")
    access.add("rina", "administrator", SECRET, "test")
    access.demand_for("0.0.0.0")
    assert access.closed


def test_behind_a_gateway_nobody_signs_in_here(store: SqliteStore) -> None:
    Access(store).add("rina", "administrator", SECRET, "test")
    gateway = Access(store, gateway=True)
    gateway.demand_for("0.0.0.0")
    assert not gateway.closed


def test_a_session_has_the_role_of_the_moment_and_ends_with_the_password(access: Access) -> None:
    access.add("rina", "administrator", SECRET, "test")
    access.add("budi", "reviewer", SECRET, "rina")
    secret = access.sign_in("Budi", SECRET, "10.0.0.1")
    who = access.of_session(secret)
    assert who is not None and (who.name, who.role) == ("budi", "reviewer")
    assert who.may("uploader") and not who.may("administrator")
    access.set_role("budi", "reader", "rina")
    now = access.of_session(secret)
    assert now is not None and now.role == "reader"
    access.set_password("budi", SECRET + "!", "rina")
    assert access.of_session(secret) is None


def test_signing_out_and_removal_end_sessions_and_keys(access: Access) -> None:
    access.add("rina", "administrator", SECRET, "test")
    access.add("budi", "reviewer", SECRET, "rina")
    first, second = (access.sign_in("budi", SECRET, "a") for _ in range(2))
    access.sign_out(first)
    assert access.of_session(first) is None and access.of_session(second) is not None
    _, text = access.add_key("budi", "reader", 30, "rina")
    access.remove("budi", "rina")
    assert access.of_session(second) is None and access.of_key(text) is None


def test_the_last_administrator_stays(access: Access) -> None:
    access.add("rina", "administrator", SECRET, "test")
    with pytest.raises(BadAccount):
        access.remove("rina", "rina")
    with pytest.raises(BadAccount):
        access.set_role("rina", "reader", "rina")
    access.add("budi", "administrator", SECRET, "rina")
    access.remove("rina", "budi")


def test_a_key_never_does_more_than_its_owner_and_dies_with_its_days(
    access: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    access.add("rina", "administrator", SECRET, "test")
    access.add("budi", "uploader", SECRET, "rina")
    key, text = access.add_key("budi", "administrator", 1, "rina")
    who = access.of_key(text)
    assert who is not None and who.role == "uploader"
    access.set_role("budi", "reader", "rina")
    assert (access.of_key(text) or who).role == "reader"
    assert access.of_key(text[:-1]) is None and access.of_key("edk_x_y") is None
    monkeypatch.setattr("time.time", lambda: key.expires + 1)
    assert access.of_key(text) is None
    assert key_parts("Bearer abc") is None


def test_wrong_passwords_make_the_next_try_wait_and_tell_nothing(store: SqliteStore) -> None:
    now = [0.0]
    access = Access(store, Throttle(lambda: now[0]))
    access.add("rina", "administrator", SECRET, "test")
    said = set()
    for name in ("rina", "nobody") * FREE_TRIES:
        with pytest.raises((LoginRefused, TooManyTries)) as fault:
            access.sign_in(name, "not the one", "10.0.0.1")
        said.add(str(fault.value))
    with pytest.raises(TooManyTries) as wait:
        access.sign_in("rina", SECRET, "10.0.0.1")
    assert int(wait.value.headers["Retry-After"]) >= 1
    assert access.sign_in("rina", SECRET, "10.0.0.2")  # nobody else is locked out
    now[0] = 10_000.0
    assert access.sign_in("rina", SECRET, "10.0.0.1")


@pytest.mark.parametrize(
    "password",
    [
        "short",
        "1234567890",
        "Password123",
        "rahasia2024",
        "aaaaaaaaaaaa",
        "rina-rina-rina",
        "x" * 300,
    ],
)
def test_passwords_that_are_easily_guessed_are_refused(password: str) -> None:
    with pytest.raises(BadAccount):
        checked_password(password, "rina")


@pytest.mark.parametrize(
    "password", [SECRET, "ñandú ’ 漢字 kata", "x7#kQ!mz9Lw2", "y" * 100 + "abcdz"]
)
def test_long_and_odd_passwords_are_taken_and_known_again(password: str) -> None:
    kept = hashed(checked_password(password, "rina"))
    assert matches(password, kept) and not matches(password + " ", kept)
    assert password not in kept and hashed(password) != kept


def test_the_audit_trail_tells_and_shows_tampering(access: Access, store: SqliteStore) -> None:
    access.add("rina", "administrator", SECRET, "test")
    access.sign_in("rina", SECRET, "10.0.0.1")
    access.note("rina", "exported", "GET /x")
    assert [line.what for line in access.audit_lines(0, 10)] == [
        "account added",
        "signed in",
        "exported",
    ]
    assert SECRET not in str(access.audit_lines(0, 10))
    assert access.audit_broken_at() is None
    with sqlite3.connect(store._database.file) as raw:
        with pytest.raises(sqlite3.IntegrityError):
            raw.execute("UPDATE audit SET who = 'x'")
        raw.execute("DROP TRIGGER audit_is_final")
        raw.execute("UPDATE audit SET who = 'budi' WHERE id = 2")
    assert access.audit_broken_at() == 2
