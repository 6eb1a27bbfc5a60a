"""Sentences that an article gives as the letter's own: where the attribution ends, and its words begin."""

# ruff: noqa: E501 — a pattern and its examples are read whole or not at all

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Span = tuple[int, int]

OFFICE = r"(?:pj\.?\s+|penjabat\s+)?(?:bupati|wali\s?kota|gubernur|sekda|sekretaris\s+daerah)(?:\s+(?-i:[A-Z])\w+){0,3}"
THIS = r"\s+(?:itu|tersebut|ini|tadi|dimaksud|yang\s+sama)"
_NAMED = r"(?:surat\s+)?(?:edaran|h?imbauan|instruksi|maklumat)"
# "surat" alone is any letter, so it must point back; "suratnya" may be another office's.
THAT_LETTER = rf"(?:{_NAMED}|surat|\bSE)(?:\s+{OFFICE})?(?:\s+(?:bernomor|nomor|tertanggal)\s(?:[^.;:,“”\"]|\.(?=\S)){{1,80}}?)?{THIS}"
LETTER = rf"(?:{THAT_LETTER}|{_NAMED}(?:nya\b|(?:\s+{OFFICE})?))(?:\s+yang\s[^.;:,“”\"]{{1,50}}?)?"
ALSO = r"(?:\s+(?:pula|juga|turut|lebih\s+lanjut|antara\s+lain|dengan\s+tegas|tegas|singkat|secara\s+\w+))*"
SAID = r"(?:di(?:sebut(?:kan)?|tegaskan|nyatakan|jelaskan|terangkan|ingatkan|tulis(?:kan)?|gariskan|tentukan|atur|tekankan|cantumkan)|tertulis|tercantum|tertuang|termuat)"
SAYS = r"(?:me(?:negaskan|nyatakan|nyebut(?:kan)?|njelaskan|nerangkan|ngingatkan|ngatur|nggariskan|nekankan|nentukan|netapkan|nulis(?:kan)?|muat)|berbunyi|berisi)"
THAT = r"(?:\s*[,:]\s*[“\"]?\s*|\s+bahwa\s+)"
SOURCE = r"(?:masih\s+)?(?:menurut|dalam|melalui|lewat|pada|di|berdasarkan|mengutip)\s+(?:isi\s+)?"
BEFORE = r"(?:[^.;:“”\"]{0,120}?(?:,|\s[-–—])\s+)?"  # what the reporter says first
PART = r"(?:poin|butir|angka|huruf|bagian)\s+\w+(?:\s+(?:dalam|pada|dari))?"
NO_MEETING = r"(?![^.;:,]{0,60}\b(?:rapat|acara|kesempatan|pidato|sambutan|paparan|keterangan|sosialisasi|kegiatan|apel)\b[^.;:,]*,)"


@dataclass(frozen=True, slots=True)
class Way:
    """One way of attributing a sentence to the letter; the match ends where its words begin."""

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]
    beyond: bool = False  # sure enough to add a point to a list that was quoted before


def _way(
    name: str, pattern: str, examples: tuple[str, ...], near: tuple[str, ...], beyond: bool = False
) -> Way:
    return Way(name, re.compile(pattern, re.IGNORECASE), examples, near, beyond)


