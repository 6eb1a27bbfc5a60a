"""Tests of the sample documents and of the script that writes them."""
