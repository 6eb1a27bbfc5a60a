"""How well search finds: our search and its halves beside named peers, on the same texts."""