WAYS: tuple[Way, ...] = (
    _way(
        "in the letter it is said",
        rf"{BEFORE}{SOURCE}{LETTER}(?:\s*,)?(?:\s+(?:juga|pula|turut))*\s+(?:{SAID}{ALSO}{THAT}|(?:[\w.()/]+\s+){{0,6}}?{SAYS}{ALSO}\s+bahwa\s+)",
        (
            "Dalam surat itu disebutkan bahwa ASN dilarang hadir",
            "Melalui surat itu Bawaslu mengingatkan bahwa ASN dilarang",
        ),
        ("Dalam surat itu ASN dilarang", "Dalam rapat itu disebutkan bahwa ASN dilarang"),
        beyond=True,
    ),
    _way(
        "according to the letter",
        rf"{BEFORE}{SOURCE}{LETTER}\s*,\s+(?!yang\b)",
        (
            "Menurut edaran itu, ASN dilarang",
            "Dalam edaran yang dibaca media ini, pegawai dilarang",
            "Dalam surat edarannya, bupati melarang",
            "Masih dalam edaran yang sama, ASN yang terbukti dijatuhi hukuman",
        ),
        ("Dalam suratnya, Bawaslu meminta", "Menurut dia, edaran itu melarang"),
    ),
    _way(
        "according to that letter, without a comma",
        rf"{BEFORE}{SOURCE}{THAT_LETTER}\s+(?!(?:juga|pula|turut|yang|telah|sudah|akan|dan|untuk)\b|(?:me|ber|ter)[a-z]{{3}}|di(?!larang|wajib|minta)[a-z]{{3}})",
        ("Ia menerangkan, berdasarkan edaran itu ASN tidak dibenarkan:",),
        ("Dalam edaran itu ditegaskan larangan", "Berdasarkan edaran Bupati ASN dilarang"),
    ),
    _way(
        "the letter says",
        rf"{BEFORE}(?:{PART}\s+surat|(?:{PART}\s+)?{LETTER})(?:\s+(?:juga|pula|turut|sendiri))*\s+{SAYS}{ALSO}{THAT}",
        (
            "Poin kedua edaran menyebutkan, ASN dilarang",
            "Bagian akhir surat menyebutkan, warga dapat melaporkan",
            "Surat edaran bernomor 800/12/2024 itu menyatakan bahwa ASN dilarang",
            "Edaran menegaskan, sepeda motor dinas tidak boleh dipinjamkan",
            "Soal aset, edaran itu berbunyi singkat: “Oto dinas dilarang",
            "Pada bagian akhir, instruksi itu menyatakan bahwa aparat desa diberhentikan",
        ),
        (
            "Bupati menegaskan, ASN dilarang",
            "Edaran itu memuat tugas untuk pimpinan",
            "Edaran itu diteken Bupati, yang menegaskan bahwa ASN dilarang",
        ),
        beyond=True,
    ),
    _way(
        "the letter says of someone",
        rf"{BEFORE}{THAT_LETTER}(?:\s+(?:juga|pula|turut|sendiri))*\s+{SAYS}{ALSO}\s+(?=(?:(?:se)?tiap|seluruh|semua|para|pegawai|pelanggar\w*|(?-i:ASN|PNS|PPPK))\s)",
        ("Perihal hukuman, edaran itu menyatakan setiap pelanggaran ditindak menurut PP",),
        ("Edaran itu menyebutkan nama calon", "Edaran menyebutkan setiap nama"),
        beyond=True,
    ),
    _way(
        "the letter provides something",
        rf"{BEFORE}{LETTER}(?:\s+(?:juga|pula|turut))*\s+(?:me[a-z]{{4,}}|berisi)\s[^.;:,“”\"]{{2,60}},\s+(?:yakni|yaitu|bahwa)\s+",
        ("Surat Edaran membuka ruang bagi publik, yakni badan usaha dapat melapor",),
        ("Bupati membuka ruang bagi publik, yakni warga dapat melapor",),
        beyond=True,
    ),
    _way(
        "it is said",
        rf"{NO_MEETING}(?:[^.;:,“”\"]{{0,60}},\s+)?{SAID}{ALSO}{THAT}",
        (
            "Disebutkan pula bahwa ASN yang terbukti dijatuhi hukuman",
            "Mengenai hukuman, disebutkan bahwa pelanggar diproses",
            "Ditegaskan, penyuluh tidak boleh menyertakan caleg",
        ),
        (
            "Disebutkan Kepala BKD, ASN dilarang",
            "Dalam rapat tersebut, disebutkan bahwa ASN dilarang",
        ),
    ),
    _way(
        "so it is written",
        rf"(?:\w+,\s+)?(?:(?:tulis|bunyi|demikian\s+(?:tulis|bunyi))\s+(?:{OFFICE}|{LETTER})\s*,\s+"
        rf"|(?:{OFFICE}|Bawaslu|Panwas\w*)(?:\s+(?:juga|pula|turut))*\s+menulis(?:kan)?(?:\s*,\s+|\s+bahwa\s+))",
        (
            "Namun, tulis bupati, setiap ASN tetap diharapkan datang",
            "Bawaslu juga menulis, warga dapat melaporkan",
        ),
        ("Namun, kata bupati, setiap ASN tetap diharapkan datang", "Bupati menulis buku"),
    ),
)
# The letter itself, or its office by letter, forbids or requires: the rule begins with that verb.
FORBIDS = re.compile(
    rf"(?i:(?:[\w ]{{2,30}},\s+)?(?:(?:{OFFICE}\s+)?(?:melalui|lewat|dalam)\s+)?{THAT_LETTER}{ALSO}\s+(?P<own>melarang|mewajibkan"
    r"|mengharuskan|meminta|memerintahkan|menginstruksikan|mengh?imbau|membolehkan|mengizinkan|menganjurkan|memperbolehkan)\b)"
)
QUOTED = re.compile(
    rf"(?:^|(?<=[\s(]))[“\"](?P<own>(?=\S)[^“”\"]{{20,600}}?)[,.]?[”\"],?\s+(?i:(?:demikian\s+|begitu\s+|begitulah\s+)?"
    rf"(?:(?:bunyi|isi|tulis|petikan|kutipan)\s+(?:{OFFICE}|(?:\w+\s+){{0,4}}{LETTER})"
    rf"|(?:kata|ujar|tegas|sebut|pesan|tulis)(?:nya)?\s[^.;“”\"]{{0,80}}?\b(?:dalam|melalui|lewat)\s+(?:isi\s+)?{LETTER}))"
)
# What somebody reads out of the letter: "Saya bacakan saja. “…”", "Bunyinya begini, “…”".
READ_OUT = re.compile(
    rf"(?i:\b(?:(?:saya|kami|ia|dia)\s+)?(?:bacakan|kutip(?:kan)?)\b(?:\s+\w+){{0,3}}"
    rf"|\b(?:bunyi|isi|kutipan|petikan)nya(?:\s+(?:begini|demikian|sebagai\s+berikut))?"
    rf"|\bdi\s+(?:situ|sana|dalamnya)(?:\s+juga)?\s+{SAID}{ALSO}"
    rf"|\b(?:di|pada|dalam)\s+{PART}(?:\s+{LETTER})?(?:\s+{SAID})?)"
    r"\s*[.,:]\s*[“\"](?P<own>(?=\S)[^“”\"]{20,600}?)[,.]?[”\"]"
)
GOES_ON = re.compile(
    r"(?:Selain itu|Di samping itu|Selanjutnya|Berikutnya|Kemudian|Lalu|Terakhir|Begitu pula|Sebaliknya)(?:,\s+|\s+)"
    r"|Adapun\s+[^.;:,“”\"]{3,50},\s+"
)
# Who acts where the letter's words might go on: what an official or an office does is his own.
ACTS = re.compile(
    rf"(?i:{OFFICE}|ketua|kepala|anggota|bawaslu|panwas\w*|kpu|ia|dia|pihaknya|kami)\b"
    r"(?:(?!\b(?:di?larang|wajib|harus|diminta|dih?imbau|dapat|boleh)\b)[^.;:,]){0,60}\s"
    r"(?:akan|telah|sudah|juga|turut|ber[a-z]{3,}|me[a-z]{4,})\b"
)
# A sentence whose subject is the letter, before one in which "it is said".
OF_LETTER = re.compile(
    rf"(?i:(?:[^.;:,“”\"]{{2,60}},\s+)?{THAT_LETTER}{ALSO}\s+(?:me|ber|ter|di)[a-z]{{3,}})"
)
RULE = re.compile(
    r"\b(?:di?larang|melarang|t(?:id)?ak (?:di)?(?:per)?(?:boleh|kenan|benar)\w*|(?:di|me)?wajib(?:kan)?|(?:di)?haruskan|harus|di?minta"
    r"|meminta|diharapkan|dih?imbau|mengh?imbau|(?:di|me)(?:m?perintah|nginstruksi|instruksi)kan|dapat|(?:di(?:per)?)?boleh(?:kan)?|diperkenankan"
    r"|di(?:jatuhi|kenai|kenakan|proses|tindak|berhentikan|pecat|copot|pidana|ancam)|sanksi|hukuman|agar|supaya|hendaknya|jangan|berhak"
    r"|(?:di|me)lapor(?:kan)?|mengawasi|berlaku\s+(?:bagi|untuk|terhadap|kepada))\b"
)
LEADS = re.compile(
    r"\b(?:dilarang|(?:di)?wajib(?:kan)?|harus|agar|supaya|diminta|dih?imbau|di(?:instruksi|perintah)kan|boleh"
    r"|(?:tidak )?di(?:per)?(?:boleh|kenan|benar)kan)\s*(?:untuk|agar)?\s*:$"
)
# An official's own remark, whatever it says of the letter.
REMARK = re.compile(
    r"(?i:[,”\"]\s+(?:kata|ujar|ucap|tutur|ungkap|jelas|terang|papar|imbuh|tambah|tegas|pesan|sambung|lanjut|kelakar)(?:nya)?\b"
    r"|\bmenurut(?:\s+(?:dia|beliau)|nya)\b|\b(?:kata|ujar|ucap|tutur|ungkap|keluh)nya\b)"
)
TOLD = re.compile(
    r"\b(?:mengatakan|menuturkan|menambahkan|mengaku|mengakui|mengungkapkan|memaparkan|membenarkan|berharap|menilai|mengklaim)\b"
)
SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\bNo)[.!?][”\"]?\s+(?=[A-Z“\"(]|la\s)"
)  # la: Ia, misread
FEWEST = 4  # words of a rule


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article's prose: where it stands, and whether it opens its paragraph."""

    start: int
    text: str
    opens: bool


