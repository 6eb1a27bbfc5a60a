"""Laws that a clause names: what one says itself is the ground of an order, not the order."""

from __future__ import annotations

import re

from ingest.citation_reading import read_citations

LAW_FIRST = re.compile(
    r"(?i)^\W*(?:pasal\s+\d|undang|uu\b|peraturan\b|pp\b|perppu\b|perpu\b|perbawaslu\b|pkpu\b|skb\b|keputusan\b"
    r"|surat\s+(?:edaran\s+)?(?:menteri|gubernur|bupati|kepala|ketua|bersama|keputusan)|se\b|surat\s+edaran\b|permen|inpres\b"
    r"|instruksi\s+(?:presiden|menteri))|^\W*nomor\s+\d{1,3}\s+tahun\s+(?:19|20)\d\d\s+tentang\b"
)


def is_law(text: str) -> bool:
    """What a law itself says: "Pasal 280 UU 7/2017 melarang …" tells the ground, not the order."""
    if _RULED.match(text):
        return bool(read_citations(text).mentions)
    if not LAW_FIRST.match(text):
        return False
    mentions = read_citations(text).mentions
    return any(_LAW_SAYS.match(text, mention.end) for mention in mentions)


# Bahwa netralitas ASN diatur dalam Pasal 280 UU 7/2017.
_RULED = re.compile(
    r"(?i)^\W*bahwa\b(?:(?!\b(?:wajib|dilarang|harus|agar)\b)[^.;]){0,200}?"
    r"\b(?:diatur|diamanatkan|ditegaskan|ditetapkan)\s+(?:dalam|pada|oleh|dengan)\b"
)
_LAW_SAYS = re.compile(
    r"(?i)(?:\s+tentang\s[^.;:]{3,120}?)?,?\s+(?:(?:juga|telah|secara\s+\w+)\s+)?(?:melarang|mewajibkan|mengatur|menegaskan"
    r"|menyatakan|menyebut(?:kan)?|menentukan|mengamanatkan|memerintahkan|menetapkan|membatasi|tidak\s+membenarkan)\b"
)
