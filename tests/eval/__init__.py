"""Accuracy on documents with truth: reads them in every condition and scores the readings."""
