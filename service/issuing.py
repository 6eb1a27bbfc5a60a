"""Which region issued a letter, decided from ordered evidence by fixed rules; pure.

Evidence comes in order of weight: letterhead or issuer, subject, signatory's position, number
line, beginning of the body. The place of signing is never evidence: it is the capital, and its
name differs (Tais for Seluma, Bangko for Merangin).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.region_damage import damaged_mentions, extended, looks_like_level, repaired
from service.region_mentions import Mention, innermost, scan, top_tier
from service.region_names import Token, tokens
from service.region_table import NATION, RegionTable, chain

# From here to the end of the line stands an address: its town is not the issuer.
_ADDRESS = re.compile(
    r"\b(?:jalan|jln|jl|gedung|komplek\w*|telp|telepon|tlp|fax|faks\w*|kode\s*pos|pos[\s-]?el"
    r"|e-?mail|website|laman|situs|www|https?)\b.*",
    re.IGNORECASE,
)
_NATIONAL = re.compile(
    r"(?:(?:an|a n|plt|pj|kepala|ketua|sekretaris(?: jenderal)?|direktur(?: jenderal)?)\s+)*"
    r"(?:menteri|kementerian|menpan\s?rb|mendagri|presiden|wakil presiden|badan kepegawaian negara"
    r"|bkn|kasn|komisi aparatur sipil negara|lembaga administrasi negara|mahkamah agung"
    r"|kejaksaan agung|jaksa agung|arsip nasional|panglima|kepolisian negara|bawaslu ri|kpu ri"
    r"|sekretariat (?:jenderal|negara|kabinet)|dewan perwakilan rakyat republik)\b.*"
    r"|(?:.* )?republik indonesia"
)
_NATIONAL_LINE = 16  # words; a longer line is a sentence, not the name of an office
_TITLES = frozenset({"edaran", "himbauan", "imbauan", "instruksi", "keputusan", "peraturan"})
_CITING = _TITLES | frozenset(
    "surat se perda perbup pergub perwali perwako kepbup kepgub maklumat".split()
)
_ELECTING = frozenset("pemilihan calon pasangan kandidat pilkada".split())
# A search backwards for the word that governs a name ends at these.
_ENDS = frozenset("di lingkungan lingkup pada kepada bagi oleh untuk tentang dalam bahwa".split())
_PLACED = frozenset("universitas negeri institut politeknik regional wilayah".split())
_COURTS = frozenset({"kejaksaan", "pengadilan"})  # "Negeri" is their rank, and the place theirs
MAX_CHARACTERS = 3000  # of one text; the issuer stands at its beginning
_SHORT_TEXT = 40  # words; a bare name in longer text may be a dateline


def issuing_region(evidence: Sequence[str], table: RegionTable) -> str | None:
    """Code of the issuing region; "00" for the nation; None when the evidence does not decide."""
    texts = [_cleaned(text, table) for text in evidence if text]
    rivals: frozenset[str] = frozenset()
    for text in texts:
        found = _decide(_strong(text, table), texts, table)
        if len(found) == 1 and (not rivals or found <= rivals):
            return next(iter(found))
        rivals = rivals or found
        if not found and not rivals and _is_national(text):
            return NATION.code
    if rivals:
        return None
    weak = (_decide(_weak(text, table), texts, table) for text in texts)
    return next((next(iter(found)) for found in weak if len(found) == 1), None)


def _cleaned(text: str, table: RegionTable) -> str:
    lines = (_ADDRESS.sub("", line) for line in text[:MAX_CHARACTERS].splitlines())
    return repaired("\n".join(lines), table)


def _strong(text: str, table: RegionTable) -> tuple[Mention, ...]:
    """Names that tell the office that speaks: after a level word or a body, not only cited."""
    return tuple(
        item
        for item, governed in _named(text, table)
        if governed is None and (item.word or item.body)
    )


def _weak(text: str, table: RegionTable) -> tuple[Mention, ...]:
    """Names without a level word in short texts, and those of the election spoken of."""
    words = tokens(text)
    if len(words) > _SHORT_TEXT:
        return ()
    return tuple(
        item
        for item, governed in _named(text, table)
        if governed in (None, "electing") and not _placed(words, item)
    )


def _named(text: str, table: RegionTable) -> Iterator[tuple[Mention, str | None]]:
    """Every name in a text, damaged ones too, with what governs it."""
    words = tokens(text)
    exact = scan(text, table)
    for item in (*exact, *damaged_mentions(words, exact, table)):
        whole = None if _misnamed(words, item) else extended(item, words, table)
        if whole:
            yield whole, _governing(text, words, whole)


def _misnamed(words: Sequence[Token], item: Mention) -> bool:
    """A bare name after a level word that does not fit it: another, damaged name begins there."""
    before = words[max(0, item.first - 2) : item.first]
    if item.word is not None or item.body:
        return False
    return any(looks_like_level(word.word) or word.word == "wali" for word in before)


def _governing(text: str, words: Sequence[Token], item: Mention) -> str | None:
    """Why a name is not the speaker's: "citing" another's paper, "electing" its head; else None."""
    for at in range(item.first - 1, max(-1, item.first - 9), -1):
        word = words[at].word
        if word in _ENDS:
            return None
        if word in _ELECTING and words[at + 1].word != "umum":
            return "electing"
        if word in _CITING:
            return None if _is_title(text, words, at) else "citing"
    return None


def _is_title(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether a citing word opens its line as the letter's own title: "SURAT EDARAN BUPATI …"."""
    start = words[at - 1].start if at and words[at - 1].word == "surat" else words[at].start
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return words[at].word in _TITLES and not line.strip()


