"""Every kind of person before every kind of channel, by every door, against an oracle written by hand."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from bot.sandbox.behaviour import responses
from bot.sandbox.payloads import interactions
from bot.slack.incoming.access import sight
from storage import actions, decisions, groups, outbox
from storage.database import Sessions
from storage.records import Answer, Assignee, Kind, NewMessage, OwnerKind, Resolution, Source
from tests import forging
from tests.reliability.test_sight import ALLOWED, cells
from tests.world import World, opened

INSIDE = {"member", "guest in it", "partner in it"}
"""Who is in each channel, and so may press what stands there and change what it keeps."""
CAN_NOT_PRESS = {"gone", "gone but listed", "robot", "robot in it", "nobody"}
"""Whoever has no account that is open presses nothing: Slack would sign no such thing."""

Door = Callable[[World, str, str], Awaitable[bool]]


@pytest.fixture
async def world(sqlite_sessions: Sessions) -> AsyncIterator[World]:
    async with opened(sqlite_sessions) as opened_world:
        opened_world.slack.strict_rates = False
        yield opened_world


async def record(world: World, channel: str) -> int:
    """Let a channel have a decision on record, whose wording names the channel."""
    source = Source(world.workspace.team_id, channel, world.workspace.person("member").id)
    async with world.sessions.begin() as session:
        await groups.ensure(session, source.team, channel)
        made = await decisions.record(session, Resolution(f"canary {channel}"), source=source, at=world.now)
    return made.id


async def looked_up(world: World, user: str, channel: str) -> bool:
    """Tell whether `/decisions` in the direct messages shows somebody a channel's decision."""
    workspace = world.workspace
    direct = workspace.direct(user)
    form = interactions.slash_command(
        workspace.app,
        workspace.who(user),
        workspace.where(direct),
        "/decisions",
        "canary",
        response_url=responses.new_url(workspace, direct, user),
        trigger_id=workspace.trigger(workspace.person(user)),
    )
    await world.slack.inbound.send(workspace, "slash_commands", dict(form))
    await world.bot.background.drain()
    return f"canary {channel}" in forging.told(world, user)[-1]


async def written_to(world: World, user: str, channel: str) -> bool:
    """Tell whether a message about a channel is sent to somebody."""
    said = f"to {user} of {channel}"
    async with world.sessions.begin() as session:
        greeting = NewMessage(
            key=said,
            kind=Kind.GREETING,
            team=world.workspace.team_id,
            channel=channel,
            recipient=user,
            at=world.now,
        )
        await outbox.put(session, greeting)
    await world.settle()
    async with world.sessions.read() as session:
        sent = await outbox.find(session, world.workspace.team_id, said)
    return sent is not None and sent.sent_ts is not None


async def pressed(world: World, user: str, channel: str) -> bool:
    """Tell whether Details opens, pressed in a channel."""
    [decision] = await _decisions(world, channel)
    await forging.press(world, user, "decision_details", str(decision), world.slack.channels[channel])
    return await _shown(world, user, channel)


async def pressed_in_a_modal(world: World, user: str, channel: str) -> bool:
    """Tell whether a button shows a decision that is pressed in a modal which is open."""
    [decision] = await _decisions(world, channel)
    view = forging.opened()
    shown = {name: view[name] for name in ("type", "title", "private_metadata")}
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "A form"}}]
    checked = world.slack.views.checked(shown | {"blocks": blocks}, "modal")
    world.slack.views.open(world.workspace, user, checked)
    await forging.press(world, user, "decision_details", str(decision), view=view)
    return await _shown(world, user, channel)


async def _shown(world: World, user: str, channel: str) -> bool:
    await world.bot.background.drain()
    stack = world.slack.views.stack(user)
    shown = any(f"canary {channel}" in str(view.given) for view in stack)
    stack.clear()
    return shown


async def sent_in(world: World, user: str, channel: str) -> bool:
    """Tell whether somebody's concern is taken."""
    [decision] = await _decisions(world, channel)
    words = {"concern": {"type": "plain_text_input", "value": f"by {user}"}}
    answer = await forging.submit(world, user, "concern_form", {"decision": decision}, **words)
    return answer.acked and not answer.body


async def written(world: World, user: str, channel: str) -> bool:
    """Tell whether somebody closes their action of a channel with a word to the bot alone."""
    workspace = world.workspace
    source = Source(workspace.team_id, channel, workspace.person("member").id)
    owner = [Assignee(OwnerKind.PERSON, user)]
    async with world.sessions.begin() as session:
        action = await actions.record(session, "feed it", owner, source=source, at=world.now)
    ts, direct = world.slack.stamp(), workspace.direct(user)
    event = {"type": "message", "channel_type": "im", "channel": direct.id, "user": user, "ts": ts}
    await workspace.tell_app(event | {"text": f"A{action.number} done", "event_ts": ts}, direct.id)
    await world.bot.background.drain()
    async with world.sessions.read() as session:
        [own] = await actions.owners_of(session, action)
    return own.answer is Answer.DONE


async def _decisions(world: World, channel: str) -> list[int]:
    async with world.sessions.read() as session:
        found = await decisions.latest(session, world.workspace.team_id, channel, limit=1)
    return [one.id for one in found]


DOORS: dict[str, tuple[Door, bool, set[str]]] = {
    "a look-up": (looked_up, False, CAN_NOT_PRESS),
    "a message to them": (written_to, False, set()),
    "a button in the channel": (pressed, True, CAN_NOT_PRESS),
    "a button in a modal": (pressed_in_a_modal, False, CAN_NOT_PRESS),
    "a form": (sent_in, True, CAN_NOT_PRESS),
    "words to the bot": (written, False, CAN_NOT_PRESS),
}
"""Each door, whether only those inside may come by it, and who can not try."""


async def wrong(world: World, door: str) -> list[tuple[str, str, bool]]:
    """Return each person and channel about which a door and the oracle differ, and what the door does."""
    enter, inside, can_not = DOORS[door]
    viewers, channels = await cells(world)
    for channel in channels.values():
        await record(world, channel)
    found = []
    for kind, channel in channels.items():
        for viewer, user in viewers.items():
            may = viewer in ALLOWED[kind] and (viewer in INSIDE or not inside)
            if viewer not in can_not and (entered := await enter(world, user, channel)) is not may:
                found.append((viewer, kind, entered))
    return found


@pytest.mark.parametrize("door", DOORS)
async def test_each_door_lets_in_who_may_see_a_group_and_nobody_else(world: World, door: str) -> None:
    assert await wrong(world, door) == []


@pytest.mark.parametrize(
    "door", ["a look-up", "a message to them", "a button in a modal", "words to the bot"]
)
async def test_a_door_that_did_not_ask_would_be_seen(
    world: World, monkeypatch: pytest.MonkeyPatch, door: str
) -> None:
    async def all_seeing(*_: object) -> bool:
        return True

    monkeypatch.setattr(sight, "sees", all_seeing)
    monkeypatch.setattr("bot.slack.incoming.access.sees", all_seeing)

    assert await wrong(world, door) != []
