"""What every handler can reach: one value that `wiring` (or a test) puts together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.slack.background import Background
from bot.slack.outgoing.client import Client
from bot.slack.people import People
from scheduler.clock import Clock
from storage.database import Sessions
from storage.records import Action, Decision, Workspace


@dataclass(frozen=True)
class Awaited:
    """A record whose card its author waits for, `since` when, and the response_url of what they did."""

    record: Decision | Action
    since: datetime
    url: str | None


@dataclass(frozen=True)
class Bot:
    """The bot in the workspaces where it is installed. `tokens`, `clients` and `workspaces` are by team."""

    sessions: Sessions
    clock: Clock
    people: People
    tokens: Mapping[str, str]
    clients: Mapping[str, Client]
    workspaces: Mapping[str, Workspace]
    background: Background
    awaited: list[Awaited] = field(default_factory=list)
    """Told of by `bot.sources.late_cards`. What is forgotten here when the process ends is on record."""
