"""What Bolt asks of each request before it is answered: who may answer it, and what was done."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse

from bot.language import telling
from bot.language.telling import Reader
from bot.slack import readers
from bot.slack.bot import Bot
from bot.slack.incoming import installed
from bot.slack.incoming.requests import Command, Event, Press, Submission
from storage.database import UNREACHABLE


def authorizing(bot: Bot) -> Callable[..., Awaitable[AuthorizeResult]]:
    """Return what says in whose name a request is answered."""

    async def authorize(context: "AsyncBoltContext", enterprise_id: str | None) -> AuthorizeResult:
        """Answer from what we know: no call to Slack for each request."""
        workspace = bot.workspaces[context["team"]]
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=workspace.team,
            bot_user_id=workspace.bot_user,
            bot_id=workspace.bot_id,
            bot_token=bot.tokens[workspace.team],
        )

    return authorize


def giving(bot: Bot) -> Callable[..., Awaitable[BoltResponse | None]]:
    """Return what gives a handler what was done, and drops what is for no workspace of ours."""

    async def given(
        context: "AsyncBoltContext",
        body: dict[str, Any],
        next_: Callable[[], Awaitable[None]],  # Bolt's other name for `next`
    ) -> BoltResponse | None:
        team = installed.team_of(bot, body)
        if team is None and body.get("type") != "url_verification":
            return BoltResponse(status=200, body="")
        context["team"] = team
        if team is not None:
            # Bolt's own client does not use our address of Slack or our connections, and it retries.
            context["client"] = bot.clients[team]
            at = bot.clock()
            context["command"] = Command(bot, team, at, body)
            context["event"] = Event(bot, team, at, body)
            context["press"] = Press(bot, team, at, body)
            context["submission"] = Submission(bot, team, at, body)
            # Bolt has the handler answer once this has returned, in the same task: each request has its own.
            telling.begin(await _reader(bot, team, at, body))
        await next_()
        return None

    return given


async def _reader(bot: Bot, team: str, at: datetime, body: dict[str, Any]) -> Reader:
    """Return who reads the answer to a request; an event is answered later, by the messenger."""
    if body.get("type") == "event_callback":
        return Reader(at)
    user = body.get("user_id") or (body.get("user") or {}).get("id")
    with suppress(*UNREACHABLE):
        async with bot.sessions.read() as session:
            # A form and what answers a press call them by name, as everybody else.
            return replace(await readers.find(session, team, now=at, user=user), user=None)
    return Reader(at)
