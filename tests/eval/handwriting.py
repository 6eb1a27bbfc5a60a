"""Digits and Roman numerals written with a pen: strokes on a grid, unsteady, each time anew."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import pairwise

from numpy.random import Generator

HAND = re.compile(r"<span class='hand'>([^<]*)</span>")
# Strokes of a sign on a grid 6 wide and 10 high, y downwards; a space between points, | lifts.
SIGNS = {
    "0": "3,0 1,1 0,4 0,7 2,10 4,9 6,6 5,2 3,0",
    "1": "1,3 3,0 3,10",
    "2": "0,2 2,0 5,1 5,4 2,7 0,10 6,9",
    "3": "0,1 3,0 5,2 3,4 1,5 4,5 6,8 3,10 0,9",
    "4": "4,0 0,7 6,6 | 4,3 4,10",
    "5": "5,0 1,0 1,4 4,4 5,7 3,10 0,9",
    "6": "4,0 1,4 0,8 3,10 5,8 4,5 1,6",
    "7": "0,1 6,0 3,5 2,10 | 1,5 5,5",
    "8": "3,5 1,3 3,0 5,2 3,5 0,8 3,10 5,8 3,5",
    "9": "5,3 3,0 1,2 2,5 5,3 5,6 3,10",
    "I": "3,0 3,10",
    "V": "0,0 3,10 6,0",
    "X": "0,0 6,10 | 6,0 0,10",
}


def written(page: str, rng: Generator, ink: str = "#1b2a6b") -> str:
    """A printed page whose `hand` spans are filled in with a pen."""
    return HAND.sub(lambda found: _drawn(html.unescape(found[1]), rng, ink), page)


def _drawn(signs: str, rng: Generator, ink: str) -> str:
    paths, x = [], 2.0
    for sign in signs:
        paths += [_path(stroke, x, rng) for stroke in SIGNS.get(sign, "").split("|") if stroke]
        x += float(rng.uniform(7.0, 8.5)) if sign in SIGNS else 4.0
    width = x + 1
    drawn = "".join(f'<path d="{path}"/>' for path in paths)
    return (
        f'<svg style="width:{width * 1.25:.0f}pt;height:17pt;vertical-align:-4pt" '
        f'viewBox="0 -2 {width:.0f} 15" fill="none" stroke="{ink}" stroke-width="1.1" '
        f'stroke-linecap="round">{drawn}</svg>'
    )


def _path(stroke: str, left: float, rng: Generator) -> str:
    """A smooth line through unsteady points."""
    points = list(_points(stroke, left, rng))
    text = f"M {points[0][0]:.1f} {points[0][1]:.1f} "
    for (x0, y0), (x1, y1) in pairwise(points[1:]):
        text += f"Q {x0:.1f} {y0:.1f} {(x0 + x1) / 2:.1f} {(y0 + y1) / 2:.1f} "
    return text + f"L {points[-1][0]:.1f} {points[-1][1]:.1f}"


def _points(stroke: str, left: float, rng: Generator) -> Iterator[tuple[float, float]]:
    slant = float(rng.uniform(-0.05, 0.2))
    for point in stroke.split():
        x, y = map(float, point.split(","))
        yield (
            left + x * 0.95 + (10 - y) * slant + float(rng.uniform(-0.35, 0.35)),
            y + float(rng.uniform(-0.4, 0.4)),
        )
