"""Acts are cut only where grammar makes it certain."""

from __future__ import annotations

import pytest

from ingest.acts import acts, enumerates


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("membina serta mengawasi pegawai", ["membina serta mengawasi pegawai"]),
        (
            "mengunggah, menyukai, dan membagikan konten",
            ["mengunggah, menyukai, dan membagikan konten"],
        ),
        (
            "menghadiri deklarasi calon dan memberikan dukungan",
            ["menghadiri deklarasi calon dan ", "memberikan dukungan"],
        ),
        (
            "memasang baliho, mengunggah foto calon, dan membagikan uang",
            ["memasang baliho, ", "mengunggah foto calon, dan ", "membagikan uang"],
        ),
        (
            "memasang status, menyukai, atau membagikan unggahan",
            ["memasang status, ", "menyukai, atau membagikan unggahan"],
        ),
        # the second verb may belong to the purpose, the relative clause or the aside
        (
            "mengadakan rapat untuk mendukung calon dan mengumpulkan uang",
            ["mengadakan rapat untuk mendukung calon dan mengumpulkan uang"],
        ),
        (
            "memasang baliho yang mempromosikan diri dan memuat gambar",
            ["memasang baliho yang mempromosikan diri dan memuat gambar"],
        ),
        ("mengunggah (memposting, membagikan) foto", ["mengunggah (memposting, membagikan) foto"]),
        ("rapat, pertemuan, dan seruan", ["rapat, pertemuan, dan seruan"]),
    ],
)
def test_acts_are_cut_where_each_has_an_object(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in acts(text, 0, len(text))] == parts


def test_a_running_sentence_lists_many_acts() -> None:
    assert enumerates(
        "dilarang ikut kampanye, mengerahkan orang untuk mendukung calon, menghadiri deklarasi,"
        " mengunggah foto calon, dan menjadi pembicara"
    )
    assert not enumerates("mengunggah, menyukai, mengomentari dan membagikan konten")
