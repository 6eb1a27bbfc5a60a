"""Whether a page's text layer may be quoted: is it the page's own, is it printed, does it agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from ingest.model import Notice, Page, Word
from ingest.pdf import Sheet
from ingest.printed import printed
from ingest.quality import Quality, judge
from ingest.raster import Raster

STAGE = "pages"
FEW_WORDS = 12  # a text layer with fewer words on a scan is a watermark or a page number
GOOD = 0.75  # quality from which a text layer painted over a picture is believed
POOR = 0.45  # quality below which even a page without a picture is read a second time
PROSE = 40  # words from which a page has a quality of its own
UNMAPPED = 0.1  # share of characters without a known value; more is a font that hides its letters
MARGIN = 0.02  # by which a scanner's text layer must be better than ours to be kept
CLEARLY = 0.15  # by which our reading must be better than a digital page's own text
SURE = 0.93  # confidence from which a recognised word contradicts a text layer
TELLING = 5  # letters and digits of a word that can contradict
UNLIKE = 0.5  # likeness below which two words are two words
LAYER_UNLIKE = 0.3  # share of contradicted words from which a digital page's text is not its print


Read = tuple[Page, tuple[Notice, ...]]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A place where the picture clearly shows another word than the text layer says."""

    shown: str
    said: str


def own(sheet: Sheet, layer: Page) -> bool:
    """Whether the text layer is the page's own text, not a scanner's reading or a broken font's."""
    if not layer.words or sheet.layer.invisible >= 0.5 or sheet.layer.unmapped > UNMAPPED:
        return False
    quality = judge([word.text for word in layer.words])
    if sheet.graphics.is_scan:
        enough = len(layer.words) >= FEW_WORDS
        return not sheet.graphics.covered and enough and quality.score >= GOOD
    return quality.words < PROSE or quality.score >= POOR


def as_printed(layer: Page, picture: Raster, hidden: frozenset[int]) -> Page:
    """The page with only the words that can be seen on its picture; the others stay inspectable."""
    seen, unseen = printed(layer.words, picture, layer.height, hidden)
    return replace(layer, words=seen, rejected=unseen) if unseen else layer


def not_printed(page: Page) -> tuple[Notice, ...]:
    """What to say of words that were in the text layer and not on the page."""
    if not any(letter.isalnum() for word in page.rejected for letter in word.text):
        return ()
    what = _sample([word.text for word in page.rejected])
    text = (
        f"Words of the text layer that cannot be seen were left out ({len(page.rejected)}): {what}."
    )
    return (Notice(STAGE, page.number, "text_not_printed", text),)


def misleading(layer: Page, page: Page, notices: tuple[Notice, ...]) -> Read:
    """Our own reading of a page whose font shows other letters than it claims."""
    text = "A font claims other letters than it shows; the page was read from its picture."
    notice = Notice(STAGE, page.number, "font_misleads", text)
    return replace(page, rejected=layer.words), (*notices, notice)


def better(layer: Page, page: Page, notices: tuple[Notice, ...], digital: bool) -> Read:
    """The text layer or our own reading, whichever is true to the picture; the other is kept."""
    old, new = (judge([word.text for word in one.words]) for one in (layer, page))
    against = contradictions(layer.words, page.words)
    if digital and not _refuted(old, new, len(against) / max(1, new.words)):
        return layer, ()
    if (
        not digital
        and not against
        and old.score > new.score + MARGIN
        and old.words > 0.8 * new.words
    ):
        text = "The scanner's text layer reads better than our own recognition and was kept."
        notice = Notice(STAGE, page.number, "layer_kept", text)
        return replace(layer, rejected=page.words), (notice,)
    return replace(page, rejected=layer.words), (*notices, _replaced(layer, page, against))


def contradictions(said: Sequence[Word], shown: Sequence[Word]) -> tuple[Contradiction, ...]:
    """Places where a surely recognised word stands over quite another word of the text layer."""
    found = []
    for word in shown:
        plain = _plain(word.text)
        if (word.confidence or 0.0) < SURE or len(plain) < TELLING:
            continue
        there = [other.text for other in said if _same_place(word, other)]
        text = _plain("".join(there))
        if text and plain not in text and Levenshtein.normalized_similarity(plain, text) < UNLIKE:
            found.append(Contradiction(word.text, " ".join(there)))
    return tuple(found)


def _refuted(old: Quality, new: Quality, against: float) -> bool:
    return new.words >= FEW_WORDS and (new.score > old.score + CLEARLY or against > LAYER_UNLIKE)


def _replaced(layer: Page, page: Page, against: Sequence[Contradiction]) -> Notice:
    """Why our own reading stands in place of the text layer."""
    if len(layer.words) < FEW_WORDS <= len(page.words):
        text = "The text layer holds a watermark only; the page was read from its picture."
        return Notice(STAGE, page.number, "layer_watermark_only", text)
    if against:
        pairs = [f'"{one.said}" where "{one.shown}" is printed' for one in against]
        text = f"The text layer contradicts the picture ({_sample(pairs)}); the picture was read."
        return Notice(STAGE, page.number, "layer_contradicts", text)
    text = "The scanner's text layer was replaced by our own reading of the picture."
    return Notice(STAGE, page.number, "layer_replaced", text)


def _same_place(one: Word, other: Word) -> bool:
    a, b = one.box, other.box
    across = min(a.x1, b.x1) - max(a.x0, b.x0)
    along = min(a.y1, b.y1) - max(a.y0, b.y0)
    return across > 0.5 * min(a.width, b.width) and along > 0.5 * min(a.height, b.height)


def _plain(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


def _sample(parts: Sequence[str]) -> str:
    """The first few, short enough for a sentence."""
    text = " ".join(parts[:6])
    return text[:117] + "…" if len(text) > 118 else text
