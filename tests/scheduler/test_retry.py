"""How long a message waits for its next try or look, as tables."""

from datetime import UTC, datetime, timedelta

import pytest

from scheduler import retry

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("tries", "seconds"),
    [(0, 2), (1, 2), (2, 8), (3, 32), (4, 128), (5, 512), (6, 900), (7, 900), (50, 900), (99, 900)],
)
def test_the_next_try_comes_later_each_time_up_to_a_quarter_of_an_hour(tries: int, seconds: int) -> None:
    assert retry.next_try(tries, NOW) == NOW + seconds * SECOND


@pytest.mark.parametrize(
    ("looks", "seconds"), [(0, 5), (1, 5), (2, 10), (3, 15), (9, 45), (10, 50), (11, 900), (99, 900)]
)
def test_ten_looks_are_quick_and_the_others_slow(looks: int, seconds: int) -> None:
    assert retry.next_look(looks, NOW) == NOW + seconds * SECOND


@pytest.mark.parametrize("often", [100, 101])
def test_after_a_hundred_times_it_is_given_up(often: int) -> None:
    assert retry.next_try(often, NOW) is None
    assert retry.next_look(often, NOW) is None


def test_so_many_tries_take_about_a_day() -> None:
    waits = [retry.next_try(tries, NOW) for tries in range(100)]

    assert timedelta(hours=23) < sum((at - NOW for at in waits if at), timedelta()) < timedelta(hours=25)
