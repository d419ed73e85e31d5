"""Events come in any order: what they leave on record is the same for each."""

import json
from itertools import islice, permutations
from typing import Any

from sqlalchemy import select

from bot.sandbox.delivery.inbound import Delivery
from storage import people
from storage.tables import decisions, offers
from tests.world import World

EVENTS = (
    *("message_changed", "message_deleted", "reaction_added", "reaction_removed"),
    *("member_left_channel", "channel_id_changed"),
)
EVERY = 17
"""Of the 720 orders each so many-th is tried, which puts every event before and after every other one."""


async def happen(world: World, name: str) -> tuple[dict[str, Delivery], str]:
    """Let a decision be captured, and then everything happen of which the bot hears nothing yet."""
    workspace, url = world.workspace, world.slack.inbound._urls[None]
    workspace.add_channel(name, members=["rosa", "ade", "val"], private=True)
    said = await workspace.post("val", "let's pilot it", name)
    await workspace.shortcut("rosa", "record_decision", said, name)
    await world.slack.settle()
    await world.bot.background.drain()
    await workspace.submit("rosa")
    await world.slack.settle()
    await world.bot.background.drain()
    heard = len(world.slack.deliveries)
    world.slack.connect("http://127.0.0.1:9/nobody")
    await workspace.edit("val", said, "let's not pilot it", name)
    await workspace.react("ade", "scales", said, name)
    await workspace.unreact("ade", "scales", said, name)
    await workspace.delete("val", said, name)
    await workspace.leave("ade", name)
    new = await workspace.change_id(name)
    world.slack.connect(url)
    told = {_kind(each.payload["event"]): each for each in world.slack.deliveries[heard:]}
    return {event: told[event] for event in EVENTS}, new


def _kind(event: dict[str, Any]) -> str:
    return str(event.get("subtype") or event["type"])


async def stands(world: World, channel: str) -> dict[str, Any]:
    """Return what is on record of the channel, by its last id."""
    here = decisions.c.channel == channel
    async with world.sessions.read() as session:
        found = [
            (row.text, row.source_change, row.number)
            for row in await session.execute(select(decisions).where(here))
        ]
        made = await session.execute(select(offers).where(offers.c.channel == channel))
        stand = [(row.made_ts or "") > (row.withdrawn_ts or "") for row in made]
        there = await people.members_of(session, world.workspace.team_id, channel)
    handles = sorted(world.slack.people[member.user].handle for member in there)
    return {"decisions": found, "offers": stand, "members": handles}


async def test_every_order_leaves_the_same_record(world: World) -> None:
    world.slack.strict_rates = False
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    for number, order in enumerate(islice(permutations(EVENTS), 0, None, EVERY)):
        lost, channel = await happen(world, f"group{number}")
        for event in order:
            answer = await world.slack.inbound._attempt(
                world.workspace, lost[event].form, lost[event].payload, 1, "http_error"
            )
            assert answer.acked
            await world.bot.background.drain()
        found[order] = await stands(world, channel)

    usual = {"decisions": [("pilot it", "deleted", 1)], "offers": [False], "members": ["rosa", "val"]}
    assert {order: state for order, state in found.items() if state != usual} == {}


async def test_a_mention_told_after_its_channel_moved_twice_is_recorded_where_the_channel_is(
    world: World,
) -> None:
    world.slack.strict_rates = False
    workspace, url = world.workspace, world.slack.inbound._urls[None]
    workspace.add_channel("chairs", members=["rosa", "val"], private=True)
    await workspace.slash("rosa", "/decide We keep minutes", channel="chairs")
    await world.settle()
    heard = len(world.slack.deliveries)
    world.slack.connect("http://127.0.0.1:9/nobody")
    await workspace.post("val", "@Matters Arising decide We meet weekly", "chairs")
    await workspace.change_id("chairs")
    await workspace.change_id("chairs")
    world.slack.connect(url)
    lost = world.slack.deliveries[heard:]
    assert len({each.payload["event"]["event_ts"] for each in lost}) == 3

    for late in sorted(lost, key=lambda each: _kind(each.payload["event"]) == "app_mention"):
        await world.slack.inbound._attempt(workspace, late.form, late.payload, 1, "http_error")
    await world.settle()

    assert workspace.said_in("chairs") == ["D1 We keep minutes", "D2 We meet weekly"]


async def test_a_mention_told_again_after_its_channel_moved_is_recorded_once(world: World) -> None:
    workspace = world.workspace
    workspace.add_channel("chairs", members=["rosa", "val"], private=True)
    heard = len(world.slack.deliveries)
    await workspace.post("val", "@Matters Arising decide We meet weekly", "chairs")
    await world.settle()
    told = world.slack.deliveries[heard:]
    old = workspace.channel("chairs").id
    new = await workspace.change_id("chairs")
    await world.settle()

    for again in told:
        for channel in (old, new):
            renamed = json.loads(json.dumps(again.payload).replace(old, channel))
            await world.slack.inbound._attempt(workspace, again.form, renamed, 1, "http_error")
    await world.settle()

    assert workspace.said_in("chairs") == ["D1 We meet weekly"]
