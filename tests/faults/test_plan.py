"""A few draws of every fault of the plan that needs no rights of root; the rest by the driver."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator

import pytest

from tests.faults.kills import Stage, staged
from tests.faults.plan import PLAN, Fault
from tests.faults.product import Zygote

FILES = 4
SEED = 20261126
DRAWN = tuple(
    fault for fault in PLAN if not fault.root and (not fault.tool or shutil.which(fault.tool))
)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    zygote = Zygote()
    yield staged(tmp_path_factory.mktemp("faults"), zygote, FILES)
    zygote.close()


@pytest.mark.slow
@pytest.mark.parametrize("fault", DRAWN, ids=[fault.number for fault in DRAWN])
def test_every_promise_holds_after_the_fault(stage: Stage, fault: Fault) -> None:
    for number in range(fault.few):
        found = fault.trial(stage, random.Random(f"{SEED}/{fault.number}/{number}"))
        assert found == []
