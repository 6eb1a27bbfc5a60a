"""What was worked out is given again while its key holds, and forgotten when others came since."""

from __future__ import annotations

from service.remembering import Remembered


def test_an_answer_is_made_once_for_a_key_and_anew_for_another() -> None:
    made: list[int] = []
    memory = Remembered(2)

    def answer(version: int) -> int:
        return memory.get(("tally", version), lambda: made.append(version) or version)

    assert [answer(1), answer(1), answer(2), answer(1)] == [1, 1, 2, 1]
    assert made == [1, 2]
    answer(3)
    assert answer(2) == 2 and made == [1, 2, 3, 2]  # the one asked for longest ago gave way
