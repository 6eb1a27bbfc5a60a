"""The kinds of notice that a reader of an imperfect document deserves."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Notice


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """One thing that can be wrong or doubtful: the stage that saw it and the sentence to say."""

    stage: str
    sentence: str  # may hold {detail}


NOTICES: dict[str, NoticeKind] = {
    "unread_ink": NoticeKind(
        "pages",
        "Print that looks like text could not be read ({detail}); compare the page.",
    ),
    "no_clauses": NoticeKind(
        "clauses",
        "No clause was found in this document ({detail} words); compare it with the page.",
    ),
    "line_parted": NoticeKind(
        "pages",
        "A printed line is parted and words may be missing in it ({detail}); compare the page.",
    ),
    "number_blank": NoticeKind(
        "metadata",
        "The number has a blank or unreadable part ({detail}), so no number is given.",
    ),
    "number_doubtful": NoticeKind(
        "metadata",
        "The number was hard to read, perhaps handwritten ({detail}); compare it with the page.",
    ),
    "number_conflict": NoticeKind(
        "metadata",
        "The attachment repeats the number differently ({detail}); compare it with the page.",
    ),
    "number_absent": NoticeKind(
        "metadata",
        "No number of this letter was found; look at its head.",
    ),
    "issued_on_absent": NoticeKind(
        "metadata",
        "No date of issue was found; look at the letter's head and end.",
    ),
    "signatory_absent": NoticeKind(
        "metadata",
        "An office signs ({detail}), but no name was found or could be read under it.",
    ),
    "date_partial": NoticeKind(
        "metadata",
        "The date of issue is incomplete or unreadable where it is printed ({detail}).",
    ),
    "date_doubtful": NoticeKind(
        "metadata",
        "The date of issue was hard to read ({detail}); compare it with the page.",
    ),
    "date_inferred": NoticeKind(
        "metadata",
        "The article gives the date without its year ({detail}); the year is the article's own.",
    ),
    "date_of_delivery": NoticeKind(
        "metadata",
        "The article does not say which day this is ({detail}): of the letter or its delivery.",
    ),
    "date_of_letter": NoticeKind(
        "metadata",
        "The article dates only the letter that was followed ({detail}); compare it with the page.",
    ),
    "date_conflict": NoticeKind(
        "metadata",
        "Two dates of issue are printed ({detail}); compare them with the page.",
    ),
    "year_conflict": NoticeKind(
        "metadata",
        "Number and date of issue name different years ({detail}); compare both with the page.",
    ),
    "signatory_doubtful": NoticeKind(
        "metadata",
        "The signatory's name was hard to read ({detail}); compare it with the page.",
    ),
    "office_doubtful": NoticeKind(
        "metadata",
        "An office is printed otherwise elsewhere on the letter ({detail}); compare the page.",
    ),
    "subject_doubtful": NoticeKind(
        "metadata",
        "The subject has a digit within a word ({detail}); compare it with the page.",
    ),
    "citation_not_understood": NoticeKind(
        "citations",
        "Passages that look like citations could not be understood: {detail}.",
    ),
    "citation_doubtful": NoticeKind(
        "citations",
        "A number is printed with the title of another regulation: {detail}; compare the page.",
    ),
}


def notice(code: str, page: int | None = None, detail: str = "") -> Notice:
    """A notice of a kind in NOTICES, its sentence completed with what was seen."""
    kind = NOTICES[code]
    return Notice(kind.stage, page, code, kind.sentence.format(detail=detail))
