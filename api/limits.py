"""What one request may ask for: sizes, counts and page lengths."""

from __future__ import annotations

MIB = 1024 * 1024

FILE_BYTES = 50 * MIB  # one uploaded file
FILES = 200  # files in one upload
UPLOAD_BYTES = 512 * MIB  # one upload in all
DRAFT_BYTES = FILE_BYTES + MIB  # a draft sent as a file, with the form around it
JSON_BYTES = 1 * MIB  # any other request body
DRAFT_CHARS = 200_000  # text given to the citation check

SEARCH_PAGE = 20  # hits when nothing is said
SEARCH_PAGE_MAX = 100
LIST_PAGE = 50
LIST_PAGE_MAX = 500
OFFSET_MAX = 1_000_000
QUERY_CHARS = 2_000
SIMILAR = 10
SUGGESTIONS = 8  # offered while typing
SUGGESTIONS_MAX = 20
BATCH = 1_000  # questions answered in one request
BATCH_PAGE = 10  # hits of each when nothing is said
COMPARE_MAX = 200  # circulars named one by one in a comparison
FIELDS = 20  # form fields beside the files
NAME_CHARS = 200  # of a file's name
