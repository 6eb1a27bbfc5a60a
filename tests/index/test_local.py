"""A local index survives anything: other orders, other processes, damage, and sudden death."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.asking import LIKENESS_FLOOR
from index.encoder import FixedEncoder, unit
from index.errors import DamagedSnapshot, IndexBusy
from index.local import LocalIndex
from index.model import Passage, Query
from index.weighing import CONTEXT_WEIGHT

WORDS = ("kampanye", "kendaraan", "dukungan", "laporan", "sanksi", "atribut", "deklarasi", "foto")


def passage(group: str, number: int, words: Sequence[str], year: str) -> Passage:
    text = " ".join(words)
    return Passage(f"{group}#{number}", text, "ASN dilarang", {"year": (year,)}, group)


PASSAGES = st.builds(
    passage,
    st.sampled_from("abc"),
    st.integers(0, 3),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
    st.sampled_from(["2020", "2024"]),
)
STEPS = st.lists(
    st.one_of(st.lists(PASSAGES, min_size=1, max_size=4), st.sampled_from("abc")), max_size=8
)


def replay(steps: Sequence[list[Passage] | str]) -> dict[str, Passage]:
    """What an index must hold after these additions and removals."""
    held: dict[str, Passage] = {}
    for step in steps:
        if isinstance(step, str):
            held = {key: item for key, item in held.items() if item.group != step}
        else:
            held |= {item.key: item for item in step}
    return held


def perform(index: LocalIndex, steps: Sequence[list[Passage] | str]) -> None:
    for step in steps:
        if isinstance(step, str):
            index.remove([step])
        else:
            index.add(step)


def by_brute_force(held: dict[str, Passage], text: str, year: str | None) -> dict[str, float]:
    """Cosine of every passage that passes the filter, by key."""
    encoder = FixedEncoder()
    items = [item for item in held.values() if year is None or year in item.attributes["year"]]
    if not items:
        return {}
    texts = encoder.passages([item.text for item in items])
    contexts = encoder.passages([item.context for item in items])
    scores = unit(texts + CONTEXT_WEIGHT * contexts) @ encoder.queries([text])[0]
    return {item.key: float(score) for item, score in zip(items, scores, strict=True)}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS, text=st.sampled_from(WORDS), year=st.sampled_from([None, "2020", "2024"]))
def test_any_history_ends_in_what_brute_force_finds(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[list[Passage] | str],
    text: str,
    year: str | None,
) -> None:
    folder = tmp_path_factory.mktemp("index")
    index = LocalIndex(folder, "fixed")
    perform(index, steps)
    held = replay(steps)
    where = {"year": frozenset({year})} if year else {}
    for opened in (index, LocalIndex(folder, "fixed")):
        assert sum(opened.groups().values()) == len(held)
        hits = opened.search(Query(text, where=where, limit=100)).hits
        expected = by_brute_force(held, text, year)
        assert {hit.key: round(hit.likeness or 0, 2) for hit in hits} == {
            key: pytest.approx(score, abs=0.011)
            for key, score in expected.items()
            if score >= LIKENESS_FLOOR or text in held[key].text.split()
        }
        opened.close()


def test_adding_one_circular_at_a_time_keeps_few_files(tmp_path: Path) -> None:
    index = LocalIndex(tmp_path, "fixed")
    for number in range(40):
        index.add([passage(f"g{number}", n, (WORDS[n % 8],), "2020") for n in range(3)])
    assert sum(index.groups().values()) == 120
    assert len(list(index.folder.glob("s-*.npy"))) < 16


def test_another_process_sees_additions_on_its_next_search(tmp_path: Path) -> None:
    reader, writer = LocalIndex(tmp_path, "fixed"), LocalIndex(tmp_path, "fixed")
    assert reader.search(Query("kampanye")).hits == ()
    writer.add([passage("a", 1, ["kampanye"], "2020")])
    assert [hit.key for hit in reader.search(Query("kampanye")).hits] == ["a#1"]
    writer.remove(["a"])
    assert reader.search(Query("kampanye")).hits == ()


def test_a_reader_keeps_answering_while_another_writes(tmp_path: Path) -> None:
    writer, reader = LocalIndex(tmp_path, "fixed"), LocalIndex(tmp_path, "fixed")
    writer.add([passage("base", 0, ["kampanye"], "2020")])
    failures: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                keys = {hit.key for hit in reader.search(Query("kampanye", limit=50)).hits}
                assert "base#0" in keys
            except BaseException as error:
                failures.append(error)
                return

    thread = threading.Thread(target=read)
    thread.start()
    for number in range(25):
        writer.add([passage(f"g{number}", 0, ["kampanye"], "2020")])
    done.set()
    thread.join()
    assert failures == []


def test_writers_in_many_threads_lose_nothing(tmp_path: Path) -> None:
    index = LocalIndex(tmp_path, "fixed")
    threads = [
        threading.Thread(target=index.add, args=([passage(f"g{n}", 0, ["foto"], "2020")],))
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(index.groups()) == 8


def test_a_second_writer_is_told_that_the_index_is_busy(tmp_path: Path) -> None:
    holder, other = LocalIndex(tmp_path, "fixed"), LocalIndex(tmp_path, "fixed", wait_s=0.1)
    holder.add([passage("a", 0, ["foto"], "2020")])
    with holder._writing(), pytest.raises(IndexBusy):
        other.add([passage("b", 0, ["foto"], "2020")])
    other.add([passage("b", 0, ["foto"], "2020")])
    assert set(holder.groups()) == {"a", "b"}


def test_another_model_is_indexed_beside_the_old_one(tmp_path: Path) -> None:
    old, new = LocalIndex(tmp_path, "fixed"), LocalIndex(tmp_path, None)
    old.add([passage("a", 0, ["foto"], "2020")])
    assert dict(new.groups()) == {}
    new.add([passage("b", 0, ["foto"], "2020")])
    assert dict(LocalIndex(tmp_path, "fixed").groups()) == {"a": 1}


def flip_a_byte(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(bytes(data))


DAMAGES: dict[str, Callable[[Path], None]] = {
    "a byte changed": flip_a_byte,
    "cut short": lambda path: os.truncate(path, path.stat().st_size // 2),
    "missing": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
}


def put_damaged(path: Path, damage: Callable[[Path], None]) -> None:
    """Damage a copy and put it in the file's place: the old file may be mapped into memory."""
    copy = path.with_name(f"{path.name}.copy")
    copy.write_bytes(path.read_bytes())
    damage(copy)
    if copy.exists():
        copy.replace(path)
    else:
        path.unlink()


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
@pytest.mark.parametrize("files", ["s-*.npy", "s-*.rows.npz", "s-*.texts.jsonl", "manifest.json"])
def test_damage_is_named_put_aside_and_never_answered_from(
    tmp_path: Path, files: str, damage: Callable[[Path], None]
) -> None:
    index = LocalIndex(tmp_path, "fixed")
    index.add([passage("a", 0, ["foto"], "2020")])
    if files == "manifest.json" and damage is DAMAGES["missing"]:
        return  # an index without a manifest is an empty one: the catalogue tells the difference
    put_damaged(next(index.folder.glob(files)), damage)
    opened = LocalIndex(tmp_path, "fixed")
    for _ in range(2):  # not only the first time
        with pytest.raises(DamagedSnapshot, match="reindex"):
            opened.search(Query("foto"))
    with pytest.raises(DamagedSnapshot):
        opened.add([passage("b", 0, ["foto"], "2020")])
    assert list(opened.folder.glob("quarantine-*/*"))
    opened.clear()
    opened.add([passage("b", 0, ["foto"], "2020")])
    assert dict(LocalIndex(tmp_path, "fixed").groups()) == {"b": 1}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
