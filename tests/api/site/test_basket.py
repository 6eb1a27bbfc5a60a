"""The basket holds keys and nothing else, whatever a cookie says."""

from __future__ import annotations

from fastapi import Request, Response

from api.site.basket import COOKIE, MOST, basket_of, put

ONE, TWO = "1" * 64, "2" * 64


def request(cookie: str) -> Request:
    """A request that carries this basket."""
    sent = f"{COOKIE}={cookie}".encode()
    return Request({"type": "http", "headers": [(b"cookie", sent)]})


def test_keys_come_back_in_order_and_once() -> None:
    assert basket_of(request(f"{TWO}.{ONE}.{TWO}")) == (TWO, ONE)


def test_anything_that_is_no_key_is_left_out() -> None:
    assert basket_of(request(f"../../etc.{ONE}.{'x' * 64}.")) == (ONE,)
    assert basket_of(request("")) == ()


def test_a_full_basket_fits_the_cookie_of_every_browser() -> None:
    answer = Response()
    put(answer, [f"{number:064x}" for number in range(MOST + 20)])
    cookie = answer.headers["set-cookie"]
    assert len(cookie) < 4096
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie
