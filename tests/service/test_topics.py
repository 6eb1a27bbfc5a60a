"""Every topic is recognised in its examples and left alone in its near misses."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.encoder import open_encoder
from index.exemplars import Exemplars
from ingest.model import Modality
from service.topic_table import Topic, load_topics
from service.topics import SILENT, Topics, assign

TOPICS = load_topics()
WANTED = set(
    """attending_campaign attributes mobilising state_facilities decisions_favouring
    partisan_activities support_letters_id_card social_media photos_hand_signs declarations
    approaching_parties speaking_party_events party_membership campaign_team transfers_six_months
    budgets_social_aid money_politics campaigning_at_work_worship_school pressure_on_subordinates
    hate_speech_hoaxes neutrality_general impartial_service supervision passing_on
    reporting_violations pledge task_force calm_climate helping_organisers leave_or_resignation
    spouses_of_candidates adhoc_bodies polling_day periodic_reports right_to_vote
    disciplinary_sanctions ethical_sanctions criminal_sanctions public_reporting
    handling_reports""".split()
)
MODALITY: dict[str, Modality] = {
    "prohibition": "prohibition",
    "duty": "obligation",
    "consequence": "other",
}


def split(example: str) -> tuple[str, str | None]:
    """An example's own text and its lead-in."""
    lead_in, bar, text = example.partition(" || ")
    return (text, lead_in) if bar else (example, None)


def rows(which: str) -> list[tuple[Topic, str]]:
    return [(topic, text) for topic in TOPICS for text in getattr(topic, which)]


@pytest.mark.parametrize(("topic", "example"), rows("examples"), ids=lambda v: getattr(v, "key", v))
def test_an_example_gets_its_topic_first(topic: Topic, example: str) -> None:
    found = assign(*split(example), MODALITY[topic.group])
    assert found[:1] == (topic.key,)


@pytest.mark.parametrize(("topic", "text"), rows("near_misses"), ids=lambda v: getattr(v, "key", v))
def test_a_near_miss_does_not_get_the_topic(topic: Topic, text: str) -> None:
    for modality in (MODALITY[topic.group], "other"):
        assert topic.key not in assign(*split(text), modality)


def test_the_table_holds_every_topic_once_and_refers_to_known_ones() -> None:
    keys = [topic.key for topic in TOPICS]
    assert len(keys) == len(set(keys))
    assert set(keys) >= WANTED
    for topic in TOPICS:
        assert topic.yields_to <= {*keys, "*"}
        assert topic.examples
        assert topic.near_misses
        assert topic.label_id != topic.label_en


def test_a_clause_that_obliges_nobody_has_no_topic() -> None:
    for modality in SILENT:
        assert assign("Undang-Undang tentang pemilihan dan netralitas", None, modality) == ()


def test_a_clause_about_something_else_has_no_topic() -> None:
    assert assign("Jam kerja dimulai pukul 07.30.", None, "obligation") == ()
    assert assign("", None, "other") == ()


def test_sub_items_inherit_from_their_lead_in_only_what_is_specific() -> None:
    duty = "membantu kelancaran tugas penyelenggara pemilu, berupa:"
    assert assign("ruang rapat; dan", duty, "obligation") == ("helping_organisers",)
    assert assign("apa pun bentuknya", "ASN wajib netral:", "obligation") == ()


def test_damaged_letters_do_not_hide_a_topic() -> None:
    assert assign("tanggal pencoblosan: menjaga netra1itas", None, "obligation")
    assert "social_media" in assign("membagikan visi bakal ca1on di media sosia1", None, "other")
    assert assign("menulıs pujıan dı medıa sosıal", None, "prohibition")[0] == "social_media"


def test_a_sanction_for_a_prohibition_is_a_sanction() -> None:
    text = "yang menjadi anggota partai politik diberhentikan tidak dengan hormat"
    assert assign(text, None, "sanction")[0] == "disciplinary_sanctions"
    assert assign(text, None, "prohibition")[0] == "party_membership"


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300), st.none() | st.text(max_size=100))
def test_any_clause_gets_known_topics_or_none(text: str, lead_in: str | None) -> None:
    assert set(assign(text, lead_in, "other")) <= {topic.key for topic in TOPICS}


NEAR = Exemplars(
    open_encoder(None), [(topic.key, text) for topic in TOPICS for text in topic.sayings]
)
BOTH = Topics(TOPICS, lambda text: NEAR.scores([text])[0])


@pytest.mark.parametrize(("topic", "example"), rows("examples"), ids=lambda v: getattr(v, "key", v))
def test_nearness_keeps_every_example(topic: Topic, example: str) -> None:
    assert BOTH.assign(*split(example), MODALITY[topic.group])[0] == topic.key


@pytest.mark.parametrize(
    ("text", "modality", "topic"),
    [
        (
            "berpose di samping kandidat, dua jari teracung",
            "prohibition",
            "photos_hand_signs",
        ),
        (
            "meminjamkan pengeras suara kecamatan kepada tim kandidat",
            "prohibition",
            "state_facilities",
        ),
        ("menggertak staf yang pilihannya lain", "prohibition", "pressure_on_subordinates"),
        ("meneruskan kabar dusta tentang calon", "prohibition", "hate_speech_hoaxes"),
        ("surat ini dibacakan ketika apel", "obligation", "passing_on"),
    ],
)
def test_meaning_finds_what_no_word_of_the_table_says(
    text: str, modality: Modality, topic: str
) -> None:
    assert BOTH.assign(text, None, modality)[:1] == (topic,)


@pytest.mark.parametrize(
    "text",
    [
        "Jam kerja dimulai pukul 07.30.",
        "Kepala sekolah memastikan sanitasi berfungsi baik.",
        "Bendahara menyetorkan pajak paling lambat tanggal 10.",
        "Pengadaan barang dilakukan lewat katalog elektronik.",
        "Menyimpan arsip selama lima tahun.",
    ],
)
def test_what_is_about_something_else_stays_without_a_topic(text: str) -> None:
    assert BOTH.assign(text, None, "obligation") == ()


def test_most_sayings_are_told_by_the_others_of_their_topic() -> None:
    held = [(topic, text) for topic in TOPICS for text in topic.sayings]
    ranked = NEAR.scores([text for _, text in held], range(len(held)))
    first = sum(one[0][0] == topic.key for one, (topic, _) in zip(ranked, held, strict=True))
    third = sum(topic.key in dict(one[:3]) for one, (topic, _) in zip(ranked, held, strict=True))
    assert first >= 0.45 * len(held)  # each says it in words of its own, on purpose
    assert third >= 0.65 * len(held)
