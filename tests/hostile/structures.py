"""PDF files whose structure is broken, endless or a burden."""

from __future__ import annotations

import io
import random

import pikepdf

from tests.hostile.case import READY, REFUSED, Hostile, hostile
from tests.hostile.raw import FONT, PAGE, document, drawing, letter, shown, stream


def cut(share: float) -> bytes:
    whole = letter()
    return whole[: int(len(whole) * share)]


def flipped(seed: int) -> bytes:
    """The letter with twenty random bytes changed."""
    dice, data = random.Random(seed), bytearray(letter())
    for _ in range(20):
        data[dice.randrange(20, len(data))] = dice.randrange(256)
    return bytes(data)


def boxed(box: str, more: str = "") -> bytes:
    return letter(page=PAGE.replace("[0 0 595 842]", box).replace("/Parent", f"{more} /Parent"))


def kids(text: str, count: str = "1") -> bytes:
    return letter(pages=f"<< /Type /Pages /Kids [{text}] /Count {count} >>")


def doubling(levels: int) -> bytes:
    """A page tree whose every node lists the next one twice: 2^levels pages in a small file."""
    nodes = [
        f"<< /Type /Pages /Kids [{6 + n} 0 R {6 + n} 0 R] /Count {2 ** (levels - n)} >>"
        for n in range(levels)
    ]
    first, rest = nodes[0].replace("6 0 R 6 0 R", "6 0 R 6 0 R"), nodes[1:]
    return letter(pages=first, more=[*rest, PAGE])


def deep_tree(levels: int) -> bytes:
    nodes = [f"<< /Type /Pages /Kids [{7 + n} 0 R] /Count 1 >>" for n in range(levels)]
    return letter(pages="<< /Type /Pages /Kids [6 0 R] /Count 1 >>", more=[*nodes, PAGE])


def sheets(count: int) -> bytes:
    """Many pages that share one content."""
    refs = " ".join(f"{5 + n} 0 R" for n in range(count))
    page = PAGE.replace("5 0 R", "4 0 R").replace("4 0 R >> >>", "3 0 R >> >>")
    return document(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{refs}] /Count {count} >>",
            FONT,
            stream(shown()),
            *[page] * count,
        ]
    )


def locked(user: str, owner: str, level: int = 6) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(letter())) as file:
        file.save(
            out,
            encryption=pikepdf.Encryption(
                user=user, owner=owner, R=level, metadata=level > 3, aes=level > 3
            ),
        )
    return out.getvalue()


def updated() -> bytes:
    """A second version of the content appended, as editors and forgers do."""
    first = letter()
    second = stream(shown(["SURAT EDARAN", "1. Pegawai dilarang berkampanye."]))
    place = len(first)
    table = place + len(b"5 0 obj\n") + len(second) + len(b"\nendobj\n")
    start = int(first.rsplit(b"startxref\n", 1)[1].split()[0])
    return (
        first + b"5 0 obj\n" + second + b"\nendobj\n"
        + f"xref\n5 1\n{place:010d} 00000 n \ntrailer\n<< /Size 6 /Root 1 0 R /Prev {start} >>\n"
        f"startxref\n{table}\n%%EOF\n".encode()
    )  # fmt: skip


def tail(text: str) -> bytes:
    """The letter with another end."""
    return letter().rsplit(b"startxref", 1)[0] + text.encode()


