"""Small PDF files for tests, written as bytes so that each oddity is in plain sight."""

from __future__ import annotations


def pdf(
    *contents: str, media: str = "0 0 595 842", extra: str = "", trailer: str = "", count: int = -1
) -> bytes:
    """A PDF of one page a content stream, in Helvetica /F1 and Helvetica-Bold /F2."""
    kids = [4 + 2 * index for index in range(len(contents))]
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}]"
        f" /Count {len(contents) if count < 0 else count} >>",
        "<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
        " /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >> >>",
    ]
    for kid, content in zip(kids, contents, strict=True):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{media}] /Contents {kid + 1} 0 R"
            f" /Resources << /Font 3 0 R >> {extra} >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    return assemble(objects, trailer)


def assemble(objects: list[str], trailer: str = "") -> bytes:
    """Number the objects, add the cross-reference table and the trailer."""
    body, offsets = "%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{item}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    start = len(body)
    body += (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\n"
        f"startxref\n{start}\n%%EOF\n"
    )
    return body.encode("latin-1")


def text(line: str, x: float = 72, y: float = 700, font: str = "F1", size: float = 12) -> str:
    """One line of text at a place in points from the bottom left."""
    return f"BT /{font} {size} Tf {x} {y} Td ({line}) Tj ET"
