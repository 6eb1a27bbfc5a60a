"""Headers that every answer carries, whatever it holds."""

from __future__ import annotations

CONTENT_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "frame-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
# A stored original is somebody else's file: it may be saved, never run or shown as a page of ours.
ORIGINAL_POLICY = "default-src 'none'; sandbox"
# A report brings its own style sheet and may do nothing else.
REPORT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"

ALWAYS = {
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
}


# Who came over TLS once comes over TLS for a year.
OVER_TLS = {"strict-transport-security": "max-age=31536000"}


def missing(present: set[str], secure: bool = False) -> list[tuple[bytes, bytes]]:
    """The standing headers an answer does not set itself, as raw pairs."""
    standing = ALWAYS | OVER_TLS if secure else ALWAYS
    return [(name.encode(), standing[name].encode()) for name in standing if name not in present]
