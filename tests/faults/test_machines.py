"""Two machines over one database: what one takes in the other finds; one may die at any moment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from service.originals import key_of
from tests.faults.machines import machine, seconds_until_found, serving
from tests.service.letters import letter

FILES = 24


def numbered(number: int) -> bytes:
    return letter(f"800/{number}/SE/2020", second=f"membawa spanduk bernomor {number} ke kantor")


@pytest.mark.slow
def test_one_of_two_machines_dies_and_nothing_is_lost(
    tmp_path: Path, new_schema: Callable[[], str]
) -> None:
    store = new_schema()
    products = [machine(tmp_path, name, store) for name in ("one", "two")]
    with serving(products) as (one, two):
        first = key_of(numbered(0))
        assert one.send("surat-0.txt", numbered(0)).status_code in (200, 202)
        seconds_until_found(two, "spanduk bernomor 0", first)
        for number in range(1, FILES):
            answer = (one, two)[number % 2].send(f"surat-{number}.txt", numbered(number))
            assert answer.status_code in (200, 202)
        one.running.end()  # as by kill -9, with work in its hands
        items = two.settled(120)
        wanted = {key_of(numbered(number)) for number in range(FILES)}
        assert Counter(item["key"] for item in items) == Counter(wanted)
        assert {item["state"] for item in items} == {"ready"}
        seconds_until_found(two, f"spanduk bernomor {FILES - 1}", key_of(numbered(FILES - 1)))
    checked = products[1].run("verify")
    assert checked.status == 0, checked.out
