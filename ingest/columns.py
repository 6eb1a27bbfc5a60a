"""Rows of words to pieces, and pieces side by side to reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from ingest.alignment import aligned
from ingest.pieces import MARKER, Piece, Row
from ingest.severed import mended
from ingest.spots import Spot
from ingest.straighten import Sheet

COLUMN_GAP = 4.5  # blanks, in usual character widths, that part two columns
LABEL_GAP = 9.0  # blanks that may part a marker or a label from its text
NEARBY = 3.2  # rows further apart than this many word heights are not side by side
SMUDGE = 0.6  # confidence below which words may be strokes of a stamp
TALLER = 1.5  # times a word's height: no writing beside it is so tall
EDGE = 0.2  # share of a smudge's height, above and below, in which no row goes on
SIGNED = 8.0  # but names below the room for signatures: side by side, or beside a list of copies
CENTRED = 2.0  # word heights: how far the middle of a name may stray from that of the office above
MIDST = 0.5  # word heights: how far a centred line may stray from the middle of the page's print
LABEL_TAIL = re.compile(r"^[:;=]")
# Labels of a decree, whose texts begin at one edge however short the label is.
DECREE = re.compile(
    r"(?i)(?:ke\s?(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)(?:\s(?:belas|puluh))?"
    r"|pertama|menimbang|mengingat|memperhatikan|menetapkan|kepada|untuk)\s*[:;.]"
)


def rows_of(
    sheet: Sheet, spots: Sequence[Spot], cuts: Sequence[tuple[float, float, float]]
) -> list[Row]:
    """Words to rows of pieces, top to bottom; cuts are upright rules (x, top, bottom)."""
    chains = [sorted(chain, key=lambda s: s.x0) for chain in _with_markers(_chains(spots), sheet)]
    chains.sort(key=lambda chain: median(s.middle for s in chain))
    rows = aligned(sheet, [tuple(_pieces(sheet, chain, cuts)) for chain in chains])
    return mended(sheet, rows)


def _chains(spots: Sequence[Spot]) -> list[list[Spot]]:
    """Link each word to the row whose last word overlaps it most in height: follows curves."""
    chains: list[list[Spot]] = []
    for spot in sorted(spots, key=lambda s: (s.x0, s.y0)):
        best, share = None, -1.0
        for chain in chains:
            overlap = _overlap(chain, spot)
            near = overlap - 0.01 * (spot.x0 - chain[-1].x1) / spot.height
            if overlap > 0.45 and near > share:
                best, share = chain, near
        if best is None:
            chains.append([spot])
        else:
            best.append(spot)
    return chains


def _with_markers(chains: list[list[Spot]], sheet: Sheet) -> list[list[Spot]]:
    """A marker left alone, because dust stands between it and its text, goes to its row."""
    kept = list(chains)
    for chain in chains:
        if len(chain) > 1 or not MARKER.match(chain[0].word.text):
            continue
        mark = chain[0]
        rows = [c for c in kept if c is not chain and _leads(mark, c, sheet)]
        if len(rows) == 1:
            kept.remove(chain)
            rows[0].append(mark)
    return kept


def _leads(mark: Spot, chain: list[Spot], sheet: Sheet) -> bool:
    """Whether a chain begins right behind a lone marker, at its height."""
    first = min(chain, key=lambda s: s.x0)
    tall = next((s for s in sorted(chain, key=lambda s: s.x0) if s.height > 0.6 * sheet.em), first)
    near = -0.5 * sheet.em < first.x0 - mark.x1 < LABEL_GAP * sheet.character
    level = tall.y0 - 0.2 * sheet.em < mark.middle < tall.y1 + 0.2 * sheet.em
    return near and level and tall.x0 - mark.x1 < 2 * LABEL_GAP * sheet.character


def _overlap(chain: list[Spot], spot: Spot) -> float:
    """Share of the lower word's height that it has in common with the chain's end."""
    last = chain[-1]
    if spot.x0 < last.x1 - 0.6 * last.height and spot.x0 < (last.x0 + last.x1) / 2:
        return 0.0
    y0, y1 = _band(chain)
    if _smudged(chain) and y1 - y0 > TALLER * spot.height:
        inner = EDGE * (y1 - y0)
        if not y0 + inner < spot.middle < y1 - inner:
            return 0.0
    shared = min(y1, spot.y1) - max(y0, spot.y0)
    return shared / max(min(y1 - y0, spot.height), 1e-6)


def _smudged(chain: list[Spot]) -> bool:
    """The row ends in words hardly readable, as strokes of a stamp are."""
    return all((s.word.confidence or 1.0) < SMUDGE for s in chain[-3:])


def _band(chain: list[Spot]) -> tuple[float, float]:
    """The row's height at its end: of the last few words, lest a comma or dash shrink it."""
    tail = chain[-3:]
    tallest = max(tail, key=lambda s: s.height)
    shift = tail[-1].middle - tallest.middle if tail[-1].height > 0.6 * tallest.height else 0.0
    return tallest.y0 + shift, tallest.y1 + shift


