"""What each clause does: forbid, oblige, ask, allow, threaten, or only explain."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.citation_reading import read_citations
from ingest.folding import fold
from ingest.modal_actors import acts, does, is_done, tells
from ingest.modal_beyond import orders_beside_scope
from ingest.modal_cues import Cue, find_cue, reports, with_reporting
from ingest.modal_endings import ENDINGS, ends
from ingest.modal_laws import LAW_FIRST, is_law
from ingest.modal_leads import announced, leads_itself, names_deed, punishes, tells_what_follows
from ingest.modal_openings import BASIS_LEAD, EXPLANATIONS, opening
from ingest.modal_phrases import FORBIDDEN_ACTS
from ingest.modal_plain import (
    CLOSINGS,
    EXCEPTIONS,
    INFORMS,
    LIMITS,
    OCCASIONS,
    SANCTIONS,
    SCOPES,
    SITUATIONS,
    TASKS,
    says,
)
from ingest.modal_rows import as_rows
from ingest.modal_words import mended
from ingest.model import Clause, Modality
from ingest.sections import Section, section_of

EXPLAINING: frozenset[Modality] = frozenset(
    {"basis", "background", "purpose", "scope", "definition"}
)
BINDING: frozenset[Modality] = frozenset(
    {"prohibition", "obligation", "recommendation", "permission", "sanction", "reporting"}
)
HEADING_WORDS = 14  # a heading is no longer than this

_FORBIDDEN = tuple(re.compile(pattern, re.IGNORECASE) for pattern in FORBIDDEN_ACTS)
_BARE_VERB = re.compile(r"^(?:me|ber|ter|di|ikut|turut|hadir|serta|agar|saling)\w*", re.IGNORECASE)
_BREAKS_OFF = re.compile(r"(?i)\b(?:agar|supaya|untuk)\s*:$")
_NOT_TO = re.compile(r"(?i)^\W*tidak\s")
_GROUP = re.compile(r"LAMPIRAN[^.]*\.[A-Z]")  # a part of a table: A. Sebelum penetapan
_DICTUM = re.compile(
    r"(?i)^\W*ke(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|\w+belas)\b"
)
_ACTS = re.compile(r"(?i)^(?:\w+\s+){1,6}?(?:me|ber)[a-z]{3,}")
_PLEDGE = re.compile(r"(?i)\bmenyatakan\b[^.]{0,160}\bsaya\s*:\s*$|\b(?:berjanji|berikrar)\b")
_PREAMBLE: tuple[tuple[str, Modality], ...] = (
    ("menimbang", "background"),
    ("mengingat", "basis"),
    ("memperhatikan", "basis"),
)


@dataclass(frozen=True, slots=True)
class _Heritage:
    """What a clause hands down to the clauses under it."""

    modality: Modality | None = None
    completed: bool = False  # the children complete the parent's sentence: "ASN dilarang:"
    asks: bool = False  # the parent's sentence breaks off at "agar:": "… agar: a. tidak hadir"
    tells: bool = False  # … at "bahwa:", so that each child is a sentence: "… bahwa: a. ASN wajib"


def judge(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """The same clauses, each with its modality; children inherit what their lead-in says."""
    heritage: dict[str, _Heritage] = {}
    asked = _asking(clauses)
    last = ends(clauses)
    judged: list[Clause] = []
    for position, clause in enumerate(clauses):
        inherited = _inherited(clause.path, heritage)
        closes = position in last and says(_read(clause.text), ENDINGS)
        modality = "closing" if closes else _modality(clause, inherited, position, asked)
        heritage[clause.path] = _hand_down(clause, modality, inherited)
        judged.append(replace(clause, modality=modality))
    return as_rows(tuple(judged))


def _read(text: str) -> str:
    """A clause's text as meant for matching, through the damage of recognition."""
    return mended(fold(text))


def _asking(clauses: tuple[Clause, ...]) -> Modality:
    """What bare verbs in the list mean: an appeal only asks, everything else obliges."""
    openings = [clause for clause in clauses[:6] if "." not in clause.path and not clause.marker]
    text = " ".join(clause.text for clause in openings)
    return (
        "recommendation" if re.search(r"(?i)\bmengh?imbau\b|\bdih?imbau\b", text) else "obligation"
    )


