"""What every handler can reach: one value that `wiring` (or a test) puts together."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.slack.background import Background
from bot.slack.outgoing.client import Client
from bot.slack.people import People
from scheduler.clock import Clock
from storage.database import Sessions
from storage.records import Workspace


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
