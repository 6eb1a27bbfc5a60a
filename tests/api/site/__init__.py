"""Tests of the web desk, one file a page or piece."""