def letter_spans(text: str, paragraphs: Sequence[int], beyond: bool = False) -> list[Span]:
    """Where the letter's own rules stand in the prose; `paragraphs` are where those begin.

    After a quoted list (`beyond`) only a sentence counts that names the letter as its speaker, or
    follows one that does.
    """
    quoted = [] if beyond else list(_quoted(text))
    spans: list[Span] = list(quoted)
    before: Sentence | None = None
    held = False  # the sentence before was the letter's
    for sentence in _sentences(text, paragraphs):
        at = _own(sentence, before, held, beyond)
        taken = any(
            start < sentence.start + len(sentence.text) and sentence.start < end
            for start, end in quoted
        )
        if at is not None and not taken and (span := _span(sentence, at)):
            spans.append(span)
            held = True
        else:
            held = taken
        before = sentence
    return sorted(spans)


def told_lead(text: str) -> int | None:
    """Where the letter's words begin in a paragraph whose last sentence its points complete.

    >>> text = "Ia menerangkan, berdasarkan edaran itu ASN tidak dibenarkan:"
    >>> text[told_lead(text):], told_lead("Dalam edaran itu, isinya sebagai berikut:")
    ('ASN tidak dibenarkan:', None)
    """
    if not LEADS.search(text.rstrip()):
        return None
    *_, last = _sentences(text.rstrip(), (0,))
    end = max((m.end() for way in WAYS if (m := way.pattern.match(last.text))), default=None)
    return None if end is None else last.start + end


