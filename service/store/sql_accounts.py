"""Accounts, sessions, keys and the audit trail in a database."""

from __future__ import annotations

from typing import Any

from service.accounts import Account, Key
from service.audit import START, AuditLine, line_hash
from service.clock import Clock
from service.store.link import Base, Link, Row, alone
from service.store.rows import plain

LAST_ADMINISTRATOR = "SELECT count(*) FROM accounts WHERE role = 'administrator' AND name <> ?"


class SqlAccounts:
    """The Accounts protocol; see service/store/accounts.py."""

    _clock: Clock
    _database: Base

    def has_accounts(self) -> bool:
        """Whether there is any account."""
        with self._database.read() as connection:
            return connection.execute("SELECT 1 FROM accounts LIMIT 1").fetchone() is not None

    def accounts(self) -> tuple[Account, ...]:
        """Every account, by name."""
        with self._database.read() as connection:
            found = connection.execute("SELECT * FROM accounts ORDER BY name").fetchall()
        return tuple(_account(row) for row in found)

    def account(self, name: str) -> Account | None:
        """One account, or None."""
        with self._database.read() as connection:
            query = "SELECT * FROM accounts WHERE name = ?"
            row = connection.execute(query, (plain(name),)).fetchone()
        return _account(row) if row else None

    def add_account(self, account: Account) -> bool:
        """A new account; False when the name is taken."""
        with self._database.write() as connection:
            changed = connection.execute(
                "INSERT INTO accounts VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (account.name, account.role, account.password, account.created_at),
            )
            return changed.rowcount == 1

    def change_account(self, account: Account) -> bool:
        """Another role or password; False when no administrator would be left."""
        with self._database.write() as connection:
            connection.execute(alone("accounts"))
            if account.role != "administrator" and not _leaves_one(connection, account.name):
                return False
            connection.execute(
                "UPDATE accounts SET role = ?, password = ? WHERE name = ?",
                (account.role, account.password, account.name),
            )
            return True

    def remove_account(self, name: str) -> bool:
        """Forget an account, its sessions and keys; False for the last administrator."""
        with self._database.write() as connection:
            connection.execute(alone("accounts"))
            if not _leaves_one(connection, name):
                return False
            connection.execute("DELETE FROM accounts WHERE name = ?", (name,))
            return True

    def begin_session(self, fingerprint: str, name: str, expires: float) -> None:
        """Keep a session by the hash of its secret; forget those that are long over."""
        with self._database.write() as connection:
            connection.execute("DELETE FROM sessions WHERE expires < ?", (expires - 30 * 86400,))
            values = (fingerprint, name, expires)
            connection.execute("INSERT INTO sessions VALUES (?, ?, ?)", values)

    def session(self, fingerprint: str, now: float) -> Account | None:
        """The account of a session that is not over."""
        query = (
            "SELECT accounts.* FROM sessions JOIN accounts ON accounts.name = sessions.account"
            " WHERE hash = ? AND expires > ?"
        )
        with self._database.read() as connection:
            row = connection.execute(query, (fingerprint, now)).fetchone()
        return _account(row) if row else None

    def end_session(self, fingerprint: str) -> None:
        """The session is over."""
        with self._database.write() as connection:
            connection.execute("DELETE FROM sessions WHERE hash = ?", (fingerprint,))

    def end_sessions(self, name: str) -> None:
        """All sessions of an account are over."""
        with self._database.write() as connection:
            connection.execute("DELETE FROM sessions WHERE account = ?", (name,))

    def add_key(self, key: Key) -> None:
        """Keep a key."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO keys VALUES (?, ?, ?, ?, ?, ?)",
                (key.id, key.owner, key.role, key.hash, key.created_at, key.expires),
            )

    def key(self, id_: str) -> tuple[Key, Account] | None:
        """A key and its owner, or None."""
        with self._database.read() as connection:
            row = connection.execute("SELECT * FROM keys WHERE id = ?", (plain(id_),)).fetchone()
            if row is None:
                return None
            query = "SELECT * FROM accounts WHERE name = ?"
            owner = connection.execute(query, (row["owner"],)).fetchone()
        return _key(row), _account(owner)

    def keys(self) -> tuple[Key, ...]:
        """Every key, oldest first."""
        with self._database.read() as connection:
            found = connection.execute("SELECT * FROM keys ORDER BY created_at, id").fetchall()
        return tuple(_key(row) for row in found)

    def remove_key(self, id_: str) -> bool:
        """Forget a key; False when unknown."""
        with self._database.write() as connection:
            return connection.execute("DELETE FROM keys WHERE id = ?", (id_,)).rowcount == 1

    def audit(self, who: str, what: str, detail: str) -> None:
        """One line more of the audit trail, chained to the last."""
        at, who, detail = self._clock.now(), plain(who), plain(detail)
        with self._database.write() as connection:
            connection.execute(alone("audit"))  # two lines must not follow the same one
            last = connection.execute("SELECT hash FROM audit ORDER BY id DESC LIMIT 1").fetchone()
            previous = str(last["hash"]) if last else START
            connection.execute(
                "INSERT INTO audit (at, who, what, detail, previous, hash)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (at, who, what, detail, previous, line_hash(previous, at, who, what, detail)),
            )

    def audit_lines(self, after: int, limit: int) -> tuple[AuditLine, ...]:
        """Lines of the audit trail after an id, oldest first."""
        query = "SELECT * FROM audit WHERE id > ? ORDER BY id LIMIT ?"
        with self._database.read() as connection:
            found = connection.execute(query, (after, limit)).fetchall()
        return tuple(AuditLine(**_values(row)) for row in found)


def _leaves_one(connection: Link, name: str) -> bool:
    """Whether an administrator is left without this account, or there was none at all."""
    row = connection.execute("SELECT role FROM accounts WHERE name = ?", (name,)).fetchone()
    if row is None or row["role"] != "administrator":
        return True
    return int(connection.execute(LAST_ADMINISTRATOR, (name,)).fetchone()[0]) > 0


def _account(row: Row) -> Account:
    return Account(**_values(row))


def _key(row: Row) -> Key:
    return Key(**_values(row))


def _values(row: Row) -> dict[str, Any]:
    return {name: row[name] for name in row.keys()}  # noqa: SIM118 - a Row iterates its values
