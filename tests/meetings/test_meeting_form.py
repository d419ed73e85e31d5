"""The form of a group's meetings, as people fill it in."""

import pytest

from tests.meetings.test_meeting import confirmed, plan
from tests.world import World


async def opened(world: World, person: str) -> None:
    """Open the form from what `/meeting` shows."""
    await world.workspace.slash(person, "/meeting", channel="board")
    await world.settle()
    await world.workspace.click(person, "Plan a meeting")


async def test_change_opens_the_form_filled_in_and_its_plan_is_confirmed_over_it(world: World) -> None:
    await plan(world)
    await world.workspace.click("rosa", "Change")

    assert "every second Tuesday at 10:00" in world.workspace.modal_text("rosa")
    await world.workspace.fill("rosa", {"When": "every second Wednesday at 11:00", "Length": "an hour"})
    await world.workspace.submit("rosa")
    assert "Every second Wednesday at 11:00 for an hour, Europe/London time." in world.workspace.modal_text(
        "rosa"
    )
    assert world.workspace.said_in("board") == []

    await world.workspace.submit("rosa")
    await world.settle()

    assert world.workspace.modal("rosa") is None
    assert world.workspace.said_in("board")[0].startswith("This group meets every second Wednesday at 11:00")


async def test_the_form_keeps_the_purpose_and_the_deliverable_and_the_plan_counts_meetings(
    world: World,
) -> None:
    await opened(world, "rosa")
    await world.settle()
    assert world.workspace.ephemerals("rosa")[-1].plain == (
        "No meeting is planned. No matters arising. Press Plan a meeting for the form."
    )
    await world.workspace.click("rosa", "More", modal=True)
    purpose = "an action plan for the Health and Wellbeing Board"
    await world.workspace.fill(
        "rosa",
        {
            "When": "every second Tuesday at 10:00",
            "Length": "90",
            "Purpose of the group": purpose,
            "Deliverable and its date": "the action plan by 1 February 2027",
            "Recap": "Two working days before",
        },
    )
    await world.workspace.submit("rosa")
    shown = world.workspace.modal_text("rosa")
    assert "Every second Tuesday at 10:00 for 90 minutes" in shown
    assert "Five meetings are left before the action plan is due on Monday 1 February 2027." in shown
    await world.workspace.submit("rosa")
    await world.settle()

    await opened(world, "rosa")
    filled = world.workspace.modal_text("rosa")
    assert world.workspace.ephemerals("rosa")[-1].plain == (
        "Next meeting: Tuesday 24 November, 10:00 to 11:30, Europe/London time."
        " Five meetings are left before the action plan is due on Monday 1 February 2027."
        " No matters arising. Press Plan a meeting for the form."
    )
    for words in (purpose, "the action plan by 1 February 2027", "90 minutes", "Two working days before"):
        assert words in filled


@pytest.mark.parametrize(
    ("label", "typed", "complaint"),
    [
        pytest.param("Deliverable and its date", "the plan", "When is it due?", id="no date"),
        pytest.param("Deliverable and its date", "by 1 February 2027", "What is due on", id="no deliverable"),
        pytest.param("When", "every second Tuesday", "but not at what time", id="no time"),
        pytest.param("When", "cancel 3 December", "To cancel or move one", id="cancel"),
    ],
)
async def test_the_form_says_beside_the_input_what_is_missing(
    world: World, label: str, typed: str, complaint: str
) -> None:
    await opened(world, "rosa")
    await world.settle()
    await world.workspace.click("rosa", "More", modal=True)
    await world.workspace.fill("rosa", {label: typed})
    await world.workspace.submit("rosa")

    assert complaint in world.workspace.errors("rosa")[label]


async def test_an_incomplete_plan_opens_the_form_with_what_was_typed(world: World) -> None:
    shown = await plan(world, "/meeting every second Tuesday")

    assert shown.startswith("I understood 'every second Tuesday', but not at what time.")
    assert "every second Tuesday" in world.workspace.modal_text("rosa")


