"""`/meeting`, as people in a channel live it. The story's week 1: a Monday morning in November."""

from datetime import UTC, date, datetime

import pytest

from bot.meetings.plan import views as plan_views
from bot.meetings.plan.views import PlanPreview
from tests.world import World

FORTNIGHTLY = "/meeting every second Tuesday at 10:00 for 90 minutes"


async def plan(world: World, typed: str = FORTNIGHTLY, person: str = "rosa") -> str:
    """Type a plan and return what the person is shown."""
    await world.workspace.slash(person, typed, channel="board")
    await world.settle()
    return world.workspace.ephemerals(person)[-1].plain


async def test_a_plan_is_shown_with_its_zone_and_its_next_three_dates_and_nothing_is_stored(
    world: World,
) -> None:
    shown = await plan(world)

    assert shown == (
        "Every second Tuesday at 10:00 for 90 minutes, Europe/London time."
        " The next dates: Tuesday 24 November, Tuesday 8 December and Tuesday 22 December."
        " Press Confirm to plan this, or Change."
    )
    assert world.workspace.said_in("board") == []


async def test_confirm_plans_the_series_and_tells_the_channel(world: World) -> None:
    await plan(world)
    await world.workspace.click("rosa", "Confirm")
    await world.settle()

    assert world.workspace.said_in("board") == [
        "This group meets every second Tuesday at 10:00 for 90 minutes, Europe/London time."
        " Next: Tuesday 24 November, Tuesday 8 December and Tuesday 22 December."
        " Planned by rosa. rosa chairs."
    ]
    assert world.workspace.ephemerals("rosa")[-1].plain == (
        "Planned: every second Tuesday at 10:00 for 90 minutes. The channel is told."
    )


async def test_confirm_pressed_twice_plans_once(world: World) -> None:
    await plan(world)
    ephemeral = world.workspace.ephemerals("rosa")[-1]
    blocks = list(ephemeral.blocks)
    await world.workspace.click("rosa", "Confirm")
    await world.settle()
    ephemeral.blocks[:] = blocks
    await world.workspace.click("rosa", "Confirm")
    await world.settle()

    assert len(world.workspace.said_in("board")) == 1


@pytest.mark.parametrize("press", ["Confirm", "Change"])
async def test_only_whoever_typed_a_plan_may_confirm_it(world: World, press: str) -> None:
    await plan(world)
    value = world.workspace.ephemerals("rosa")[-1].blocks[-1]["elements"][0]["value"]
    await plan(world, "/meeting 3 December at 14:00", person="ade")
    theirs = world.workspace.ephemerals("ade")[-1]
    for element in theirs.blocks[-1]["elements"]:
        element["value"] = value
    await world.workspace.click("ade", press)
    await world.settle()

    assert world.workspace.said_in("board") == []
    assert world.workspace.modal("ade") is None


async def confirmed(world: World, typed: str = FORTNIGHTLY) -> None:
    await plan(world, typed)
    await world.workspace.click("rosa", "Confirm")
    await world.settle()


async def test_another_series_takes_the_place_of_the_first_and_says_so_before(world: World) -> None:
    await confirmed(world)
    shown = await plan(world, "/meeting every Thursday at 15:00 for an hour")

    assert "It replaces the present plan, every second Tuesday at 10:00 for 90 minutes:" in shown
    assert "its 29 coming meetings are cancelled." in shown
    await world.workspace.click("rosa", "Confirm")
    await world.settle()
    await world.workspace.slash("ade", "/meeting", channel="board")
    assert world.workspace.ephemerals("ade")[-1].plain.startswith(
        "Next meeting: Thursday 26 November, 15:00 to 16:00"
    )


async def test_one_meeting_is_planned_cancelled_and_planned_again(world: World) -> None:
    shown = await plan(world, "/meeting 3 December at 14:00 for an hour")
    assert shown.startswith("Thursday 3 December at 14:00 for an hour, Europe/London time.")
    await world.workspace.click("rosa", "Confirm")
    await world.settle()
    shown = await plan(world, "/meeting cancel 3 December")
    await world.workspace.click("rosa", "Confirm")
    await world.settle()
    said = world.workspace.ephemerals("rosa")[-1].plain
    await confirmed(world, "/meeting 3 December at 14:00 for an hour")

    assert shown.startswith("Cancel the meeting of Thursday 3 December, 14:00 to 15:00.")
    assert said == "Cancelled: Thursday 3 December, 14:00 to 15:00. The channel is told."
    when = "Thursday 3 December, 14:00 to 15:00"
    assert world.workspace.said_in("board") == [
        f"A meeting is planned: {when}, Europe/London time. Planned by rosa. rosa chairs.",
        f"The meeting of {when} is cancelled. No other meeting is planned. Cancelled by rosa.",
        f"A meeting is planned: {when}, Europe/London time. Planned by rosa. rosa chairs.",
    ]


