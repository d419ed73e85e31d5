"""Who missed what, and in which order they are told."""

from datetime import date

import pytest

from scheduler import recaps
from storage.records import (
    Account,
    DecisionStatus,
    Rank,
    Strength,
)
from tests.scheduler.described import DAY, MONDAY, account, ahead, concern, decision, follows, work


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


def test_of_concerns_raised_at_one_moment_the_first_stands_first() -> None:
    raised = [(concern(2, Strength.QUESTION), decision(1)), (concern(1, Strength.QUESTION), decision(2))]

    assert [one.id for one, _ in recaps.by_strength(raised)] == [1, 2]
