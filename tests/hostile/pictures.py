"""Picture files that are broken, immense or odd."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
from PIL import Image

from tests.hostile.case import READY, REFUSED, Hostile, hostile
from tests.hostile.raw import zeros
from tests.ingest.pictures import sheet


def saved(kind: str, mode: str = "RGB", **options: object) -> bytes:
    out = io.BytesIO()
    Image.fromarray(sheet()).convert(mode).save(out, kind, **options)  # type: ignore[arg-type]
    return out.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(
    width: int, height: int, data: bytes, colour: int = 0, depth: int = 8, more: bytes = b""
) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    parts = (chunk(b"IHDR", head), more, chunk(b"IDAT", data), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def tiff(entries: dict[int, tuple[int, int, int]], following: int = 0, tail: bytes = b"") -> bytes:
    rows = b"".join(
        struct.pack("<HHII", tag, kind, count, value)
        for tag, (kind, count, value) in sorted(entries.items())
    )
    head = b"II*\x00" + struct.pack("<I", 8) + struct.pack("<H", len(entries))
    return head + rows + struct.pack("<I", following) + tail


def frames(count: int) -> bytes:
    """A TIFF of many small pages."""
    out = io.BytesIO()
    small = [Image.new("1", (40, 40), 1) for _ in range(count)]
    small[0].save(out, "TIFF", save_all=True, append_images=small[1:])
    return out.getvalue()


def broken(data: bytes, place: float, size: int = 40) -> bytes:
    at = int(len(data) * place)
    return data[:at] + b"\x00\xff" * (size // 2) + data[at + size :]


def noise() -> bytes:
    out = io.BytesIO()
    dice = np.random.default_rng(7)
    Image.fromarray(dice.integers(0, 255, (900, 700), np.uint8)).save(out, "PNG")
    return out.getvalue()


GREY = {256: (4, 1, 40), 257: (4, 1, 40), 258: (3, 1, 8), 259: (3, 1, 1), 262: (3, 1, 1)}

CASES: tuple[Hostile, ...] = (
    hostile("cut.png", lambda: saved("PNG")[:900]),
    hostile("broken.png", lambda: broken(saved("PNG"), 0.5)),
    hostile("header-only.png", lambda: saved("PNG")[:33], *REFUSED),
    hostile("claims-nothing.png", lambda: png(0, 0, zlib.compress(b"")), *REFUSED),
    hostile("claims-much.png", lambda: png(2**31 - 1, 2**31 - 1, zlib.compress(b"x")), *REFUSED),
    hostile("bomb-30000.png", lambda: png(30_000, 30_000, zeros(30_001 * 30_000)), *REFUSED),
    hostile("wide-100000.png", lambda: png(100_000, 1, zlib.compress(bytes(100_001)))),
    hostile("tall-100000.png", lambda: png(1, 100_000, zlib.compress(bytes(200_000)))),
    hostile("one-pixel.png", lambda: png(1, 1, zlib.compress(b"\x00\x00")), *REFUSED),
    hostile("palette-none.png", lambda: png(40, 40, zlib.compress(bytes(41 * 40)), 3), *REFUSED),
    hostile("text-bomb.png", lambda: png(40, 40, zlib.compress(bytes(41 * 40)), more=chunk(
        b"zTXt", b"a\x00\x00" + zeros(200 << 20))), *REFUSED),
    hostile("deep-16.png", lambda: png(40, 40, zlib.compress(bytes(81 * 40)), depth=16), *REFUSED),
    hostile("noise.png", noise, heavy=True),
    hostile("alpha.png", lambda: saved("PNG", "RGBA"), READY),
    hostile("palette.png", lambda: saved("PNG", "P"), READY),
    hostile("one-bit.png", lambda: saved("PNG", "1"), READY),
    hostile("cut.jpg", lambda: saved("JPEG")[:9000]),
    hostile("broken.jpg", lambda: broken(saved("JPEG"), 0.6)),
    hostile("header-only.jpg", lambda: saved("JPEG")[:30], *REFUSED),
    hostile("claims-much.jpg", lambda: saved("JPEG").replace(
        struct.pack(">HH", 700, 1000), b"\xff\xff\xff\xff", 1), *REFUSED, READY),
    hostile("four-inks.jpg", lambda: saved("JPEG", "CMYK"), READY),
    hostile("progressive.jpg", lambda: saved("JPEG", progressive=True), READY),
    hostile("exif-garbage.jpg", lambda: saved(
        "JPEG", exif=b"Exif\x00\x00" + bytes(range(200))), READY),
    hostile("loop.tif", lambda: tiff(GREY | {273: (4, 1, 8), 279: (4, 1, 1600)}, following=8)),
    hostile("beyond.tif", lambda: tiff(GREY | {273: (4, 1, 2**31), 279: (4, 1, 2**31)}), *REFUSED),
    hostile("claims-much.tif", lambda: tiff(
        GREY | {256: (4, 1, 2**31), 257: (4, 1, 2**31)}), *REFUSED),
    hostile("no-entries.tif", lambda: tiff({}), *REFUSED),
    hostile("cut.tif", lambda: saved("TIFF")[:5000], *REFUSED, READY),
    hostile("frames-600.tif", lambda: frames(600), "too_large"),
    hostile("fax.tif", lambda: saved("TIFF", "1", compression="group4"), READY),
    hostile("jpeg-inside.tif", lambda: saved("TIFF", compression="jpeg"), READY),
    hostile("moving.gif", lambda: saved("GIF"), "unknown_format"),
    hostile("picture.bmp", lambda: saved("BMP"), "unknown_format"),
    hostile("picture.webp", lambda: saved("WEBP"), "unknown_format"),
    hostile("jpeg-named.png", lambda: saved("JPEG"), READY),
)  # fmt: skip
