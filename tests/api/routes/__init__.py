"""Tests of the calls, one file a subject."""
