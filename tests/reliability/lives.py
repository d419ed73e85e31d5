"""A bot that dies at a chosen point of its work, and is born again on the same database."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import FrameType
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot import sandbox, wiring
from bot.slack.incoming.server import Events
from storage import database, outbox
from storage.database import PostgresSessions, Session, SqliteSessions
from tests.world import World, serving

OURS = ("bot.", "scheduler.", "storage.")
NOT_OURS = (
    "bot.sandbox.",
    "bot.demo.",
    "bot.slack.outgoing.client",
    "storage.database",
    "storage.outbox.sent",
)


class Killed(BaseException):
    """What ends everything at once: nobody who catches errors catches this."""


class Fate:
    """Kills at each step between a request and the last message about it, at another one in each life.

    Steps are each database statement, each side of a commit, and each side of a call to Slack, by the line
    of ours that takes it, and whoever has it do so.
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.died_at: set[str] = set()
        self.armed = self.dead = False
        patch.setattr(Session, "execute", self._statements(Session.execute))
        for kind in (SqliteSessions, PostgresSessions):
            patch.setattr(kind, "begin", self._commits(kind.begin))
        patch.setattr(AsyncWebClient, "api_call", self._calls(AsyncWebClient.api_call))

    def spare(self) -> None:
        """Let it live."""
        self.armed = self.dead = False

    def strike(self) -> None:
        """Let it live, until it comes to a step at which it never died."""
        self.armed, self.dead = True, False

    def pass_by(self, step: str) -> None:
        """Die here when it is time; the dead do nothing more."""
        if self.armed and not self.dead:
            step = f"{step} {_taken_by()}"
            self.dead = step not in self.died_at
            self.died_at.add(step)
        if self.dead:
            raise Killed

    def has_died_in(self, function: str) -> bool:
        """Tell whether a step of a function was one to die at, such as 'courier._settle'."""
        return any(f"{function}:" in step for step in self.died_at)

    def _statements(self, execute: Any) -> Any:
        async def statement(session: Session, *given: Any) -> Any:
            self.pass_by("before the statement of")
            return await execute(session, *given)

        return statement

    def _commits(self, begin: Any) -> Any:
        @asynccontextmanager
        async def transaction(sessions: Any) -> AsyncIterator[Session]:
            async with begin(sessions) as session:
                yield session
                self.pass_by("before the commit of")
            self.pass_by("after the commit of")

        return transaction

    def _calls(self, api_call: Any) -> Any:
        async def call(client: AsyncWebClient, *given: Any, **named: Any) -> Any:
            self.pass_by("before the call of")
            answer = await api_call(client, *given, **named)
            self.pass_by("after the call of")
            return answer

        return call


def _taken_by() -> str:
    """Return the line of ours that runs, and the one that called it: 'outbox.sending.settle:180 …'."""
    frame: FrameType | None = sys._getframe(1)
    ours: list[str] = []
    while frame is not None and len(ours) < 2:
        module = frame.f_globals["__name__"]
        if module.startswith(OURS) and not module.startswith(NOT_OURS):
            ours.append(f"{module}.{frame.f_code.co_name}:{frame.f_lineno}")
        frame = frame.f_back
    return " for ".join(ours)


@asynccontextmanager
async def born(url: str, slack: sandbox.Slack, workspace: sandbox.Workspace) -> AsyncIterator[World]:
    """Start the bot on a database that may have been left in any state, as `bot.operations.run` does."""
    sessions = database.connect(url)
    async with (
        wiring.opened(sessions, [workspace.bot_token], clock=slack.clock, api_url=slack.api_url) as opened,
        serving(Events(opened[1], workspace.signing_secret, slack.signing_clock)) as address,
    ):
        async with sessions.begin() as session:
            await outbox.orphan(session, now=slack.clock())
        slack.connect(f"{address}/slack/events")
        yield World(slack, workspace, sessions, opened[0], opened[2])
    await sessions.close()
