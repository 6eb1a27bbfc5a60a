"""Making of the small network that reads figures written by hand."""
