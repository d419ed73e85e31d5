"""What one person sees on the page: people to be, places to look at, and the messages in one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.demo import chat
from bot.demo.world import World
from bot.sandbox import Message
from bot.sandbox.data.channels import Channel
from bot.sandbox.data.people import Person
from bot.sandbox.text.mrkdwn import Reader

DIRECT, HOME = "@bot", "@home"
"""The two tabs of the bot in an address of the page; no channel's name begins like that."""
REACTIONS = {"scales": "⚖️", "pushpin": "📌"}


@dataclass(frozen=True)
class Persona:
    """Somebody whom the visitor can be."""

    id: str
    handle: str
    name: str
    about: str
    city: str
    here_and_now: str
    unread: int = 0


@dataclass(frozen=True)
class Place:
    """A channel, the direct messages or the Home beside them, as an address and as a title."""

    key: str
    title: str
    channel: Channel
    unread: int = 0

    @property
    def named(self) -> str | None:
        """The channel's name as the sandbox takes it, or None for the direct messages and the Home."""
        return None if self.key in (DIRECT, HOME) else self.key


@dataclass
class Line:
    """A message as somebody sees it, with the replies under it."""

    message: Message
    author: str
    by_bot: bool
    when: str
    own: bool
    reactions: list[tuple[str, str, int, bool]]
    """Symbol, name, how many, and whether the reader is one of them."""
    replies: list[Line] = field(default_factory=list)


class Screens:
    """Everybody's screens, and what each of them has read."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._read: dict[tuple[str, str], str] = {}
        self._begun = f"{world.now.timestamp():.6f}"

    def people(self) -> list[Persona]:
        """Return everybody whom a visitor can be, in the order in which they were added."""
        return [self.persona(person) for person in self._people()]

    def persona(self, person: Person) -> Persona:
        """Return a person as the visitor can be them, with the time where they are."""
        told = chat.NAMES.get(person.handle, person.real_name)
        about = told.partition(" (")[2].rstrip(")")
        zone = ZoneInfo(person.zone)
        return Persona(
            id=person.id,
            handle=person.handle,
            name=person.real_name,
            about=about[:1].upper() + about[1:],
            city=person.zone.rpartition("/")[2].replace("_", " "),
            here_and_now=_moment(self._world.now.astimezone(zone)),
            unread=sum(place.unread for place in self.places(person)),
        )

    def places(self, person: Person) -> list[Place]:
        """Return the channels somebody is in, their direct messages with the bot, and its Home tab."""
        workspace = self._world.workspace
        found = [
            self._place(person, name, f"#{name}", self._world.slack.channels[id_])
            for name, id_ in workspace.channel_names.items()
            if person.id in self._world.slack.channels[id_].members
        ]
        name, direct = self._world.slack.app_name, workspace.direct(person.id)
        home = Place(HOME, f"Home of {name}", direct)
        return [*found, self._place(person, DIRECT, name, direct), home]

    def joinable(self, person: Person) -> list[str]:
        """Return the names of the public channels that somebody could enter."""
        channels = self._world.slack.channels
        return [
            name
            for name, id_ in self._world.workspace.channel_names.items()
            if person.id not in channels[id_].members and channels[id_].kind == "public"
        ]

    def mentionable(self) -> list[tuple[str, str, str]]:
        """Return who can be named after an @: what is typed, what they are called, and what they are."""
        app = self._world.slack.app_name
        return [*((each.handle, each.name, each.about) for each in self.people()), (app, app, "APP")]

    def liveliest(self, person: Person) -> Place:
        """Return the place with the latest message, which is what to look at first."""
        return max(self.places(person), key=lambda place: max(place.channel.messages, default=""))

    def lines(self, person: Person, channel: Channel) -> list[Line]:
        """Return a place's messages as somebody sees them, oldest first, replies under what they answer."""
        tops: dict[str, Line] = {}
        for message in self._visible(person, channel):
            line = self._line(message, person)
            if message.in_thread and message.thread_ts in tops:
                tops[message.thread_ts].replies.append(line)
            else:
                tops[message.ts] = line
        return list(tops.values())

    def has_read(self, person: Person, channel: Channel) -> None:
        """Remember that somebody has seen everything in a place."""
        self._read[person.id, channel.id] = max(
            (message.ts for message in self._visible(person, channel)), default=self._begun
        )

    def reader(self, person: Person) -> Reader:
        """Return who reads, for the markup of messages: people are shown by their real names."""
        slack = self._world.slack
        called = {each.id: each.real_name for each in slack.people.values()}
        return Reader(slack.names | called, self._world.now.astimezone(ZoneInfo(person.zone)))

    def _place(self, person: Person, key: str, title: str, channel: Channel) -> Place:
        since = self._read.get((person.id, channel.id), self._begun)
        unread = [
            message
            for message in self._visible(person, channel)
            if message.ts > since and message.user != person.id
        ]
        return Place(key, title, channel, len(unread))

    def _visible(self, person: Person, channel: Channel) -> list[Message]:
        seen = self._world.workspace.visible_to(person.id)
        return [message for message in seen if message.channel == channel.id]

    def _line(self, message: Message, person: Person) -> Line:
        slack = self._world.slack
        author = slack.people.get(message.user)
        when = datetime.fromtimestamp(float(message.ts), UTC).astimezone(ZoneInfo(person.zone))
        return Line(
            message=message,
            author=author.real_name if author else slack.names.get(message.user, "Slack").capitalize(),
            by_bot=author is None or author.is_bot,
            when=_moment(when),
            own=message.user == person.id,
            reactions=[
                (REACTIONS.get(name, f":{name}:"), name, len(users), person.id in users)
                for name, users in message.reactions.items()
            ],
        )

    def _people(self) -> Iterator[Person]:
        for person in self._world.slack.people.values():
            if not person.is_bot and not person.deleted:
                yield person


def _moment(when: datetime) -> str:
    return f"{when:%A} {when.day} {when:%B %Y, %H:%M}"
