"""What Bolt asks of each request before it is answered: who may answer it, and what was done."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse

from bot.language import telling
from bot.slack import readers
from bot.slack.bot import Bot
from bot.slack.incoming import installed
from bot.slack.incoming.requests import Command, Event, Press, Submission
from storage import surroundings
from storage.database import UNREACHABLE
from storage.surroundings import Surroundings


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
            at, around = bot.clock(), await _around(bot, team, body)
            context["command"] = Command(bot, team, at, body, around)
            context["event"] = Event(bot, team, at, body, around)
            context["press"] = Press(bot, team, at, body, around)
            context["submission"] = Submission(bot, team, at, body, around)
            # Bolt has the handler answer once this has returned, in the same task: each request has its own.
            # A form and what answers a press call its reader by name, as everybody else.
            telling.begin(readers.among(around, now=at))
        await next_()
        return None

    return given


async def _around(bot: Bot, team: str, body: dict[str, Any]) -> Surroundings:
    """Return what stands around a request; nothing of an event, which is answered later, by the messenger."""
    if body.get("type") == "event_callback":
        return Surroundings()
    user = body.get("user_id") or (body.get("user") or {}).get("id") or ""
    channel = body.get("channel_id") or (body.get("channel") or {}).get("id") or ""
    with suppress(*UNREACHABLE):
        async with bot.sessions.read() as session:
            return await surroundings.find(session, team, user=str(user), channel=str(channel))
    return Surroundings()
