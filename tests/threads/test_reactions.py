"""Scales and pushpins: a reaction proposes, a person confirms."""

import pytest

from bot.sandbox import Message
from bot.threads import reactions
from storage import offers
from storage.offers import Proposed
from tests.world import World


def offered(world: World, person: str) -> list[Message]:
    return [each for each in world.workspace.ephemerals(person) if "Open the form" in each.readable]


async def said(world: World, text: str = "let's pilot it with three providers") -> str:
    return await world.workspace.post("val", text, "board")


async def test_scales_offer_the_decision_form_to_who_reacted_and_record_once_confirmed(world: World) -> None:
    root = await world.workspace.post("ade", "peer support?", "board")
    ts = await world.workspace.post("val", "let's pilot it with three providers", "board", root)

    await world.workspace.react("mal", ":scales:", ts, "board")
    await world.settle()
    [offer] = offered(world, "mal")
    assert "val" in offer.plain
    assert "as a decision" in offer.plain
    assert "Nothing is recorded until you confirm it" in offer.plain
    assert world.workspace.said_in("board") == []

    await world.workspace.click("mal", "Open the form", ephemeral=True)
    await world.settle()
    assert "Decision: pilot it with three providers" in world.workspace.modal_text("mal")
    await world.workspace.submit("mal")
    await world.settle()

    [card] = [each for each in world.workspace.messages("board", root) if each.bot_id]
    assert card.plain == "D1 pilot it with three providers"
    assert "Agreed 23 November." in card.readable
    assert "ade" in card.readable


async def test_a_pushpin_offers_the_action_form_with_owner_and_date(world: World) -> None:
    ts = await said(world, "I'll draft the scope paper by Friday 4 December")

    await world.workspace.react("mal", "pushpin", ts, "board")
    await world.settle()
    await world.workspace.click("mal", "Open the form", ephemeral=True)
    await world.settle()
    form = world.workspace.modal_text("mal")
    assert "draft the scope paper" in form
    assert "val" in form
    assert "4 December" in form
    await world.workspace.submit("mal")
    await world.settle()

    [card] = world.workspace.said_in("board")
    assert card.startswith("A1 draft the scope paper")


async def test_each_person_gets_one_offer_however_often_slack_tells(world: World) -> None:
    ts = await said(world)
    world.slack.faults.add("reaction_added", "duplicate")

    await world.workspace.react("mal", "scales", ts, "board")
    await world.workspace.react("ade", "scales::skin-tone-3", ts, "board")
    await world.settle()

    assert len(offered(world, "mal")) == 1
    assert len(offered(world, "ade")) == 1
    assert offered(world, "val") == []


async def test_a_reaction_taken_back_at_once_offers_nothing(world: World) -> None:
    ts = await said(world)

    await world.workspace.react("mal", "scales", ts, "board")
    await world.workspace.unreact("mal", "scales", ts, "board")
    await world.settle()

    assert offered(world, "mal") == []


async def test_a_reaction_taken_back_is_offered_no_more_and_made_again_is(world: World) -> None:
    ts = await said(world)
    await world.workspace.react("mal", "scales", ts, "board")
    await world.settle()
    await world.workspace.unreact("mal", "scales", ts, "board")

    await world.workspace.click("mal", "Open the form", ephemeral=True)
    await world.settle()
    assert world.workspace.modal("mal") is None
    assert "took that reaction back" in world.workspace.ephemerals("mal")[-1].plain

    await world.workspace.react("mal", "scales", ts, "board")
    await world.settle()
    assert len(offered(world, "mal")) == 2
    await world.workspace.click("mal", "Open the form", ephemeral=True)
    await world.settle()
    assert world.workspace.modal("mal") is not None


async def test_news_of_a_reaction_that_comes_after_its_end_offers_nothing(world: World) -> None:
    ts = await said(world)
    world.slack.faults.add("reaction_added", "reorder")

    await world.workspace.react("mal", "scales", ts, "board")
    await world.workspace.unreact("mal", "scales", ts, "board")
    await world.slack.settle()
    await world.settle()

    assert offered(world, "mal") == []


