"""Files whose text is not what a reader of the page would see."""

from __future__ import annotations

from tests.hostile.case import READY, Hostile, hostile
from tests.hostile.contents import mapped
from tests.hostile.raw import PAGE, drawing, letter, shown, stream

SECRET = "Pegawai diperbolehkan ikut berkampanye"


def said(before: str = "", after: str = "", size: str = "11", place: str = "60 300") -> bytes:
    text = f"BT /F1 {size} Tf 1 0 0 1 {place} Tm ({SECRET}) Tj ET"
    return drawing(f"q {before} {text} {after} Q")


def layered() -> bytes:
    """Text in a layer that is switched off."""
    group = "<< /Type /OCG /Name (x) >>"
    text = f"BT /F1 11 Tf 1 0 0 1 60 300 Tm ({SECRET}) Tj ET"
    catalog = "/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] /Order [] >> >>"
    page = PAGE.replace("/Font <<", "/Properties << /L 6 0 R >> /Font <<")
    content = stream(f"{shown()} /OC /L BDC {text} EMC")
    return letter(catalog, page=page, content=content, more=[group])


def unseen(name: str, make: object) -> Hostile:
    return hostile(name, make, READY, notices=("text_not_printed",), without="diperbolehkan")  # type: ignore[arg-type]


CASES: tuple[Hostile, ...] = (
    unseen("text-invisible.pdf", lambda: said("3 Tr")),
    unseen("text-white.pdf", lambda: said("1 1 1 rg")),
    unseen("text-nearly-white.pdf", lambda: said("0.975 g")),
    unseen("text-transparent.pdf", lambda: drawing(
        f"q /T gs BT /F1 11 Tf 1 0 0 1 60 300 Tm ({SECRET}) Tj ET Q",
        "<< /Type /ExtGState /ca 0 /CA 0 >>", resources="/ExtGState << /T 6 0 R >>")),
    unseen("text-covered-black.pdf", lambda: said(after="0 g 50 290 400 30 re f")),
    unseen("text-covered-white.pdf", lambda: said(after="1 g 50 290 400 30 re f")),
    unseen("text-clipped.pdf", lambda: said("0 0 9 9 re W n")),
    unseen("text-clip-only.pdf", lambda: said("7 Tr")),
    unseen("text-tiny.pdf", lambda: said(size="0.4")),
    hostile("text-beyond.pdf", lambda: said(place="2000 300"), READY, without="diperbolehkan"),
    hostile("text-layer-off.pdf", layered, READY, without="diperbolehkan"),
    hostile("map-swaps-word.pdf", lambda: mapped(
        "3 beginbfchar <64> <0062> <6C> <006B> <72> <006E> endbfchar"), READY,
        notices=("font_misleads",), without="bikanang"),
)  # fmt: skip