def _placed(words: Sequence[Token], item: Mention) -> bool:
    """A name that only places a national body: "Universitas Negeri Padang", "Kantor Regional"."""
    before = [word.word for word in words[max(0, item.first - 2) : item.first]]
    return not _COURTS.intersection(before) and not _PLACED.isdisjoint(before)


def _decide(found: Sequence[Mention], texts: Sequence[str], table: RegionTable) -> frozenset[str]:
    """The narrowest regions that the names of one text mean; several when they contradict."""
    options = [top_tier(item.codes, table) for item in found]
    codes = {code for number in range(len(options)) for code in _narrowed(number, options, table)}
    if not codes and options:
        codes = set(_by_other_texts(options, texts, table))
    around = {outer for code in codes for outer in chain(code)[1:]}
    return frozenset(codes - around)


def _narrowed(
    number: int, options: Sequence[tuple[str, ...]], table: RegionTable
) -> tuple[str, ...]:
    """One name's meaning where it has one, or one inside another name of the same text."""
    if len(options[number]) == 1:
        return options[number]
    others = [codes for place, codes in enumerate(options) if place != number]
    inside = {code for codes in others for code in innermost([options[number], codes], table)}
    inside &= set(options[number])
    return tuple(inside) if len(inside) == 1 else ()


def _by_other_texts(
    options: Sequence[tuple[str, ...]], texts: Sequence[str], table: RegionTable
) -> Iterator[str]:
    """A name of many meanings, decided by a wider region that another text names."""
    wider = [
        top_tier(item.codes, table)
        for text in texts
        for item in scan(text, table)
        if item.word or item.body
    ]
    for codes in options:
        for other in wider:
            inside = [code for code in codes if set(chain(code)[1:]) & set(other)]
            if len(inside) == 1 and len(other) == 1:
                yield inside[0]
                return


def _is_national(text: str) -> bool:
    lines = (" ".join(word.word for word in tokens(line)) for line in text.splitlines())
    return any(
        _NATIONAL.fullmatch(line) for line in lines if line and line.count(" ") < _NATIONAL_LINE
    )