def _quoted(text: str) -> Iterator[Span]:
    for pattern in (QUOTED, READ_OUT):
        for match in pattern.finditer(text):
            if RULE.search(match["own"]):
                yield match.span("own")


def _sentences(text: str, paragraphs: Sequence[int]) -> Iterator[Sentence]:
    opening = {
        start
        for start in paragraphs
        if text[start : start + 1].isupper() or text[start : start + 1] in '“"'
    }
    edges = sorted({0, *opening, *(m.end() for m in SENTENCE_END.finditer(text)), len(text)})
    for start, end in pairwise(edges):
        yield Sentence(start, text[start:end].rstrip(), start in opening or start == 0)


def _own(sentence: Sentence, before: Sentence | None, held: bool, beyond: bool) -> int | None:
    """Where in a sentence the letter's words begin, or None where it is the article's."""
    text = sentence.text
    if REMARK.search(text):
        return None
    ends = [
        match.end()
        for way in WAYS
        if (match := way.pattern.match(text)) and _allowed(way, sentence, before, held, beyond)
    ]
    goes_on = GOES_ON.match(text) if held else None
    if goes_on and ACTS.match(text, goes_on.end()):
        goes_on = None
    if ends or beyond:
        return max(ends, default=goes_on.end() if goes_on else None)
    plain = FORBIDS.match(text)
    return plain.start("own") if plain else goes_on.end() if goes_on else None


def _allowed(
    way: Way, sentence: Sentence, before: Sentence | None, held: bool, beyond: bool
) -> bool:
    """Whether a way counts here: what "is said" without a name may be the official's before it."""
    if way.name != "it is said":
        return way.beyond or not beyond
    if beyond:
        return held or (before is not None and bool(OF_LETTER.match(before.text)))
    if sentence.opens or before is None:
        return True
    official = REMARK.search(before.text) or TOLD.search(before.text)
    return held or not official


def _span(sentence: Sentence, at: int) -> Span | None:
    """The letter's words in a sentence, to its end or the end of the quotation they open."""
    own = sentence.text[at:]
    closing = re.search(r"[”\"]", own)
    own = own[: closing.start()] if closing else own
    if len(own.split()) < FEWEST or not RULE.search(" ".join(own.split())):
        return None
    return sentence.start + at, sentence.start + at + len(own)
