"""An action's card says what, whose and when, and in small who asked and what it is for."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from bot.actions.views import ActionCard
from bot.actions.views.in_channel import card
from bot.slack.blocks import text
from storage.records import Action, ActionStatus, Answer, Note, Owner, OwnerKind
from tests.scheduler.described import DAY, MONDAY, decision, empty

FRIDAY = date(2026, 12, 4)


def owned(answer: Answer = Answer.ASKED, user: str = "U2") -> Owner:
    owner: Owner = empty(Owner, id=1, kind=OwnerKind.PERSON, user=user, answer=answer)
    return owner


def action(**values: Any) -> Action:
    known = {"text": "ring them", "status": ActionStatus.ASKED, "author": "U1", "deferrals": 0, "due": FRIDAY}
    made: Action = empty(Action, id=1, number=1, created_at=MONDAY, **(known | values))
    return made


def lines(made: Action, owners: Sequence[Owner] = (owned(),), **more: Any) -> list[str]:
    """Return what stands on a card below the action's wording, in normal type or in small."""
    shown = card(ActionCard(made, owners, **more))["blocks"]
    first, *rest = [line for block in shown[:-1] for line in text.words_of(block).split("\n")]
    assert first == "*A1* ring them"
    return rest


@pytest.mark.parametrize(
    ("owners", "values", "second"),
    [
        ([owned()], {}, "<@U2>, due Friday 4 December."),
        ([owned()], {"due": None}, "<@U2>."),
        ([owned()], {"due": date(2028, 1, 4)}, "<@U2>, due Tuesday 4 January 2028."),
        ([owned()], {"deferrals": 2}, "<@U2>, due Friday 4 December, moved twice."),
        ([owned(), owned(user="U3")], {}, "<@U2> and <@U3>, due Friday 4 December."),
        ([owned(Answer.DECLINED)], {}, "<@U2> declined. Due Friday 4 December."),
        ([owned(), owned(Answer.DECLINED, "U3")], {}, "<@U2>; <@U3> declined. Due Friday 4 December."),
        (
            [owned(), owned(Answer.DONE, "U3")],
            {},
            "Waiting for <@U2>; <@U3> has done their part. Due Friday 4 December.",
        ),
        ([owned(), owned(Answer.PASSED_ON, "U3")], {}, "<@U2>, due Friday 4 December."),
        ([], {}, "Due Friday 4 December."),
    ],
)
def test_whose_it_is_and_when_it_is_due_is_one_line(
    owners: list[Owner], values: dict[str, Any], second: str
) -> None:
    assert lines(action(**values), owners)[0] == second


@pytest.mark.parametrize(
    ("owners", "values", "second"),
    [
        ([owned(Answer.DONE)], {"status": ActionStatus.DONE}, "Done by <@U2> on 25 November."),
        ([owned()], {"status": ActionStatus.DONE}, "Done on 25 November."),
        ([owned()], {"status": ActionStatus.DROPPED}, "Dropped on 25 November."),
        (
            [owned()],
            {"status": ActionStatus.DROPPED, "closed_because": "it rained"},
            "Dropped on 25 November. Because it rained.",
        ),
    ],
)
def test_what_is_closed_says_so_and_by_whom(owners: list[Owner], values: dict[str, Any], second: str) -> None:
    assert lines(action(closed_at=MONDAY + 2 * DAY, **values), owners)[0] == second


def test_nobodys_action_without_a_day_has_nothing_to_say_of_them() -> None:
    assert lines(action(due=None), []) == ["Recorded by <@U1> on 23 November"]


@pytest.mark.parametrize(
    ("owners", "more", "said"),
    [
        ([owned()], {}, "Asked by <@U1> on 23 November"),
        ([owned(user="U1")], {}, "Recorded by <@U1> on 23 November"),
        ([owned(Answer.ACCEPTED)], {}, "Asked by <@U1> on 23 November, taken on by <@U2>"),
        ([owned()], {"decision": decision(4)}, "Asked by <@U1> on 23 November, for D4 text 4"),
    ],
)
def test_who_asked_stands_in_small(owners: list[Owner], more: dict[str, Any], said: str) -> None:
    assert lines(action(), owners, **more)[1:] == [said]


def test_the_last_that_was_written_stands_in_place_of_what_it_is_for() -> None:
    made = action(measure="they know", reason="it is late")
    notes = [empty(Note, author="U2", text=words) for words in ("first", "last")]

    assert lines(made)[2:] == ["So that they know · Because it is late"]
    assert lines(made, notes=notes)[2:] == ["<@U2>: last"]
    assert "Because it is late." in card(ActionCard(made, [owned()], notes=notes))["text"]
