"""The post of a meeting, from a few people to a hall full of them."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from bot.meetings.attendance import views
from bot.meetings.attendance.views import Roll, afterwards
from bot.meetings.attendance.views.afterwards import Afterwards
from bot.meetings.recorded.views import Recorded
from bot.sandbox import blocks
from bot.slack.blocks.text import Message
from storage.records import Attendance, DecisionStatus, Meeting, MeetingStatus, Presence
from tests.scheduler.described import decision, work

AT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
MEETING = Meeting(
    1, "T1", "C1", None, AT, AT, date(2026, 11, 24), MeetingStatus.PLANNED, began_at=AT, post_ts=None
)
WHEN = "Tuesday 24 November 2026, 10:00 to 11:30"


def said(user: str, presence: Presence, substitute: str | None = None, name: str | None = None) -> Attendance:
    """Return what somebody said of themselves; whoever has a `name` is of an organisation as long."""
    return Attendance(1, "T1", 1, user, presence, substitute, name, name, by=user, at=AT)


def test_who_is_here_is_shown_by_organisation_where_that_is_known() -> None:
    shown = Roll(
        MEETING,
        WHEN,
        known=[said(user, Presence.PRESENT) for user in ("UADE", "UVAL", "UMAL", "UUNA")],
        organisations={"UVAL": "Mind <!channel>", "UMAL": "County Council", "UUNA": "County Council"},
    )

    line = views.post(shown)["blocks"][1]["text"]["text"]
    assert line == ("Here: <@UADE>; Mind &lt;!channel&gt;: <@UVAL>; County Council: <@UMAL> and <@UUNA>.")


def test_who_sends_a_substitute_and_comes_all_the_same_is_here() -> None:
    shown = Roll(
        MEETING,
        WHEN,
        known=[said("UADE", Presence.SUBSTITUTE, substitute="UVAL"), said("UVAL", Presence.APOLOGIES)],
        expected=["UADE", "UVAL", "UMAL"],
    )

    assert shown.here == []
    assert shown.silent == ["UMAL"]


MANY = Recorded(
    [decision(number, text="<&> " * 60, card_ts="1.1", channel="C1") for number in range(1, 40)],
    [work(number, date(2026, 12, 18), "W" * 11) for number in range(1, 40)],
    today=AT.date(),
    workspace="https://wellbeing.slack.com/",
)
"""More than one meeting records, in words that are all escaped."""


@pytest.mark.parametrize("presence", list(Presence))
@pytest.mark.parametrize(
    "make",
    [
        views.post,
        lambda roll: views.post(roll, MANY),
        lambda roll: afterwards.afterwards(Afterwards(roll, 4, 5)),
    ],
)
def test_a_hall_full_of_people_fits_into_a_message(
    presence: Presence, make: Callable[[Roll], Message]
) -> None:
    crowd = [f"U{number:010}" for number in range(1500)]
    name = "W&" * 75 if presence is Presence.SUBSTITUTE else None
    shown = Roll(
        MEETING,
        WHEN,
        known=[said(user, presence, name=name) for user in crowd],
        expected=[*crowd, *(f"W{user}" for user in crowd)],
        organisations={user: f"<{user}>" * 30 for user in crowd},
    )
    message = make(shown)

    assert blocks.message_faults(message["text"], message["blocks"], method="chat.update") is None
    assert any("others" in block["text"]["text"] for block in message["blocks"] if "text" in block)


def test_what_is_too_much_for_one_message_is_counted_in_its_list_and_its_plain_text() -> None:
    made = [decision(number) for number in range(1, 24)]
    message = views.post(Roll(MEETING, WHEN), Recorded(made, today=AT.date()))

    lines = message["blocks"][-1]["text"]["text"].splitlines()
    assert lines[-2:] == ["• *D20* text 20", "and three more"]
    assert message["text"].endswith("D20 text 20; and three more.")


def test_a_decision_is_never_listed_as_agreed_without_its_terms() -> None:
    made = [
        decision(1, condition="legal advice."),
        decision(2, status=DecisionStatus.PARKED, come_back_on=date(2026, 12, 8)),
        decision(3, status=DecisionStatus.SUPERSEDED),
    ]
    message = views.post(Roll(MEETING, WHEN, over=True), Recorded(made, today=AT.date()))

    assert message["blocks"][-1]["text"]["text"].splitlines() == [
        "*Recorded*",
        "• *D1* text 1. Subject to: legal advice.",
        "• *D2* (parked, to come back on Tuesday 8 December 2026) text 2",
        "• *D3* (replaced) text 3",
    ]
