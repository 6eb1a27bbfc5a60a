"""The fault plan, run: `python -m tests.faults [--only F11,F40 …] [--times N] [--out FILE.md]`."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

from tests.faults.kills import FILES, Stage, staged
from tests.faults.plan import PLAN, Fault
from tests.faults.product import Zygote


def main() -> int:
    """Run faults, print a table; 1 when an invariant broke."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--only", default="", help="numbers joined by commas; F06 means all F06x")
    asked.add_argument("--times", type=int, help="draws of each fault")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--files", type=int, default=FILES)
    asked.add_argument("--plain", action="store_true", help="start commands as a user would")
    asked.add_argument("--out", type=Path)
    chosen = asked.parse_args()
    wanted = [name for name in chosen.only.split(",") if name]
    faults = [f for f in PLAN if not wanted or any(f.number.startswith(name) for name in wanted)]
    place = Path(tempfile.mkdtemp(prefix="faults-"))  # homes with breaches stay there
    zygote = None if chosen.plain else Zygote()
    stage = staged(place, zygote, chosen.files)
    rows = [row(stage, fault, chosen.times or fault.times, chosen.seed) for fault in faults]
    table = "\n".join(["| fault | draws | breaches | s |", "|---|---|---|---|", *rows]) + "\n"
    (chosen.out.write_text if chosen.out else sys.stdout.write)(table)
    if zygote:
        zygote.close()
    return int(any("| 0 |" not in line for line in rows))


def row(stage: Stage, fault: Fault, times: int, seed: int) -> str:
    """One fault drawn so often; each breach is told on stderr with its draw."""
    begun, broken = time.monotonic(), 0
    for number in range(times):
        found = drawn(stage, fault, f"{seed}/{fault.number}/{number}")
        broken += bool(found)
        for one in found:
            print(f"{fault.number} {seed}/{number}: {one}", file=sys.stderr, flush=True)
    seconds = time.monotonic() - begun
    line = f"| {fault.number} {fault.title} | {times} | {broken} | {seconds:.0f} |"
    print(line, file=sys.stderr, flush=True)
    return line


def drawn(stage: Stage, fault: Fault, seed: str) -> Sequence[str]:
    """One draw; a fault of the driver is a breach too, so that it is looked at."""
    try:
        return fault.trial(stage, random.Random(seed))
    except Exception:
        return [f"driver: {traceback.format_exc()[-1500:]}"]


if __name__ == "__main__":
    sys.exit(main())
