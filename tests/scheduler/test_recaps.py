"""Who missed what, and in which order they are told."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler import recaps
from scheduler.recaps import Rank
from storage.records import (
    FIRST_HAND,
    Account,
    DecisionStatus,
    How,
    Reader,
    Setting,
    Strength,
)
from tests.scheduler.described import DAY, MONDAY, account, ahead, concern, decision, follows, work

LONG_AGO, LATELY = MONDAY - 100 * DAY, MONDAY + DAY


@pytest.mark.parametrize(
    ("knows", "joined_at", "last_meeting", "expected"),
    [
        pytest.param({}, LONG_AGO, MONDAY, True, id="knows-nothing-of-it"),
        pytest.param({How.RECORDED}, LONG_AGO, MONDAY, False, id="recorded-it"),
        pytest.param({How.MEETING}, LONG_AGO, MONDAY, False, id="was-at-the-meeting"),
        pytest.param({How.THREAD}, LONG_AGO, MONDAY, False, id="was-in-the-thread"),
        pytest.param({How.CONFIRMED}, LONG_AGO, MONDAY, False, id="confirmed-it"),
        pytest.param({How.TOLD}, LONG_AGO, MONDAY, False, id="was-told-before"),
        pytest.param({How.TOLD, How.CONFIRMED}, LONG_AGO, MONDAY, False, id="told-and-confirmed"),
        pytest.param({}, LATELY, MONDAY, True, id="joined-since-and-made-at-the-last-meeting"),
        pytest.param({}, LATELY, MONDAY + DAY, False, id="joined-since-and-made-before-the-last-meeting"),
        pytest.param({}, LATELY, None, True, id="joined-since-and-there-was-no-meeting-yet"),
        pytest.param({}, LONG_AGO, MONDAY + DAY, True, id="member-and-made-before-the-last-meeting"),
        pytest.param({}, MONDAY, MONDAY + DAY, True, id="joined-at-that-moment"),
    ],
)
def test_who_missed_a_decision(
    knows: set[How], joined_at: datetime, last_meeting: datetime | None, expected: bool
) -> None:
    made = account(knows={"U1": frozenset(knows)} if knows else {"U2": frozenset({How.MEETING})})

    assert bool(recaps.missed([made], Reader("U1", joined_at), last_meeting)) is expected


def test_nobody_missed_what_was_undone() -> None:
    undone = Account(decision(undone_at=MONDAY), setting=Setting.MEETING)

    assert recaps.missed([undone], Reader("U1", LONG_AGO), None) == []


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (account(follows=follows(decided_by="U1")), Rank.CHANGED),
        (account(follows=follows(doubted_by="U1")), Rank.CHANGED),
        (account(follows=follows(decided_by="U2")), Rank.OTHER),
        (account(work=(work(1, owner="U1"),)), Rank.THEIRS_TO_DO),
        (account(work=(work(1, owner="U2"),)), Rank.OTHER),
        (account(concerns=(concern(1, Strength.OBJECTION),)), Rank.OBJECTED_TO),
        (account(concerns=(concern(1, Strength.RESERVATION),)), Rank.OTHER),
        (account(follows=follows("U1"), work=(work(1, owner="U1"),)), Rank.CHANGED),
        (
            account(work=(work(1, owner="U1"),), concerns=(concern(1, Strength.OBJECTION),)),
            Rank.THEIRS_TO_DO,
        ),
        (account(), Rank.OTHER),
    ],
)
def test_what_changed_for_a_reader_comes_first(made: Account, expected: Rank) -> None:
    assert recaps.rank(made, "U1") is expected


def test_decisions_are_told_by_rank_and_then_the_newest_last() -> None:
    changed, mine = account(5, 5, follows=follows("U1")), account(4, 4, work=(work(1, owner="U1"),))
    objected = account(3, 3, concerns=(concern(1, Strength.OBJECTION),))
    found = [account(2, 2), objected, account(1, 1), mine, changed]

    assert [one.decision.number for one in recaps.ordered(found, "U1")] == [5, 4, 3, 1, 2]


def test_of_two_hundred_the_twelve_that_matter_most_are_kept_and_the_newest_of_equals() -> None:
    found = [account(number, number) for number in range(1, 200)] + [account(200, -1, follows=follows("U1"))]
    kept = [one.decision.number for one in recaps.chosen(found, "U1")]

    assert kept == [200, *range(189, 200)]


def test_concerns_are_told_objections_first_and_the_oldest_first_of_equals() -> None:
    about = decision()
    strengths = [Strength.QUESTION, Strength.OBJECTION, Strength.RESERVATION, Strength.OBJECTION]
    raised = [(concern(number, strength), about) for number, strength in enumerate(strengths)]

    assert [one.id for one, _ in recaps.by_strength(raised)] == [1, 3, 2, 0]


def test_actions_are_told_overdue_ones_first_and_those_without_a_date_last() -> None:
    today = MONDAY.date()
    found = [work(1), work(2, today + DAY), work(3, today - DAY), work(4, today), work(5, today - 9 * DAY)]

    assert [one.action.number for one in recaps.by_urgency(found, today)] == [5, 3, 4, 2, 1]


@pytest.mark.parametrize(
    ("status", "back", "expected"),
    [
        (DecisionStatus.PROPOSED, None, True),
        (DecisionStatus.PROPOSED, date(2027, 1, 1), True),
        (DecisionStatus.PARKED, date(2026, 11, 24), True),
        (DecisionStatus.PARKED, date(2026, 11, 1), True),
        (DecisionStatus.PARKED, date(2026, 11, 25), False),
        (DecisionStatus.PARKED, None, True),
        (DecisionStatus.ESCALATED, None, True),
    ],
)
def test_what_is_put_off_comes_back_on_its_day(
    status: DecisionStatus, back: date | None, expected: bool
) -> None:
    put_off = decision(status=status, come_back_on=back)

    assert bool(recaps.coming_back([put_off], ahead().meeting)) is expected


HOW = st.sets(st.sampled_from(list(How)), max_size=3).map(frozenset)


@given(
    made=st.lists(st.tuples(st.integers(-40, 0), st.dictionaries(st.sampled_from("abc"), HOW)), max_size=8),
    joined=st.dictionaries(st.sampled_from("abc"), st.integers(-40, 0), min_size=1),
    meetings=st.lists(st.integers(-40, 0), min_size=1, max_size=4, unique=True).map(sorted),
)
def test_each_decision_is_told_once_to_whoever_was_not_there(
    made: list[tuple[int, dict[str, frozenset[How]]]], joined: dict[str, int], meetings: list[int]
) -> None:
    """Play recap after recap, noting who was told; then look at each person and decision alone."""
    accounts = [account(number, days, knows=knows) for number, (days, knows) in enumerate(made)]
    told: list[tuple[str, int]] = []
    for last in (*meetings, 1):
        for user, day in joined.items():
            reader = Reader(user, MONDAY + day * DAY)
            known = [one for one in accounts if one.decision.decided_at <= MONDAY + last * DAY]
            missed = recaps.missed(known, reader, MONDAY + last * DAY)
            told += [(user, one.decision.id) for one in missed]
            for one in missed:
                seen = dict(one.knows) | {user: one.knows.get(user, frozenset()) | {How.TOLD}}
                accounts[one.decision.id] = replace(one, knows=seen)

    assert sorted(told) == sorted(
        (user, number)
        for user, day in joined.items()
        for number, (days, knows) in enumerate(made)
        if not knows.get(user, frozenset()) & {*FIRST_HAND, How.CONFIRMED, How.TOLD}
        and (days >= day or days in meetings)
    )