@pytest.mark.parametrize("files", ["s-*.npy", "words-*/*.term", "words-*/*.idx", "manifest.json"])
def test_damage_under_an_open_index_is_seen_at_its_next_use(
    tmp_path: Path, files: str, damage: Callable[[Path], None]
) -> None:
    index = LocalIndex(tmp_path, "fixed")
    index.add([passage("a", 0, ["foto"], "2020")])
    assert index.search(Query("foto")).hits
    put_damaged(next(index.folder.glob(files)), damage)
    if files.startswith("words"):  # made again from the texts, at once
        assert index.search(Query("foto")).hits
        return
    with pytest.raises(DamagedSnapshot):
        index.search(Query("foto"))


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_word_index_is_made_again_from_the_texts(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    index = LocalIndex(tmp_path, "fixed")
    index.add([passage("a", n, [word], "2020") for n, word in enumerate(WORDS)])
    put_damaged(next(index.folder.glob("words-*/*.term")), damage)
    opened = LocalIndex(tmp_path, "fixed")
    assert [hit.key for hit in opened.search(Query("", phrases=("sanksi",))).hits] == ["a#4"]


def test_words_are_folded_again_when_the_tables_change(tmp_path: Path) -> None:
    index = LocalIndex(tmp_path, "fixed")
    index.add([passage("a", 0, ["foto"], "2020")])
    later = LocalIndex(tmp_path, "fixed")
    later.__dict__["_words"] = "a later version"
    assert later.search(Query("foto")).total == 1
    assert json.loads((later.folder / "manifest.json").read_text())["manifest"]["words"] == (
        "a later version"
    )


def test_opening_does_not_import_what_is_slow() -> None:
    code = (
        "import sys, tempfile, pathlib; from index.index import INDEXES;"
        "from index.model import Query, Passage;"
        "i = INDEXES['local'](pathlib.Path(tempfile.mkdtemp()), None);"
        "i.add([Passage('a#1', 'kampanye')]); assert i.search(Query('kampanye')).total == 1;"
        "print({'torch', 'faiss', 'sentence_transformers', 'scipy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


CHILD = """
import sys
from pathlib import Path
from index.local import LocalIndex
from index.model import Passage
index = LocalIndex(Path(sys.argv[1]), "fixed")
number = int(sys.argv[2])
print("ready", flush=True)
while True:
    group = f"g{number}"
    index.add([Passage(f"{group}#{n}", f"kampanye {number} foto", "", {}, group) for n in range(4)])
    print(number, flush=True)
    if number % 3 == 0:
        index.remove([group])
        print(f"-{number}", flush=True)
    number += 1
"""


@pytest.mark.slow
def test_kill_at_any_moment_leaves_the_old_state_or_the_new(tmp_path: Path) -> None:
    draw = random.Random(11)
    promised: dict[str, int] = {}
    number = 1
    for _ in range(12):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(tmp_path), str(number)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None and child.stdout.readline() == "ready\n"
        time.sleep(draw.uniform(0.02, 0.4))
        child.send_signal(signal.SIGKILL)
        reported = [int(line) for line in child.stdout.read().split()]
        child.wait()
        for done in reported:
            promised[f"g{abs(done)}"] = 4 if done > 0 else 0
        under_way = f"g{max([number - 1, *(abs(done) for done in reported)]) + 1}"
        last = f"g{abs(reported[-1])}" if reported else under_way
        groups = LocalIndex(tmp_path, "fixed").groups()
        for group, count in promised.items():
            if group not in {under_way, last}:
                assert groups.get(group, 0) == count
        assert all(count == 4 for count in groups.values())
        assert groups.get(last, 0) in {0, 4}
        if reported and reported[-1] > 0 and reported[-1] % 3:
            assert groups[last] == 4
        promised |= {group: groups.get(group, 0) for group in (under_way, last)}
        number = int(under_way[1:]) + 1
    index = LocalIndex(tmp_path, "fixed")
    index.add([Passage("end#1", "kampanye", "", {}, "end")])
    assert {name: n for name, n in promised.items() if n} == {
        name: n for name, n in index.groups().items() if name != "end"
    }
    assert np.isfinite([hit.score for hit in index.search(Query("kampanye")).hits]).all()


def test_who_only_writes_holds_no_vectors_and_who_asks_finds_all(tmp_path: Path) -> None:
    index = LocalIndex(tmp_path, "fixed")
    for number in range(3):
        index.add([passage("a", number, WORDS[number : number + 2], "2024")])
    view = index._view
    assert view is not None and all(segment.searched is None for segment in view.segments)
    found = index.search(Query(WORDS[0]))
    assert found.hits[0].key == "a#0"
    asked = index._view
    assert asked is not None and all(len(s.vectors.rows([0])) for s in asked.segments)
    index.add([passage("b", 0, WORDS[3:5], "2024")])
    assert index._view is not None and index._view.searched
