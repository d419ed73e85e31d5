"""Several asks in one message, as it is made from them: what each says, and what there is room for."""

from datetime import date
from typing import Any

import pytest

from bot.actions.asks.views import Ask, AskState, bundle
from bot.actions.asks.views.bundle import Several
from bot.slack.blocks import room
from storage.records import Action, Note, Owner
from tests.scheduler.described import MONDAY, empty


def asked(number: int = 1, standing: AskState = AskState.ASKED, **values: Any) -> Ask:
    known = {"text": "ring them", "author": "U1", "channel": "C1", "deferrals": 0, "due": date(2026, 12, 4)}
    action = empty(Action, id=number, number=number, created_at=MONDAY, **(known | values))
    return Ask(action, empty(Owner, id=number, waits_note=None), standing, "U1")


def lines(*asks: Ask, askers: tuple[str, ...] = ()) -> list[str]:
    message, _ = bundle.several(Several(asks, askers or ("U1",) * len(asks)))
    return message["text"].split("\n")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "1. *A1* ring them, by Friday 4 December 2026"),
        ({"text": "Ring them."}, "1. *A1* Ring them, by Friday 4 December 2026"),
        ({"text": "Ring them!"}, "1. *A1* Ring them! By Friday 4 December 2026"),
        ({"deferrals": 2}, "1. *A1* ring them, by Friday 4 December 2026, moved twice"),
        ({"due": None}, "1. *A1* ring them (no due date yet)"),
    ],
)
def test_each_thing_says_what_and_by_when(values: dict[str, Any], said: str) -> None:
    assert lines(asked(**values), asked(2))[1] == said


def test_what_belongs_to_a_thing_stands_under_it() -> None:
    reason = empty(Note, author="U3", text="I am away")
    first = asked(measure="all have answered")
    first = Ask(first.action, first.owner, first.standing, first.by, reason)

    assert lines(first, asked(2))[2:4] == ["So that all have answered", "<@U3> says: I am away"]


def test_somebody_who_can_not_do_it_is_still_told_whom_words_go_to() -> None:
    said = lines(asked(standing=AskState.DECLINED), asked(2, AskState.CLOSED))

    assert "You can say why by replying here." in said
    assert said[-1] == "What you write here goes to <@U1>, not to the group."


@pytest.mark.parametrize(("length", "count"), [(100, 24), (1900, 24), (20, 30)])
def test_all_of_it_is_in_one_message_as_far_as_there_is_room(length: int, count: int) -> None:
    asks = [asked(number, text="so" * (length // 2)) for number in range(1, count + 1)]

    message, shown = bundle.several(Several(asks, ["U1"] * count))

    assert shown == 24
    assert room.has_room(message["blocks"])
    assert "asks you for 24 things" in message["text"]


def test_whole_wordings_are_shown_where_there_is_room() -> None:
    assert f"1. *A1* {'so' * 900}, by" in "\n".join(lines(asked(text="so" * 900), asked(2)))
