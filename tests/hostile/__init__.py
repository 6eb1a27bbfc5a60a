"""Files of our own making that break, burden or deceive a reader, and what must become of each."""
