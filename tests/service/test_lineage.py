"""A copy is traced to the circular it was copied from, through recognition's damage."""

from __future__ import annotations

import random
import string

import pytest

from samples.catalogue import load, names
from service.ancestry import Lineage, Text
from service.lineage import lineage

FORMULAS = {"basis", "background", "closing", "heading"}
CHAIN = 4  # circulars, each copied from the one before


def operative(name: str) -> list[str]:
    """The clauses of a sample's expected reading that say something of their own."""
    clauses = load(name).expected["clauses"]
    return [c["text"] for c in clauses if c["modality"] not in FORMULAS and len(c["text"]) > 40]


SOURCES = {name: operative(name) for name in names()}
SOURCES = {
    name: texts for name, texts in SOURCES.items() if len(texts) > 4 and "berita" not in name
}
POOL = sorted({text for texts in SOURCES.values() for text in texts})


def damaged(text: str, rate: float, chance: random.Random) -> str:
    """A text as bad recognition gives it: letters changed, lost and added."""
    out = []
    for letter in text:
        if chance.random() >= rate:
            out.append(letter)
        else:
            wrong = chance.choice(string.ascii_lowercase + "01l|.,")
            out.append(chance.choices([wrong, "", letter + wrong], [6, 2, 2])[0])
    return "".join(out)


def copied(texts: list[str], first: bool, chance: random.Random) -> list[str]:
    """A letter made from another: one clause reworded, one added, an old one left out."""
    made = list(texts)
    number = chance.randrange(len(made))
    words = made[number].split()
    at = chance.randrange(len(words))
    words[at : at + 2] = ["oleh", "pejabat", "struktural", "daerah"]
    made[number] = " ".join(words)
    made.append(chance.choice([text for text in POOL if text not in made]))
    if not first and len(made) > 6:
        del made[chance.randrange(len(made) - 3)]
    return made


def chains(rate: float, seed: int) -> tuple[list[Text], dict[str, str]]:
    """Chains of copies, in any order, and of each copy the letter it was made from."""
    chance = random.Random(seed)
    texts, truth = [], {}
    for name, clauses in SOURCES.items():
        for step in range(CHAIN):
            clauses = copied(clauses, step == 1, chance) if step else clauses
            day = f"{2014 + 2 * step}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            seen = tuple((str(n), damaged(t, rate, chance)) for n, t in enumerate(clauses, 1))
            texts.append(Text(f"{name}-{step}", day, day, seen))
            if step:
                truth[f"{name}-{step}"] = f"{name}-{step - 1}"
    chance.shuffle(texts)
    return texts, truth


@pytest.mark.parametrize("rate", [0.01, 0.03, 0.05, 0.1])
def test_copies_are_traced_to_their_source_through_damage(rate: float) -> None:
    right = total = 0
    for seed in range(2):
        texts, truth = chains(rate, seed)
        made = lineage(texts)
        right += sum(made.parent(key) == source for key, source in truth.items())
        total += len(truth)
    assert right / total >= 0.95


def test_the_order_of_the_texts_does_not_matter() -> None:
    texts, _ = chains(0.05, 7)
    texts = texts[:16]
    first, second = lineage(texts), lineage(texts[::-1])
    assert first == Lineage(second.ancestries[::-1], tuple(second.links))


PARTISAN = (
    "Menyelenggarakan kegiatan yang menunjukkan keberpihakan kepada salah satu pasangan calon "
    "sebelum, pada saat, dan setelah masa kampanye"
)


def text(key: str, day: str, *clauses: str) -> Text:
    return Text(key, day, day, tuple((str(n), clause) for n, clause in enumerate(clauses, 1)))


def test_a_point_of_2024_is_traced_to_the_older_letters_it_was_put_together_from() -> None:
    """Batang Hari's point 3: Seluma's words whole, and the ministry's on gifts after them."""
    days = {"menpanrb-b71-2017": "2017-12-27", "seluma-2020": "2020-10-09"}
    texts = [
        Text(
            name,
            days.get(name, "2022-11-28"),
            days.get(name, "2024-11-27"),
            tuple((c["path"], c["text"]) for c in load(name).expected["clauses"]),
        )
        for name in (*days, "batang-hari-2024")
    ]
    made = lineage(texts).ancestries[2]
    point = next(item for item in made.descents if item.path == "3")
    assert point.how == "copied"
    assert point.source == point.origin == ("menpanrb-b71-2017", "2.d")
    assert [other[:2] for other in point.others] == [("seluma-2020", "1.-3")]


def test_local_additions_stand_apart_from_what_was_copied() -> None:
    own = "Camat menyiapkan perahu bagi petugas yang menyeberang ke pulau-pulau kecil."
    made = lineage([text("a", "2020-10-09", PARTISAN), text("b", "2024-09-12", PARTISAN, own)])
    copy = made.ancestries[1]
    assert [(item.path, item.how, item.source) for item in copy.descents] == [
        ("1", "copied", ("a", "1")),
        ("2", "own", None),
    ]
    assert copy.own[0].path == "2" and made.chain("b") == ("a", "b")
    assert 0.5 < copy.copied < 0.7


def test_a_line_leads_back_to_the_oldest_wording() -> None:
    grown = f"{PARTISAN}, termasuk pemberian barang kepada keluarga di unit kerjanya"
    made = lineage(
        [
            text("ministry", "2017-12-27", PARTISAN),
            text("province", "2018-01-15", grown),
            text("regency", "2018-02-20", grown),
        ]
    )
    last = made.ancestries[2].descents[0]
    assert (last.source, last.origin) == (("province", "1"), ("ministry", "1"))
    assert made.chain("regency") == ("ministry", "province", "regency")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # of one mould, about other things
        (
            "melaporkan keadaan distriknya kepada Sekretaris Daerah setiap hari Jumat",
            "melaporkan pelaksanaan Instruksi Bupati ini kepada Sekretaris Daerah setiap tanggal 5",
        ),
        (
            "mengamankan kendaraan dinas pada hari libur selama masa kampanye",
            "Meminjamkan kendaraan dinas kepada tim kampanye pada hari libur",
        ),
        (
            "Kepala Perangkat Daerah, Camat, dan Lurah wajib:",
            "Kepala perangkat daerah dan kepala distrik wajib:",
        ),
    ],
)
def test_sentences_of_one_mould_are_no_copies(first: str, second: str) -> None:
    made = lineage([text("a", "2018-01-01", first), text("b", "2020-01-01", second)])
    assert made.links == () and [d.how for d in made.ancestries[1].descents] in ([], ["own"])


def test_what_cannot_be_ordered_in_time_is_nobodys_source() -> None:
    same_day = [text("a", "2020-10-09", PARTISAN), text("b", "2020-10-09", PARTISAN)]
    assert lineage(same_day).links == ()
    undated = Text("c", "2018-12-09", "2020-12-09", (("1", PARTISAN),), dated=False)
    assert lineage([text("a", "2020-10-09", PARTISAN), undated]).links == ()
    earlier = lineage([text("a", "2018-10-09", PARTISAN), undated])
    assert [(link.source, link.copy, link.certain) for link in earlier.links] == [("a", "c", False)]
