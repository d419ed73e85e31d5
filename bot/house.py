"""Puts the bot together: one client for each workspace, people, messenger, and the application."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.app import build_app
from bot.chores import Chores
from bot.context import Bot
from bot.messenger import Messenger
from bot.people import People
from scheduler.clock import Clock
from storage import groups
from storage.database import Sessions
from storage.records import Workspace

SLACK_API = "https://slack.com/api/"
CALL_SECONDS = 8
"""The longest a call to Slack may take; well within the courier's lease."""


@asynccontextmanager
async def opened(
    sessions: Sessions, tokens: Iterable[str], *, clock: Clock, api_url: str = SLACK_API
) -> AsyncIterator[tuple[Bot, AsyncApp, Messenger]]:
    """Open the bot in the workspaces of `tokens`; asks Slack once who it is in each."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=CALL_SECONDS)) as http:
        clients: dict[str, AsyncWebClient] = {}
        workspaces: dict[str, Workspace] = {}
        by_team: dict[str, str] = {}
        for token in tokens:
            client = _client(token, http, api_url)
            workspace = await _introduce(client)
            clients[workspace.team], by_team[workspace.team] = client, token
            workspaces[workspace.team] = workspace
            async with sessions.begin() as session:
                await groups.install(session, workspace)
        people = People(sessions, clients, clock)
        bot = Bot(sessions, clock, people, by_team, clients, workspaces, Chores())
        yield bot, build_app(bot), Messenger(sessions, clients, people, clock)
        await bot.chores.settle()


def _client(token: str, http: aiohttp.ClientSession, api_url: str) -> AsyncWebClient:
    # No retry handlers: the default one repeats a post whose reply was lost.
    return AsyncWebClient(
        token=token, base_url=api_url, session=http, timeout=CALL_SECONDS, retry_handlers=[]
    )


async def _introduce(client: AsyncWebClient) -> Workspace:
    me = await client.auth_test()
    return Workspace(
        team=me["team_id"],
        name=me["team"],
        bot_user=me["user_id"],
        bot_id=me.get("bot_id"),
        locale=None,
        zone=None,
    )
