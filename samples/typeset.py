"""A layout to a digital PDF and to page pictures, with stamp and signature where asked."""

from __future__ import annotations

import hashlib
import io
import math
import re
from pathlib import Path

import numpy as np
import pypdfium2
import weasyprint
from numpy.typing import NDArray
from PIL import Image

from samples.catalogue import MARK

Picture = NDArray[np.uint8]  # height x width x 3, RGB

# How a browser prints a web page here: A4, with the mark on every sheet.
PRINTED_ARTICLE = f"""
@page {{ size: A4; margin: 1.5cm; @bottom-center {{ content: "{MARK}"; font: 7.5pt sans-serif }} }}
html {{ font: 11pt "Liberation Sans", sans-serif }}
"""

# PDFium writes the hour and a random name into each file; ours stay the same.
_DATED = re.compile(
    rb"(?<=/CreationDate\(D:)\d{14}|(?<=/ID\[<)[0-9A-F]{32}(?=>)|(?<=><)[0-9A-F]{32}(?=>\])"
)
_STAMP = re.compile(r'<div class="cap" data-atas="([^"]*)" data-bawah="([^"]*)"></div>')
_SCRIBBLE = '<div class="paraf"></div>'


def digital_pdf(layout: Path, ink: bool = False) -> bytes:
    """Typeset a layout; ink adds the stamp and the signature a paper letter bears."""
    source = layout.read_text(encoding="utf-8")
    if ink:
        source = _STAMP.sub(lambda found: stamp(found[1], found[2]), source)
        source = source.replace(_SCRIBBLE, scribble(layout.parent.name))
    page = weasyprint.HTML(string=source, base_url=str(layout.parent))
    name = hashlib.sha256(layout.parent.name.encode()).digest()[:16]
    printed = [weasyprint.CSS(string=PRINTED_ARTICLE)] if layout.name == "article.html" else []
    made = page.write_pdf(stylesheets=printed, pdf_identifier=name)
    assert isinstance(made, bytes)
    return made


def pictures(pdf: bytes, dpi: int) -> list[Picture]:
    """Each page of a PDF as an RGB picture."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            np.asarray(page.render(scale=dpi / 72).to_pil().convert("RGB")) for page in document
        ]
    finally:
        document.close()


def jpeg(picture: NDArray[np.uint8], quality: int) -> bytes:
    """A grey or RGB picture as JPEG bytes."""
    out = io.BytesIO()
    Image.fromarray(picture).save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def picture_pdf(pages: list[bytes], dpi: int) -> bytes:
    """JPEGs as the pages of a PDF without a text layer, as a scanner writes it."""
    document = pypdfium2.PdfDocument.new()
    for data in pages:
        image = pypdfium2.PdfImage.new(document)
        image.load_jpeg(io.BytesIO(data), inline=True)
        width, height = (size * 72 / dpi for size in image.get_px_size())
        image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
        page = document.new_page(width, height)
        page.insert_obj(image)
        page.gen_content()
    out = io.BytesIO()
    document.save(out)
    document.close()
    return _DATED.sub(_timeless, out.getvalue())


def _timeless(found: re.Match[bytes]) -> bytes:
    """A fixed date of creation, or a fixed identifier, of the same length."""
    return b"20240101000000" if len(found[0]) == 14 else b"0" * len(found[0])


def stamp(top: str, bottom: str) -> str:
    """A round office stamp as SVG: two rings, the names around them, a star in the middle."""
    ring = _around(top, -math.pi * 0.94, -math.pi * 0.06, 1) + _around(
        bottom, math.pi * 0.80, math.pi * 0.20, -1
    )
    return (
        '<div class="cap"><svg viewBox="-100 -100 200 200"><g fill="none" stroke="#3c2a86" '
        'stroke-width="3" opacity="0.72" transform="rotate(-9)">'
        '<circle r="96"/><circle r="90" stroke-width="1.2"/><circle r="58" stroke-width="2"/>'
        '<g fill="#3c2a86" stroke="none" font-family="Liberation Sans" font-weight="bold" '
        f'font-size="13.5" text-anchor="middle">{ring}'
        '<text y="-8" font-size="17">CONTOH</text><text y="14" font-size="13">ILUSTRASI</text>'
        "</g></g></svg></div>"
    )


def _around(text: str, start: float, end: float, side: int) -> str:
    """Glyphs along an arc of radius 74; side -1 is read along the lower edge."""
    step = (end - start) / max(1, len(text))
    glyphs = []
    for place, glyph in enumerate(text):
        angle = start + step * (place + 0.5)
        x, y = 69 * math.cos(angle), 69 * math.sin(angle)
        if side < 0:
            x, y = 80 * math.cos(angle), 80 * math.sin(angle)
        turn = math.degrees(angle) + 90 * side
        glyphs.append(
            f'<text transform="translate({x:.1f} {y:.1f}) rotate({turn:.1f})">{glyph}</text>'
        )
    return "".join(glyphs)


def scribble(seed: str) -> str:
    """A signature-like line in blue ink, different for each letter."""
    rng = np.random.default_rng(list(seed.encode()))
    x, path = 6.0, f"M 6 {rng.uniform(20, 80):.0f} "
    for _ in range(int(rng.integers(3, 8))):
        high, low, wide = rng.uniform(0, 50), rng.uniform(40, 90), rng.uniform(12, 44)
        lean = rng.uniform(-14, 10)
        path += f"C {x + lean:.0f} {high:.0f}, {x + wide:.0f} {high:.0f}, "
        path += f"{x + wide * rng.uniform(0.4, 0.9):.0f} {low:.0f} "
        x += wide * 0.8
    return (
        '<div class="paraf"><svg viewBox="0 0 200 90" fill="none" stroke="#1c2f8c" '
        f'stroke-width="2.4"><path d="{path} L 196 40"/></svg></div>'
    )
