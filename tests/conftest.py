"""What every test shares: no timed assertions, so property tests have no deadline either."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("edaran", deadline=None)
settings.load_profile("edaran")
