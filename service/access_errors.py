"""What can be wrong with who asks: accounts, signing in, roles, and the name they ask under."""

from __future__ import annotations

from service.errors import ServiceError


class BadAccount(ServiceError):
    """An account, role, password or key that cannot be."""

    code = "bad_account"
    sentence = "The account cannot be so."


class LoginRefused(ServiceError):
    """Name or password is wrong; never which of them."""

    code = "login_refused"
    sentence = "Name or password is wrong."


class TooManyTries(ServiceError):
    """Several wrong passwords, or too many requests: wait."""

    code = "too_many_tries"
    sentence = "Too many tries; wait a moment."

    def __init__(self, detail: str = "", wait_s: float = 1.0) -> None:
        seconds = max(1, round(wait_s))
        super().__init__(detail or f"Try again in {seconds} seconds.")
        self.headers = {"Retry-After": str(seconds)}


class NotSignedIn(ServiceError):
    """Nobody is signed in, or the key is not valid."""

    code = "not_signed_in"
    sentence = "Sign in, or send a valid key as `Authorization: Bearer …`."
    headers = {"WWW-Authenticate": "Bearer"}  # noqa: RUF012 - never changed


class NotAllowed(ServiceError):
    """Signed in, without the role this needs."""

    code = "not_allowed"
    sentence = "Your role does not allow this; ask an administrator."


class OnlyHere(ServiceError):
    """Asked from another machine while nobody has an account."""

    code = "only_here"
    sentence = (
        "Only this machine is served while nobody has an account; add one there with "
        "`edaran user add NAME --role administrator`."
    )


class UnknownName(ServiceError):
    """Asked under a name this service does not answer to."""

    code = "unknown_name"
    sentence = (
        "The service does not answer to the name in this address; the operator names it in "
        "EDARAN_HOSTS."
    )


class ProviderRefused(ServiceError):
    """What the provider of accounts says does not let this person in."""

    code = "provider_refused"
    sentence = "Signing in with the office account did not succeed."


class ProviderFailed(ServiceError):
    """The provider of accounts does not answer as it should."""

    code = "provider_failed"
    sentence = "The office's sign-in service does not answer; try again, or tell the operator."


class OpenToAll(ServiceError):
    """Serving beyond this machine without any account."""

    code = "open_to_all"
    sentence = (
        "Anybody on the network could read and change everything: add an administrator with "
        "`edaran user add NAME --role administrator`, or set EDARAN_ACCESS=open when a gateway "
        "in front authenticates."
    )
