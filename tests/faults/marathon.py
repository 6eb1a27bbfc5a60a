"""The full run of kills: `python -m tests.faults.marathon OUT.jsonl ingest=150 remove=60 …`.

Every point is one line of OUT: writer, seed, seconds, breaches.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
import traceback
from pathlib import Path

from tests.faults.kills import FILES, Stage, staged
from tests.faults.product import Zygote
from tests.faults.writers import WRITERS


def main() -> None:
    """Run every point asked for, in mixed order."""
    asked = argparse.ArgumentParser()
    asked.add_argument("out", type=Path)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--plain", action="store_true", help="start commands as a user would")
    asked.add_argument("--files", type=int, default=FILES)
    asked.add_argument("--until", help="HH:MM: begin no point later")
    asked.add_argument("points", nargs="+", metavar="WRITER=NUMBER")
    chosen = asked.parse_args()
    points = [
        (name, number)
        for name, _, count in (point.partition("=") for point in chosen.points)
        for number in range(int(count))
    ]
    random.Random(chosen.seed).shuffle(points)
    place = Path(tempfile.mkdtemp(prefix="faults-"))  # homes with breaches stay there
    zygote = None if chosen.plain else Zygote()
    stage = staged(place, zygote, chosen.files)
    for name, number in points:
        if chosen.until and time.strftime("%H:%M") >= chosen.until:
            break
        with chosen.out.open("a") as out:
            out.write(json.dumps(point(stage, name, f"{chosen.seed}/{name}/{number}")) + "\n")
    if zygote:
        zygote.close()


def point(stage: Stage, name: str, seed: str) -> dict[str, object]:
    """One kill and what it broke."""
    begun, before = time.monotonic(), stage.number
    stage.kills = 0
    try:
        found = WRITERS[name](stage, random.Random(seed))
    except Exception:  # a fault of the driver counts as a breach, so that it is looked at
        found = [f"driver: {traceback.format_exc()[-1500:]}"]
    seconds = round(time.monotonic() - begun, 2)
    homes = f"{before + 1}-{stage.number}"
    return {
        "writer": name,
        "seed": seed,
        "s": seconds,
        "kills": stage.kills,
        "homes": homes,
        "breaches": found,
    }


if __name__ == "__main__":
    main()
