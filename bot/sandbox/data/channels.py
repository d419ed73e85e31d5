"""Channels, private channels and direct messages, and how `conversations.info` describes them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from bot.sandbox.data.messages import Message
from bot.sandbox.payloads import Json

Kind = Literal["public", "private", "im", "mpim"]


@dataclass
class Channel:
    """A conversation; `members` are user ids, bots among them, in the order in which they joined."""

    id: str
    team: str
    kind: Kind
    creator: str
    created: int
    names: dict[str, str] = field(default_factory=dict)
    """Its name in each workspace that has it: the sides of a shared channel may differ."""
    members: list[str] = field(default_factory=list)
    messages: dict[str, Message] = field(default_factory=dict)
    archived: bool = False
    topic: str = ""
    purpose: str = ""

    @property
    def teams(self) -> list[str]:
        """The workspaces that have it, its host first."""
        return list(dict.fromkeys([self.team, *self.names]))

    @property
    def is_shared(self) -> bool:
        """Whether people of another workspace are in it by Slack Connect."""
        return len(self.teams) > 1

    @property
    def letter(self) -> str:
        """Slack's word for its kind in a `message` event's channel_type."""
        return {"public": "channel", "private": "group"}.get(self.kind, self.kind)

    def name(self, team: str) -> str:
        """Return its name as `team` sees it."""
        return self.names.get(team) or self.names.get(self.team, "")

    def timeline(self, thread: str | None = None) -> Iterator[Message]:
        """Yield its messages oldest first: all of them, or one thread with its first message."""
        for ts in sorted(self.messages):
            message = self.messages[ts]
            if thread is None or ts == thread or message.thread_ts == thread:
                yield message

    def replies(self, ts: str) -> list[Message]:
        """Return the replies under a message, without the message itself."""
        return [message for message in self.timeline(ts) if message.ts != ts]

    def as_channel(self, *, team: str, viewer: str) -> Json:
        """Return the channel object for the bot user `viewer` of `team`."""
        if self.kind == "im":
            other = next((member for member in self.members if member != viewer), viewer)
            return {
                "id": self.id,
                "created": self.created,
                "is_archived": self.archived,
                "is_im": True,
                "is_org_shared": False,
                "context_team_id": self.team,
                "user": other,
                "is_user_deleted": False,
                "priority": 0,
            }
        name = self.name(team)
        return {
            "id": self.id,
            "name": name,
            "name_normalized": name,
            "is_channel": self.kind == "public",
            "is_group": self.kind == "private",
            "is_im": False,
            "is_mpim": self.kind == "mpim",
            "is_private": self.kind != "public",
            "created": self.created,
            "is_archived": self.archived,
            "is_general": False,
            "unlinked": 0,
            "is_shared": self.is_shared,
            "is_org_shared": False,
            "is_ext_shared": self.is_shared,
            "is_pending_ext_shared": False,
            "pending_shared": [],
            "context_team_id": team,
            "conversation_host_id": self.team,
            "shared_team_ids": self.teams,
            "connected_team_ids": [other for other in self.teams if other != team],
            "parent_conversation": None,
            "creator": self.creator,
            "is_member": viewer in self.members,
            "topic": {"value": self.topic, "creator": "", "last_set": 0},
            "purpose": {"value": self.purpose, "creator": "", "last_set": 0},
            "previous_names": [],
        }
