"""Bytes in, one Circular out: a file becomes pages, lines, clauses and metadata."""
