"""Ruled lines on a level page: table borders, underlines; found, and taken off the text."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.raster import Raster

Floats = NDArray[np.float64]
Piece = tuple[float, ...]  # x, y, width, height

# in letter heights where nothing else is said
LONG = 4.0  # longer unbroken runs of ink are ruled lines
SURE = 9.0  # runs as long as this are ruled lines even where letters touch them
THICK = 0.45  # thicker runs are bars and pictures
LEAN = 0.03  # of their length: rules on photos lean
SHORT = 1.5  # pieces as long as this are rules where they carry on another one
NARROW = 0.3  # thickness of such a piece
ALIGNED = 0.5  # how far beside the other one it may stand
TOUCHED = 0.3  # share of a run along which ink lies close: more, and it is the foot of letters


def take_rules(binary: Raster, grey: Raster, letter: float) -> Floats:
    """Remove ruled lines from both pictures; strokes that cross them are kept. x, y, w, h."""
    found = [_take_long(binary, grey, letter, flat) for flat in (True, False)]
    found.append(_take_short(binary, grey, letter, found[1], found[0]))
    return np.concatenate(found)


def boxes_of(binary: Raster) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Labels of the connected parts, and a row for each: x, y, width, height, area."""
    _, labels, table, _ = cv2.connectedComponentsWithStats(binary, connectivity=8)
    return labels, table


def _take_long(binary: Raster, grey: Raster, letter: float, flat: bool) -> Floats:
    length = max(20, int(LONG * letter))
    shape = (1, length) if flat else (length, 1)
    runs = cv2.morphologyEx(binary, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
    labels, table = boxes_of(runs)
    along, across = (table[:, 2], table[:, 3]) if flat else (table[:, 3], table[:, 2])
    thick = max(3.0, THICK * letter)
    thin = (across <= thick + LEAN * along) & (table[:, 4] <= thick * along)
    thin[0] = False
    if flat:
        for one in np.nonzero(thin & (table[:, 2] < SURE * letter))[0]:
            thin[one] = not _is_text(binary, table[one], letter)
    if not thin.any():
        return np.zeros((0, 4))
    _erase(binary, grey, thin[labels].astype(np.uint8), flat, letter)
    pieces = [
        piece for one in np.nonzero(thin)[0] for piece in _straight(labels, int(one), table, flat)
    ]
    return np.array(pieces, np.float64).reshape(-1, 4)


def _straight(
    labels: NDArray[np.int32], one: int, table: NDArray[np.int32], flat: bool
) -> Iterator[Piece]:
    """The boxes of a rule cut so short that none leans by more than its own thickness."""
    x, y, width, height, area = (int(value) for value in table[one])
    along, across = (width, height) if flat else (height, width)
    number = max(1, round(across / max(2.0, 1.5 * area / along)))
    own = labels[y : y + height, x : x + width] == one
    for start in (round(along * piece / number) for piece in range(number)):
        end = start + round(along / number)
        part = own[:, start:end] if flat else own[start:end]
        down, right = np.nonzero(part)
        if not len(down):
            continue
        left, top = (x + start, y) if flat else (x, y + start)
        wide, high = np.ptp(right) + 1, np.ptp(down) + 1
        yield float(left + right.min()), float(top + down.min()), float(wide), float(high)


def _is_text(binary: Raster, row: NDArray[np.int32], letter: float) -> bool:
    """Whether ink lies close along a level run: the feet of bold letters that touch.

    Closest to the run the rule itself may go on, where it leans.
    """
    x, y, width, height = (int(value) for value in row[:4])
    gap, reach = max(2, round(0.2 * letter)), max(3, int(0.3 * letter))
    above = binary[max(0, y - gap - reach) : max(0, y - gap), x : x + width]
    below = binary[y + height + gap : y + height + gap + reach, x : x + width]
    return any(side.size and side.any(axis=0).mean() > TOUCHED for side in (above, below))


def _take_short(
    binary: Raster, grey: Raster, letter: float, upright: Floats, level: Floats
) -> Floats:
    """Upright pieces in low table rows: too short to tell, but they carry on a rule or join two."""
    labels, table = boxes_of(binary)
    narrow = (table[:, 2] <= max(3.0, NARROW * letter)) & (table[:, 3] >= SHORT * letter)
    narrow[0] = False
    pieces = {int(one): tuple(map(float, table[one, :4])) for one in np.nonzero(narrow)[0]}
    found = _rules_among(pieces, [tuple(row) for row in upright], level, letter)
    for one in found:
        x, y, width, height, _ = (int(value) for value in table[one])
        own = labels[y : y + height, x : x + width] == one
        binary[y : y + height, x : x + width][own] = 0
        edge = (slice(y, y + height), slice(max(0, x - 1), x + width + 1))
        grey[edge] = 255
    return table[found, :4].astype(np.float64).reshape(-1, 4)


def _rules_among(
    pieces: dict[int, Piece], known: list[Piece], level: Floats, letter: float
) -> list[int]:
    """The pieces that join two level rules or carry on an upright one, found or known before."""
    found = [one for one, piece in pieces.items() if _joins(piece, level, letter)]
    ends = known + [pieces[one] for one in found]
    while ends:
        end = ends.pop()
        for one in pieces.keys() - set(found):
            if _carries_on(pieces[one], end, letter):
                found.append(one)
                ends.append(pieces[one])
    return found


def _carries_on(piece: Piece, other: Piece, letter: float) -> bool:
    x, y, width, height = piece
    beside = abs(x + width / 2 - other[0] - other[2] / 2)
    gap = max(other[1] - (y + height), y - (other[1] + other[3]))
    return beside <= ALIGNED * letter and gap <= letter


def _joins(piece: Piece, level: Floats, letter: float) -> bool:
    """Whether the piece runs from one level rule to another."""
    x, y, width, height = piece
    across = level[(level[:, 0] <= x + letter) & (level[:, 0] + level[:, 2] >= x + width - letter)]
    middle = across[:, 1] + across[:, 3] / 2
    near = 0.4 * letter
    return bool((abs(middle - y) < near).any() and (abs(middle - y - height) < near).any())


def barriers(rules: Floats, letter: float) -> Floats:
    """Upright rules that meet a level one: borders of cells, which no line of text crosses."""
    return np.array(list(_borders(rules, letter))).reshape(-1, 4)


def _borders(rules: Floats, letter: float) -> Iterator[Floats]:
    level = rules[rules[:, 2] >= rules[:, 3]]
    for rule in rules[rules[:, 2] < rules[:, 3]]:
        x, y, width, height = rule
        across = (level[:, 0] <= x + width + letter) & (level[:, 0] + level[:, 2] >= x - letter)
        across &= (level[:, 1] <= y + height + letter) & (level[:, 1] + level[:, 3] >= y - letter)
        if across.any():
            yield rule


def _erase(binary: Raster, grey: Raster, rules: Raster, flat: bool, letter: float) -> None:
    reach = max(2, int(0.15 * letter))
    shape = (2 * reach + 1, 1) if flat else (1, 2 * reach + 1)
    wide = cv2.dilate(rules, np.ones((3, 3), np.uint8))
    rest = binary & (1 - wide)
    # a stroke that crosses the rule continues on both sides of it: bridge it again
    bridged = cv2.morphologyEx(rest, cv2.MORPH_CLOSE, np.ones(shape, np.uint8))
    gone = (wide > 0) & (bridged == 0)
    binary[gone] = 0
    grey[gone] = 255
