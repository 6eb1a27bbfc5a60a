"""Keys and texts in, ranked keys out: finds clauses by meaning and by exact words."""
