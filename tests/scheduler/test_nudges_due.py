"""Whether somebody is to be nudged now: whose hours and holidays count, and what has ended."""

from dataclasses import replace
from datetime import date

import pytest

from scheduler import nudges
from scheduler.calendar import Working
from storage.records import (
    LADDER_ENDED,
    Action,
    ActionStatus,
    Answer,
    Assignment,
    HowOften,
    Owner,
    OwnerKind,
    Preference,
)
from tests.scheduler.test_nudges import GLASGOW, KOLKATA, LONDON, MUMBAI, NEW_YORK, NOWHERE, day, utc

OWNER = Owner(
    id=1,
    team="T1",
    action_id=1,
    kind=OwnerKind.PERSON,
    user="U1",
    name=None,
    organisation=None,
    email=None,
    answer=Answer.ASKED,
    answered_at=None,
    nudge_at=None,
    nudge_step=0,
    snoozed_until=None,
    nudged_at=None,
)
ACTION = Action(
    id=1,
    team="T1",
    channel="C1",
    number=1,
    text="draft the scope paper",
    due=date(2026, 12, 4),
    measure=None,
    status=ActionStatus.ASKED,
    decision_id=None,
    author="U0",
    created_at=utc("2026-11-23 09:00"),
    deferrals=0,
    closed_at=None,
    closed_because=None,
    said_ts=None,
    thread_ts=None,
    said_by=None,
    read_ts=None,
    source_changed_at=None,
    source_change=None,
    card_ts=None,
    undone_at=None,
)


def assignment(
    zone: str | None = "Europe/London",
    group: str | None = None,
    workspace: str | None = None,
    country: str | None = None,
    subdivision: str | None = None,
    *,
    action: Action = ACTION,
    owner: Owner = OWNER,
) -> Assignment:
    return Assignment(owner, action, "U1", zone, False, group, workspace, country, subdivision, None)


@pytest.mark.parametrize(
    ("known", "hours"),
    [
        (assignment("Asia/Kolkata", "Europe/London"), KOLKATA),
        (assignment("Asia/Kolkata", "Asia/Kolkata"), MUMBAI),
        (assignment(None, "Europe/London"), LONDON),
        (assignment(None, None, "America/New_York"), NEW_YORK),
        (assignment("America/New_York"), NEW_YORK),
        (assignment("Europe/London", "Europe/London", None, "GB", "SCT"), GLASGOW),
        (assignment("Mars/Base", "Europe/London"), LONDON),
        (assignment(None), NOWHERE),
    ],
)
def test_office_hours_are_those_of_the_person_and_holidays_those_of_the_group(
    known: Assignment, hours: Working
) -> None:
    assert nudges.working(known) == hours


@pytest.mark.parametrize(
    ("now", "due", "again"),
    [
        ("2026-12-02 08:59", False, "2026-12-02 09:00"),
        ("2026-12-02 09:00", True, "2026-12-02 09:00"),
        ("2026-12-02 17:29", True, "2026-12-02 17:29"),
        ("2026-12-02 17:30", False, "2026-12-03 09:00"),
        ("2026-12-04 23:00", False, "2026-12-07 09:00"),
        ("2026-12-24 18:00", False, "2026-12-29 09:00"),
    ],
)
def test_what_is_due_waits_for_office_hours(now: str, due: bool, again: str) -> None:
    assert nudges.is_due(assignment(), utc(now)) is due
    assert nudges.next_try(assignment(), utc(now)) == utc(again)


@pytest.mark.parametrize(
    "ended",
    [
        assignment(action=replace(ACTION, status=ActionStatus.DONE)),
        assignment(action=replace(ACTION, status=ActionStatus.DROPPED)),
        assignment(action=replace(ACTION, undone_at=utc("2026-12-01 09:00"))),
        assignment(action=replace(ACTION, due=None)),
        assignment(owner=replace(OWNER, answer=Answer.DONE)),
        assignment(owner=replace(OWNER, answer=Answer.DECLINED)),
        assignment(owner=replace(OWNER, answer=Answer.PASSED_ON)),
        assignment(owner=replace(OWNER, nudge_step=LADDER_ENDED)),
    ],
)
def test_there_is_no_nudge_about_what_has_ended(ended: Assignment) -> None:
    assert nudges.next_nudge(ended, utc("2026-12-02 10:00")) is None
    assert not nudges.is_due(ended, utc("2026-12-02 10:00"))


@pytest.mark.parametrize(
    ("step", "now", "last"),
    [(0, "2026-12-02 09:00", False), (3, "2026-12-14 09:00", False), (4, "2026-12-21 09:00", True)],
)
def test_the_last_nudge_is_known_for_one(step: int, now: str, last: bool) -> None:
    of = assignment()
    assert nudges.is_last(replace(of, owner=replace(of.owner, nudge_step=step)), utc(now)) is last


def test_without_a_due_day_no_nudge_is_the_last() -> None:
    of = assignment()
    assert not nudges.is_last(replace(of, action=replace(of.action, due=None)), utc("2027-01-12 09:00"))


