"""A folder from files to the first answer: ours, beside the script written in an afternoon."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from service.settings import Settings
from service.wiring import build
from tests.bench.measure import Measurement, apart

QUESTION = "boleh foto bersama calon sambil angkat jari?"
PEER = "pdfplumber + pytesseract + sentence-transformers + faiss, tests/bench/naive.py"


def measure(devset: Path) -> Iterator[Measurement]:
    """Digital letters, then scans: read, kept, indexed, one question; starts included."""
    for kind in ("digital", "scan-clean"):
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "files"
            folder.mkdir()
            files = sorted(devset.glob(f"rendered/*/*/{kind}.pdf"))
            for number, file in enumerate(files):
                shutil.copy(file, folder / f"{number}.pdf")
            peer_s, peer_mb, _ = apart("tests.bench.naive", str(folder), "--ask", QUESTION)
            ours_s, ours_mb, told = apart("tests.bench.afternoon", str(folder), f"{place}/home")
            assert int(told) == len(files), f"{told} of {len(files)} read"
            work = f"{len(files)} files ({kind}) to an answer"
            yield Measurement(
                "folder to first answer", PEER, work, ours_s, peer_s, ours_mb, peer_mb
            )


def ours(folder: Path, home: Path) -> int:
    """Take a folder in and ask one question; gives how many files were read."""
    with closing(build(Settings(home=home))) as library:
        ready = library.ingest([folder]).ready
        assert library.search(QUESTION, library.filters({}), 10, 0).matches
        return ready


if __name__ == "__main__":
    import sys

    print(ours(Path(sys.argv[1]), Path(sys.argv[2])))
