"""A comparison as a file: one module a format."""
