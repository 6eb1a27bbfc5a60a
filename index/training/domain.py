"""Our own pairs on civil-service neutrality: questions and clauses by topic, varied and damaged."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from index.language import confusions, synonyms
from index.training.corpus import Pair

TOPICS = Path(__file__).parent / "domain_topics.txt"

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
SPOKEN = {  # formal word -> what people say or type
    "tidak": ("nggak", "gak", "ngga", "tdk", "enggak"),
    "apakah": ("apa",),
    "saja": ("aja",),
    "membuat": ("bikin",),
    "dengan": ("sama", "dgn"),
    "yang": ("yg",),
    "untuk": ("buat", "utk"),
    "sudah": ("udah", "sdh"),
    "seperti": ("kayak",),
    "memberi": ("ngasih", "kasih"),
    "mengajak": ("ngajak", "ajakin"),
    "memakai": ("pake", "makai"),
    "menggunakan": ("pakai", "pake"),
    "bagaimana": ("gimana", "bgmn"),
    "pegawai": ("pegawe", "pns", "asn"),
    "orang": ("org",),
    "karena": ("karna", "krn", "gara-gara"),
    "melapor": ("ngelapor", "lapor"),
    "menyukai": ("ngelike", "nge-like", "like"),
    "memilih": ("milih", "nyoblos"),
    "mencalonkan": ("nyalonin",),
    "mengunggah": ("upload", "posting"),
    "membagikan": ("share", "bagiin", "nyebarin"),
    "hadir": ("dateng", "datang"),
    "menghadiri": ("dateng ke", "datang ke", "ikut"),
    "uang": ("duit",),
    "bawahan": ("anak buah", "staf"),
    "atasan": ("bos", "pimpinan"),
}


@dataclass(frozen=True, slots=True)
class DomainTopic:
    """One subject: what circulars state, what people ask, and the topics taken for it."""

    name: str
    near: tuple[str, ...]
    clauses: tuple[str, ...]
    questions: tuple[str, ...]


def read_topics(path: Path = TOPICS) -> tuple[DomainTopic, ...]:
    """The topics of the hand-written file."""
    found = []
    for part in re.split(r"^\[", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        head, *lines = part.strip().splitlines()
        name, near = head.split("] near: ")
        clauses = tuple(line[2:] for line in lines if line.startswith("= "))
        questions = tuple(line[2:] for line in lines if line.startswith("? "))
        found.append(DomainTopic(name, tuple(near.split(", ")), clauses, questions))
    return tuple(found)


def domain_pairs(topics: Sequence[DomainTopic], draw: random.Random, rounds: int) -> Iterator[Pair]:
    """`rounds` varied copies of every pair within each topic, with a clause of a near topic."""
    clauses = {topic.name: topic.clauses for topic in topics}
    for topic in topics:
        rivals = [clause for near in topic.near for clause in clauses[near]]
        source = f"domain:{topic.name}"
        for _ in range(rounds):
            for question in topic.questions:
                for clause in draw.sample(topic.clauses, min(3, len(topic.clauses))):
                    rival = clausal(draw.choice(rivals), draw)
                    yield Pair(asked(question, draw), clausal(clause, draw), rival, source)
            for one, other in permutations(topic.clauses, 2):
                if draw.random() < 0.5:
                    rival = clausal(draw.choice(rivals), draw)
                    yield Pair(clausal(one, draw), clausal(other, draw), rival, source)


def form_pairs() -> Iterator[Pair]:
    """Every form of a synonym row with every other: short and full, slang and formal."""
    for number, row in enumerate(synonyms()):
        for one, other in permutations(row.forms, 2):
            yield Pair(" ".join(one), " ".join(other), None, f"forms:{number}")


def asked(question: str, draw: random.Random) -> str:
    """A question as another person might put it."""
    text = question
    if draw.random() < 0.3 and len(text.split()) < 6:
        text = draw.choice(QUESTION_FRAMES).format(text)
    if draw.random() < 0.5:
        text = spoken(text, draw)
    if draw.random() < 0.3:
        text = reworded(text, draw)
    return mistyped(text, draw) if draw.random() < 0.3 else text


def clausal(clause: str, draw: random.Random) -> str:
    """A clause as another circular, or a scan of it, might have it."""
    text = clause
    if draw.random() < 0.3:
        text = f"{draw.choice(LEAD_INS)} {text[0].lower()}{text[1:]}"
    if draw.random() < 0.3:
        text = reworded(text, draw)
    return recognised(text, draw) if draw.random() < 0.2 else text


def spoken(text: str, draw: random.Random) -> str:
    """Formal words in their everyday form, here and there."""
    words = text.split()
    return " ".join(
        draw.choice(SPOKEN[word.lower()])
        if word.lower() in SPOKEN and draw.random() < 0.6
        else word
        for word in words
    )


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


def mistyped(text: str, draw: random.Random) -> str:
    """A letter lost, doubled or swapped in one or two longer words."""
    words = text.split()
    long = [place for place, word in enumerate(words) if len(word) > 4]
    for place in draw.sample(long, min(len(long), draw.choice((1, 1, 2)))):
        words[place] = _slip(words[place], draw)
    return " ".join(words)


def _slip(word: str, draw: random.Random) -> str:
    at = draw.randrange(1, len(word) - 1)
    kind = draw.choice(("lost", "swapped", "doubled"))
    if kind == "lost":
        return word[:at] + word[at + 1 :]
    if kind == "swapped":
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + word[at] + word[at:]


def recognised(text: str, draw: random.Random) -> str:
    """Recognition damage: one or two confusions of the table undergone."""
    damaged = text
    for _ in range(draw.choice((1, 2))):
        row = draw.choice(confusions())
        damaged = damaged.replace(row.meant, row.seen, 1)
    return damaged
