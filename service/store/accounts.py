"""The part of the Store protocol about who may do what: accounts, sessions, keys, audit trail."""

from __future__ import annotations

from typing import Protocol

from service.accounts import Account, Key
from service.audit import AuditLine


class Accounts(Protocol):
    """Who may do what: each method one transaction, durable on return, safe from many processes."""

    def has_accounts(self) -> bool:
        """Whether there is any account."""

    def accounts(self) -> tuple[Account, ...]:
        """Every account, by name."""

    def account(self, name: str) -> Account | None:
        """One account, or None."""

    def add_account(self, account: Account) -> bool:
        """A new account; False when the name is taken."""

    def change_account(self, account: Account) -> bool:
        """Another role or password; False when no administrator would be left."""

    def remove_account(self, name: str) -> bool:
        """Forget an account, its sessions and keys; False for the last administrator."""

    def begin_session(self, fingerprint: str, name: str, expires: float) -> None:
        """Keep a session by the hash of its secret; expires in seconds since 1970."""

    def session(self, fingerprint: str, now: float) -> Account | None:
        """The account of a session that is not over, as it is now."""

    def end_session(self, fingerprint: str) -> None:
        """The session is over."""

    def end_sessions(self, name: str) -> None:
        """All sessions of an account are over."""

    def add_key(self, key: Key) -> None:
        """Keep a key."""

    def key(self, id_: str) -> tuple[Key, Account] | None:
        """A key and its owner, or None."""

    def keys(self) -> tuple[Key, ...]:
        """Every key, oldest first."""

    def remove_key(self, id_: str) -> bool:
        """Forget a key; False when unknown."""

    def audit(self, who: str, what: str, detail: str) -> None:
        """One line more of the audit trail, chained to the last."""

    def audit_lines(self, after: int, limit: int) -> tuple[AuditLine, ...]:
        """Lines of the audit trail after an id, oldest first."""