def _inherited(path: str, heritage: dict[str, _Heritage]) -> _Heritage:
    parent = path
    while "." in parent:
        parent = parent.rsplit(".", 1)[0]
        if parent in heritage:
            return heritage[parent]
    return _Heritage()


def _modality(clause: Clause, inherited: _Heritage, position: int, asked: Modality) -> Modality:
    text = _read(clause.text).strip()
    preamble = _preamble(clause.path)
    if preamble:
        return preamble
    orders = orders_beside_scope(text)
    if orders and inherited.modality in {None, "scope", "purpose"}:
        return _alone(clause, orders, max(position, 1), asked, inherited)
    section = section_of(text) if _is_heading(clause, inherited) else None
    if section and inherited.modality in EXPLAINING:
        return section.own
    if inherited.modality in EXPLAINING and not _strays(text, inherited):
        applies = inherited.modality in {"purpose", "background"} and says(text, SCOPES)
        return "scope" if applies else inherited.modality
    if says(text, CLOSINGS) and not clause.text.rstrip().endswith(":"):
        return "closing"
    if _is_heading(clause, inherited):
        return section.own if section else "heading"
    if inherited.modality in BINDING:
        return _under_binding(text, inherited)
    return _alone(clause, text, position, asked, inherited)


def _strays(text: str, inherited: _Heritage) -> bool:
    """A duty that only stands among the laws because a count was misread."""
    if not inherited.completed or inherited.modality != "basis" or LAW_FIRST.match(text):
        return False
    cue = find_cue(text)
    return cue is not None and not cue.weak and not read_citations(text).mentions


def _preamble(path: str) -> Modality | None:
    labels = path.lower().split(".")
    return next(
        (
            modality
            for word, modality in _PREAMBLE
            if any(label.startswith(word) for label in labels)
        ),
        None,
    )


def _hand_down(clause: Clause, modality: Modality, inherited: _Heritage) -> _Heritage:
    text = clause.text.rstrip()
    if _is_heading(clause, inherited):
        section: Section | None = section_of(_read(text))
        if section is None:
            return _Heritage(inherited.modality if not inherited.completed else None)
        return _Heritage(section.children, completed=section.own in BINDING)
    completes = text.endswith((":", "untuk", ";")) or not text.endswith(".")
    if modality == "basis":
        laws = LAW_FIRST.match(text) and text.endswith(":") and find_cue(_read(text)) is None
        leads = laws or BASIS_LEAD.search(_read(text))
        return _Heritage("basis", completed=True) if leads else _Heritage()
    if modality in EXPLAINING and modality != "background" and text.endswith(":"):
        return _Heritage(modality, completed=True)
    if modality in BINDING:
        tells = tells_what_follows(text)
        return _Heritage(modality, completes, bool(_BREAKS_OFF.search(text)), tells)
    return _Heritage()


def _is_heading(clause: Clause, inherited: _Heritage) -> bool:
    """Whether a clause only names what follows, instead of saying something itself."""
    text = clause.text.strip()
    words = text.split()
    if not words or len(words) > HEADING_WORDS or text.endswith((".", ";")):
        return False
    if clause.path.upper().startswith("LAMPIRAN") and "." not in clause.path:
        return True
    letters = [char for char in text if char.isalpha()]
    capitals = len(letters) > 3 and all(char.isupper() for char in letters)
    if capitals and (not clause.leaf or section_of(_read(text)) is not None):
        return True
    if clause.leaf or text.endswith((":", ",")):
        return False
    if section_of(_read(text)) is not None:
        return True
    group = _GROUP.fullmatch(clause.path) is not None
    free = inherited.modality is None or group
    return free and text[:1].isupper() and find_cue(_read(text)) is None


