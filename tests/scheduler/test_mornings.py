"""On which mornings people may be nudged, as tables: how often they want it, leave, and meetings."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler import nudges
from scheduler.calendar import Working
from scheduler.mornings import Mornings
from scheduler.nudges import Ladder
from storage.records import LADDER_ENDED, HowOften, Preference
from tests.scheduler.test_nudges import GLASGOW, LONDON, day, utc

TWICE, ONCE, BEFORE, NOT = HowOften
MEETINGS = ("2026-12-08", "2026-12-22")
"""Tuesdays: the mornings before them are Mondays, 7 and 21 December."""


def mornings(
    often: HowOften,
    away: str = "",
    *,
    meetings: tuple[str, ...] = MEETINGS,
    changed: str | None = None,
    hours: Working = LONDON,
) -> Mornings:
    """Return the mornings of somebody who is away as in '2026-12-02 to 2026-12-16', the day they are back."""
    begins, _, back = away.partition(" to ")
    wish = Preference(
        often,
        day(begins) if begins else None,
        day(back) if back else None,
        utc(changed) if changed is not None else None,
    )
    return Mornings(hours, wish, tuple(day(each) for each in meetings))


def iso(found: date | None) -> str | None:
    return found.isoformat() if found is not None else None


PLANNED = [
    # how often, away, planned for, today, permitted
    pytest.param(TWICE, "", "2026-12-02", "2026-12-01", "2026-12-02", id="any-working-morning"),
    pytest.param(TWICE, "", "2026-12-02", "2026-12-04", "2026-12-02", id="late-is-still-due"),
    pytest.param(
        ONCE, "", "2026-12-02", "2026-11-27", "2026-11-30", id="weekly-is-brought-forward-to-monday"
    ),
    pytest.param(ONCE, "", "2026-12-02", "2026-12-01", "2026-12-07", id="weekly-with-its-monday-past"),
    pytest.param(ONCE, "", "2026-12-07", "2026-12-01", "2026-12-07", id="weekly-on-a-monday"),
    pytest.param(ONCE, "", "2026-12-30", "2026-12-22", "2026-12-29", id="weekly-after-a-bank-holiday"),
    pytest.param(BEFORE, "", "2026-12-02", "2026-12-01", "2026-12-07", id="before-the-next-meeting"),
    pytest.param(BEFORE, "", "2026-12-10", "2026-12-01", "2026-12-07", id="before-the-meeting-ahead-of-it"),
    pytest.param(BEFORE, "", "2026-12-10", "2026-12-08", "2026-12-21", id="the-meeting-ahead-of-it-is-past"),
    pytest.param(BEFORE, "", "2026-12-22", "2026-12-08", "2026-12-21", id="before-the-second-meeting"),
    pytest.param(BEFORE, "", "2026-12-23", "2026-12-22", None, id="no-meeting-is-planned"),
    pytest.param(NOT, "", "2026-12-02", "2026-12-01", None, id="not-at-all"),
    # Away until the 16th: back on the 16th, a Wednesday.
    pytest.param(
        TWICE, "2026-12-02 to 2026-12-16", "2026-12-01", "2026-12-01", "2026-12-01", id="not-yet-away"
    ),
    pytest.param(
        TWICE, "2026-12-02 to 2026-12-16", "2026-12-02", "2026-12-01", "2026-12-16", id="first-day-away"
    ),
    pytest.param(
        TWICE, "2026-12-02 to 2026-12-16", "2026-12-15", "2026-12-01", "2026-12-16", id="last-day-away"
    ),
    pytest.param(TWICE, "2026-12-02 to 2026-12-16", "2026-12-16", "2026-12-01", "2026-12-16", id="back"),
    pytest.param(TWICE, "2026-12-02 to 2026-12-16", "2026-12-17", "2026-12-01", "2026-12-17", id="long-back"),
    pytest.param(TWICE, " to 2026-12-19", "2026-12-02", "2026-12-01", "2026-12-21", id="back-at-a-weekend"),
    pytest.param(TWICE, " to 2026-12-25", "2026-12-02", "2026-12-01", "2026-12-29", id="back-on-a-holiday"),
    pytest.param(ONCE, " to 2026-12-16", "2026-12-02", "2026-12-01", "2026-12-16", id="weekly-and-back"),
    pytest.param(
        ONCE, " to 2026-12-16", "2026-12-18", "2026-12-01", "2026-12-16", id="weekly-in-the-week-back"
    ),
    pytest.param(ONCE, " to 2026-12-16", "2026-12-18", "2026-12-17", "2026-12-21", id="weekly-once-back"),
    pytest.param(
        BEFORE, " to 2026-12-16", "2026-12-07", "2026-12-01", "2026-12-16", id="a-meeting-while-away"
    ),
    pytest.param(
        BEFORE, " to 2026-12-16", "2026-12-22", "2026-12-01", "2026-12-21", id="a-meeting-once-back"
    ),
    pytest.param(NOT, " to 2026-12-16", "2026-12-02", "2026-12-01", None, id="not-at-all-and-back"),
]


@pytest.mark.parametrize(("often", "away", "planned", "today", "permitted"), PLANNED)
def test_a_nudge_comes_on_a_morning_on_which_somebody_wants_it(
    often: HowOften, away: str, planned: str, today: str, permitted: str | None
) -> None:
    assert iso(mornings(often, away).planned(day(planned), day(today))) == permitted


NEXT = [
    # how often, away, from, the first permitted morning
    (TWICE, "", "2026-12-05", "2026-12-07"),
    (ONCE, "", "2026-12-07", "2026-12-07"),
    (ONCE, "", "2026-12-08", "2026-12-14"),
    (ONCE, "", "2026-12-22", "2026-12-29"),
    (ONCE, "2026-12-12 to 2026-12-16", "2026-12-09", "2026-12-16"),
    (ONCE, "2026-12-16 to 2027-02-03", "2026-12-15", "2027-02-03"),
    (BEFORE, "", "2026-12-08", "2026-12-21"),
    (BEFORE, "2026-12-20 to 2026-12-23", "2026-12-08", "2026-12-23"),
    (BEFORE, "", "2026-12-22", None),
    (NOT, "", "2026-12-01", None),
]


@pytest.mark.parametrize(("often", "away", "since", "first"), NEXT)
def test_the_next_morning_is_a_permitted_one(
    often: HowOften, away: str, since: str, first: str | None
) -> None:
    assert iso(mornings(often, away).on_or_after(day(since))) == first


@pytest.mark.parametrize("often", HowOften)
def test_nobody_is_ever_nudged_on_leave_however_often_they_want_it(often: HowOften) -> None:
    by = mornings(often, "2026-12-03 to 2026-12-17")

    for today in range(1, 25):
        for planned in range(1, 32):
            found = by.planned(date(2026, 12, planned), date(2026, 12, today))
            assert found is None or not by.preference.is_away(found)


@pytest.mark.parametrize("often", [TWICE, ONCE, BEFORE])
def test_what_was_planned_before_somebody_said_how_often_comes_no_sooner_than_the_next_day(
    often: HowOften,
) -> None:
    by = mornings(often, changed="2026-12-07 10:00")

    found = by.planned(day("2026-12-08"), day("2026-12-07"))

    assert found is not None
    assert found > day("2026-12-07")


def test_a_week_begins_where_the_person_is() -> None:
    # 30 November, St Andrew's Day, is a holiday in Scotland.
    assert iso(mornings(ONCE, hours=GLASGOW).planned(day("2026-12-02"), day("2026-11-27"))) == "2026-12-01"


def climbed(by: Mornings, due: str, asked: str, until: str) -> list[str]:
    """Return the days on which somebody who does nothing is nudged about an action."""
    now, end = utc(asked), utc(until)
    ladder, nudged_at, days = Ladder.of(day(due), by.hours), None, list[str]()
    step, today = nudges.first_step(ladder, by.hours, now), now.date().replace(day=now.day + 1)
    while step != LADDER_ENDED:
        when = nudges.step_time(ladder, step, by, today=today, nudged_at=nudged_at)
        if when is None or when > end:
            break
        days.append(f"{when:%d %b}")
        step, nudged_at, today = nudges.step_after(ladder, step, by.hours, when), when, when.date()
    return days


LADDERS = [
    (mornings(ONCE), ["30 Nov", "07 Dec", "14 Dec", "21 Dec"]),
    (mornings(BEFORE), ["07 Dec", "21 Dec"]),
    (mornings(BEFORE, meetings=()), []),
    (mornings(NOT), []),
    (mornings(TWICE, " to 2026-12-09"), ["09 Dec", "14 Dec", "21 Dec"]),
    (mornings(ONCE, " to 2026-12-09"), ["09 Dec", "14 Dec", "21 Dec"]),
]


@pytest.mark.parametrize(("by", "days"), LADDERS)
def test_the_ladder_is_climbed_on_permitted_mornings(by: Mornings, days: list[str]) -> None:
    assert climbed(by, "2026-12-04", "2026-11-24 10:00", "2027-02-01 10:00") == days


def test_without_leave_the_first_day_back_is_no_day() -> None:
    assert Mornings(Working(ZoneInfo("Europe/London"))).back is None


@given(st.sets(st.integers(0, 89)), st.sampled_from([TWICE, ONCE]))
def test_nobody_is_written_to_on_more_than_two_mornings_in_seven_days_nor_two_days_in_a_row(
    wanted: set[int], often: HowOften
) -> None:
    taken: tuple[date, ...] = ()
    for number in sorted(wanted):
        today = date(2026, 12, 1) + timedelta(days=number)
        if replace(mornings(often), taken=taken[:2]).on_or_after(today) == today:
            taken = (today, *taken)

    assert all(later - earlier >= timedelta(days=2) for later, earlier in pairwise(taken))
    assert all(later - earlier >= timedelta(days=7) for later, earlier in zip(taken, taken[2:], strict=False))


TAKEN = [
    # taken, from, the first permitted morning
    ((), "2026-12-01", "2026-12-01"),
    (("2026-12-01",), "2026-12-02", "2026-12-03"),
    (("2026-12-03", "2026-12-01"), "2026-12-04", "2026-12-08"),
    (("2026-12-04", "2026-12-02"), "2026-12-05", "2026-12-09"),
    (("2026-12-04", "2026-11-27"), "2026-12-05", "2026-12-07"),
    (("2026-12-24", "2026-12-21"), "2026-12-25", "2026-12-29"),
]


@pytest.mark.parametrize(("taken", "since", "first"), TAKEN)
def test_a_morning_is_permitted_once_those_before_it_are_long_enough_ago(
    taken: tuple[str, ...], since: str, first: str
) -> None:
    by = replace(mornings(TWICE), taken=tuple(map(day, taken)))

    assert iso(by.on_or_after(day(since))) == first


def test_the_first_morning_back_from_leave_is_permitted_whatever_was_taken_before_it() -> None:
    by = replace(mornings(TWICE, " to 2026-12-04"), taken=(day("2026-12-03"), day("2026-12-01")))

    assert iso(by.on_or_after(day("2026-12-04"))) == "2026-12-04"
