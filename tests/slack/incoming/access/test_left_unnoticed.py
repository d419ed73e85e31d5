"""Every door, tried by somebody who left a private group a minute ago without a word of Slack's."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import select

from bot import app
from bot.sandbox import Message
from bot.sandbox.data.channels import Channel
from bot.slack.incoming.access.doors import GONE, UNSURE
from bot.slack.incoming.access.named import NOTHING_LIKE_THAT, VALUES
from storage import groups
from storage.database import Sessions
from storage.tables import metadata
from tests import forging
from tests.slack.incoming.access.carried import CANARY, PRESSED, Ids, ids, kept, sent_in
from tests.slack.incoming.access.leaving import MEMBERS, a_minute_later, is_stored, thrown_out
from tests.slack.incoming.access.test_values import kinds, record
from tests.world import World, opened

NOT_HERE = {NOTHING_LIKE_THAT, *(kind.unknown for kind in VALUES.values())}
"""What is said of what is not theirs, where nothing tells which group it would be of."""


@pytest.fixture
async def world(sessions_kept: Sessions) -> AsyncIterator[World]:
    """Yield a private group of which Val has all kinds of things on her screen, and which she leads."""
    async with opened(sessions_kept) as opened_world:
        workspace = opened_world.workspace
        workspace.add_channel("chairs", members=["rosa", "ade", "val"], private=True)
        for person, command in (
            ("val", f"/decide The {CANARY} sings in private"),
            ("val", f"/decide The {CANARY} sings in private no more"),
            ("rosa", f"/action @val feed the {CANARY} by Friday 4 December"),
            ("val", f"/action @ade draft the {CANARY} paper by Friday after next"),
            ("val", "/meeting 3 December at 10:00"),
        ):
            await workspace.slash(person, command, channel="chairs")
            await opened_world.settle()
        await workspace.click("val", "Confirm")
        await workspace.slash("val", "/meeting every Tuesday at 10:00", channel="chairs")
        await workspace.slash("val", "/meeting cancel 3 December", channel="chairs")
        await workspace.slash("ade", "/meeting move 3 December to 10 December", channel="chairs")
        await workspace.click("ade", "Confirm")
        await workspace.post("val", f"A1 who feeds the {CANARY} at weekends")
        await workspace.slash("rosa", f"/action @ade sell the {CANARY}", channel="chairs")
        await workspace.slash("ade", f"/action @val buy the {CANARY}", channel="chairs")
        await opened_world.advance(minutes=11)
        opened_world.slack.strict_rates = False
        yield opened_world


async def gone(world: World, person: str = "val") -> dict[str, list[Any]]:
    """Let somebody close their forms and leave unnoticed, and a minute pass; return what is on record."""
    world.slack.views.stack(world.workspace.person(person).id).clear()
    thrown_out(world, person)
    await a_minute_later(world)
    return await on_record(world)


async def on_record(world: World) -> dict[str, list[Any]]:
    """Return all that is on record but who is in the group, and whose work is to be handed on since."""
    found = await record(world)
    handing_on = [*metadata.tables["owners"].columns.keys()].index("hand_on_at")
    found["owners"] = [row[:handing_on] + row[handing_on + 1 :] for row in found["owners"]]
    async with world.sessions.read() as session:
        table = metadata.tables["awareness"]
        found["awareness"] = [tuple(row) for row in await session.execute(select(table).order_by(*table.c))]
    return {name: rows for name, rows in found.items() if name != "members"}


def screen(world: World, person: str) -> list[tuple[Channel, Message, bool]]:
    """Return each message that somebody has before them, where it is, and whether it is theirs alone."""
    chairs, direct = world.workspace.channel("chairs"), world.workspace.direct(person)
    found = [(chairs, each, False) for each in world.workspace.messages("chairs")]
    found += [(chairs, each, True) for each in world.workspace.ephemerals(person)]
    return found + [(direct, each, False) for each in world.workspace.direct_messages(person)]


async def came(world: World, person: str, before: int) -> list[str]:
    """Return what somebody has been told since, who reads nothing of the group."""
    await world.settle()
    said = forging.told(world, person)[before:]
    stack = world.slack.views.stack(world.workspace.person(person).id)
    assert CANARY not in " ".join([*said, *(str(view.given) for view in stack)])
    return said


async def test_each_button_on_the_screen_of_somebody_who_is_there_is_theirs_to_press(world: World) -> None:
    shown = [
        (place, message, alone, element)
        for place, message, alone in screen(world, "val")
        for _, element in forging.buttons(message)
    ]
    await a_minute_later(world)

    for place, message, alone, element in shown:
        count = len(forging.told(world, "val"))
        name, value = element["action_id"], element["value"]
        await forging.press(world, "val", name, value, place, on=message, alone=alone)
        await world.settle()
        world.slack.views.stack(world.workspace.person("val").id).clear()
        said = forging.told(world, "val")[count:]
        assert not {GONE, *NOT_HERE}.intersection(said), (name, said)


async def test_no_button_on_their_screen_does_anything(world: World) -> None:
    shown = [
        (place, message, alone, element)
        for place, message, alone in screen(world, "val")
        for _, element in forging.buttons(message)
    ]
    names = {element["action_id"] for *_, element in shown}
    assert names >= {"action_undo", "ask_accept", "decision_replaces", "decision_undo", "meeting_alter"}
    assert names >= {"draft_1", "meeting_agree", "meeting_alter_change", "meeting_confirm", "note_group"}
    before = await gone(world)

    for place, message, alone, element in shown:
        count = len(forging.told(world, "val"))
        name, value = element["action_id"], element["value"]
        await forging.press(world, "val", name, value, place, on=message, alone=alone)
        assert await came(world, "val", count) == [GONE], (name, place.id)

    assert await on_record(world) == before
    assert not await is_stored(world, "val")


async def test_no_button_of_the_table_does_anything_wherever_it_stands(world: World) -> None:
    theirs = await ids(world)
    chairs, direct = world.workspace.channel("chairs"), world.workspace.direct("val")
    ask = [each for each in world.workspace.direct_messages("val") if "I'll do it" in each.readable][-1]
    before = await gone(world)

    for name, kind in kinds(app.BUTTONS).items():
        for place, on in ((chairs, None), (direct, ask), (None, None)):
            count = len(forging.told(world, "val"))
            view = forging.opened("x", str(kept(theirs)))
            await forging.press(world, "val", name, str(PRESSED[kind](theirs)), place, on=on, view=view)
            said = await came(world, "val", count)
            assert said == [GONE] if place else set(said) <= NOT_HERE, (name, place)
            assert len(said) == 1, (name, place)

    assert await on_record(world) == before
    assert not await is_stored(world, "val")


async def test_no_form_does_anything(world: World) -> None:
    theirs: Ids = await ids(world)
    before = await gone(world)

    for name, kind in kinds(app.FORMS).items():
        answer = await forging.submit(world, "val", name, sent_in(kind, theirs))
        assert NOTHING_LIKE_THAT in answer.body, name
        assert await came(world, "val", len(forging.told(world, "val"))) == [], name

    assert await on_record(world) == before
    assert not await is_stored(world, "val")


@pytest.mark.parametrize(
    "words",
    ["done", "A1 done", "A2 done", "done. It sings again.", "A1 half of it is sung", "not my job", "I'm ill"],
)
@pytest.mark.parametrize("threaded", [False, True], ids=["outside threads", "in a thread"])
async def test_no_words_to_the_bot_do_anything(world: World, words: str, threaded: bool) -> None:
    ask = [each for each in world.workspace.direct_messages("val") if "I'll do it" in each.readable][-1]
    before, count = await gone(world), len(forging.told(world, "val"))

    await world.workspace.post("val", words, thread=ask.ts if threaded else None)
    await world.settle()

    assert forging.told(world, "val")[count:] == [GONE]
    assert await on_record(world) == before
    assert not await is_stored(world, "val")


async def test_no_reaction_does_anything(world: World) -> None:
    workspace = world.workspace
    ts = await workspace.post("rosa", f"let's sell the {CANARY}", "chairs")
    before, count = await gone(world), len(forging.told(world, "val"))
    user, channel = workspace.person("val").id, workspace.channel("chairs").id

    for reaction in ("scales", "pushpin"):
        item = {"type": "message", "channel": channel, "ts": ts}
        event = {"type": "reaction_added", "user": user, "reaction": reaction, "item": item}
        await workspace.tell_app(event | {"event_ts": world.slack.stamp()}, "chairs")
        assert await came(world, "val", count) == []

    assert await on_record(world) == before


@pytest.mark.parametrize("words", ["done", "A1 done", "A1 half of it is sung", "not my job"])
async def test_while_slack_does_not_say_whether_they_left_words_to_the_bot_do_nothing(
    world: World, words: str
) -> None:
    before, count = await gone(world), len(forging.told(world, "val"))
    world.slack.faults.add(MEMBERS, "ok:false", times=1, error="fatal_error")

    await world.workspace.post("val", words)
    await world.settle()

    assert forging.told(world, "val")[count:] == [UNSURE]
    assert await on_record(world) == before


async def test_words_that_slack_tells_of_twice_are_refused_once(world: World) -> None:
    await gone(world)
    count = len(forging.told(world, "val"))
    world.slack.faults.add("message", "duplicate")

    await world.workspace.post("val", "done")
    await world.settle()

    assert forging.told(world, "val")[count:] == [GONE]


async def test_whoever_is_no_longer_there_decides_nothing_though_the_channel_is_public(world: World) -> None:
    world.workspace.channel("chairs").kind = "public"
    [question] = [
        each for each in world.workspace.direct_messages("val") if "asks for a change" in each.plain
    ]
    before = await gone(world)

    await world.workspace.click("val", "Confirm", ts=question.ts)
    await world.settle()

    assert forging.told(world, "val")[-1] == GONE
    assert await on_record(world) == before


async def test_whoever_left_a_public_channel_may_read_what_it_holds_and_changes_nothing(world: World) -> None:
    world.workspace.channel("chairs").kind = "public"
    shown = [
        (place, message, element)
        for place, message, alone in screen(world, "val")
        for _, element in forging.buttons(message)
        if place.id != world.workspace.channel("chairs").id
    ]
    assert {element["action_id"] for *_, element in shown} >= {"ask_accept", "ask_decline", "note_group"}
    before = await gone(world)

    for place, message, element in shown:
        count = len(forging.told(world, "val"))
        await forging.press(world, "val", element["action_id"], element["value"], place, on=message)
        await world.settle()
        if not element["action_id"].endswith("_details"):
            assert forging.told(world, "val")[count:] == [GONE], element["action_id"]

    assert await on_record(world) == before


async def test_a_plan_that_the_chair_confirms_makes_its_asker_no_member_again(world: World) -> None:
    workspace = world.workspace
    await workspace.slash("val", "/meeting every Monday at 9:00", channel="chairs")
    await workspace.click("val", "Confirm", ephemeral=True)
    await workspace.slash("ade", "/meeting every Friday at 9:00", channel="chairs")
    await workspace.click("ade", "Confirm", ephemeral=True)
    await world.settle()
    await workspace.leave("ade", "chairs")
    await world.settle()

    await workspace.click("val", "Confirm", dm=True)
    await world.settle()

    async with world.sessions.read() as session:
        group = await groups.find(session, workspace.team_id, workspace.channel("chairs").id)
    assert group is not None
    assert "This group meets every Friday" in workspace.said_in("chairs")[-1]
    assert not await is_stored(world, "ade")
