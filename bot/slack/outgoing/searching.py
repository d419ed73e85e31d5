"""Looks in Slack's history for one message of ours that may or may not have arrived."""

import math
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.slack.people import People, Unsure
from storage.records import Outgoing, subjects

EVENT_TYPE = "matters_delivery"
"""The metadata that marks each of our messages with its key."""
NEAR = timedelta(minutes=1)
AROUND = timedelta(minutes=10)
"""How far from the time of sending a message in doubt is searched for; Slack's clock may differ."""
MARGIN = timedelta(days=1)
"""How far back a message is searched for whose time of sending is not known, only when it fell due."""
PAGE = 200
MOST_PAGES = 20
MOST_PAGES_SINCE = 45
"""Fewer than may be read within a minute; a longer history is left to the operator."""
NEWEST_PAGES = 2
"""How many of the latest pages are read, whatever the clocks say."""

SlackMessage = Mapping[str, Any]


@dataclass
class Search:
    """One search for `outgoing` in the Slack channel `target`, where and when it was `tried` to send it.

    Of the messages met on the way, `unmarked` are those that carry no metadata, ours or not; `marked` tells
    that another was marked by us, so that Slack does show what we marked.
    """

    people: People
    outgoing: Outgoing
    target: str
    tried: datetime
    unmarked: list[SlackMessage] = field(default_factory=list)
    marked: bool = False
    places: dict[str, str] = field(default_factory=dict)
    floor: float | None = None
    """From when on everything was looked through, in seconds, if the latest messages were."""

    async def near(self) -> str | None:
        """Look through a minute or so; a message that is not found there may still be elsewhere."""
        async for said, _ in self._pages(MOST_PAGES, self._window(NEAR)):
            if (found := self._among(said)) is not None:
                return found
        return None

    async def far(self) -> str | None:
        """Look through the latest messages, and those around then; raise Unsure if Slack did not give all."""
        if self.outgoing.about.thread:
            # Replies come oldest first, so all of them are read.
            return await self._all({})
        reaches_back = False
        try:
            async for said, more in self._pages(NEWEST_PAGES, {}):
                found = self._among(said)
                self.floor = min(map(_seconds, said), default=math.inf) if more else -math.inf
                if found is not None:
                    return found
                reaches_back = reaches_back or not more or self._is_before(said)
        except Unsure:
            # An app that may read one page a minute makes do with it where it goes back far enough.
            if not reaches_back:
                raise
        # If much was said since, the latest pages do not reach back to when it was sent.
        return None if reaches_back else await self._all(self._window(AROUND))

    async def since(self) -> str | None:
        """Look through everything since it may have been sent; raise Unsure if Slack did not give all."""
        thread = self.outgoing.about.thread
        oldest = {} if thread else {"oldest": f"{(self.tried - MARGIN).timestamp():.6f}"}
        return await self._all(oldest, MOST_PAGES_SINCE)

    def reaches(self, tried: datetime) -> bool:
        """Tell whether a message that it was `tried` to send then was among what was looked through."""
        return self.floor is not None and self.floor < (tried - AROUND).timestamp()

    def _is_before(self, said: list[SlackMessage]) -> bool:
        return any(_seconds(one) < (self.tried - AROUND).timestamp() for one in said)

    async def _all(self, window: dict[str, str], most: int = MOST_PAGES) -> str | None:
        async for said, more in self._pages(most, window):
            if (found := self._among(said)) is not None:
                return found
            if not more:
                return None
        raise Unsure("not found yet, and not all was looked through")

    def _window(self, around: timedelta) -> dict[str, str]:
        return {
            "oldest": f"{(self.tried - around).timestamp():.6f}",
            "latest": f"{(self.tried + around).timestamp():.6f}",
        }

    async def _pages(
        self, most: int, window: dict[str, str]
    ) -> AsyncIterator[tuple[list[SlackMessage], bool]]:
        """Yield what was said, a page at a time, and whether there is more."""
        asked: dict[str, Any] = {"channel": self.target, "limit": PAGE, "include_all_metadata": True} | window
        method = "conversations.history"
        if thread_ts := self.outgoing.about.thread:
            method, asked = "conversations.replies", asked | {"ts": thread_ts}
        for _ in range(most):
            page = await self.people.ask(self.outgoing.team, method, **asked)
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            yield page.get("messages") or [], bool(cursor or page.get("has_more"))
            if not cursor:
                return
            asked["cursor"] = cursor

    def _among(self, said: list[SlackMessage]) -> str | None:
        self.unmarked += [one for one in said if not one.get("metadata")]
        self.places |= {key: str(one["ts"]) for one in reversed(said) for key in _keys(one)}
        self.marked = bool(self.places)
        return self.places.get(self.outgoing.key)


def marks(outgoing: Outgoing) -> dict[str, Any]:
    """Return what marks a message in Slack as ours: its key, and the keys of what it carries."""
    about = outgoing.about
    carries = {"carries": list(about.parts)} if isinstance(about, subjects.Carrying) else {}
    return {"key": outgoing.key, **carries}


def _keys(said: SlackMessage) -> list[str]:
    """Return the keys that mark a message as ours; none for another's."""
    metadata = said.get("metadata") or {}
    if metadata.get("event_type") != EVENT_TYPE:
        return []
    payload = metadata.get("event_payload") or {}
    return [key for key in (payload.get("key"), *(payload.get("carries") or ())) if key]


def _seconds(said: SlackMessage) -> float:
    """Return when a message was posted; infinity, which is never too early, for an unreadable time."""
    try:
        return float(said.get("ts") or "inf")
    except ValueError:
        return float("inf")
