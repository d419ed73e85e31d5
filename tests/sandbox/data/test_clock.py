"""The sandbox's own time, and ids that are the same in each run."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.sandbox import Slack
from scheduler.clock import utc_now
from tests.sandbox.conftest import NOW


def test_the_clock_stands_still_until_it_is_moved() -> None:
    slack = Slack(start=NOW)
    before = slack.clock()
    slack.clock.advance(timedelta(days=1))

    assert (before, slack.clock()) == (NOW, NOW + timedelta(days=1))
    slack.clock.set(NOW)
    assert slack.clock() == NOW
    with pytest.raises(ValueError, match="no time zone"):
        slack.clock.set(datetime(2026, 1, 1))  # noqa: DTZ001 - that is the point


def test_a_clock_without_a_start_runs_and_can_be_moved_all_the_same() -> None:
    clock = Slack().clock
    assert clock().tzinfo is UTC

    clock.advance(timedelta(days=365))

    assert clock() - utc_now() > timedelta(days=364)


def test_two_worlds_are_alike() -> None:
    first, second = (Slack(start=NOW).add_workspace("Wellbeing") for _ in range(2))

    assert first.add_person("sam") == second.add_person("sam")
    assert first.bot_token == second.bot_token
