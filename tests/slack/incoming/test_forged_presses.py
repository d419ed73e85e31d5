"""Presses on somebody else's message, or with a value that was never on it, show and change nothing."""

import json
from datetime import timedelta

import pytest

from bot.sandbox.data.messages import Message
from bot.slack import membership
from storage import decisions
from storage.records import How
from tests import forged
from tests.decisions.test_decide import decide
from tests.decisions.test_looks_related import OWN, PILOT
from tests.meetings.test_attendance import TUESDAY
from tests.recaps.test_recaps import RECAP_DAY, fill
from tests.world import World

CANARY = "canary"


@pytest.fixture
async def private(world: World) -> World:
    """Return a world in which Val was told by direct message of what a private channel decided, and does."""
    world.workspace.add_channel("chairs", members=["rosa", "val"], private=True)
    for person, command in (
        ("val", f"/decide The {CANARY} sings"),
        ("rosa", f"/decide The {CANARY} sings no more replaces D1"),
        ("rosa", f"/action @val feed the {CANARY} by Friday 4 December"),
    ):
        await world.workspace.slash(person, command, channel="chairs")
        await world.settle()
    return world


def message(world: World, person: str, words: str) -> Message:
    """Return the direct message of somebody's that contains some words."""
    [found] = [each for each in world.workspace.direct_messages(person) if words in each.plain]
    return found


async def knowing(world: World, number: int, channel: str = "chairs") -> dict[str, set[How]]:
    """Return who knows of a decision, by handle."""
    workspace = world.workspace
    async with world.sessions.read() as session:
        found = await decisions.numbered(session, workspace.team_id, workspace.channel(channel).id, number)
        assert found is not None
        known = await decisions.who_knows(session, found)
    return {workspace.person(user).handle: how for user, how in known.items()}


DECISION = ("decision_details", "decision_concern", "decision_got_it", "decision_undo")
ACTION = ("action_details", "action_undo")


@pytest.mark.parametrize(
    ("action_id", "about"),
    [
        *((each, "D2 has replaced D1") for each in DECISION),
        *((each, f"feed the {CANARY}") for each in ACTION),
    ],
)
async def test_somebody_elses_direct_message_shows_a_stranger_nothing(
    private: World, action_id: str, about: str
) -> None:
    theirs, before = message(private, "val", about), await knowing(private, 2)

    shown = await forged.press(private, "sam", action_id, "2" if action_id in DECISION else "1", theirs)

    assert CANARY not in " ".join(shown)
    assert private.workspace.modal("sam") is None
    assert await knowing(private, 2) == before


@pytest.mark.parametrize("action_id", DECISION)
async def test_a_direct_message_about_one_group_shows_nothing_of_another(
    private: World, action_id: str
) -> None:
    await decide(private, "ade", "We meet on Mondays")
    await decide(private, "rosa", "We meet on Tuesdays replaces D1")
    await private.morning()
    before = await knowing(private, 2)

    shown = await forged.press(private, "ade", action_id, "2", message(private, "ade", "Tuesdays"))

    assert CANARY not in " ".join(shown)
    assert private.workspace.modal("ade") is None
    assert await knowing(private, 2) == before


HALL = "Run peer support from the town hall"


async def related(world: World) -> Message:
    """Let Mal and Val record what looks related to an earlier decision; return what Val is asked."""
    await decide(world, "ade", PILOT)
    await decide(world, "mal", OWN)
    await decide(world, "val", HALL)
    return world.workspace.ephemerals("val")[-1]


@pytest.mark.parametrize("label", ["decision_replaces", "decision_amends", "decision_unrelated"])
async def test_nobody_says_what_anothers_decision_is_to_an_earlier_one(world: World, label: str) -> None:
    question = await related(world)

    await forged.press(world, "val", label, json.dumps({"newer": 2, "older": 1}), question)

    assert world.workspace.modal("val") is None
    first, second, third = world.workspace.said_in("board")
    assert (first, third.splitlines()[0]) == (f"D1 {PILOT}", f"D3 {HALL}")
    assert second.startswith(f"D2 {OWN}\nMay change D1")
    # It is still for its recorder to say.
    await world.workspace.click("mal", "Replaces it", ephemeral=True)
    assert "What has changed?" in world.workspace.modal_text("mal")


