"""The index is taught new circulars as often as those who search can bear."""

from __future__ import annotations

from service.worker import SELDOM_S, SETTLE_S, SHARE, pause_after


def test_a_step_of_the_index_takes_a_small_share_of_the_time_and_never_stays_away() -> None:
    assert pause_after(0.0) == SETTLE_S
    assert pause_after(0.3) == SHARE * 0.3
    assert pause_after(60.0) == SELDOM_S
