"""Paragraphs that lead to the list, and sentences that only explain: their turns of phrase."""

from __future__ import annotations

import re

from ingest.citation_reading import read_citations
from ingest.modal_cues import Cue
from ingest.model import Modality

_BASIS_WORDS = re.compile(
    r"(?i)^\W*(?:(?:berkenaan|sehubungan|berkaitan)\s+dengan\s+(?:hal\s+)?(?:tersebut|itu|di\s+atas)\W+(?:(?:dan|serta)\s+)?)?"
    r"(?:bahwa\s+)?(?:dengan\s+)?(?:berdasarkan|menindaklanjuti|merujuk|mengacu|memperhatikan|mempedomani|menunjuk"
    r"|berpedoman|sesuai|mengingat|menimbang|sehubungan\s+dengan\s+(?:surat|undang|peraturan))\b|^\W*dasar(?:\s+hukum)?(?:nya)?\s*:"
)
# A law named as the basis forbids by itself: "Mengingat UU 10/2016 melarang …, perlu kami tegaskan"
_LAW_SAYS = re.compile(
    r"(?i)\b(?:undang-undang|peraturan|pasal|perppu|perpu|keputusan|uu|pp)\b[^;.]{0,120}?"
    r"\b(?:melarang|mewajibkan|mengharuskan|memerintahkan)\b"
)
BASIS_LEAD = re.compile(
    r"(?i)\b(?:menindaklanjuti|memperhatikan|mengingat|berdasarkan|berpedoman\s+pada|mempedomani|merujuk|mengacu(?:\s+pada)?)\s*[:;]\s*$"
    r"|\b(?:bersumber|berlandaskan|didasarkan|bertumpu)\b[^.;:]{0,40}[:;]\s*$"
    r"|\b(?:dasar|acuan|rujukan|landasan)\b[^.;:]{0,70}[:;]\s*$|\bdasar\s+hukum\b[^.;]{0,60}[:;]\s*$"
)
_GENERIC_LEAD = re.compile(
    r"(?i)(?:\b(?:hal|hal-hal|beberapa\s+hal|ketentuan|poin)\b[^:;]{0,60})?\b(?:sebagai\s+)?berikut\s*(?:ini)?\s*[:;.,]?\s*$"
    r"|\b(?:menginstruksikan|menghimbau|mengimbau|menegaskan|disampaikan|ditegaskan)\s*:\s*$"
)
_ATTENTION = re.compile(
    r"(?i)\b(?:di|me|meng)?(?:minta|mohon|harap)(?:kan)?\s+(?:dengan\s+hormat\s+)?(?:(?:para|seluruh|kepada)?\s*(?:saudara|bapak|ibu|pegawai)(?:[\s/]+\w+){0,2}\s+)?"
    r"(?:(?:untuk|agar|kiranya|supaya)\s+)?(?:perhatian|bantuan|kerja\s?sama|(?:mem|di)perhatikan)\b|\bperlu\s+(?:kami|kiranya|di)\s*(?:ingatkan|tegaskan|sampaikan)\b"
)
_THAT = re.compile(r"(?i)^\W*bahwa\b")  # as a consideration begins, with its ground
_BACK_REFERENCE = re.compile(
    r"(?i)^\W*(?:(?:berkenaan|sehubungan|berkaitan|terkait)\s+(?:dengan\s+)?(?:hal|hal-hal)\s+(?:tersebut|itu|di\s+atas|dimaksud)"
    r"|untuk\s+itu|oleh\s+karena\s+itu|dengan\s+ini|maka|bersama\s+ini|selanjutnya)\b"
)
_DEFINITION = re.compile(
    r"(?i)\byang\s+(?:di)?maksud(?:kan)?\s+(?:dengan|dalam)\b|\bini\s+yang\s+dimaksud\b|^\W*yang\s+dimaksud(?:kan)?\b.{0,80}\b(?:adalah|ialah|yaitu)\b|\b(?:diartikan|dimaknai)\s+sebagai\b|^\W*istilah\s"
    r"|^\W*(?:(?:di\s*)?dalam\s+[\w\s]{4,30}?\sini,?\s+)[\w\s-]{2,50}?\s(?:berarti|adalah|ialah|yaitu)\s|^\W*[A-Z][\w\s-]{2,40}?\sberarti\s"
    r"|^\W*[A-Z][\w\s-]{2,40}?\s(?:di\s*)?dalam\s+(?:surat\s+)?(?:edaran|instruksi|keputusan(?:\s+bersama)?|peraturan|h?imbauan)\s+ini\s+(?:adalah|ialah|meliputi)\s"
    r"|^\W*[A-Z][\w\s-]{2,40}?\s(?:adalah|ialah)\s+(?:setiap|segala|orang|kegiatan|benda|sikap|perbuatan|tindakan|suatu|semua|warga|badan|alat|tanda)\b"
)
_PURPOSE = re.compile(
    r"(?i)^\W*(?:guna|untuk|agar)\b.{0,90}\bdisusun\s+(?:pedoman|surat|edaran|h?imbauan)"
    r"|\b(?:edaran|h?imbauan|instruksi)\s+ini\s+(?:disusun|dibuat|diterbitkan|dikeluarkan)\s+(?:agar|supaya|untuk|guna|sebagai)\b(?!\s+(?:dilaksanakan|dipedomani|diketahui))"
    r"|^\W*(?:melalui|dengan)\s+(?:surat\s+)?(?:edaran|h?imbauan)\s+ini\s+diharapkan\b"
    r"|^\W*(?:maksud|tujuan)(?:nya)?\b|\b(?:edaran|h?imbauan|instruksi)\s+ini\s+(?:dimaksudkan|bertujuan)\b"
)
_FUNDING = re.compile(
    r"(?i)^\W*(?:(?:segala|semua|seluruh)\s+)?(?:biaya|pembiayaan|pendanaan|anggaran)\b[^.;]{0,160}?\b(?:dibebankan|ditanggung|bersumber)\b"
)
EXPLANATIONS: tuple[tuple[re.Pattern[str], Modality], ...] = (
    (BASIS_LEAD, "basis"),
    (_DEFINITION, "definition"),
    (_PURPOSE, "purpose"),
    (_FUNDING, "other"),
)


def opening(text: str, cue: Cue | None, position: int, numbered: bool) -> Modality | None:
    """A paragraph that leads to the list without saying itself what is to be done."""
    attention = bool(_ATTENTION.search(text))
    forbids = cue is not None and cue.modality in {"prohibition", "sanction"} and not cue.weak
    if forbids and not (attention and _BASIS_WORDS.match(text) and _law_says(text, cue)):
        return None
    generic = bool(_GENERIC_LEAD.search(text))
    leads = not numbered and position == 0
    that = cue is None and _THAT.match(text)
    cites = (leads or that or _BASIS_WORDS.match(text)) and bool(read_citations(text).mentions)
    if cites and (generic or cue is None or leads or attention):
        return "basis"
    if not (generic or attention) or (numbered and cue is not None and not attention):
        return None
    if _BACK_REFERENCE.match(text) or position > 0:
        return "other"
    return "background"


def _law_says(text: str, cue: Cue | None) -> bool:
    """Whether the cue is the verb of a law that the paragraph names."""
    said = _LAW_SAYS.search(text)
    return cue is not None and said is not None and said.start() < cue.start < said.end()