async def test_the_form_of_ones_own_decision_changes_no_other(world: World) -> None:
    await related(world)
    await world.workspace.click("val", "Replaces it", ephemeral=True)
    [form] = world.slack.views.stack(world.workspace.person("val").id)
    kept = json.loads(form.given["private_metadata"])
    form.given["private_metadata"] = json.dumps({**kept, "newer": 2, "older": 1})
    before = world.workspace.said_in("board")

    await world.workspace.fill("val", {"What has changed?": "nothing at all"})
    await world.workspace.submit("val")
    await world.settle()

    assert world.workspace.said_in("board") == before


PRIVATE_BUTTONS = (
    *("decision_replaces", "decision_amends", "decision_unrelated", "recap_got_it", "meeting_confirm"),
    *("draft_1", "ask_accept", "nudge_done", "open_form"),
)


@pytest.mark.parametrize("action_id", PRIVATE_BUTTONS)
async def test_no_answer_to_one_person_takes_the_place_of_what_a_channel_sees(
    world: World, action_id: str
) -> None:
    await related(world)
    before, card = world.workspace.said_in("board"), world.workspace.messages("board")[1]

    await forged.press(world, "val", action_id, json.dumps({"newer": 2, "older": 1}), card)

    assert world.workspace.said_in("board") == before


async def missed(world: World, person: str) -> str:
    """Return what `/recap` tells somebody."""
    await world.workspace.slash(person, "/recap", channel="board")
    await world.settle()
    return world.workspace.ephemerals(person)[-1].plain


async def test_got_it_on_anothers_recap_confirms_nothing(world: World) -> None:
    await fill(world)
    await world.until(RECAP_DAY)
    theirs = message(world, "val", "decided without you")

    await forged.press(world, "priya", "recap_got_it", "1", theirs)

    known = await knowing(world, 1, "board")
    assert How.CONFIRMED not in known["priya"] | known.get("val", set())
    assert "Marked as read" not in message(world, "val", "decided without you").plain


async def test_got_it_confirms_only_what_its_message_showed(world: World) -> None:
    await fill(world)
    await world.until(RECAP_DAY)
    await decide(world, "rosa", "Move the library to the annexe")

    await forged.press(world, "val", "recap_got_it", "1,2", message(world, "val", "decided without you"))

    assert "Move the library to the annexe" in await missed(world, "val")
    assert How.CONFIRMED not in (await knowing(world, 2, "board"))["val"]


async def test_got_it_by_an_outsider_confirms_nothing(private: World) -> None:
    private.workspace.add_channel("plaza", members=["rosa", "sam"])
    await private.workspace.slash("sam", "/recap", channel="plaza")
    await private.settle()
    [answer] = private.workspace.ephemerals("sam")

    shown = await forged.press(private, "sam", "recap_got_it", "1,2", answer)

    assert not [each for each in shown if "Marked as read" in each]
    assert "sam" not in await knowing(private, 1) | await knowing(private, 2)


@pytest.mark.parametrize("action_id", ["meeting_here", "meeting_apologies", "meeting_substitute"])
async def test_nobody_is_at_the_meeting_of_a_channel_that_they_are_not_in(
    world: World, action_id: str
) -> None:
    workspace = world.workspace
    workspace.add_channel("plaza", members=["rosa", "sam"])
    await membership.sync(world.bot, workspace.team_id, workspace.channel("board").id)
    await workspace.slash("rosa", "/meeting tomorrow at 10:00", channel="board")
    await world.settle()
    await workspace.click("rosa", "Confirm")
    await workspace.slash("rosa", "/decide We like fountains", channel="plaza")
    await world.until(TUESDAY)
    [post] = [each for each in workspace.messages("board") if each.plain.startswith("Meeting: ")]

    await forged.press(world, "sam", action_id, "1", workspace.messages("plaza")[-1])
    await world.advance(minutes=1)

    assert workspace.modal("sam") is None
    assert "sam" not in post.readable
    # Nor are they taken for a member since.
    await workspace.click("rosa", "I'm here", channel="board")
    await world.advance(minutes=1)
    assert "sam" not in post.readable


async def test_only_whoever_was_asked_corrects_attendance(world: World) -> None:
    workspace = world.workspace
    await membership.sync(world.bot, workspace.team_id, workspace.channel("board").id)
    for command in ("/meeting chair @rosa", "/meeting tomorrow at 10:00"):
        await workspace.slash("rosa", command, channel="board")
        await world.settle()
    await workspace.click("rosa", "Confirm")
    await world.until(TUESDAY + timedelta(minutes=5))
    await workspace.slash("rosa", "/decide We meet monthly", channel="board")
    await world.until(TUESDAY + timedelta(hours=4))
    asked = workspace.direct_messages("rosa")[-1]

    await forged.press(world, "ade", "meeting_attendance", "1", asked)

    assert workspace.modal("ade") is None
