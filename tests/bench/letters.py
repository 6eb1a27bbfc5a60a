"""Many small letters for runs of thousands of files, and files that are none."""

from __future__ import annotations

import random
from pathlib import Path

from tests.bench.standin import KILLS_CHILD, KILLS_READER
from tests.service.letters import SELUMA

LETTER = SELUMA.decode()
BAD = ("empty", "noise", "cut", "encrypted by its head", "kills a child")
PDF = b"%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"


def letter(number: int) -> bytes:
    """A letter like no other: its number and a sentence of its own."""
    own = f"Nomor berkas {number} disimpan di lemari {number % 97}."
    return f"{LETTER}\n{own}\n".encode()


def bad(number: int) -> bytes:
    """A file that is no letter, of the kind its number says."""
    noise = random.Random(number).randbytes(200)
    kinds = {
        "empty": b" " * (number + 1),
        "noise": b"\x00\x01" + noise,
        "cut": PDF + noise,
        "encrypted by its head": PDF + b"trailer <</Encrypt 9 0 R>>" + noise,
        "kills a child": f"{LETTER}\n{KILLS_CHILD.decode()} {number}".encode(),
    }
    return kinds[BAD[number % len(BAD)]]


def write(folder: Path, files: int, bad_share: float, twice: int, deadly: int) -> dict[str, int]:
    """A folder of letters; gives how many of each sort."""
    folder.mkdir(parents=True)
    bads = round(files * bad_share)
    letters = files - bads - twice - deadly
    for number in range(letters):
        (folder / f"surat-{number:05}.txt").write_bytes(letter(number))
    for number in range(twice):
        (folder / f"twice-{number:05}.txt").write_bytes(letter(number))
    for number in range(bads):
        name = f"bad-{number:05}{'.pdf' if number % len(BAD) in (2, 3) else '.txt'}"
        (folder / name).write_bytes(bad(number))
    for number in range(deadly):
        text = f"{LETTER}\n{KILLS_READER.decode()} {number}"
        (folder / f"deadly-{number:05}.txt").write_bytes(text.encode())
    return {"letters": letters, "bad": bads, "twice": twice, "deadly": deadly}
