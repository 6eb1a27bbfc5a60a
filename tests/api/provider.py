"""A small provider of accounts on loopback: discovery, codes, tokens signed RS256, its keys."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "edaran", "rahasia kantor"


class Keeper:
    """What the provider knows, and what a test makes it tell."""

    def __init__(self) -> None:
        self.issuer = ""
        self.codes: dict[str, dict[str, str]] = {}
        self.told: dict[str, Any] = {}  # laid over the claims of the next tokens
        self.key_id = "one"
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.signing: tuple[Any, str, str] | None = None  # key, algorithm, key id: a forger's

    def rotate(self) -> None:
        """Another key from now on; the old one is told no more."""
        self.key_id += "+"
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def authorize(self, address: str) -> tuple[str, str]:
        """A person signs in here: the way back, with a code for what was asked."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert asked["response_type"] == "code" and asked["code_challenge_method"] == "S256"
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return code, asked["state"]

    def token(self, form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        """A code for a token: once, to the right client, with the right verifier."""
        both = base64.b64encode(f"{CLIENT}:{SECRET.replace(' ', '%20')}".encode()).decode()
        asked = self.codes.pop(form.get("code", ""), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if authorization != f"Basic {both}" or asked is None:
            return 401, {"error": "invalid_client"}
        if asked["code_challenge"] != challenge or asked["redirect_uri"] != form["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "0042",
            "preferred_username": "Budi@kantor.example",
            "groups": ["staf"],
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
        }
        claims = {n: value for n, value in {**claims, **self.told}.items() if value is not None}
        key, algorithm, key_id = self.signing or (self.key, "RS256", self.key_id)
        token = _signed(claims, key, algorithm, key_id)
        return 200, {"id_token": token, "access_token": "x", "token_type": "Bearer"}

    def pages(self) -> dict[str, dict[str, Any]]:
        """What is told to everybody."""
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {
            "/.well-known/openid-configuration": {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
            },
            "/keys": {"keys": [{**public, "kid": self.key_id, "use": "sig", "alg": "RS256"}]},
        }


def _signed(claims: dict[str, Any], key: Any, algorithm: str, key_id: str) -> str:
    if algorithm != "HS256":
        return jwt.encode(claims, key, algorithm=algorithm, headers={"kid": key_id})
    # A forger takes the public key for a password, which the library refuses to do.
    head = {"alg": algorithm, "typ": "JWT", "kid": key_id}
    text = b".".join(_plain(json.dumps(part).encode()) for part in (head, claims))
    return b".".join((text, _plain(hmac.digest(key, text, "sha256")))).decode()


def _plain(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data).rstrip(b"=")


@contextmanager
def served() -> Iterator[Keeper]:
    """The provider on a free port of this machine."""
    keeper = Keeper()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told = keeper.pages().get(self.path)
            self._put(200 if told else 404, told or {})

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: values[0] for name, values in parse_qs(sent).items()}
            self._put(*keeper.token(form, self.headers.get("Authorization", "")))

        def _put(self, status: int, body: dict[str, Any]) -> None:
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    keeper.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield keeper
    finally:
        server.shutdown()
        server.server_close()
