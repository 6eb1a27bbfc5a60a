"""What the product keeps when its surroundings fail; see each module."""
