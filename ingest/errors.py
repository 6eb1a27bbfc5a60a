"""What can go so wrong that there is no Circular at all: one class, one code, one sentence each."""

from __future__ import annotations


class IngestError(Exception):
    """Base of all: a stable code, and a sentence that says what to do."""

    code = "unreadable"
    sentence = "The file could not be read."

    def __init__(self, detail: str = "") -> None:
        super().__init__(f"{self.sentence} {detail}".strip())


class EmptyFile(IngestError):
    """A file of no bytes."""

    code = "empty_file"
    sentence = "The file is empty (0 bytes); send the original again."


class UnknownFormat(IngestError):
    """Content that is none of the accepted formats, whatever the name says."""

    code = "unknown_format"
    sentence = "The content is not a PDF, PNG, JPEG, TIFF, HTML or plain text file."


class MismatchedFormat(IngestError):
    """The name promises one format, the content is another."""

    code = "format_mismatch"
    sentence = "The file's content does not match its name; rename it or send the right file."


class EncryptedFile(IngestError):
    """A PDF that needs a password."""

    code = "encrypted"
    sentence = "The PDF is protected by a password; remove the protection and send it again."


class DamagedFile(IngestError):
    """A file whose structure cannot be followed."""

    code = "damaged"
    sentence = "The file is damaged or cut off; send a complete copy."


class NoPages(IngestError):
    """A PDF or image with no page in it."""

    code = "no_pages"
    sentence = "The file holds no page."


class NoText(IngestError):
    """Pages on which nothing could be read."""

    code = "no_text"
    sentence = "No text could be read on any page; send a sharper scan."


class OcrUnavailable(IngestError):
    """Tesseract or its language data is missing."""

    code = "ocr_unavailable"
    sentence = "Tesseract or its language data is missing; run `edaran doctor`."


class TooLarge(IngestError):
    """More bytes, pages or pixels than allowed."""

    code = "too_large"
    sentence = "The file exceeds a limit; split it or scan it at a lower resolution."


class TimedOut(IngestError):
    """Reading took longer than its budget."""

    code = "timed_out"
    sentence = "Reading took longer than allowed; split the file or raise the limit."


class ReaderCrashed(IngestError):
    """The reading process died."""

    code = "reader_crashed"
    sentence = "The reading process stopped unexpectedly on this file; it was kept for inspection."