async def test_a_new_length_alone_is_a_plan_and_keeps_the_rest(world: World) -> None:
    await confirmed(world, "/meeting every second Tuesday at 10:00 for 90 minutes until July")
    await opened(world, "rosa")
    assert "every second Tuesday at 10:00, from 24 November 2026, until 31 July 2027" in (
        world.workspace.modal_text("rosa")
    )
    await world.workspace.fill("rosa", {"Length": "45 minutes"})
    await world.workspace.submit("rosa")
    shown = world.workspace.modal_text("rosa")
    assert "Every second Tuesday at 10:00 for 45 minutes, until 31 July 2027, Europe/London time." in shown

    await world.workspace.submit("rosa")
    await world.settle()
    await world.workspace.slash("ade", "/meeting", channel="board")
    assert "Tuesday 24 November, 10:00 to 10:45" in world.workspace.ephemerals("ade")[-1].plain


async def test_the_form_sent_in_as_it_stands_plans_nothing(world: World) -> None:
    await confirmed(world)
    await opened(world, "rosa")
    await world.workspace.submit("rosa")
    await world.settle()

    assert world.workspace.modal("rosa") is None
    assert len(world.workspace.said_in("board")) == 1


FOLDED = ("Purpose of the group", "Deliverable and its date", "Recap", "Public holidays")


async def test_more_unfolds_the_rest_and_keeps_what_was_typed(world: World) -> None:
    await opened(world, "rosa")
    assert not any(label in world.workspace.modal_text("rosa") for label in FOLDED)
    await world.workspace.fill("rosa", {"When": "every Tuesday at 10:00"})
    await world.workspace.click("rosa", "More", modal=True)
    shown = world.workspace.modal_text("rosa")
    assert all(label in shown for label in ("every Tuesday at 10:00", *FOLDED))
    await world.workspace.fill(
        "rosa", {"When": None, "Purpose of the group": "an action plan", "Public holidays": "Scotland"}
    )
    await world.workspace.submit("rosa")
    await opened(world, "rosa")

    assert "an action plan" in world.workspace.modal_text("rosa")
    assert "Scotland" in world.workspace.modal_text("rosa")


async def test_what_stays_folded_is_not_changed_by_the_form(world: World) -> None:
    await opened(world, "rosa")
    await opened(world, "val")
    await world.workspace.click("val", "More", modal=True)
    answers = {"Purpose of the group": "an action plan", "Deliverable and its date": "the plan, 1 March 2027"}
    await world.workspace.fill("val", answers | {"Recap": "On the day", "Public holidays": "Scotland"})
    await world.workspace.submit("val")
    await world.workspace.submit("rosa")
    await opened(world, "mal")

    shown = world.workspace.modal_text("mal")
    assert all(
        words in shown for words in ("an action plan", "the plan by 1 March", "On the day", "Scotland")
    )


async def test_who_has_left_the_channel_can_plan_nothing_from_an_open_form(world: World) -> None:
    await opened(world, "ade")
    await world.settle()
    await world.workspace.leave("ade", "board")
    await world.settle()
    await world.workspace.fill("ade", {"When": "every Tuesday at 10:00"})
    await world.workspace.submit("ade")

    (said,) = world.workspace.errors("ade").values()
    assert "You are no longer in this group" in said


async def test_a_plan_that_can_not_be_kept_any_more_says_so_in_place_of_the_form(world: World) -> None:
    await opened(world, "rosa")
    await world.workspace.fill("rosa", {"When": "24 November at 10:00"})
    await world.workspace.submit("rosa")
    await world.advance(days=2)

    await world.workspace.submit("rosa")
    await world.settle()

    assert "Nothing was planned" in world.workspace.modal_text("rosa")
    assert world.workspace.said_in("board") == []
