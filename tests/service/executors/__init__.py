"""Tests of the executors, file for file."""
