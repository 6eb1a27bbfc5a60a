"""Pictures of printed text for tests: drawn, turned, tilted, stamped, photographed."""

from __future__ import annotations

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from ingest.raster import Raster

TEXT = (
    "Menindaklanjuti surat Menteri tentang netralitas",
    "pegawai, dengan ini disampaikan hal-hal berikut:",
    "1.  pegawai dilarang memasang spanduk; dan",
    "2.  pelanggaran dikenai sanksi 100% (disiplin).",
)


def sheet(
    lines: tuple[str, ...] = TEXT,
    size: tuple[int, int] = (1000, 700),
    letter: int = 32,
    pitch: int = 60,
    start: tuple[int, int] = (90, 120),
) -> Raster:
    """Black lines of text on white, in the font Pillow brings."""
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(letter)
    for number, line in enumerate(lines):
        draw.text((start[0], start[1] + number * pitch), line, fill="black", font=font)
    return np.asarray(image, np.uint8).copy()


def with_large_comma(lines: tuple[str, ...], size: int = 56) -> Raster:
    """A sheet whose first line ends with a comma of larger type that hangs below the line."""
    image = Image.fromarray(sheet(lines))
    small, large = ImageFont.load_default(32), ImageFont.load_default(size)
    draw = ImageDraw.Draw(image)
    x = 92 + draw.textlength(lines[0], font=small)
    ascent = ImageFont.load_default(32).getbbox("Hl")[3]
    draw.text((x, 120 + ascent), ",", font=large, fill="black", anchor="ls")
    return np.asarray(image, np.uint8).copy()


def tilted(picture: Raster, degrees: float) -> Raster:
    """Turned clockwise by a few degrees, white in the corners."""
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1)
    done = cv2.warpAffine(picture, matrix, (width, height), borderValue=(255, 255, 255))
    return np.asarray(done, np.uint8)


def photographed(picture: Raster, corners: tuple[tuple[int, int], ...]) -> Raster:
    """The sheet lying on a brown desk, its corners at these places, darker towards one side."""
    height, width = picture.shape[:2]
    desk = np.full((height + 200, width + 200, 3), (110, 80, 60), np.uint8)
    here = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(here, np.array(corners, np.float32))
    size = (desk.shape[1], desk.shape[0])
    laid = cv2.warpPerspective(picture, matrix, size)
    mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, size)
    desk[mask > 127] = laid[mask > 127]
    light = np.linspace(1.0, 0.55, desk.shape[1])[None, :, None]
    return np.asarray(desk * light, np.uint8)


def stamped(picture: Raster, centre: tuple[int, int], radius: int = 110) -> Raster:
    """A blue ring over the text, as ink that lets black show through."""
    ink = np.full_like(picture, 255)
    cv2.circle(ink, centre, radius, (70, 70, 190), 12)
    cv2.circle(ink, centre, radius // 2, (70, 70, 190), 8)
    return np.minimum(picture, ink)


def table(rows: tuple[tuple[str, ...], ...], columns: tuple[int, ...]) -> Raster:
    """A ruled table: rows of cells, columns given by their left edges and the last right one."""
    image = Image.new("RGB", (1000, 120 + 50 * len(rows)), "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(26)
    for number, row in enumerate(rows):
        for cell, left, right in zip(row, columns[:-1], columns[1:], strict=True):
            box = (left, 60 + 50 * number, right, 110 + 50 * number)
            head = number == 0
            draw.rectangle(box, fill="#203864" if head else "white", outline="black", width=2)
            draw.text((left + 9, box[1] + 9), cell, fill="white" if head else "black", font=font)
    return np.asarray(image, np.uint8).copy()


def bent(picture: Raster, pixels: float = 12) -> Raster:
    """Paper that does not lie flat: lines follow a curve."""
    height, width = picture.shape[:2]
    across, down = np.meshgrid(
        np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32)
    )
    moved = down + np.asarray(pixels * np.sin(across / width * 3.1), np.float32)
    done = cv2.remap(picture, across, moved, cv2.INTER_LINEAR, borderValue=(255, 255, 255))
    return np.asarray(done, np.uint8)