def test_the_chair_hears_first_and_then_whoever_recorded_it() -> None:
    of = replace(assignment(), chair="U5")
    assert [nudges.next_in_line(of, after) for after in (None, "U5", "U0", "U9")] == ["U5", "U0", None, "U5"]


@pytest.mark.parametrize(
    ("now", "closes", "opens"),
    [
        ("2026-12-02 09:00", "2026-12-02 17:30", "2026-12-03 09:00"),
        ("2026-12-04 18:00", "2026-12-04 17:30", "2026-12-07 09:00"),
    ],
)
def test_a_day_closes_and_the_next_opens_where_they_are(now: str, closes: str, opens: str) -> None:
    assert nudges.closes(LONDON, utc(now)) == utc(closes)
    assert nudges.tomorrow(LONDON, utc(now)) == utc(opens)


AWAY = replace(assignment(), preference=Preference(HowOften.TWICE_A_WEEK, None, date(2026, 12, 16)))
NEVER = replace(assignment(), preference=Preference(HowOften.NOT_AT_ALL))
UNMET = replace(assignment(), preference=Preference(HowOften.BEFORE_MEETINGS))
MET = replace(UNMET, meetings=(date(2026, 12, 8),))


@pytest.mark.parametrize(
    ("of", "now", "due", "again"),
    [
        (AWAY, "2026-12-02 10:00", False, "2026-12-16 09:00"),
        (AWAY, "2026-12-15 10:00", False, "2026-12-16 09:00"),
        (AWAY, "2026-12-16 09:00", True, "2026-12-16 09:00"),
        # Whoever wants none is looked at again when the nudges of others would have ended.
        (NEVER, "2026-12-02 10:00", False, "2026-12-22 09:00"),
        # Meetings are planned, moved and cancelled: each morning tells.
        (UNMET, "2026-12-02 10:00", False, "2026-12-03 09:00"),
        (MET, "2026-12-02 10:00", False, "2026-12-03 09:00"),
        (MET, "2026-12-04 10:00", False, "2026-12-07 09:00"),
        (MET, "2026-12-07 09:00", True, "2026-12-07 09:00"),
    ],
)
def test_nudges_wait_for_a_morning_on_which_they_are_wanted(
    of: Assignment, now: str, due: bool, again: str
) -> None:
    assert nudges.is_due(of, utc(now)) is due
    assert nudges.next_try(of, utc(now)) == utc(again)


@pytest.mark.parametrize(
    ("of", "now", "over"),
    [
        (NEVER, "2026-12-21 17:00", False),
        (NEVER, "2026-12-22 09:00", True),
        (UNMET, "2027-01-13 09:00", True),
        (AWAY, "2027-01-13 09:00", False),
        (assignment(), "2027-01-13 09:00", False),
        (replace(NEVER, owner=replace(OWNER, nudge_step=LADDER_ENDED)), "2027-01-13 09:00", False),
        (replace(NEVER, owner=replace(OWNER, snoozed_until=date(2027, 1, 20))), "2027-01-13 09:00", False),
        (replace(NEVER, action=replace(ACTION, due=None)), "2027-01-13 09:00", False),
    ],
)
def test_nudges_that_nobody_wanted_are_over_when_they_would_have_ended(
    of: Assignment, now: str, over: bool
) -> None:
    assert nudges.is_over(of, utc(now)) is over


@pytest.mark.parametrize(
    ("of", "now", "told"),
    [
        (assignment(), "2027-01-12 09:00", "2027-01-13 09:00"),
        (AWAY, "2026-12-10 09:00", "2026-12-21 09:00"),
        (AWAY, "2026-12-16 09:00", "2026-12-21 09:00"),
        (AWAY, "2027-01-12 09:00", "2027-01-13 09:00"),
    ],
)
def test_nobody_is_told_on_before_they_had_time_to_catch_up(of: Assignment, now: str, told: str) -> None:
    assert nudges.told_at(of, utc(now)) == utc(told)


def test_a_closed_account_is_on_no_leave() -> None:
    assert nudges.is_away(AWAY, utc("2026-12-10 10:00"))
    assert not nudges.is_away(replace(AWAY, gone=True), utc("2026-12-10 10:00"))


LATE_FROM = [
    # when it became theirs, the day that counts as due
    ("2026-12-03 09:00", None),
    ("2026-12-04 23:59", None),
    ("2026-12-05 09:00", "2026-12-12"),
    ("2027-01-08 15:00", "2027-01-15"),
]


@pytest.mark.parametrize(("since", "counts"), LATE_FROM)
def test_whoever_is_given_what_is_late_has_a_week_for_it(since: str, counts: str | None) -> None:
    assert nudges.nudged_from(assignment(), utc(since)) == (day(counts) if counts else None)


def test_nudges_about_what_was_late_before_it_became_theirs_go_by_that_week() -> None:
    late = assignment(owner=replace(OWNER, nudged_from=day("2027-01-15")))

    steps = nudges.ladder(late)

    assert steps is not None
    assert nudges.first_step(steps, nudges.working(late), utc("2027-01-08 15:00")) == 1
    assert steps.days[1:] == tuple(map(day, ("2027-01-15", "2027-01-18", "2027-01-25", "2027-02-01")))