def _pieces(
    sheet: Sheet, chain: list[Spot], cuts: Sequence[tuple[float, float, float]]
) -> Iterator[Piece]:
    gaps = [b.x0 - a.x1 for a, b in pairwise(chain)]
    usual = median(gaps) if len(gaps) >= 4 or _even(sheet, gaps) else sheet.character
    start = 0
    for i, gap in enumerate(gaps):
        wide = gap > max(COLUMN_GAP * sheet.character, 2.6 * usual)
        if _ruled(chain[i], chain[i + 1], cuts) or (wide and not _joined(sheet, chain, start, i)):
            yield Piece(tuple(chain[start : i + 1]))
            start = i + 1
    yield Piece(tuple(chain[start:]))


def _even(sheet: Sheet, gaps: Sequence[float]) -> bool:
    """The few long words of a justified line stand equally far from one another."""
    if len(gaps) < 2 or max(gaps) > 1.3 * COLUMN_GAP * sheet.character:
        return False
    return max(gaps) - min(gaps) < 0.15 * median(gaps)


def _joined(sheet: Sheet, chain: list[Spot], start: int, i: int) -> bool:
    """A gap inside one statement: before a colon, or after a marker or a label's colon."""
    left, right = chain[i].word.text, chain[i + 1].word.text
    if LABEL_TAIL.match(right):
        return True
    gap = (chain[i + 1].x0 - chain[i].x1) / sheet.character
    if gap > LABEL_GAP:
        label = " ".join(spot.word.text for spot in chain[start : i + 1])
        return gap < 2 * LABEL_GAP and DECREE.fullmatch(label) is not None
    return i - start <= 2 and bool(MARKER.match(left) or left.endswith(":"))


def _ruled(left: Spot, right: Spot, cuts: Sequence[tuple[float, float, float]]) -> bool:
    low, high = (left.x0 + left.x1) / 2, (right.x0 + right.x1) / 2
    return any(low < x < high and y0 <= left.middle <= y1 for x, y0, y1 in cuts)


def reading_order(sheet: Sheet, rows: list[Row]) -> Iterator[Piece]:
    """Pieces as a person reads them: row by row, but side-by-side blocks one after the other."""
    i = 0
    while i < len(rows):
        if len(rows[i]) == 1 and not _beside(sheet, rows, i):
            yield rows[i][0]
            i += 1
            continue
        end, gutter = _zone(sheet, rows, i)
        yield from _zone_order(sheet, rows[i:end], gutter)
        i = end


def _beside(sheet: Sheet, rows: list[Row], i: int) -> bool:
    return bool(_next_beside(sheet, rows, i))


def _next_beside(sheet: Sheet, rows: list[Row], i: int) -> Row:
    """The next row's pieces, when they stand beside this row rather than below it."""
    if len(rows[i]) > 1 or i + 1 == len(rows):
        return ()
    one, other = rows[i][0], rows[i + 1][0]
    level = abs(other.middle - one.middle) < 0.8 * sheet.em
    apart = max(one.x0, other.x0) - min(one.x1, other.x1) > COLUMN_GAP * sheet.character
    return rows[i + 1] if level and apart else ()


def _zone(sheet: Sheet, rows: list[Row], first: int) -> tuple[int, float]:
    """The rows from `first` on that keep clear of one gutter, the widest of choice: (end, x)."""
    zones = [_extent(sheet, rows, first, *gutter) for gutter in _gutters(sheet, rows, first)]
    return max(zones, key=lambda zone: _weight(rows[first : zone[0]], zone[1]))


def _gutters(sheet: Sheet, rows: list[Row], first: int) -> Iterator[tuple[float, float]]:
    """Gaps between pieces of the next rows, from which a gutter may run."""
    for k in range(first, min(first + 3, len(rows))):
        pieces = sorted((*rows[k], *_next_beside(sheet, rows, k)), key=lambda p: p.x0)
        yield from ((a.x1, b.x0) for a, b in pairwise(pieces))


def _weight(rows: Sequence[Row], gutter: float) -> int:
    """Pieces on the emptier side."""
    left = sum(piece.x0 < gutter for row in rows for piece in row)
    return min(left, sum(len(row) for row in rows) - left)


