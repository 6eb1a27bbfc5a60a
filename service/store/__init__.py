"""Where circulars are catalogued: the Store protocol and its implementations."""
