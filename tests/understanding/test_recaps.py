"""What people type after `/recap`. Today is Wednesday 18 November 2026."""

from datetime import date

import pytest

from bot.language.refusal import Refusal
from bot.understanding import recaps
from bot.understanding.recaps import RecapQuery

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
    assert recaps.read(typed, today=TODAY, locale="en-GB") == RecapQuery(since)


def test_the_locale_decides_which_number_is_the_month() -> None:
    assert recaps.read("since 3/11", today=TODAY, locale="en-US") == RecapQuery(date(2026, 3, 11))


@pytest.mark.parametrize("typed", ["since the last meeting", "since our last meeting", "last meeting"])
def test_the_last_meeting_is_left_to_the_group(typed: str) -> None:
    assert recaps.read(typed, today=TODAY, locale="en-GB") == RecapQuery(last_meeting=True)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("", RecapQuery()),
        ("   ", RecapQuery()),
        ("<@U0SAM|sam>", RecapQuery(person="U0SAM")),
        ("<@U0SAM> since March", RecapQuery(date(2026, 3, 1), person="U0SAM")),
        ("since March <@W0SAM|sam>", RecapQuery(date(2026, 3, 1), person="W0SAM")),
    ],
)
def test_a_person_is_told_from_a_time(typed: str, asked: RecapQuery) -> None:
    assert recaps.read(typed, today=TODAY, locale="en-GB") == asked


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("since tomorrow", "do not understand"),
        ("since 30 November 2026", "still to come"),
        ("since 31 June", "do not understand"),
        ("since 0 November", "do not understand"),
        ("since 2026-13-45", "do not understand"),
        ("since 999 years ago", "do not understand"),
        ("everything, please", "do not understand"),
        ("<!channel>", "do not understand"),
        ("x" * 5000, "do not understand"),
        ("<@U1> <@U2>", "one person"),
    ],
)
def test_what_can_not_be_taken_is_answered_with_an_example(typed: str, said: str) -> None:
    with pytest.raises(Refusal, match=said) as refused:
        recaps.read(typed, today=TODAY, locale="en-GB")

    assert "/recap " in str(refused.value)
    assert "<" not in str(refused.value)
