"""Work that comes again with the meetings: how long before or after each, and when it is first due.

It is Thursday 26 November 2026; the wellbeing board meets on 10 December and 14 January.
"""

from dataclasses import replace
from datetime import date

import pytest

from bot.understanding import packing
from bot.understanding.meaning import Meaning, Missing, NewAction, OpenForm, Record
from bot.understanding.understand import understand
from storage.records import EachMeeting
from tests.understanding import board

BEFORE, AT, AFTER = EachMeeting(1, working=True), EachMeeting(0), EachMeeting(-1, working=True)
WITH_MEETINGS = [
    ("Rosa to send the papers before each meeting", "send the papers", BEFORE, "2026-12-09"),
    ("Before every meeting Rosa to send the papers", "send the papers", BEFORE, "2026-12-09"),
    ("Rosa to send the papers ahead of every meeting", "send the papers", BEFORE, "2026-12-09"),
    ("Rosa to send the papers before meetings", "send the papers", BEFORE, "2026-12-09"),
    ("Rosa to book the room for every meeting", "book the room", BEFORE, "2026-12-09"),
    ("Rosa to review the log before every board meeting", "review the log", BEFORE, "2026-12-09"),
    ("Rosa to update the log the day before each meeting", "update the log", BEFORE, "2026-12-09"),
    ("Rosa to send them a week before each meeting", "send them", EachMeeting(7), "2026-12-03"),
    (
        "Rosa to send them two working days before every meeting",
        "send them",
        EachMeeting(2, working=True),
        "2026-12-08",
    ),
    ("Rosa to take the register at each meeting", "take the register", AT, "2026-12-10"),
    ("Each meeting: Rosa to take notes", "take notes", AT, "2026-12-10"),
    ("Rosa to attend every meeting", "attend every meeting", AT, "2026-12-10"),
    ("Rosa to send the minutes after every meeting", "send the minutes", AFTER, "2026-12-11"),
    ("Rosa to send them within a week of each meeting", "send them", EachMeeting(-7), "2026-12-17"),
    ("Rosa to report back after each of our meetings", "report back", AFTER, "2026-12-11"),
]
OF_OTHERS = [
    "attend every meeting of the trust",
    "tell the trust before each meeting with them",
    "send papers before team meetings",
    "look at meetings",
    "arrange meetings",
]


def meant(said: str, door: str = "/action", **group: object) -> Meaning:
    row = {"door": door, "who": "ADE", "said": said}
    return understand(board.said(row), replace(board.known(row), **group))  # type: ignore[arg-type]


def recorded(meaning: Meaning) -> NewAction:
    assert isinstance(meaning, Record)
    (action,) = meaning.records
    assert isinstance(action, NewAction)
    return action


@pytest.mark.parametrize("door", ["/action", "mention"])
@pytest.mark.parametrize(
    ("said", "text", "each", "due"), WITH_MEETINGS, ids=[row[0] for row in WITH_MEETINGS]
)
def test_it_comes_again_with_each_meeting_and_is_due_by_the_next(
    said: str, text: str, each: EachMeeting, due: str, door: str
) -> None:
    action = recorded(meant(said, door))

    assert (action.text, action.every, action.due) == (text, each, date.fromisoformat(due))
    assert action.meeting == date(2026, 12, 10)


@pytest.mark.parametrize("text", OF_OTHERS)
def test_somebody_elses_meetings_are_none_of_the_groups(text: str) -> None:
    action = recorded(meant(f"Rosa to {text}"))

    assert (action.text, action.every, action.due) == (text, None, None)


def test_it_may_begin_with_a_later_meeting() -> None:
    action = recorded(meant("Rosa to send the papers before each meeting, starting in January"))

    assert (action.due, action.meeting) == (date(2027, 1, 13), date(2027, 1, 14))


def test_a_meeting_that_leaves_no_time_for_it_is_left_out() -> None:
    action = recorded(meant("Rosa to send the papers three weeks before each meeting"))

    assert (action.due, action.meeting) == (date(2026, 12, 24), date(2027, 1, 14))


def test_where_no_meeting_is_planned_that_is_said_and_the_day_is_asked_for() -> None:
    row = {"door": "/action", "who": "ADE", "said": ""}
    calendar = replace(board.known(row).calendar, meetings=())
    meaning = meant("Rosa to send the papers before each meeting", meetings=(), calendar=calendar)

    assert isinstance(meaning, OpenForm)
    assert meaning.why == "No meeting is planned yet: when is it first due?"
    assert meaning.missing == (Missing.DUE,)
    assert isinstance(meaning.records[0], NewAction)
    assert meaning.records[0].every == BEFORE
    assert packing.unpack(packing.pack(meaning)) == meaning
