"""Documents with known answers."""
