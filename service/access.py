"""Signing in and out, keys for programs, who is who; every one of these leaves an audit line."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock

import service.accounts as accounts
from service.access_errors import BadAccount, LoginRefused, OpenToAll, ProviderRefused, TooManyTries
from service.accounts import Account, Identity, Key
from service.audit import START, AuditLine, broken_at
from service.clock import utc_now
from service.oidc import Person, Provider
from service.store.accounts import Accounts

SESSION_S = 12 * 3600.0  # of a session, from its start
KEY_DAYS, MOST_KEY_DAYS = 90, 366
FREE_TRIES = 5  # wrong passwords before waiting begins
FIRST_WAIT_S, LONGEST_WAIT_S = 2.0, 900.0
MOST_REMEMBERED = 10_000
AUDIT_PAGE = 1000


@dataclass(slots=True)
class _Tries:
    wrong: int = 0
    until: float = 0.0


class Throttle:
    """Wrong passwords by account and by address: after a few, each next one waits longer."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._tries: dict[str, _Tries] = {}
        self._lock = Lock()

    def check(self, *names: str) -> None:
        """TooManyTries while one of these has to wait."""
        with self._lock:
            waits = [self._tries[n].until - self._now() for n in names if n in self._tries]
        if (wait := max(waits, default=0.0)) > 0:
            raise TooManyTries(wait_s=wait)

    def wrong(self, *names: str) -> None:
        """One more wrong password."""
        with self._lock:
            if len(self._tries) > MOST_REMEMBERED:
                self._forget()
            for name in names:
                tries = self._tries.setdefault(name, _Tries())
                tries.wrong += 1
                over = tries.wrong - FREE_TRIES
                wait = min(FIRST_WAIT_S * 2**over, LONGEST_WAIT_S) if over >= 0 else 0.0
                tries.until = self._now() + wait

    def right(self, *names: str) -> None:
        """A right password clears the count."""
        with self._lock:
            for name in names:
                self._tries.pop(name, None)

    def _forget(self) -> None:
        now = self._now()
        self._tries = {n: tries for n, tries in self._tries.items() if tries.until > now}


