"""Revisions of a circular as entity tags: who may change what they have seen (RFC 9110)."""

from __future__ import annotations

from service.errors import BadParameter, StaleRevision
from service.model import Stored


def revision_tag(stored: Stored) -> str:
    """The entity tag of a circular's present revision."""
    return f'"{stored.revision}"'


def same_revision(stored: Stored, if_none_match: str | None) -> bool:
    """Whether the caller holds this revision already."""
    given = {tag.strip().removeprefix("W/") for tag in (if_none_match or "").split(",")}
    return revision_tag(stored) in given or "*" in given


def demand_current(stored: Stored, if_match: str | None) -> None:
    """StaleRevision when the caller saw another revision; nothing said, nothing demanded."""
    if if_match is None or if_match.strip() == "*":
        return
    if revision_tag(stored) not in _tags(if_match):
        raise StaleRevision(f"It is at revision {stored.revision}.")


def revision_seen(if_match: str | None) -> int | None:
    """The one revision a caller has seen; None when nothing is said."""
    if if_match is None or if_match.strip() == "*":
        return None
    tags = _tags(if_match)
    if len(tags) != 1 or not tags[0][1:-1].isdigit():
        raise BadParameter('If-Match: one entity tag as "3" is wanted.')
    return int(tags[0][1:-1])


def _tags(if_match: str) -> list[str]:
    given = [tag.strip() for tag in if_match.split(",")]
    if not all(tag.startswith('"') and tag.endswith('"') and len(tag) > 2 for tag in given):
        raise BadParameter('If-Match: an entity tag as "3" is wanted.')
    return given
