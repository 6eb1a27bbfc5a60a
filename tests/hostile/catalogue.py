"""All hostile files."""

from __future__ import annotations

from tests.hostile import contents, lying, pictures, structures, texts
from tests.hostile.case import Hostile

CASES: tuple[Hostile, ...] = (
    *structures.CASES,
    *contents.CASES,
    *lying.CASES,
    *pictures.CASES,
    *texts.CASES,
)
