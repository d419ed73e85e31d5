"""A decision's card says what, when and who, and in small no more than nobody may miss."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.decisions.views import DecisionCard, card
from bot.slack.blocks import text
from storage.records import (
    Concern,
    DecisionStatus,
    Link,
    Relation,
    Setting,
    Strength,
    There,
    Votes,
)
from tests.scheduler.described import DAY, MONDAY, concern, decision

LONDON, KOLKATA = ZoneInfo("Europe/London"), ZoneInfo("Asia/Kolkata")
PARKED = {"status": DecisionStatus.PARKED, "come_back_on": date(2027, 1, 4)}
FAR = {"status": DecisionStatus.PARKED, "come_back_on": date(2028, 1, 4)}
LINK = Link(1, "T1", 2, 1, Relation.SUPERSEDES, None, "U9", MONDAY)


def lines(shown: DecisionCard) -> list[str]:
    """Return what stands on a card, a line each, in normal type or in small."""
    return [line for block in card(shown)["blocks"][:-1] for line in text.words_of(block).split("\n")]


def objection(number: int) -> Concern:
    return replace(concern(number, Strength.OBJECTION), text=f"no {number}")


@pytest.mark.parametrize(
    ("there", "second"),
    [
        (None, "Agreed 23 November."),
        (There(Setting.UNRECORDED, "U1"), "Agreed 23 November."),
        (There(Setting.UNDER_WAY, "U1", ("U1",)), "Agreed 23 November."),
        (There(Setting.MEETING, "U1", ("U2",)), "Agreed 23 November. <@U2> was there."),
        (There(Setting.MEETING, "U1", ("U2", "U3")), "Agreed 23 November. <@U2> and <@U3> were there."),
        (There(Setting.MEETING, "U1", (), ("Jo",)), "Agreed 23 November. Jo was there."),
        (
            There(Setting.MEETING, "U1", ("U2",), thread=("U2", "U3")),
            "Agreed 23 November. <@U2> was there. <@U3> took part in the thread.",
        ),
        (
            There(Setting.CHANNEL, "U1", thread=("U2", "U3")),
            "Agreed 23 November. <@U2> and <@U3> took part in the thread.",
        ),
    ],
)
def test_who_was_there_is_told_where_it_is_known(there: There | None, second: str) -> None:
    assert lines(DecisionCard(decision(), there)) == ["*D1* text 1", second]


@pytest.mark.parametrize(
    ("fields", "first", "second"),
    [
        ({"status": DecisionStatus.PROPOSED}, "*D1* (proposed) text 1", "Proposed 23 November."),
        (PARKED, "*D1* (parked) text 1", "Parked 23 November, to come back on Monday 4 January."),
        (FAR, "*D1* (parked) text 1", "Parked 23 November, to come back on Tuesday 4 January 2028."),
        ({"status": DecisionStatus.REJECTED}, "*D1* (rejected) text 1", "Rejected 23 November."),
        ({"status": DecisionStatus.SUPERSEDED}, "*D1* (replaced) text 1", "Recorded 23 November."),
        ({"status": DecisionStatus.AMENDED}, "*D1* (amended) text 1", "Agreed 23 November."),
        ({"corrected_at": MONDAY}, "*D1* (corrected) text 1", "Agreed 23 November."),
        ({"settled_at": MONDAY + 8 * DAY}, "*D1* text 1", "Agreed 1 December."),
        ({"settled_at": MONDAY + 400 * DAY}, "*D1* text 1", "Agreed 28 December 2027."),
    ],
)
def test_where_it_stands_is_told_with_the_day_of_that(
    fields: dict[str, Any], first: str, second: str
) -> None:
    assert lines(DecisionCard(decision(**fields))) == [first, second]


def test_who_was_there_when_it_was_proposed_is_not_said_to_have_agreed() -> None:
    there = There(Setting.MEETING, "U1", ("U2", "U3"))

    assert lines(DecisionCard(decision(settled_at=MONDAY + DAY), there))[1:] == ["Agreed 24 November."]


@pytest.mark.parametrize(("zone", "day"), [(LONDON, "23 November"), (KOLKATA, "24 November")])
def test_the_day_is_that_of_the_group(zone: ZoneInfo, day: str) -> None:
    late = replace(decision(), decided_at=datetime(2026, 11, 23, 22, tzinfo=UTC))

    assert lines(DecisionCard(late, zone=zone))[1] == f"Agreed {day}."


def test_the_small_lines_are_two_and_the_reason_makes_room() -> None:
    made = decision(2, reason="money is short", condition="legal advice", votes=Votes(5, 1))
    terms = "Subject to: legal advice · Carried: 5 for, 1 against"

    assert lines(DecisionCard(made))[2:] == [terms, "Because money is short"]
    assert lines(DecisionCard(made, older=[(LINK, decision(1))]))[2:] == [terms, "Replaces D1 text 1"]
    assert "Because money is short" in card(DecisionCard(made, older=[(LINK, decision(1))]))["text"]


def test_a_proposal_shows_all_and_no_concern_is_left_out() -> None:
    made = decision(reason="money is short", condition="legal advice")
    concerns = [objection(number) for number in (1, 2, 3)]
    proposed = decision(reason="money is short", status=DecisionStatus.PROPOSED)

    assert [line[:15] for line in lines(DecisionCard(made, concerns=concerns))[3:]] == ["Objection, open"] * 3
    assert lines(DecisionCard(proposed, concerns=concerns))[2] == "Because money is short"
    assert len(lines(DecisionCard(proposed, concerns=concerns))) == 6


def test_one_button_is_the_first() -> None:
    [*_, row] = card(DecisionCard(decision()))["blocks"]

    assert [(each["text"]["text"], each.get("style")) for each in row["elements"]] == [
        ("Details", "primary"),
        ("Raise a concern", None),
        ("Undo", None),
    ]