def _extent(
    sheet: Sheet, rows: list[Row], first: int, low: float, high: float
) -> tuple[int, float]:
    """How far down a gutter runs before a row crosses it, less the rows left alone at its end."""
    end = first
    while end < len(rows):
        far = end > first and _far(sheet, rows, first, end, low)
        trial = _narrowed(rows[end], low, high)
        if far or trial is None or trial[1] - trial[0] < 0.8 * sheet.character:
            break
        low, high = trial
        end += 1
    while end > first + 1 and (
        _left_over(rows, first, end - 1, low) or _in_midst(sheet, rows[end - 1])
    ):
        end -= 1
    end = _without_last_signer(rows, first, end, low)
    return max(end, first + 1), (low + high) / 2


def _without_last_signer(rows: list[Row], first: int, end: int, low: float) -> int:
    """Where an odd signer stands alone below pairs of them: both columns come first."""
    paired = [i for i in range(first, end) if len({p.x0 < low for p in rows[i]}) > 1]
    signers = [i for i in paired if all(SIGNER.match(piece.text) for piece in rows[i])]
    below = range(paired[-1] + 1, end) if len(signers) > 1 else range(0)
    return next((i for i in below if SIGNER.match(rows[i][0].text)), end)


def _far(sheet: Sheet, rows: list[Row], first: int, end: int, low: float) -> bool:
    """Whether a row stands too far below the one before to belong to the same two columns."""
    gap = (rows[end][0].middle - rows[end - 1][0].middle) / sheet.em
    if not NEARBY < gap < SIGNED:
        return gap > NEARBY
    lefts = [piece for row in rows[first:end] for piece in row if piece.x0 < low]
    rights = [piece for row in rows[first:end] for piece in row if piece.x0 >= low]
    if rows[end][0].x0 >= low:
        return not (lefts and COPIES.match(lefts[0].text))
    below = (rows[end][0], rows[end][-1])
    sides = zip((lefts, rights), below, strict=True)
    return len(rows[end]) < 2 or not all(_under(sheet, side, piece) for side, piece in sides)


def _under(sheet: Sheet, above: Sequence[Piece], piece: Piece) -> bool:
    """Whether a piece is centred below the last of these."""
    shift = piece.x0 + piece.x1 - above[-1].x0 - above[-1].x1 if above else 2 * piece.x1
    return abs(shift) < 2 * CENTRED * sheet.em


def _left_over(rows: list[Row], first: int, last: int, low: float) -> bool:
    """The zone's last row stands at the left alone, further below than its column's lines do."""
    if len(rows[last]) > 1 or rows[last][0].x0 >= low:
        return False
    steps = [rows[k + 1][0].middle - rows[k][0].middle for k in range(first, last)]
    return len(steps) < 2 or steps[-1] > 1.25 * steps[-2]


def _in_midst(sheet: Sheet, row: Row) -> bool:
    """One piece in the middle of the page: a title below two columns, not the left one's end."""
    if len(row) > 1:
        return False
    left, right = min(s.x0 for s in sheet.spots), max(s.x1 for s in sheet.spots)
    return abs(row[0].x0 + row[0].x1 - left - right) < 2 * MIDST * sheet.em


def _narrowed(row: Row, low: float, high: float) -> tuple[float, float] | None:
    """The gutter left after one more row, or None when the row crosses it."""
    for piece in row:
        if piece.x0 < high and piece.x1 > low:
            if piece.x1 < high and piece.x0 < low:
                low = max(low, piece.x1)
            elif piece.x0 > low and piece.x1 > high:
                high = min(high, piece.x0)
            else:
                return None
    return (low, high) if low < high else None


def _zone_order(sheet: Sheet, rows: list[Row], gutter: float) -> Iterator[Piece]:
    left = [tuple(p for p in row if p.x0 < gutter) for row in rows]
    right = [tuple(p for p in row if p.x0 >= gutter) for row in rows]
    lefts, rights = [r for r in left if r], [r for r in right if r]
    if lefts and COPIES.match(lefts[0][0].text):
        yield from reading_order(sheet, rights)
        yield from reading_order(sheet, lefts)
    elif len(rights) <= 1 or len(lefts) <= 1 or all(LABEL.match(row[0].text) for row in lefts):
        for row in rows:
            yield from row
    else:
        yield from reading_order(sheet, lefts)
        yield from reading_order(sheet, rights)


# Words that stand alone in the margin beside the text they introduce.
LABEL = re.compile(
    r"(?:Kepada|Untuk|Dari|Menimbang|Mengingat|Memperhatikan|Membaca|Menetapkan|KE[A-Z]+|PERTAMA)"
    r"\s*[:;.,]?$"
)
SIGNER = re.compile(r"[A-Z][A-Z .()/-]{7,},$")  # an office above a signature
COPIES = re.compile(r"^(tembusan|salinan|cc\b)", re.IGNORECASE)
