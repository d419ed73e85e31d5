"""Since when people ask what there was. Today is Wednesday 18 November 2026."""

from datetime import date

import pytest

from bot.understanding import past_days

TODAY = date(2026, 11, 18)

SINCE = {
    "since today": date(2026, 11, 18),
    "since yesterday": date(2026, 11, 17),
    "since Monday": date(2026, 11, 16),
    "since last Monday": date(2026, 11, 16),
    "since Wednesday": date(2026, 11, 11),
    "since Friday": date(2026, 11, 13),
    "since this week": date(2026, 11, 16),
    "since last week": date(2026, 11, 9),
    "since this month": date(2026, 11, 1),
    "since last month": date(2026, 10, 1),
    "since last year": date(2025, 1, 1),
    "since March": date(2026, 3, 1),
    "since  march ": date(2026, 3, 1),
    "March": date(2026, 3, 1),
    "since December": date(2025, 12, 1),
    "since November": date(2026, 11, 1),
    "since March 2025": date(2025, 3, 1),
    "since the beginning of March": date(2026, 3, 1),
    "since 3 November": date(2026, 11, 3),
    "since 3rd November": date(2026, 11, 3),
    "since November 3rd, 2025": date(2025, 11, 3),
    "since 30 November": date(2025, 11, 30),
    "since 29 February": date(2024, 2, 29),
    "since the 3rd": date(2026, 11, 3),
    "since the 30th": date(2026, 10, 30),
    "since 2026-03-01": date(2026, 3, 1),
    "since 3/11": date(2026, 11, 3),
    "since 3/11/25": date(2025, 11, 3),
    "since 2025": date(2025, 1, 1),
    "since a week ago": date(2026, 11, 11),
    "since 3 weeks ago": date(2026, 10, 28),
    "for the last two weeks": date(2026, 11, 4),
    "over the last 10 days": date(2026, 11, 8),
    "since two months ago": date(2026, 9, 18),
    "depuis mars": date(2026, 3, 1),
    "seit März": date(2026, 3, 1),
    "desde el 3 de noviembre": date(2026, 11, 3),
}


@pytest.mark.parametrize(("typed", "since"), SINCE.items())
def test_a_time_that_has_passed_is_understood(typed: str, since: date) -> None:
    assert past_days.read(typed, today=TODAY, locale="en-GB") == since


def test_the_locale_decides_which_number_is_the_month() -> None:
    assert past_days.read("since 3/11", today=TODAY, locale="en-US") == date(2026, 3, 11)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "",
            "   ",
            "since the last meeting",
            "last meeting",
            "everything, please",
            "<!channel>",
            "<@U0SAM|sam>",
        ),
        *(
            "since tomorrow",
            "since 30 November 2026",
            "since 31 June",
            "since 0 November",
            "since 2026-13-45",
        ),
        *("since 999 years ago", "since 1 May 1999", "x" * 5000),
    ],
)
def test_of_what_is_no_day_that_has_passed_none_is_told(typed: str) -> None:
    assert past_days.read(typed, today=TODAY, locale="en-GB") is None


def test_a_month_ago_is_the_same_day_of_that_month_or_its_last() -> None:
    assert past_days.read("a month ago", today=date(2026, 5, 31), locale="en-GB") == date(2026, 4, 30)
    assert past_days.read("a month ago", today=date(2026, 5, 29), locale="en-GB") == date(2026, 4, 29)