async def test_a_cancelled_meeting_has_no_post_and_a_moved_one_has_it_at_its_new_time(world: World) -> None:
    await confirmed(world)
    await confirmed(world, "/meeting cancel 24 November")
    await confirmed(world, "/meeting move 8 December to 9 December at 15:00")
    await world.until(datetime(2026, 12, 9, 14, 59, tzinfo=UTC))
    assert [said for said in world.workspace.said_in("board") if said.startswith("Meeting:")] == []

    await world.until(datetime(2026, 12, 9, 15, 0, tzinfo=UTC))
    [post] = [said for said in world.workspace.said_in("board") if said.startswith("Meeting:")]
    assert post.startswith("Meeting: Wednesday 9 December, 15:00 to 16:30.")
    assert (
        "The meeting of Tuesday 8 December, 10:00 to 11:30 is moved to"
        " Wednesday 9 December, 15:00 to 16:30. Moved by rosa."
    ) in world.workspace.said_in("board")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        pytest.param(
            "cancel 3 December",
            "No meeting is planned on Thursday 3 December. Which one?",
            id="cancel-none",
        ),
        pytest.param("move 24 November to 8 December", "This group already meets then", id="taken"),
        pytest.param("chair", "Who chairs? Name one person", id="chair-nobody"),
        pytest.param("help", "/meeting plans when this group meets.", id="help"),
        pytest.param("attendance", "No meeting of this group has begun yet.", id="none-begun"),
        pytest.param("chair @rosa", "rosa chairs this group already.", id="chairs-already"),
    ],
)
async def test_what_can_not_be_done_is_answered_with_what_can(world: World, typed: str, answer: str) -> None:
    await confirmed(world)
    await world.workspace.slash("ade", f"/meeting {typed}", channel="board")

    assert world.workspace.ephemerals("ade")[-1].plain.replace("*", "").startswith(answer)


async def test_the_chair_hands_over(world: World) -> None:
    await confirmed(world)
    await confirmed(world, "/meeting chair @mal")

    assert world.workspace.said_in("board")[-1] == "mal chairs this group's meetings. Set by rosa."


async def test_the_plan_of_a_group_in_india_is_by_its_own_clock(world: World) -> None:
    world.workspace.add_channel("delhi", members=["priya"])
    await world.workspace.slash("priya", "/meeting tomorrow at 9:30", channel="delhi")
    await world.settle()

    assert "Asia/Kolkata time." in world.workspace.ephemerals("priya")[-1].plain


async def test_a_hostile_plan_mentions_nobody(world: World) -> None:
    await confirmed(world)
    await plan(world, "/meeting every <!channel> <@U123> `x` at 10:00")
    raw = world.workspace.ephemerals("rosa")[-1]

    assert "<!" not in raw.text
    assert "<@U123" not in raw.text


def test_a_plan_in_a_zone_that_nobody_knows_says_so() -> None:
    understood = PlanPreview("every Tuesday at 10:00", None, [date(2026, 11, 24)], lasting=60)

    assert plan_views.plan(understood, "{}")["text"] == (
        "Every Tuesday at 10:00, in UTC, because no time zone is known for this group."
        " It takes an hour, as no length was given. The date: Tuesday 24 November 2026."
        " Press Confirm to plan this, or Change."
    )


async def test_the_next_meeting_is_shown_with_its_matters_arising(world: World) -> None:
    await confirmed(world)
    await world.workspace.slash("rosa", "/decide We will pilot the crisis café", channel="board")
    await world.workspace.slash("rosa", "/action @ade draft the scope paper by 4 December", channel="board")
    await world.settle()
    await world.workspace.click("mal", "Raise a concern", channel="board")
    await world.workspace.fill("mal", {"Concern": "No money for <!here> was found"})
    await world.workspace.submit("mal")
    await world.workspace.slash("ade", "/meeting", channel="board")

    shown = world.workspace.ephemerals("ade")[-1]
    assert shown.plain == (
        "Next meeting: Tuesday 24 November, 10:00 to 11:30, Europe/London time. Matters arising:"
        " • 1 open concern: D1 No money for <!here> was found."
        " • 1 open action: A1 draft the scope paper (due Friday 4 December)."
        " Press Plan a meeting for the form."
    )
    assert "<!here>" not in shown.text