def _under_binding(text: str, inherited: _Heritage) -> Modality:
    """A clause in a list that forbids, obliges or allows; reporting and sanctions stand out."""
    assert inherited.modality is not None
    cue = find_cue(text)
    if LAW_FIRST.match(text) and read_citations(text).mentions:
        return "basis"
    if cue and cue.modality == "sanction":
        return "sanction"
    if cue is None and text[:1].isupper() and says(text, SANCTIONS):
        return "sanction"
    if says(text, EXCEPTIONS):
        return "permission"
    if inherited.modality in {"obligation", "recommendation"} and reports(text, None):
        return "reporting"
    if inherited.asks and cue and cue.weak and _NOT_TO.match(text):
        return "recommendation" if inherited.modality == "recommendation" else "prohibition"
    if cue is None or cue.weak:
        return inherited.modality
    if inherited.completed and not (leads_itself(text) or _says(text, cue, inherited)):
        return inherited.modality
    return with_reporting(text, cue)


def _says(text: str, cue: Cue, inherited: _Heritage) -> bool:
    """Whether the clause is a sentence of its own, in capitals or told by "… bahwa:"."""
    before = text[: cue.start].split()
    told = inherited.tells and 0 < len(before) < 8 and not _BARE_VERB.match(before[0])
    return told or _is_sentence(text, cue)


def _is_sentence(text: str, cue: Cue) -> bool:
    """Whether the clause has a subject and a modal of its own, so that its lead-in steps back."""
    before = text[: cue.start].strip()
    deed = _BARE_VERB.match(before) if before else names_deed(text)
    return text[:1].isupper() and not deed and "," not in before


def _alone(
    clause: Clause, text: str, position: int, asked: Modality, inherited: _Heritage
) -> Modality:
    numbered = bool(clause.marker.strip(" -–•*"))
    for pattern, modality in EXPLANATIONS:
        if pattern.search(text):
            return modality
    if says(text, SCOPES):
        return "scope"
    if says(text, EXCEPTIONS):
        return "permission"
    if position < 2 and says(text, OCCASIONS):
        return "background"
    if is_law(text):
        return "basis"
    if _PLEDGE.search(text):
        return "obligation"
    cue = find_cue(text)
    listed = _names_a_list(text) if cue is None else None
    if listed:
        return listed
    introduces = opening(text, cue, position, numbered)
    if introduces:
        return introduces
    if cue and cue.modality == "permission" and says(text, INFORMS):
        return "other"
    if cue and cue.weak and punishes(text, cue):
        return "sanction"
    if cue:
        return with_reporting(text, cue)
    if reports(text, None):
        return "reporting"
    if says(text, SANCTIONS):
        return "sanction"
    if any(pattern.search(text) for pattern in _FORBIDDEN) or says(text, LIMITS):
        return "prohibition"
    if LAW_FIRST.match(text) and read_citations(text).mentions:
        return "basis"
    if _plain_duty(text) if numbered or "." in clause.path else position > 0 and acts(text):
        return asked
    if _DICTUM.match(clause.marker) and _ACTS.match(text):
        return asked
    if inherited.modality == "closing":
        return "closing"
    if says(text, INFORMS):
        return "other"
    if says(text, SITUATIONS) or tells(text):
        return "background"
    return "background" if position == 0 and not numbered else "other"


def _names_a_list(text: str) -> Modality | None:
    """What a list is called that a colon opens: "Larangan bagi pegawai meliputi:" forbids."""
    listed = announced(text)
    if listed:
        return listed
    section = section_of(text) if text.rstrip().endswith(":") else None
    return section.children if section and section.children in BINDING else None


def _plain_duty(text: str) -> bool:
    """A point of a list that tells what is done, by whom or simply done: "Camat meneruskan …"."""
    bare = re.match(r"(?i)(?:me|ber)[a-z]{3,}", text)
    if bare and not _NO_VERB.match(bare.group()):
        return True
    return acts(text) or is_done(text) or says(text, TASKS) or does(text)


_NO_VERB = re.compile(
    r"(?i)(?:menjelang|menurut|mengenai|melalui|meskipun|memang|merupakan|menteri|mereka|berdasarkan|bersama"
    r"|beberapa|berbagai|berikut|media|medan|meja|mesin|metode|meterai|merek|berita|berkas|beras|berkaitan|berkenaan|berhubung|beserta|berhubungan)\w*\Z"
)
