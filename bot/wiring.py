"""Puts the bot together: a client for each workspace, people, the messenger, and the application."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import aiohttp
import structlog
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot import manifest
from bot.app import build_app
from bot.config import Misconfigured
from bot.doors.channels import service as channels
from bot.doors.kinds import KINDS
from bot.slack import failures
from bot.slack.background import Background
from bot.slack.bot import Bot
from bot.slack.outgoing.client import Client
from bot.slack.outgoing.messenger import Messenger
from bot.slack.people import People
from scheduler import retry
from scheduler.clock import Clock
from storage import groups, outbox
from storage.database import Sessions
from storage.records import Workspace

SLACK_API = "https://slack.com/api/"
CALL_SECONDS = 8
"""The longest a call to Slack may take; well within the courier's lease."""
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
ASKED_ABOUT = 200
"""How many people are looked at to learn a workspace's locale and zone."""

log = structlog.get_logger()


@asynccontextmanager
async def opened(
    sessions: Sessions,
    tokens: Iterable[str],
    *,
    clock: Clock,
    api_url: str = SLACK_API,
    drain_seconds: float | None = None,
    watched_by: Sequence[aiohttp.TraceConfig] = (),
) -> AsyncIterator[tuple[Bot, AsyncApp, Messenger]]:
    """Open the bot in the workspaces of `tokens`; waits until Slack has said who it is in each.

    Raises Misconfigured for a token that Slack refuses. On leaving, background work is given `drain_seconds`.
    """
    timeout = aiohttp.ClientTimeout(total=CALL_SECONDS)
    async with aiohttp.ClientSession(timeout=timeout, trace_configs=list(watched_by)) as http:
        clients: dict[str, Client] = {}
        workspaces: dict[str, Workspace] = {}
        by_team: dict[str, str] = {}
        for token in tokens:
            client = new_client(token, http, api_url)
            workspace = await _settled(sessions, client, await _introduced(client), clock())
            clients[workspace.team], by_team[workspace.team] = client, token
            workspaces[workspace.team] = workspace
        people = People(sessions, clients, clock, learn=channels.learn)
        bot = Bot(sessions, clock, people, by_team, clients, workspaces, Background())
        yield bot, build_app(bot), Messenger(sessions, clients, people, clock, KINDS)
        await bot.background.drain(drain_seconds)


def new_client(token: str, http: aiohttp.ClientSession, api_url: str) -> Client:
    """Return a client that gives up in time."""
    return Client(token, http, api_url, CALL_SECONDS, frozenset(manifest.scopes()))


async def ask_again(bot: Bot) -> None:
    """Ask Slack whether it still refuses a token that it has refused; if not, what was held up goes out."""
    async with bot.sessions.read() as session:
        refusals = {refusal.team: refusal for refusal in await outbox.refusals(session)}
    for team, client in bot.clients.items():
        known, now = refusals.get(team), bot.clock()
        if not (known or client.fault()) or (known and now < known.until <= now + retry.LONGEST_PAUSE):
            continue
        reason = await _still_refused(client, known.reason if known else "")
        async with bot.sessions.begin() as session:
            if reason:
                since = known.since if known else now
                until = retry.next_knock(since, now)
                await outbox.pause(session, team, until=until, reason=reason, since=since)
            elif known:
                log.info("Slack takes the token again", team=team)
                await outbox.let_in(session, team, at=now)


async def _still_refused(client: Client, reason: str) -> str:
    """Return why Slack still refuses a token that it refused for `reason`; empty when it does not."""
    try:
        answer = await client.auth_test()
    except failures.RAISED:
        return client.refused
    lacks = not client.has_its_scopes(answer) and failures.SCOPE in reason
    return reason if lacks else ""


async def _introduced(client: AsyncWebClient) -> Workspace:
    """Ask Slack who we are until it answers."""
    pause = FIRST_PAUSE
    while True:
        try:
            me = await client.auth_test()
        except SlackApiError as error:
            code = failures.code_of(error) or str(error.response.status_code)
            if failures.is_token(code):
                said = f"SLACK_BOT_TOKEN is refused by Slack ({code})"
                raise Misconfigured(
                    [f"{said}: copy it again from OAuth & Permissions on your app's page."]
                ) from None
        except failures.UNREACHED as error:
            code = type(error).__name__
        else:
            return Workspace(
                team=me["team_id"],
                name=me.get("team") or me["team_id"],
                bot_user=me["user_id"],
                bot_id=me.get("bot_id"),
                locale=None,
                zone=None,
                address=me.get("url"),
            )
        log.warning("Slack does not answer yet", code=code, again_in_seconds=pause)
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


async def _settled(
    sessions: Sessions, client: AsyncWebClient, workspace: Workspace, now: datetime
) -> Workspace:
    """Return the workspace with its locale and zone, as Slack says or as we knew them, and remember it.

    Slack has accepted the token, so what a refused token held up goes out.
    """
    async with sessions.read() as session:
        before = await groups.workspace(session, workspace.team) or workspace
    told = await _habits(client)
    workspace = replace(workspace, locale=told.locale or before.locale, zone=told.zone or before.zone)
    if workspace.locale is None or workspace.zone is None:
        own = await _own_habits(client, workspace.bot_user)
        workspace = replace(workspace, locale=workspace.locale or own.locale, zone=workspace.zone or own.zone)
    async with sessions.begin() as session:
        await groups.install(session, workspace)
        await outbox.let_in(session, workspace.team, at=now)
    return workspace


@dataclass(frozen=True)
class _Habits:
    locale: str | None = None
    zone: str | None = None


async def _habits(client: AsyncWebClient) -> _Habits:
    """Return the locale and the zone that most people of a workspace have; None where it is not said."""
    try:
        listed = await client.users_list(limit=ASKED_ABOUT, include_locale=True)
    except failures.RAISED as error:
        log.warning("Slack did not list the workspace's people", why=failures.of_call("users.list", error))
        return _Habits()
    people = [person for person in listed.get("members") or [] if _is_somebody(person)]
    return _Habits(_most_common(people, "locale"), _most_common(people, "tz"))


async def _own_habits(client: AsyncWebClient, bot_user: str) -> _Habits:
    """Return those of the bot's own user: a last resort, because Slack puts every bot in California."""
    try:
        alone = await client.users_info(user=bot_user, include_locale=True)
    except failures.RAISED as error:
        why = failures.of_call("users.info", error)
        log.warning("Slack did not tell the workspace's locale and zone", why=why)
        return _Habits()
    user = alone.get("user") or {}
    return _Habits(_most_common([user], "locale"), _most_common([user], "tz"))


def _is_somebody(person: dict[str, Any]) -> bool:
    return not (person.get("is_bot") or person.get("deleted") or person.get("id") == "USLACKBOT")


def _most_common(people: list[dict[str, Any]], field: str) -> str | None:
    given = Counter(str(person[field]) for person in people if person.get(field))
    return given.most_common(1)[0][0] if given else None
