"""What the bot has written since a moment, anywhere in the workspace, and who can read it there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.demo.page.screen import DIRECT
from bot.demo.world import World
from bot.sandbox import Message
from bot.sandbox.data.channels import Channel

LONGEST = 200
Snapshot = dict[tuple[str, str], str]
"""The words of each message of the bot, by channel and ts."""


@dataclass(frozen=True)
class NewMessage:
    """A message that the bot wrote or changed: where, for whom, and as whom to read it there."""

    ts: str
    when: str
    whom: str
    words: str
    changed: bool
    handle: str
    place: str


def snapshot(world: World) -> Snapshot:
    """Return everything that the bot has written so far."""
    return {(message.channel, message.ts): message.readable for message in _by_bot(world)}


def since(world: World, before: Snapshot, person: str) -> list[NewMessage]:
    """Return what was written or changed since `before`, oldest first, in the zone of a person (an id)."""
    fresh = [
        message for message in _by_bot(world) if before.get((message.channel, message.ts)) != message.readable
    ]
    return [
        _new_message(world, message, person, changed=(message.channel, message.ts) in before)
        for message in sorted(fresh, key=lambda message: message.ts)
    ]


def _by_bot(world: World) -> Iterator[Message]:
    bot = world.workspace.bot_user
    listed = [message for channel in world.slack.channels.values() for message in channel.timeline()]
    yield from (message for message in [*listed, *world.workspace.ephemeral_messages] if message.user == bot)


def _new_message(world: World, message: Message, person: str, *, changed: bool) -> NewMessage:
    people = world.slack.people
    channel = world.slack.channels[message.channel]
    name = channel.name(world.workspace.team_id)
    reader = message.ephemeral_to or _reader(world, channel, person)
    where = f"in #{name}" if name else "directly"
    alone = message.ephemeral_to or not name
    whom = f"to {people[reader].real_name} {'alone, ' if name else ''}{where}" if alone else where
    lines = message.readable.splitlines() or [""]
    when = datetime.fromtimestamp(float(message.ts), UTC).astimezone(ZoneInfo(people[person].zone))
    return NewMessage(
        ts=message.ts,
        when=f"{when:%a} {when.day} {when:%b, %H:%M}",
        whom=whom,
        words=lines[0] if len(lines[0]) <= LONGEST else f"{lines[0][:LONGEST]}…",
        changed=changed,
        handle=people[reader].handle,
        place=name or DIRECT,
    )


def _reader(world: World, channel: Channel, person: str) -> str:
    """Return somebody who can read a channel: this person, if they are in it."""
    there = [member for member in channel.members if not world.slack.people[member].is_bot]
    return person if person in there or not there else there[0]
