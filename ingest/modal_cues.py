"""The modal phrase that decides a text: the first of its main clause, never of a relative one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.modal_phrases import MODAL_PHRASES, REPORTING, ModalPhrase
from ingest.model import Modality

_PHRASES = tuple((phrase, re.compile(phrase.pattern, re.IGNORECASE)) for phrase in MODAL_PHRASES)
_REPORTING = re.compile(REPORTING, re.IGNORECASE)
_RELATIVE = re.compile(r"(?i)\byang\s+(?:(?:tidak|telah|akan|sudah|dapat|harus|wajib|belum)\s+)?$")
_ASKED = re.compile(r"(?i)\b(?:apakah|bolehkah|bagaimana(?:kah)?|kapan(?:kah)?)\s[^.;:?]*$")
_ALSO_ACTS = re.compile(r"(?i)\b(?:dan|atau|serta)\s+me")  # "dapat membantu dan mengajak" allows
_PURPOSE_AGAR = re.compile(r"(?i)^(?:agar|supaya)\b[^.]*,\s")
_LATE_AGAR = re.compile(r"(?i)[,)]\s*$|\b(?:sehingga|demi|guna)\s+$")
_BARE_ACT = re.compile(
    r"(?i)me(?!minta|merintah|ng?h?imbau|nginstruksi|negas)[a-z]{3,}\b|ber[a-z]{3,}\b"
)
_CANDIDATE = re.compile(r"(?i)\b(?:istri|suami|mencalonkan|dicalonkan)\w*\b")
# Who knows of a breach is told where it is reported; the public at large is only allowed to.
_WITNESS = re.compile(
    r"(?i)\byang\s+(?:mengetahui|melihat|menemukan|mendengar|menyaksikan|mendapati|menjumpai)\b"
)
_TO_VERB = re.compile(
    r"(?i)^\W*\w+\s+(?:(?:untuk|segera|juga|secara\s+\w+|dapat|kiranya|agar|wajib|harus)\s+)*$"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """The modal phrase that decides a text."""

    modality: Modality
    weak: bool
    start: int


def with_reporting(text: str, cue: Cue) -> Modality:
    """A cue's modality, or reporting where reporting is what it obliges to."""
    own_affairs = _CANDIDATE.search(text[: cue.start])
    if cue.modality == "permission" and _WITNESS.search(text[: cue.start]) and reports(text, cue):
        return "reporting"
    if cue.modality in {"obligation", "recommendation"} and not own_affairs and reports(text, cue):
        return "reporting"
    return cue.modality


def reports(text: str, cue: Cue | None) -> bool:
    """Whether reporting is the deed itself: the first verb, or the one the modal leads to."""
    for match in _REPORTING.finditer(text):
        if _RELATIVE.search(text[: match.start()]):
            continue
        if cue is not None and match.start() < cue.start < match.end():
            return True
        if cue is not None:
            return bool(_TO_VERB.match(text[cue.start : match.start()]))
        return not re.search(r"\b(?:dan|serta)\s+$", text[: match.start()])
    return False


def find_cue(text: str) -> Cue | None:
    """The earliest modal phrase of the first sentence that has one."""
    sentences = list(_sentences(_main(text)))
    if text.rstrip().endswith(":"):
        sentences.reverse()  # the sentence that leads to the list decides
    for start, end in sentences:
        found = [
            Cue(phrase.modality, phrase.weak, match.start())
            for phrase, match in _matches(_main(text)[:end], start)
        ]
        if found:
            return _deciding(sorted(found, key=lambda cue: (cue.start, cue.weak)), text)
    return None


def _deciding(cues: list[Cue], text: str) -> Cue:
    """The earliest, except that a right which staff are asked to use is an appeal."""
    if cues[0].modality == "permission":
        asked = (c for c in cues if c.modality == "recommendation")
        return next((c for c in asked if not _also_acts(text, c)), cues[0])
    return cues[0]


def _also_acts(text: str, cue: Cue) -> bool:
    return _ALSO_ACTS.search(text, max(0, cue.start - 6), cue.start + 2) is not None


def _main(text: str) -> str:
    """A text with the concession or condition at its head blanked: "Walaupun netral, …"."""
    concession = re.match(
        r"(?i)^\W*(?:walaupun|meskipun|meski|kendati\w*|apabila|bila|jika|dalam\s+hal)\b"
        r"[^,.:]*,(?=[^,]*\w{4,})",
        text,
    )
    return " " * concession.end() + text[concession.end() :] if concession else text


def _matches(text: str, start: int) -> Iterator[tuple[ModalPhrase, re.Match[str]]]:
    for phrase, pattern in _PHRASES:
        for match in pattern.finditer(text, start):
            if not _is_subordinate(text, start, match):
                yield phrase, match
                break


def _is_subordinate(text: str, start: int, match: re.Match[str]) -> bool:
    before = text[max(start, match.start() - 60) : match.start()]  # what governs a modal is near
    if _RELATIVE.search(before) or _ASKED.search(text[start : match.start()]):
        return True
    if not re.match(r"(?i)agar|supaya", match.group()):
        return False
    sentence = text[start:]
    leads = match.start() - start < 60 and not before.strip()
    if leads:
        return bool(_PURPOSE_AGAR.match(sentence))
    return bool(_LATE_AGAR.search(before) or _BARE_ACT.match(sentence.lstrip()))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(r"(?<=[a-z)])[.;]\s+(?=[A-Z])", text):
        yield start, match.end()
        start = match.end()
    yield start, len(text)
