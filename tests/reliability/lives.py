"""A bot that dies at a chosen point of its work, and is born again on the same database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot import house, sandbox
from bot.server import Events
from storage import database, outbox
from storage.database import PostgresSessions, Session, SqliteSessions
from tests.world import World, serving


class Killed(BaseException):
    """What ends everything at once: nobody who catches errors catches this."""


class Fate:
    """Counts the points between a request and its end, and kills at the one that was chosen.

    Points are each database statement, each side of a commit, and each side of a call to Slack.
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.count = 0
        self.at: int | None = None
        self.dead = False
        patch.setattr(Session, "execute", self._statements(Session.execute))
        for kind in (SqliteSessions, PostgresSessions):
            patch.setattr(kind, "begin", self._commits(kind.begin))
        patch.setattr(AsyncWebClient, "api_call", self._calls(AsyncWebClient.api_call))

    def kill_at(self, point: int | None) -> None:
        """Let it live, until it comes to this point."""
        self.count, self.at, self.dead = 0, point, False

    def pass_by(self) -> None:
        """Die here when it is time; the dead do nothing more."""
        self.count += 1
        self.dead = self.dead or self.count == self.at
        if self.dead:
            raise Killed

    def _statements(self, execute: Any) -> Any:
        async def statement(session: Session, *given: Any) -> Any:
            self.pass_by()
            return await execute(session, *given)

        return statement

    def _commits(self, begin: Any) -> Any:
        @asynccontextmanager
        async def transaction(sessions: Any) -> AsyncIterator[Session]:
            async with begin(sessions) as session:
                yield session
                self.pass_by()
            self.pass_by()

        return transaction

    def _calls(self, api_call: Any) -> Any:
        async def call(client: AsyncWebClient, *given: Any, **named: Any) -> Any:
            self.pass_by()
            answer = await api_call(client, *given, **named)
            self.pass_by()
            return answer

        return call


@asynccontextmanager
async def born(url: str, slack: sandbox.Slack, workspace: sandbox.Workspace) -> AsyncIterator[World]:
    """Start the bot on a database that may have been left in any state, as `bot.service` does."""
    sessions = database.connect(url)
    async with (
        house.opened(sessions, [workspace.bot_token], clock=slack.clock, api_url=slack.api_url) as opened,
        serving(Events(opened[1], workspace.signing_secret, slack.signing_clock)) as address,
    ):
        async with sessions.begin() as session:
            await outbox.orphan(session, now=slack.clock())
        slack.connect(f"{address}/slack/events")
        yield World(slack, workspace, sessions, opened[0], opened[2])
    await sessions.close()
