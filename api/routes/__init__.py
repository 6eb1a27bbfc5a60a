"""One module a group of HTTP calls."""
