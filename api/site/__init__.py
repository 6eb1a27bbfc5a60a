"""The web desk, one file a page."""
