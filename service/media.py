"""What kind of file some bytes are, as a media type; what is none of ours is refused."""

from __future__ import annotations

from ingest.formats import sniff

IMAGES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}
TYPES = {
    "pdf": "application/pdf",
    "image": "image/tiff",  # where no other picture's first bytes stand
    "html": "text/html",
    "text": "text/plain",
}


def media_type(data: bytes, name: str) -> str:
    """The media type by content; raises EmptyFile, UnknownFormat or MismatchedFormat."""
    kind = sniff(data, name)
    if kind == "image":
        found = (media for start, media in IMAGES.items() if data.startswith(start))
        return next(found, TYPES[kind])
    return TYPES[kind]
