"""Thinks about many circulars, keeps them, and composes the parts."""
