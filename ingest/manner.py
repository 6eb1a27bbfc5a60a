"""How a person may have a page read anew; no more than words, for whoever only asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Segmentation = Literal["lines", "block", "column", "auto", "sparse"]
MODES = {"auto": 3, "column": 4, "block": 6, "sparse": 11}  # Tesseract's page segmentation
SCALES = (0.5, 3.0)  # least and most


@dataclass(frozen=True, slots=True)
class Manner:
    """How a page is to be read; as it stands it is our own way."""

    segmentation: Segmentation = "lines"  # our own lines, or one of Tesseract's ways
    scale: float = 1.0  # of the picture before it is read
    languages: str = ""  # Tesseract data names joined by "+"; empty: those of the options
    rotate: Literal[0, 90, 180, 270] = 0  # degrees clockwise from how the page is shown now
