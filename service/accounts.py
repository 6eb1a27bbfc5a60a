"""Who may do what: roles, accounts, passwords, keys for programs; pure but for drawing secrets."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from service.access_errors import BadAccount

Role = Literal["reader", "uploader", "reviewer", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)  # each may do what those before it may

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")
SHORTEST, LONGEST = 10, 256  # characters of a password
SCRYPT = {"n": 2**14, "r": 8, "p": 5}  # about 16 MiB; OWASP's figures for scrypt
SALT_BYTES, SECRET_BYTES = 16, 32
KEY_PREFIX = "edk"
# Too common to be anybody's secret, whatever stands around them.
COMMON = frozenset(
    """password passw0rd kata-sandi katasandi rahasia administrator qwertyuiop 1234567890
    0123456789 123123123123 abcdefghij iloveyou indonesia netralitas edaran bawaslu pilkada
    pemilu selamatdatang welcome letmein adminadmin""".split()
)


@dataclass(frozen=True, slots=True)
class Account:
    """A person who signs in."""

    name: str
    role: Role
    password: str  # salt and hash, see `hashed`
    created_at: str  # ISO time, UTC


@dataclass(frozen=True, slots=True)
class Key:
    """What a program shows instead of a password; only the hash of its secret is kept."""

    id: str
    owner: str  # name of an account; the key may never do more than its owner
    role: Role
    hash: str
    created_at: str
    expires: float  # seconds since 1970


@dataclass(frozen=True, slots=True)
class Identity:
    """Who makes a request, and what they may do."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether this role includes another."""
        return ROLES.index(self.role) >= ROLES.index(role)


def least(first: Role, second: Role) -> Role:
    """The lesser of two roles."""
    return min(first, second, key=ROLES.index)


def checked_name(name: str) -> str:
    """A name as it is kept; BadAccount when it cannot be one."""
    folded = name.strip().lower()
    if not NAME.fullmatch(folded):
        raise BadAccount("A name has 2 to 40 letters, digits, points, dashes or underscores.")
    return folded


def name_from(told: str) -> str:
    """The name of a person as a provider tells it, made one of ours."""
    local = told.strip().lower().partition("@")[0]
    plain = re.sub(r"[^a-z0-9._-]+", "-", local).strip("-._")[:40]
    return checked_name(plain)


def outside(subject: str) -> str:
    """What stands in place of a password for somebody whom a provider vouches for."""
    return f"outside:{fingerprint(subject)}"


def checked_role(role: str) -> Role:
    """A role by its name; BadAccount when there is none."""
    for one in ROLES:
        if one == role:
            return one
    raise BadAccount(f"The roles are: {', '.join(ROLES)}.")


def checked_password(password: str, name: str) -> str:
    """The password itself; BadAccount when it is easily guessed."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadAccount(f"A password has {SHORTEST} to {LONGEST} characters.")
    plain = re.sub(r"[^a-z0-9]", "", password.lower())
    guessed = any(plain.strip("0123456789") == word.strip("0123456789") for word in COMMON)
    if guessed or len(set(password)) < 5 or name in plain:
        raise BadAccount("This password is easily guessed; take a longer sentence.")
    return password


def hashed(password: str) -> str:
    """Salt and scrypt hash of a password, as kept."""
    salt = secrets.token_bytes(SALT_BYTES)
    return f"scrypt:{salt.hex()}:{_scrypt(password, salt).hex()}"


def matches(password: str, kept: str) -> bool:
    """Whether a password is the one kept; takes the same time either way."""
    own = kept.startswith("scrypt:")
    _, salt, known = (kept if own else nobody()).split(":")
    return hmac.compare_digest(_scrypt(password, bytes.fromhex(salt)).hex(), known) and own


@cache
def nobody() -> str:
    """Compared with when there is no such account, so that the answer takes as long."""
    return hashed(secrets.token_urlsafe(SECRET_BYTES))


def new_secret() -> str:
    """A secret nobody can guess: of a session or a key."""
    return secrets.token_urlsafe(SECRET_BYTES)


def fingerprint(secret: str) -> str:
    """What is kept of a secret: enough to know it again, not to use it."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def key_text(id_: str, secret: str) -> str:
    """A key as it is handed out, once."""
    return f"{KEY_PREFIX}_{id_}_{secret}"


def key_parts(text: str) -> tuple[str, str] | None:
    """Id and secret of a key as shown by a program; None when it is no key."""
    prefix, _, rest = text.partition("_")
    id_, _, secret = rest.partition("_")
    return (id_, secret) if prefix == KEY_PREFIX and id_ and secret else None


def _scrypt(password: str, salt: bytes) -> bytes:
    data = password.encode("utf-8", "replace")
    return hashlib.scrypt(data, salt=salt, maxmem=2**26, dklen=32, **SCRYPT)
