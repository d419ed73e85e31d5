"""Everybody who is connected: how long each may keep the server waiting, and who makes room when it is full.

Uvicorn waits for headers, for a body and for a reader as long as it takes, and lets in as many as come
(https://github.com/encode/uvicorn/blob/master/uvicorn/protocols/http/httptools_impl.py). Here each of these
has its time, and there are never so many connections that nothing is left for the database and for Slack.
"""

import asyncio
import resource
from collections import defaultdict
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Any

import structlog
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from bot.slack.logs import Seldom

MOST = 1000
"""Connections at once, of which Slack's own are a few dozen."""
RESERVE = 256
"""Descriptors that are left for the database, for calls to Slack, and for those who are on their way in."""
LARGEST_HEAD = 65_536
"""Bytes of a request line with its headers; Slack's own are about 1,000."""
LARGEST_REQUEST = 8_000_000
"""Bytes of a whole request as it comes, chunked or not; `bot.slack.incoming.server` bounds what is in it."""

ARRIVED = "arrived"
"""Under which name a request's scope has the moment when it began, in the event loop's time."""

log = structlog.get_logger()


def most_connections(descriptors: int | None = None) -> int:
    """Return how many connections there may be with so many `descriptors`, or else with those we have."""
    if descriptors is None:
        descriptors, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if descriptors == resource.RLIM_INFINITY:
        return MOST
    return min(MOST, max(descriptors - RESERVE, descriptors // 3))


def place_of(address: str) -> str:
    """Return where somebody connects from: an address, or of IPv6 the network, which has no end of them."""
    try:
        known = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if known.version == 4:
        return address
    return str(known.ipv4_mapped or ip_network((known, 64), strict=False))


@dataclass(frozen=True)
class Patience:
    """How long each may take, in seconds, and how far ahead they may ask; tests hurry it."""

    headers: float = 10.0
    """For a request line and its headers, from when the connection or the request began."""
    body: float = 15.0
    """From there to a request's end; `bot.slack.incoming.server` waits less, and tells the sender so."""
    idle: float = 5.0
    """From an answer to the beginning of the next request; what is left of the answer is read meanwhile."""
    reading: float = 10.0
    """For taking enough of an answer that more of it can be sent."""
    ahead: int = 10
    """How many requests may be sent before the first of them is answered; Slack sends one."""


class Waiting:
    """Those of one neighbourhood who keep us waiting, each kind in the order in which they began to."""

    def __init__(self) -> None:
        # Dicts, because they keep the order: whichever has kept us waiting longest comes first.
        self.silent: dict[Visitor, None] = {}
        self.speaking: dict[Visitor, None] = {}

    def __len__(self) -> int:
        return len(self.silent) + len(self.speaking)

    def add(self, visitor: "Visitor") -> None:
        """Take note that somebody keeps us waiting, from now on."""
        (self.speaking if visitor.speaks else self.silent)[visitor] = None

    def remove(self, visitor: "Visitor") -> None:
        """Take note that somebody does not, or not any more."""
        self.silent.pop(visitor, None)
        self.speaking.pop(visitor, None)

    def first(self) -> "Visitor":
        """Return the one to close first: silent for longest, or else heard from for longest."""
        return next(iter(self.silent or self.speaking))


class Crowd:
    """Everybody who is connected, at most so many. Those who keep us waiting are known by where they are.

    However many come from one place, and however fast, they make room for each other, and not those who
    come from elsewhere.
    """

    def __init__(self, most: int, patience: Patience) -> None:
        self.patience = patience
        self._most = most
        self._there: set[Visitor] = set()
        self._keeping_us = defaultdict[str, Waiting](Waiting)
        self._turned_away: dict[str, Seldom] = {}

    def enter(self, visitor: "Visitor") -> None:
        """Take somebody in; one of those makes room who are most where they are, or else nobody does."""
        if len(self._there) >= self._most:
            crowded = max(self._keeping_us.values(), key=len, default=None)
            self.turn_away(crowded.first() if crowded else visitor, "there are too many")
        if not visitor.transport.is_closing():
            self._there.add(visitor)

    def leave(self, visitor: "Visitor") -> None:
        """Take note that somebody is gone."""
        self._there.discard(visitor)
        self.serves(visitor)

    def waits_for(self, visitor: "Visitor") -> None:
        """Take note that somebody keeps us waiting, from now on."""
        if visitor in self._there:
            self._keeping_us[visitor.place].remove(visitor)
            self._keeping_us[visitor.place].add(visitor)

    def hears(self, visitor: "Visitor") -> None:
        """Take note that somebody who keeps us waiting has begun to say something."""
        waiting = self._keeping_us.get(visitor.place)
        if waiting is not None and visitor in waiting.silent:
            self.waits_for(visitor)

    def serves(self, visitor: "Visitor") -> None:
        """Take note that it is our turn to do something for somebody."""
        waiting = self._keeping_us.get(visitor.place)
        if waiting is not None:
            waiting.remove(visitor)
            if not waiting:
                del self._keeping_us[visitor.place]

    def turn_away(self, visitor: "Visitor", why: str) -> None:
        """Hang up on somebody at once, whatever is left to say."""
        self.leave(visitor)
        visitor.transport.abort()
        held_back = self._turned_away.setdefault(why, Seldom()).due(asyncio.get_running_loop().time())
        if held_back is not None:
            log.warning("connection closed", why=why, others=held_back, connections=len(self._there))


class Visitor(HttpToolsProtocol):
    """One connection, with a time by which the other end must have done its part."""

    def __init__(self, *given: Any, crowd: Crowd, **named: Any) -> None:
        super().__init__(*given, **named)
        self._crowd = crowd
        self._patience = crowd.patience
        self._deadline: asyncio.TimerHandle | None = None
        self._receiving = False
        self._in_head = True
        self._bytes = 0
        self.place = ""

    @property
    def speaks(self) -> bool:
        """Whether they have begun to say what they want."""
        return self._bytes > 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Let somebody in, who is to say at once what they want."""
        super().connection_made(transport)
        self.place = place_of(self.client[0] if self.client else "")
        self._crowd.enter(self)
        self._expect(self._patience.headers)

    def connection_lost(self, exc: Exception | None) -> None:
        """Let somebody go."""
        self._crowd.leave(self)
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, within bounds."""
        super().data_received(data)
        self._bytes += len(data)
        self._crowd.hears(self)
        if self._bytes > (LARGEST_HEAD if self._in_head else LARGEST_REQUEST):
            self._crowd.turn_away(self, "the request is too large")

    def on_message_begin(self) -> None:
        """Have the headers of a request come in time; those of the first are waited for already."""
        super().on_message_begin()
        self.scope["state"][ARRIVED] = self.loop.time()
        self._receiving = self._in_head = True
        self._bytes = 0
        if len(self.pipeline) >= self._patience.ahead:
            self._crowd.turn_away(self, "it asks faster than it is answered")
        elif self.cycle is not None:
            self._expect(self._patience.headers)

    def on_headers_complete(self) -> None:
        """Have the rest of a request come in time."""
        super().on_headers_complete()
        self._in_head = False
        self._expect(self._patience.body)

    def on_message_complete(self) -> None:
        """Let our own work take the time it needs."""
        super().on_message_complete()
        self._receiving = False
        self._serve()

    def on_response_complete(self) -> None:
        """Wait for the next request, unless this one or another is still coming."""
        super().on_response_complete()
        # Uvicorn's own time limit restarts with every byte, and waits for a client that never reads.
        self._unset_keepalive_if_required()
        self._wait_for_more()

    def pause_writing(self) -> None:
        """Give a client that reads too slowly a time by which to be done."""
        super().pause_writing()
        self._expect(self._patience.reading)

    def resume_writing(self) -> None:
        """Go on, since enough was read."""
        super().resume_writing()
        self._wait_for_more()

    def _wait_for_more(self) -> None:
        if self._receiving:
            return
        if self.cycle.response_complete:
            self._bytes = 0
            self._expect(self._patience.idle)
        else:
            self._serve()

    def _expect(self, seconds: float) -> None:
        self._stop_waiting()
        if self.transport.is_closing() and self.transport.get_write_buffer_size() == 0:
            return
        self._crowd.waits_for(self)
        self._deadline = self.loop.call_later(seconds, self._crowd.turn_away, self, "it took too long")

    def _serve(self) -> None:
        self._stop_waiting()
        # Whoever goes on asking while we answer would never be among those who make room.
        if not self.pipeline:
            self._crowd.serves(self)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