@pytest.mark.parametrize("reaction", ["thumbsup", "scales_of_justice", "eyes"])
async def test_other_reactions_mean_nothing(world: World, reaction: str) -> None:
    ts = await said(world)

    await world.workspace.react("mal", reaction, ts, "board")
    await world.settle()

    assert offered(world, "mal") == []


async def test_reactions_to_the_bots_own_cards_mean_nothing(world: World) -> None:
    await world.workspace.slash("rosa", "/decide We ship", channel="board")
    await world.settle()
    [card] = [each for each in world.workspace.messages("board") if each.bot_id]

    await world.workspace.react("mal", "scales", card.ts, "board")
    await world.settle()

    assert offered(world, "mal") == []


async def test_a_bot_that_reacts_is_offered_nothing(world: World) -> None:
    world.workspace.add_person("robot", is_bot=True)
    world.workspace.channel("board").members.append(world.workspace.person("robot").id)
    ts = await said(world)

    await world.workspace.react("robot", "scales", ts, "board")
    await world.settle()

    assert offered(world, "robot") == []


async def test_who_has_left_the_channel_is_offered_nothing(world: World) -> None:
    ts = await said(world)
    await world.workspace.react("mal", "scales", ts, "board")
    await world.workspace.leave("mal", "board")

    await world.settle()

    assert offered(world, "mal") == []


async def test_a_message_that_is_gone_opens_an_empty_form_that_says_so(world: World) -> None:
    ts = await said(world)
    await world.workspace.react("mal", "scales", ts, "board")
    await world.settle()
    await world.workspace.delete("val", ts, "board")

    await world.workspace.click("mal", "Open the form", ephemeral=True)
    await world.settle()

    assert "could not be read" in world.workspace.modal_text("mal")


async def test_an_offer_whose_reply_was_lost_is_not_made_twice(world: World) -> None:
    ts = await said(world)
    world.slack.faults.add("chat.postEphemeral", "drop after")

    await world.workspace.react("mal", "scales", ts, "board")
    await world.advance(hours=2)

    assert len(offered(world, "mal")) == 1


async def test_a_button_that_names_another_channels_message_opens_nothing_of_it(world: World) -> None:
    world.workspace.add_channel("secret", members=["rosa"], private=True)
    hidden = await world.workspace.post("rosa", "the canary sings", "secret")
    ts = await said(world)
    await world.workspace.react("mal", "scales", ts, "board")
    await world.settle()
    [offer] = offered(world, "mal")
    button = offer.blocks[-1]["elements"][0]
    button["value"] = button["value"].replace(ts, hidden).replace("true", "false")

    await world.workspace.click("mal", "Open the form", ephemeral=True)
    await world.settle()

    assert "canary" not in world.workspace.modal_text("mal")


@pytest.mark.parametrize(
    ("order", "stands"),
    [("+-", False), ("-+", False), ("+", True), ("+-*", True), ("*-+", True), ("-*+", True), ("*+-", True)],
)
async def test_whether_an_offer_stands_depends_on_slacks_order_alone(
    world: World, order: str, stands: bool
) -> None:
    proposed = Proposed("T1", "C1", "1.0", "U1", "decision")
    stamps = {"+": "1700000010.000000", "-": "1700000020.000000", "*": "1700000030.000000"}
    for arrived in order:
        async with world.sessions.begin() as session:
            if arrived == "-":
                await offers.withdraw(session, proposed, stamps[arrived])
            else:
                await offers.make(session, proposed, stamps[arrived])

    async with world.sessions.read() as session:
        offer = await offers.find(session, proposed)
    assert offer is not None
    assert offer.stands is stands


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"reaction": "scales"},
        {"reaction": "scales", "item": {"type": "file", "file": "F1"}, "user": "U1"},
        {"reaction": "scales", "item": {"type": "message", "channel": "C1", "ts": "1.0"}},
    ],
)
def test_a_reaction_that_lacks_something_proposes_nothing(event: dict[str, object]) -> None:
    assert reactions.proposed_by(event, "T1") is None
