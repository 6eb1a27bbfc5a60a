"""Footnotes for Word documents, which the library of Word documents lacks: a part of their own."""

from __future__ import annotations

from docx.document import Document as DocumentType
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from service.reports.neutral import xml_text

CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
TEXT, NUMBER = "FootnoteText", "FootnoteReference"
# Word wants these two before any footnote of ours.
SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/>'
    "</w:r></w:p></w:footnote>"
)


class Footnotes:
    """The footnotes of one document: marked while it is written, attached at its end."""

    def __init__(self) -> None:
        self._texts: list[str] = []

    def mark(self, paragraph: Paragraph, text: str) -> None:
        """A reference in a paragraph to a footnote of this text."""
        self._texts.append(text)
        run = paragraph.add_run()
        run.font.superscript = True
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(len(self._texts)))
        run._r.append(reference)

    def attach(self, document: DocumentType) -> None:
        """Put the footnotes into the document."""
        _set_up(document)
        notes = "".join(_note(number, text) for number, text in enumerate(self._texts, 1))
        body = f"<w:footnotes {nsdecls('w')}>{SEPARATORS}{notes}</w:footnotes>"
        data = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{body}'.encode()
        part = Part(PackURI("/word/footnotes.xml"), CONTENT, data, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _set_up(document: DocumentType) -> None:
    """The styles of a footnote's text and number, by the names office programs know."""
    text = document.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
    text.base_style = document.styles["Normal"]
    text.font.size = Pt(8)
    text.paragraph_format.space_after = Pt(0)
    number = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    number.font.superscript = True
    for style, name in ((text, TEXT), (number, NUMBER)):
        style.element.set(qn("w:styleId"), name)


def _note(number: int, text: str) -> str:
    return (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{TEXT}"/></w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="{NUMBER}"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {xml_text(text)}</w:t></w:r></w:p></w:footnote>'
    )
