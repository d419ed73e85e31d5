"""One message, as it is stored, as the Web API returns it, and as a person reads it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.sandbox import blocks as block_kit
from bot.sandbox.payloads import Json
from bot.sandbox.text import mrkdwn


@dataclass
class Message:
    """A message in a channel, a thread or a direct message; `ts` is its id there."""

    ts: str
    channel: str
    user: str
    team: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    metadata: Json | None = None
    edited: Json | None = None
    reactions: dict[str, list[str]] = field(default_factory=dict)
    bot_id: str | None = None
    app_id: str | None = None
    subtype: str | None = None
    client_msg_id: str | None = None
    ephemeral_to: str | None = None
    names: Mapping[str, str] = field(default_factory=dict, repr=False)
    broadcast: bool = False
    choices: dict[str, dict[str, dict[str, Json]]] = field(default_factory=dict)
    """What each person has chosen in its menus, as `state.values`."""

    @property
    def plain(self) -> str:
        """The text as a person reads it: `@sam` for `<@U…>`, `&` for `&amp;`, a link's words for the link."""
        return mrkdwn.plain(self.text, self.names)

    @property
    def readable(self) -> str:
        """The blocks in plain words, one line each, buttons as `[Label]`; the text when there are none."""
        return block_kit.visible_text(self.blocks, self.names) if self.blocks else self.plain

    @property
    def in_thread(self) -> bool:
        """Whether it is a reply; a thread's first message is not."""
        return self.thread_ts is not None and self.thread_ts != self.ts

    def as_event(self) -> Json:
        """Return the message object that events, interactions and the history share."""
        shape: Json = {
            "type": "message",
            "user": self.user,
            "ts": self.ts,
            "text": self.text,
            "team": self.team,
        }
        optional = {
            "subtype": self.subtype,
            "client_msg_id": self.client_msg_id,
            "bot_id": self.bot_id,
            "app_id": self.app_id,
            "thread_ts": self.thread_ts,
            "edited": self.edited,
            "blocks": self.blocks,
            "attachments": self.attachments,
        }
        return shape | {name: value for name, value in optional.items() if value}

    def as_history(self, *, with_metadata: bool, replies: "list[Message]") -> Json:
        """Return the message as `conversations.history` does, with the size of a thread it starts."""
        shape = self.as_event()
        if self.reactions:
            shape["reactions"] = [
                {"name": name, "users": list(users), "count": len(users)}
                for name, users in self.reactions.items()
            ]
        if with_metadata and self.metadata:
            shape["metadata"] = self.metadata
        if replies:
            shape |= {
                "reply_count": len(replies),
                "reply_users": list(dict.fromkeys(reply.user for reply in replies)),
                "reply_users_count": len({reply.user for reply in replies}),
                "latest_reply": replies[-1].ts,
                "is_locked": False,
                "subscribed": False,
            }
        return shape