CASES: tuple[Hostile, ...] = (
    *(hostile(f"cut-{n}.pdf", lambda n=n: cut(n / 100), *REFUSED) for n in (5, 20, 40, 60, 80)),
    hostile("cut-99.pdf", lambda: cut(0.99)),
    *(hostile(f"flipped-{n}.pdf", lambda n=n: flipped(n)) for n in range(12)),
    hostile("no-header.pdf", lambda: letter()[9:], "format_mismatch"),
    hostile("late-header.pdf", lambda: b"\n" * 900 + letter(), READY, "damaged"),
    hostile("very-late-header.pdf", lambda: b"#" * 5000 + letter(), "format_mismatch"),
    hostile("header-only.pdf", lambda: b"%PDF-1.7\n%%EOF\n", *REFUSED),
    hostile("no-end.pdf", lambda: tail(""), *REFUSED),
    hostile("start-beyond.pdf", lambda: tail("startxref\n99999999\n%%EOF\n"), READY),
    hostile("start-huge.pdf", lambda: tail(f"startxref\n{10**30}\n%%EOF\n"), READY),
    hostile("start-negative.pdf", lambda: tail("startxref\n-5\n%%EOF\n"), READY),
    hostile("start-at-header.pdf", lambda: letter(start=0), READY),  # type: ignore[arg-type]
    hostile("previous-itself.pdf", lambda: letter(prev="/Prev 1190"), READY, "damaged"),
    hostile("previous-zero.pdf", lambda: letter(prev="/Prev 0"), READY, "damaged"),
    hostile("previous-negative.pdf", lambda: letter(prev="/Prev -1"), READY, "damaged"),
    hostile("size-huge.pdf", lambda: letter(size=2**31 - 1)),  # type: ignore[arg-type]
    hostile("no-root.pdf", lambda: letter(root=""), READY, *REFUSED),
    hostile("root-is-page.pdf", lambda: letter(root="/Root 3 0 R")),
    hostile("root-itself.pdf", lambda: letter(root="/Root 99 0 R")),
    hostile("kids-loop.pdf", lambda: kids("2 0 R"), *REFUSED),
    hostile("kids-to-root.pdf", lambda: kids("1 0 R"), *REFUSED),
    hostile("kids-null.pdf", lambda: kids("null"), *REFUSED),
    hostile("kids-number.pdf", lambda: kids("7"), *REFUSED),
    hostile("kids-missing-object.pdf", lambda: kids("77 0 R"), *REFUSED),
    hostile("kids-same-twice.pdf", lambda: kids("3 0 R 3 0 R", "2")),
    hostile("no-kids.pdf", lambda: kids("", "0"), "no_pages"),
    hostile("count-negative.pdf", lambda: kids("3 0 R", "-1")),
    hostile("count-huge.pdf", lambda: kids("3 0 R", "2147483647")),
    hostile("count-zero.pdf", lambda: kids("3 0 R", "0")),
    hostile("doubling-8.pdf", lambda: doubling(8), heavy=True),
    hostile("doubling-31.pdf", lambda: doubling(31), *REFUSED),
    hostile("deep-tree.pdf", lambda: deep_tree(5000)),
    hostile("pages-501.pdf", lambda: sheets(501), "too_large"),
    hostile("pages-10000.pdf", lambda: sheets(10_000), "too_large"),
    hostile("no-mediabox.pdf", lambda: letter(page=PAGE.replace("/MediaBox [0 0 595 842]", ""))),
    hostile("box-empty.pdf", lambda: boxed("[0 0 0 0]")),
    hostile("box-negative.pdf", lambda: boxed("[595 842 0 0]")),
    hostile("box-huge.pdf", lambda: boxed("[0 0 1000000000 1000000000]")),
    hostile("box-large.pdf", lambda: boxed("[0 0 14400 14400]")),
    hostile("box-tiny.pdf", lambda: boxed("[0 0 1 1]")),
    hostile("box-words.pdf", lambda: boxed("[/a /b (c) null]")),
    hostile("box-endless.pdf", lambda: boxed("[-1e38 -1e38 1e38 1e38]")),
    hostile("crop-outside.pdf", lambda: boxed("[0 0 595 842]", "/CropBox [9000 9000 9100 9100]")),
    hostile("rotated-45.pdf", lambda: boxed("[0 0 595 842]", "/Rotate 45")),
    hostile("rotated-much.pdf", lambda: boxed("[0 0 595 842]", "/Rotate 999999990")),
    hostile("unit-huge.pdf", lambda: boxed("[0 0 595 842]", "/UserUnit 1000000")),
    hostile("password-rc4.pdf", lambda: locked("x", "y", 3), "encrypted"),
    hostile("password-aes.pdf", lambda: locked("x", "y"), "encrypted"),
    hostile("owner-password.pdf", lambda: locked("", "y"), READY),
    hostile(
        "lock-unknown.pdf",
        lambda: letter(prev="/Encrypt << /Filter /Nothing /V 9 >>"),
        "encrypted",
        "damaged",
    ),
    hostile("lock-garbage.pdf", lambda: letter(prev="/Encrypt (abc)"), READY,
        "encrypted", "damaged"),
    hostile("appended-version.pdf", updated, READY),
    hostile("content-missing.pdf", lambda: letter(page=PAGE.replace("5 0 R", "99 0 R")), *REFUSED),
    hostile("content-itself.pdf", lambda: letter(page=PAGE.replace("5 0 R", "3 0 R")), *REFUSED),
    hostile(
        "content-repeated.pdf",
        lambda: letter(page=PAGE.replace("5 0 R", "[" + "5 0 R " * 3000 + "]")),
        heavy=True,
    ),
    hostile("arrays-deep.pdf", lambda: drawing("[" * 200_000)),
    hostile("dictionaries-deep.pdf", lambda: letter(catalog="/X " + "<< /A " * 20_000)),
    hostile("saves-unbalanced.pdf", lambda: drawing("q " * 500_000), READY),
    hostile("restores-unbalanced.pdf", lambda: drawing("Q " * 500_000), READY),
    hostile("name-long.pdf", lambda: drawing("/" + "N" * 1_000_000 + " gs"), READY),
    hostile("string-long.pdf", lambda: drawing("(" + "x" * 5_000_000 + ") Tj"), READY),
    hostile("numbers-odd.pdf", lambda: drawing("1e400 -1e400 0 nan inf --5 m 1 1 l S"), READY),
    hostile("outlines-loop.pdf", lambda: letter("/Outlines 6 0 R", more=[
        "<< /First 7 0 R /Last 7 0 R /Count 9 >>", "<< /Title (a) /Next 7 0 R /First 7 0 R >>"
    ]), READY),
    hostile("names-loop.pdf", lambda: letter("/Names << /Dests 6 0 R >>", more=[
        "<< /Kids [6 0 R 6 0 R] >>"
    ]), READY),
    hostile("structure-loop.pdf", lambda: letter("/StructTreeRoot 6 0 R", more=[
        "<< /Type /StructTreeRoot /K [6 0 R 6 0 R] /ParentTree 6 0 R >>"
    ]), READY),
)  # fmt: skip
