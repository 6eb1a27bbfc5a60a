"""Tests of the stores, file for file."""
