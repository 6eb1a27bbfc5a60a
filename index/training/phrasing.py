"""How people word what they ask and circulars what they state: frames and lead-ins."""

from __future__ import annotations

import random
import re

from index.synonyms import synonyms
from index.training.damage import hasty, mistyped, recognised
from index.training.speech import spoken

LEAD_INS = (
    "ASN dilarang",
    "Setiap pegawai dilarang",
    "PNS dan PPPK agar",
    "Pegawai ASN wajib",
    "Kepada seluruh jajaran diminta",
    "Bahwa",
    "Pimpinan perangkat daerah agar",
)
QUESTION_FRAMES = (
    "apakah {}",
    "boleh nggak {}",
    "aturan tentang {}",
    "larangan {}",
    "bagaimana kalau {}",
    "{} itu dilarang?",
    "ketentuan {} bagi PNS",
    "gimana soal {}",
    "pasal yang mengatur {}",
    "edaran soal {}",
    "{} tahun 2024",
    "cari klausul {}",
)
ASKING = re.compile(
    r"(?:apa|boleh|siapa|kapan|gimana|bagaimana|berapa|kenapa|aturan|larangan|emang|jangan|tiap)"
)


def asked(question: str, draw: random.Random) -> str:
    """A question as another person might put it."""
    text = question
    if draw.random() < 0.3 and len(text.split()) < 6 and not ASKING.match(text):
        text = draw.choice(QUESTION_FRAMES).format(text)
    if draw.random() < 0.5:
        text = spoken(text, draw)
    if draw.random() < 0.3:
        text = reworded(text, draw)
    slips = draw.random()
    return mistyped(text, draw) if slips < 0.2 else hasty(text, draw) if slips < 0.35 else text


def clausal(clause: str, draw: random.Random) -> str:
    """A clause as another circular, or a scan of it, might have it."""
    text = clause
    if draw.random() < 0.3:
        text = f"{draw.choice(LEAD_INS)} {text[0].lower()}{text[1:]}"
    if draw.random() < 0.3:
        text = reworded(text, draw)
    return recognised(text, draw) if draw.random() < 0.2 else text


def reworded(text: str, draw: random.Random) -> str:
    """One form of a synonym row replaced by another of the row."""
    folded = text.lower()
    fitting = [
        (" ".join(form), row)
        for row in synonyms()
        for form in row.forms
        if re.search(rf"\b{re.escape(' '.join(form))}\b", folded)
    ]
    if not fitting:
        return text
    form, row = draw.choice(fitting)
    other = " ".join(draw.choice(row.forms))
    return re.sub(rf"\b{re.escape(form)}\b", other, folded, count=1)
