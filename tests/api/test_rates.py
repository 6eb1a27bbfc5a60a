"""How many calls a caller may make."""

from __future__ import annotations

from api.rates import RATES, Buckets


def test_after_a_minutes_share_a_caller_waits_and_others_do_not() -> None:
    now = [0.0]
    buckets = Buckets(lambda: now[0])
    rate = next(one for one in RATES if one.name == "searches")
    waits = [buckets.wait("rina", "GET", "/api/v1/search") for _ in range(rate.a_minute + 1)]
    assert waits[:-1] == [0.0] * rate.a_minute and 0 < waits[-1] < 61 / rate.a_minute
    assert buckets.wait("budi", "GET", "/api/v1/search") == 0.0
    assert buckets.wait("rina", "GET", "/api/v1/circulars") == 0.0
    now[0] = 60.0
    assert buckets.wait("rina", "GET", "/api/v1/search") == 0.0


def test_any_method_and_address_has_its_rate() -> None:
    buckets = Buckets(lambda: 0.0)
    for method, path in (("GET", "/a\nb"), ("M-SEARCH", "/"), ("GET", ""), ("", "\x00")):
        assert buckets.wait("rina", method, path) == 0.0