class Access:
    """The accounts of one home."""

    def __init__(
        self,
        store: Accounts,
        throttle: Throttle | None = None,
        gateway: bool = False,
        provider: Provider | None = None,
    ) -> None:
        self._store = store
        self._gateway = gateway  # somebody in front authenticates: nobody signs in here
        self.provider = provider  # of accounts of the office, beside our own
        self._throttle = throttle or Throttle()

    @property
    def open_here(self) -> bool:
        """Whether nobody has to sign in, and so only this machine may be served."""
        return not self._gateway and self.provider is None and not self._store.has_accounts()

    @property
    def closed(self) -> bool:
        """Whether anybody has to sign in: as soon as there is one account, or a provider."""
        return not self._gateway and not self.open_here

    def demand_for(self, host: str) -> None:
        """OpenToAll when this address is reached from other machines and nobody has to sign in."""
        if self.open_here and not _is_loopback(host):
            raise OpenToAll()

    def note(self, who: str, what: str, detail: str) -> None:
        """A line of the audit trail."""
        self._store.audit(who, what, detail)

    def audit_lines(self, after: int, limit: int) -> tuple[AuditLine, ...]:
        """Lines of the audit trail after an id, oldest first."""
        return self._store.audit_lines(after, limit)

    def audit_broken_at(self) -> int | None:
        """The first line of the audit trail that was tampered with, or None."""
        previous, after = START, 0
        while lines := self._store.audit_lines(after, AUDIT_PAGE):
            if (bad := broken_at(lines, previous)) is not None:
                return bad
            previous, after = lines[-1].hash, lines[-1].id
        return None

    # -- people ------------------------------------------------------------------------------

    def add(self, name: str, role: str, password: str, by: str) -> Account:
        """A new account; BadAccount when the name is taken or the password easily guessed."""
        name = accounts.checked_name(name)
        secret = accounts.hashed(accounts.checked_password(password, name))
        account = Account(name, accounts.checked_role(role), secret, utc_now())
        if not self._store.add_account(account):
            raise BadAccount(f"There is an account {name} already.")
        self._store.audit(by, "account added", f"{name} ({role})")
        return account

    def set_role(self, name: str, role: str, by: str) -> None:
        """Another role, at once in force also for whoever is signed in."""
        self._change(name, replace(self._account(name), role=accounts.checked_role(role)))
        self._store.audit(by, "role changed", f"{name} ({role})")

    def set_password(self, name: str, password: str, by: str) -> None:
        """Another password; whoever is signed in with the old one is signed out."""
        account = self._account(name)
        secret = accounts.hashed(accounts.checked_password(password, account.name))
        self._change(name, replace(account, password=secret))
        self._store.end_sessions(account.name)
        self._store.audit(by, "password changed", name)

    def remove(self, name: str, by: str) -> None:
        """No account any more, no session, no key; never the last administrator."""
        self._account(name)
        if not self._store.remove_account(name):
            raise BadAccount("The last administrator cannot be removed; add another one first.")
        self._store.audit(by, "account removed", name)

    def accounts(self) -> tuple[Account, ...]:
        """Every account, by name."""
        return self._store.accounts()

    # -- signing in --------------------------------------------------------------------------

    def sign_in(self, name: str, password: str, address: str) -> str:
        """The secret of a new session; LoginRefused, or TooManyTries after several of these."""
        who = name.strip().lower()[:40]
        marks = (f"name {who} {address}", f"address {address}")
        self._throttle.check(*marks)
        account = self._store.account(who)
        right = accounts.matches(password, account.password if account else accounts.nobody())
        if account is None or not right:
            self._throttle.wrong(*marks)
            self._store.audit(who, "sign-in refused", address)
            raise LoginRefused()
        self._throttle.right(marks[0])
        return self._begin(who, address)

    def sign_in_as(self, person: Person, address: str) -> str:
        """The secret of a new session for whom the provider vouches; their role is as it says."""
        name = accounts.name_from(person.name)
        known, mark = self._store.account(name), accounts.outside(person.subject)
        if known is not None and known.password != mark:
            self._store.audit(name, "sign-in refused", address)
            raise ProviderRefused(f"The name {name} belongs to another account here.")
        account = Account(name, person.role, mark, known.created_at if known else utc_now())
        if known is None:
            self._store.add_account(account)
            self._store.audit("provider", "account added", f"{name} ({person.role})")
        elif known.role != person.role:
            self._change(name, account)
            self._store.audit("provider", "role changed", f"{name} ({person.role})")
        return self._begin(name, address)

    def _begin(self, name: str, address: str) -> str:
        secret = accounts.new_secret()
        self._store.begin_session(accounts.fingerprint(secret), name, time.time() + SESSION_S)
        self._store.audit(name, "signed in", address)
        return secret

    def sign_out(self, secret: str) -> None:
        """The session ends, whoever holds its secret."""
        who = self._store.session(accounts.fingerprint(secret), time.time())
        if who is not None:
            self._store.end_session(accounts.fingerprint(secret))
            self._store.audit(who.name, "signed out", "")

    def of_session(self, secret: str) -> Identity | None:
        """Who a session belongs to, with the role they have now; None when it is over."""
        account = self._store.session(accounts.fingerprint(secret), time.time())
        return Identity(account.name, account.role) if account else None

    # -- programs ----------------------------------------------------------------------------

    def add_key(self, owner: str, role: str, days: int, by: str) -> tuple[Key, str]:
        """A key and, this once, its text."""
        if not 1 <= days <= MOST_KEY_DAYS:
            raise BadAccount(f"A key lives 1 to {MOST_KEY_DAYS} days.")
        account = self._account(owner)
        secret, id_ = accounts.new_secret(), accounts.fingerprint(accounts.new_secret())[:12]
        granted = accounts.least(accounts.checked_role(role), account.role)
        until = time.time() + days * 86400
        key = Key(id_, account.name, granted, accounts.fingerprint(secret), utc_now(), until)
        self._store.add_key(key)
        self._store.audit(by, "key added", f"{id_} of {account.name} ({granted}, {days} days)")
        return key, accounts.key_text(id_, secret)

    def remove_key(self, id_: str, by: str) -> None:
        """The key opens nothing any more."""
        if not self._store.remove_key(id_):
            raise BadAccount(f"There is no key {id_}.")
        self._store.audit(by, "key removed", id_)

    def all_keys(self) -> tuple[Key, ...]:
        """Every key, without its secret."""
        return self._store.keys()

    def of_key(self, text: str) -> Identity | None:
        """Who a program acts for; None when the key is none, unknown or over."""
        parts = accounts.key_parts(text)
        found = self._store.key(parts[0]) if parts else None
        if parts is None or found is None:
            return None
        key, owner = found
        if key.hash != accounts.fingerprint(parts[1]) or key.expires <= time.time():
            return None
        return Identity(owner.name, accounts.least(key.role, owner.role))

    def _account(self, name: str) -> Account:
        found = self._store.account(accounts.checked_name(name))
        if found is None:
            raise BadAccount(f"There is no account {name}.")
        return found

    def _change(self, name: str, account: Account) -> None:
        if not self._store.change_account(account):
            raise BadAccount("The last administrator keeps the role; make another one first.")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
