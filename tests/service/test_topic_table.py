"""A home's own topics are laid over the shipped ones, and every fault in them is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.errors import BadSettings
from service.library import Library
from service.topic_table import load_topics, topics_of
from service.topics import assign

OWN = """
[[topic]]
key = "zakat"
label_id = "Pungutan zakat"
group = "duty"
examples = ["membayar zakat", "menyetor infak ke baznas", "memotong gaji untuk zakat"]
patterns = ['\\bzakat\\b|\\binfak\\b']

[[topic]]
key = "pledge"
label_id = "Ikrar dan janji"
examples = ["mengucapkan janji setia"]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "topics.toml"


def test_without_a_file_the_shipped_table_stands(own: Path) -> None:
    assert topics_of(own) == load_topics()


def test_a_new_key_is_a_new_topic_and_a_known_one_adds(own: Path) -> None:
    own.write_text(OWN, encoding="utf-8")
    topics = {topic.key: topic for topic in topics_of(own)}
    assert len(topics) == len(load_topics()) + 1
    assert topics["zakat"].label_en == "Pungutan zakat"
    assert topics["pledge"].label_id == "Ikrar dan janji"
    assert topics["pledge"].examples[-1] == "mengucapkan janji setia"
    assert topics["pledge"].patterns


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("topic = 3", "must hold [[topic]] tables"),
        ("[[topic", "cannot be read"),
        ("[[topic]]\nkey = 'A b'", "key must be"),
        ("[[topic]]\nkey = 'x_y'\nlabel_id = 'X'\ngroup = 'law'", "group must be one of"),
        ("[[topic]]\nkey = 'x_y'\nlabel_id = 'X'\ngroup = 'duty'", "give at least 3"),
        ("[[topic]]\nkey = 'pledge'\npatterns = ['(']", "is faulty"),
        ("[[topic]]\nkey = 'pledge'\nyields_to = ['nothing']", "no topic 'nothing'"),
        ("[[topic]]\nkey = 'pledge'\ncolour = 'red'", "'colour' is no field"),
        ("[[topic]]\nkey = 'pledge'\nexamples = 'one'", "examples must be a list"),
        ("[[topic]]\nkey = 'pledge'\nlabel_id = ''", "label_id must be text"),
    ],
)
def test_faults_are_named_with_their_place(own: Path, text: str, fault: str) -> None:
    own.write_text(text, encoding="utf-8")
    with pytest.raises(BadSettings, match=r"topics\.toml") as raised:
        topics_of(own)
    assert fault in str(raised.value)


def test_clauses_are_assigned_to_a_topic_of_the_home(library: Library) -> None:
    library.parts.home.topics.write_text(OWN, encoding="utf-8")
    assert "zakat" in {topic.key for topic in library.topics()}
    topics = library.parts.tables.topics
    assert topics.assign("menyetor infak setiap bulan", None, "obligation")[0] == "zakat"
    assert library.filters({"topic": ["Pungutan zakat"]}).topic == ("zakat",)
    assert assign("menyetor infak setiap bulan", None, "obligation") == ()
