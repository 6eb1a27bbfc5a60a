"""Clauses as a country's circulars would hold them: the same wordings, recombined and misread.

A circular copies some clauses of a model letter, changes some words, fills in its own region, year,
deadline and officers; a share is damaged as recognition damages it. Words are drawn from all texts
at hand, so that vocabulary grows with the collection as it does in life.
"""

from __future__ import annotations

import json
import random
import re
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.model import Passage
from service.regions import load_gazetteer
from service.topic_table import load_topics

SEED = 7
PER_CIRCULAR = 25
COPIED = 0.15  # share of clauses that are a model's word for word
DAMAGED = 0.05  # of words in the circulars that were scanned
SCANNED = 0.3  # of circulars
MODALITIES = ("prohibition", "prohibition", "obligation", "obligation", "sanction", "reporting")
YEARS = ("2015", "2017", "2018", "2019", "2020", "2024")
CONNECTIVES = ("serta", "dan/atau", "dengan memperhatikan", "sebagaimana dimaksud", "untuk", "agar")


@dataclass(frozen=True, slots=True)
class Source:
    """What clauses are made of."""

    parts: tuple[str, ...]
    regions: tuple[tuple[str, str, str], ...]  # code, name, province code
    topics: tuple[str, ...]
    syllables: tuple[str, ...]


def source(devset: Path) -> Source:
    """Parts of sentences from the devset's clauses and the topics' own examples."""
    files = sorted(devset.glob("docs/*/*/truth.json"))
    texts = [c["text"] for file in files for c in json.loads(file.read_text())["clauses"]]
    texts += [text.replace("||", " ") for topic in load_topics() for text in topic.examples]
    parts = {part.strip() for text in texts for part in re.split(r"[;,.:]", text)}
    places = [r for r in load_gazetteer().all() if r.level in {"regency", "city"}]
    return Source(
        tuple(sorted(part for part in parts if 2 <= len(part.split()) <= 14)),
        tuple((r.code, r.name, r.code.split(".")[0]) for r in places),
        tuple(topic.key for topic in load_topics()),
        tuple(a + b for a in "bdgjklmnprst" for b in ("a", "i", "u", "e", "o", "an", "ir")),
    )


def clauses(made_of: Source, count: int, seed: int = SEED) -> Iterator[Passage]:
    """`count` passages, circular by circular."""
    chance = random.Random(seed)
    models = [_sentence(made_of, chance) for _ in range(400)]
    for number in range(-(-count // PER_CIRCULAR)):
        start = number * PER_CIRCULAR
        yield from _circular(made_of, models, number, min(PER_CIRCULAR, count - start), chance)


def _circular(
    made_of: Source, models: Sequence[str], number: int, size: int, chance: random.Random
) -> Iterator[Passage]:
    code, name, province = chance.choice(made_of.regions)
    year = chance.choice(YEARS)
    shared = {
        "region": (code, province),
        "province": (province,),
        "year": (year,),
        "election": (chance.choice(("pilkada", "pemilu")),),
        "kind": (chance.choice(("edaran", "edaran", "himbauan", "instruksi")),),
        "source": ("official",),
        "issued": (year, f"{year}-{chance.randrange(1, 13):02}"),
        "number": (f"800{number}BKPSDM{year}",),
        "share": (f"s{chance.randrange(100) // 20}", f"h{chance.randrange(100)}"),
        "rare": (f"r{number // 4}",),
    }
    scanned = chance.random() < SCANNED
    for place in range(size):
        text = chance.choice(models) if chance.random() < COPIED else _sentence(made_of, chance)
        text = f"{text} di lingkungan Pemerintah {name} tahun {year}" if place % 3 == 0 else text
        text = _misread(text, chance) if scanned else text
        modality = chance.choice(MODALITIES)
        own = {"modality": (modality,), "topic": (chance.choice(made_of.topics),)}
        head = "ASN dilarang" if modality == "prohibition" else "Kepala Perangkat Daerah agar"
        key = f"{number:064x}"
        yield Passage(f"{key}#{place + 1}", text, head, shared | own, key, modality)


def _sentence(made_of: Source, chance: random.Random) -> str:
    """Two to four parts of sentences, one of them with a name that few others hold."""
    parts = chance.choices(made_of.parts, k=chance.randrange(2, 5))
    name = "".join(chance.choices(made_of.syllables, k=chance.randrange(2, 4))).title()
    parts.insert(chance.randrange(len(parts) + 1), f"Kecamatan {name}")
    glue = chance.choices(CONNECTIVES, k=len(parts))
    return " ".join(word for pair in zip(parts, glue, strict=True) for word in pair)


def _misread(text: str, chance: random.Random) -> str:
    return " ".join(
        _damaged(word, chance) if chance.random() < DAMAGED else word for word in text.split()
    )


def _damaged(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + chance.choice(string.ascii_lowercase + "1150") + word[at + 1 :]
