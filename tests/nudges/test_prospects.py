"""Why somebody is written to, and what comes next: in one line, of what they may see."""

from dataclasses import replace
from datetime import date

import pytest

from bot.nudges import prospects
from scheduler import prospects as rules
from storage.records import LADDER_ENDED, Answer, HowOften, Owner, OwnerKind, Preference
from tests.nudges.story import at, nudges, record
from tests.scheduler.test_nudges import utc
from tests.scheduler.test_nudges_due import ACTION, OWNER, assignment
from tests.world import World

NEVER, WEEKLY = Preference(HowOften.NOT_AT_ALL), Preference(HowOften.ONCE_A_WEEK)
BEFORE, AWAY = Preference(HowOften.BEFORE_MEETINGS), Preference(away_until=date(2026, 12, 16))
PLANNED = utc("2026-12-02 09:00")
DUE = "You own A1 in <#C1>, due Friday 4 December 2026; "
LATE = DUE.replace("due", "which was due")
IN_THE_END = ", and if it stays open, then I tell <@U0>."

LINES = [
    # now, step of the ladder, how often, the line
    (
        "2026-12-01 10:00",
        0,
        Preference(),
        f"{DUE}I will ask on Wednesday 2 December 2026, then when it is late, then weekly, twice{IN_THE_END}",
    ),
    (
        "2026-12-04 10:00",
        2,
        Preference(),
        f"{DUE}I will ask on Monday 7 December 2026, then weekly, twice{IN_THE_END}",
    ),
    (
        "2026-12-08 10:00",
        3,
        Preference(),
        f"{LATE}I will ask on Monday 14 December 2026, then weekly, once{IN_THE_END}",
    ),
    ("2026-12-15 10:00", 4, WEEKLY, f"{LATE}I will ask on Monday 21 December 2026{IN_THE_END}"),
    ("2026-12-22 10:00", LADDER_ENDED, Preference(), f"{LATE}I ask no more{IN_THE_END}"),
    ("2026-12-01 10:00", 0, NEVER, f"{DUE}I do not remind you of it, as you wish{IN_THE_END}"),
    ("2026-12-01 10:00", 0, BEFORE, f"{DUE}I will ask before the next meeting{IN_THE_END}"),
    (
        "2026-12-08 10:00",
        4,
        AWAY,
        f"{LATE}I will ask on Monday 21 December 2026{IN_THE_END}",
    ),
    (
        "2026-12-08 10:00",
        3,
        AWAY,
        f"{LATE}I will ask on Wednesday 16 December 2026, then weekly, once{IN_THE_END}",
    ),
]


@pytest.mark.parametrize(("now", "step", "wish", "line"), LINES)
def test_a_line_says_when_somebody_is_asked_next_and_who_is_told_in_the_end(
    now: str, step: int, wish: Preference, line: str
) -> None:
    owner = replace(OWNER, nudge_step=step, nudge_at=PLANNED)

    assert prospects.line(replace(assignment(owner=owner), preference=wish), utc(now)) == line


def test_what_was_just_recorded_has_its_nudges_before_they_are_planned() -> None:
    ahead = rules.of(assignment(), utc("2026-12-03 10:00"))

    assert ahead is not None
    assert (ahead.day, ahead.late, ahead.weekly) == (date(2026, 12, 4), True, 2)


def test_a_second_nudge_is_asked_once_more_and_without_a_chair_nobody_is_told() -> None:
    owner = replace(OWNER, nudge_step=2, nudge_at=PLANNED, nudges=1)
    own = replace(assignment(owner=owner, action=replace(ACTION, author="U1")))

    line = prospects.line(own, utc("2026-12-04 10:00"))

    assert "I will ask once more on Monday" in line
    assert line.endswith("nobody else is told.")


def test_whoever_is_asked_for_another_looks_after_it() -> None:
    owner = replace(OWNER, kind=OwnerKind.OUTSIDE, user=None, name="Jo", nudge_at=PLANNED)
    asked = replace(assignment(owner=owner), recipient="U0")

    line = prospects.line(asked, utc("2026-12-01 10:00"))

    assert line.startswith("You look after A1 in <#C1> for Jo, outside Slack, due Friday")
    assert line.endswith("then nobody else is told."), "who recorded it is asked already"


@pytest.mark.parametrize(
    ("owner", "due", "line"),
    [
        (replace(OWNER, answer=Answer.DONE), ACTION.due, "You own A1 in <#C1>; I do not remind you of it."),
        (OWNER, None, "You own A1 in <#C1>; I do not remind you of it, since it has no due day."),
    ],
)
def test_of_what_is_done_or_has_no_day_nobody_is_reminded(owner: Owner, due: date | None, line: str) -> None:
    ended = replace(assignment(), owner=owner, action=replace(ACTION, due=due))

    assert prospects.line(ended, utc("2026-12-01 10:00")) == line


async def test_whoever_asks_why_is_told_of_what_they_were_sent_and_what_comes_next(world: World) -> None:
    await record(world, "draft the scope paper", "ade")
    await record(world, "ring the venue", "ade", due=None)
    await world.until(at(2, 12))
    await world.workspace.post("ade", "why am I getting this?")
    await world.settle()

    answer = nudges(world, "ade")[-1]
    assert answer.startswith("You own A1 in #board, due Friday 4 December; I will ask once more on Monday 7")
    assert "A2" not in answer
    assert nudges(world, "rosa") == []


async def test_how_one_is_reminded_says_why_of_what_one_may_see(world: World) -> None:
    world.workspace.add_channel("closed", private=True, members=["rosa", "ade"])
    await record(world, "draft the scope paper", "ade", channel="closed")
    await world.until(at(2, 12))
    await world.workspace.click("ade", "How I am reminded", dm=True)
    await world.settle()
    shown = world.workspace.ephemerals("ade")[-1].readable
    assert "You own A1 in #closed, due Friday 4 December; I will ask once more on" in shown
    assert "[Once a week]" in shown

    await world.workspace.leave("ade", "closed")
    await world.advance(minutes=2)
    await world.workspace.slash("ade", "/nudges", channel=None)
    await world.settle()

    shown = world.workspace.ephemerals("ade")[-1].readable
    assert "I remind you of your actions" in shown
    assert "A1" not in shown


async def test_whoever_owes_nothing_is_told_what_they_are_written_to_about(world: World) -> None:
    await world.workspace.post("val", "why are you messaging me?")
    await world.settle()

    assert nudges(world, "val") == [prospects.IN_GENERAL.replace("`", "")]
