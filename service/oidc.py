"""Signing in with the office's own accounts: OpenID Connect, code flow with PKCE, as a client."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.error import URLError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

import jwt

from service.access_errors import BadAccount, ProviderFailed, ProviderRefused
from service.accounts import Role, checked_role
from service.errors import BadSettings

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "ES256", "ES384")  # never "none", never shared
SCOPE = "openid profile email"
LEEWAY_S = 30.0  # clocks of two machines
WAIT_S = 10.0
MOST_BYTES = 1024 * 1024  # of one answer of the provider
NAMES = ("preferred_username", "email", "sub")  # claims a person is called by, the first there is


@dataclass(frozen=True, slots=True)
class Person:
    """Whom the provider vouches for."""

    subject: str  # issuer and its own, never changing name of the person
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Errand:
    """One way to the provider and back, kept by the browser that is on it."""

    state: str
    nonce: str
    verifier: str

    def __str__(self) -> str:
        return f"{self.state}.{self.nonce}.{self.verifier}"


def new_errand() -> Errand:
    """Three secrets nobody can guess."""
    return Errand(*(secrets.token_urlsafe(32) for _ in range(3)))


def errand_of(text: str) -> Errand | None:
    """An errand as kept by a browser, or None."""
    parts = text.split(".")
    return Errand(*parts) if len(parts) == 3 and all(parts) else None


@dataclass(frozen=True)
class Provider:
    """One provider and what it is asked as; nothing is fetched before somebody signs in."""

    issuer: str
    client: str
    secret: str = field(repr=False)
    claim: str  # whose values mean roles
    roles: Mapping[str, Role]

    def way(self, errand: Errand, back: str) -> str:
        """The address at the provider where a person signs in; `back` is where they return."""
        asked = {
            "response_type": "code",
            "client_id": self.client,
            "redirect_uri": back,
            "scope": SCOPE,
            "state": errand.state,
            "nonce": errand.nonce,
            "code_challenge": _challenge(errand.verifier),
            "code_challenge_method": "S256",
        }
        address = self._place("authorization_endpoint")
        return f"{address}{'&' if urlsplit(address).query else '?'}{urlencode(asked)}"

    def person(self, errand: Errand, state: str, code: str, back: str) -> Person:
        """Whom a returned code stands for; ProviderRefused when anything about it is not right."""
        if not secrets.compare_digest(errand.state.encode(), state.encode()):
            raise ProviderRefused("The answer belongs to another sign-in.")
        claims = self._claims(self._token(errand, code, back))
        if not secrets.compare_digest(errand.nonce.encode(), str(claims.get("nonce")).encode()):
            raise ProviderRefused("The answer belongs to another sign-in.")
        if claims.get("azp", self.client) != self.client:
            raise ProviderRefused("The answer was made for another program.")
        name = next(str(claims[name]) for name in NAMES if claims.get(name))
        return Person(f"{self.issuer} {claims['sub']}", name, self._role(claims))

    def _role(self, claims: Mapping[str, Any]) -> Role:
        """The greatest of the roles that the person's groups mean."""
        told = claims.get(self.claim, [])
        groups = {str(one) for one in (told if isinstance(told, list) else [told])}
        # In the order of the setting: the first that fits.
        found = next((role for group, role in self.roles.items() if group in groups), None)
        if found is None:
            raise ProviderRefused("None of this person's groups has a role here.")
        return found

    def _token(self, errand: Errand, code: str, back: str) -> str:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": back,
            "code_verifier": errand.verifier,
        }
        both = f"{quote(self.client, safe='')}:{quote(self.secret, safe='')}".encode()
        headers = {"Authorization": f"Basic {base64.b64encode(both).decode('ascii')}"}
        answer = _asked(
            Request(self._place("token_endpoint"), urlencode(form).encode("ascii"), headers)
        )
        if not isinstance(token := answer.get("id_token"), str):
            raise ProviderRefused("It gave no token.")
        return token

    def _claims(self, token: str) -> dict[str, Any]:
        """What a token says, when the provider signed it, for us, and it still holds."""
        try:
            key = self._keys.get_signing_key_from_jwt(token)
            claims: dict[str, Any] = jwt.decode(
                token,
                key.key,
                algorithms=list(ALGORITHMS),
                audience=self.client,
                issuer=self.issuer,
                leeway=LEEWAY_S,
                options={"require": ["exp", "iat", "sub", "aud", "iss"]},
            )
        except jwt.PyJWKClientConnectionError as fault:
            raise ProviderFailed() from fault
        except jwt.PyJWTError as fault:
            raise ProviderRefused(f"Its token does not hold: {type(fault).__name__}.") from fault
        return claims

    def _place(self, name: str) -> str:
        place = self._told.get(name)
        if not isinstance(place, str) or not _is_safe(place):
            raise ProviderFailed(f"It names no usable {name}.")
        return place

    @cached_property
    def _told(self) -> dict[str, Any]:
        """What the provider tells of itself."""
        told = _asked(Request(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"))
        if told.get("issuer") != self.issuer:
            raise ProviderFailed("It calls itself by another name than EDARAN_OIDC_ISSUER.")
        return told

    @cached_property
    def _keys(self) -> jwt.PyJWKClient:
        """The provider's keys: kept for some minutes, fetched anew when one is not known."""
        return jwt.PyJWKClient(self._place("jwks_uri"), timeout=WAIT_S, cooldown_duration=1.0)


def provider_of(issuer: str, client: str, secret: str, claim: str, roles: str) -> Provider | None:
    """The provider the settings name, None where they name none; BadSettings when half of one."""
    if not issuer:
        return None
    if not (client and secret and roles):
        raise BadSettings(
            "EDARAN_OIDC_ISSUER: EDARAN_OIDC_CLIENT, EDARAN_OIDC_SECRET and EDARAN_OIDC_ROLES "
            "belong to it."
        )
    if not _is_safe(issuer):
        raise BadSettings("EDARAN_OIDC_ISSUER: an address that begins with https:// is wanted.")
    return Provider(issuer, client, secret, claim, _mapping(roles))


def _mapping(text: str) -> dict[str, Role]:
    """Groups to roles, as the setting writes them: "pimpinan=reviewer,staf=reader"."""
    found: dict[str, Role] = {}
    for part in filter(None, map(str.strip, text.split(","))):
        group, _, role = part.rpartition("=")
        try:
            found[group.strip()] = checked_role(role.strip())
        except BadAccount as fault:
            raise BadSettings(f"EDARAN_OIDC_ROLES: {part!r}. {fault}") from fault
    if "" in found:
        raise BadSettings("EDARAN_OIDC_ROLES: each part is GROUP=ROLE.")
    return found


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def _is_safe(address: str) -> bool:
    """TLS, or this very machine."""
    parts = urlsplit(address)
    here = parts.hostname in {"127.0.0.1", "localhost", "::1"}
    return parts.scheme == "https" or (parts.scheme == "http" and here)


class _Straight(HTTPRedirectHandler):
    """A provider answers itself; where it would send us is not looked at."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Follow nothing."""


def _opener() -> OpenerDirector:
    return build_opener(_Straight())


def _asked(request: Request) -> dict[str, Any]:
    """A JSON object from the provider; ProviderFailed when there is none."""
    request.add_header("Accept", "application/json")
    try:
        with _opener().open(request, timeout=WAIT_S) as answer:
            told = json.loads(answer.read(MOST_BYTES + 1)[:MOST_BYTES])
    except URLError as fault:
        status = getattr(fault, "code", 0)
        if status in (400, 401, 403):
            raise ProviderRefused("It does not take the code.") from fault
        raise ProviderFailed() from fault
    except (OSError, ValueError) as fault:
        raise ProviderFailed() from fault
    if not isinstance(told, dict):
        raise ProviderFailed()
    return told
