"""Image files: their frames as pixels, upright as the camera says; and pixels as PNG."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from ingest.errors import DamagedFile, NoPages, TooLarge
from ingest.options import ReadLimits
from ingest.raster import Raster

FORMATS = ("PNG", "JPEG", "TIFF")
ORIENTATION = 274  # EXIF tag
TURNED = {3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270}  # EXIF orientation to clockwise degrees
A4_LONG = 842.0  # points
BROKEN = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, MemoryError)
SLIMMEST = 60  # times as long as wide: a strip that no page is
PLAUSIBLE = (400.0, 2000.0)  # points of a sheet's long side for a stated resolution to be believed


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of a file, upright as its camera or scanner meant it."""

    picture: Raster
    turn: int  # degrees clockwise the stored pixels were turned
    width: float  # points
    height: float


def frames(data: bytes, limits: ReadLimits) -> Iterator[Frame]:
    """Every picture of a PNG, JPEG or (multi-page) TIFF file, one at a time."""
    Image.MAX_IMAGE_PIXELS = None  # our own limit, checked before anything is decoded
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odd metadata is no reason to speak
        try:
            with Image.open(io.BytesIO(data), formats=FORMATS) as file:
                yield from _frames(file, limits)
        except BROKEN as error:
            raise DamagedFile("The picture cannot be decoded.") from error


def _frames(file: Image.Image, limits: ReadLimits) -> Iterator[Frame]:
    count = getattr(file, "n_frames", 1) if file.format == "TIFF" else 1
    if count == 0:
        raise NoPages
    if count > limits.max_pages:
        raise TooLarge(f"{count} pages; {limits.max_pages} are allowed.")
    for number, frame in enumerate(ImageSequence.Iterator(file)):
        if number >= count:
            return
        width, height = frame.size
        if min(width, height) * SLIMMEST < max(width, height):
            raise DamagedFile(f"{width} x {height} pixels are no page.")
        if width * height > limits.max_pixels:
            raise TooLarge(f"{width} x {height} pixels; {limits.max_pixels} are allowed.")
        yield _frame(frame)


def _frame(frame: Image.Image) -> Frame:
    turn = TURNED.get(frame.getexif().get(ORIENTATION, 1), 0)
    resolution = frame.info.get("dpi", (0, 0))
    upright = ImageOps.exif_transpose(frame)
    picture = _pixels(upright)
    height, width = picture.shape[:2]
    dpi = float(resolution[0] or 0)
    longest = max(width, height)
    points = longest * 72 / dpi if dpi > 0 else 0.0
    if not PLAUSIBLE[0] <= points <= PLAUSIBLE[1]:
        points = A4_LONG
    return Frame(picture, turn, width * points / longest, height * points / longest)


def _pixels(image: Image.Image) -> Raster:
    """Grey or RGB pixels of any kind of image, transparent ones laid on white."""
    if image.mode in ("1", "L"):
        return np.asarray(image.convert("L"), np.uint8).copy()
    if image.mode.startswith(("I", "F")):
        return _stretched(np.asarray(image, np.float64))
    if "transparency" in image.info or image.mode in ("LA", "PA", "RGBA", "La", "RGBa"):
        over = image.convert("RGBA")
        image = Image.new("RGBA", over.size, "white")
        image.alpha_composite(over)
    return np.asarray(image.convert("RGB"), np.uint8).copy()


def _stretched(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Raster:
    """Sixteen-bit scans in eight bits, whatever part of the range they use."""
    low, high = float(values.min()), float(values.max())
    if high <= 255 and low >= 0:
        return values.astype(np.uint8)
    return ((values - low) * (255.0 / max(1.0, high - low))).astype(np.uint8)


def turned(picture: Raster, degrees: int) -> Raster:
    """Pixels turned clockwise by a multiple of 90 degrees."""
    return np.ascontiguousarray(np.rot90(picture, -(degrees // 90) % 4))


def png(picture: Raster) -> bytes:
    """Pixels as a PNG file."""
    out = io.BytesIO()
    Image.fromarray(picture).save(out, "PNG", compress_level=3)
    return out.getvalue()


def resized(picture: Raster, width: int, height: int) -> Raster:
    """Pixels brought to another size."""
    image = Image.fromarray(picture)
    return np.asarray(image.resize((width, height), Image.Resampling.LANCZOS), np.uint8)
