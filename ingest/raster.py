"""A page picture as numbers."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Raster: TypeAlias = NDArray[np.uint8]  # height x width grey, or height x width x 3 RGB
