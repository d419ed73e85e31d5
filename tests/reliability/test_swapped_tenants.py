"""Another workspace sends everything that the members of a group sent, as its own: nothing comes of it.

Both workspaces are served by one bot from one database, and have the same numbers on record.
"""

import copy
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import select

from bot import wiring
from bot.demo import story
from bot.demo.chat import Chat
from bot.sandbox import Workspace
from bot.sandbox.behaviour import responses
from bot.slack.incoming.server import Events
from storage.tables import metadata
from tests.world import World, serving

UNDER_WAY = ("outbox", "events_seen", "pauses", "people")
"""What goes on by itself; all else is the record."""
NOBODYS = 999_999
NOWHERE = "C0NOWHERE9"
Json = dict[str, Any]


@pytest.fixture
async def told(tables_url: str) -> AsyncIterator[World]:
    """Yield the world after the story."""
    async with story.staged(tables_url) as world:
        await story.play(world, Chat(world))
        yield world


@pytest.fixture
async def council(told: World) -> AsyncIterator[Workspace]:
    """Yield another workspace that the same bot serves, with Mallory, a D1 and an A1 of its own."""
    slack, other = told.slack, told.slack.add_workspace("Council")
    slack.strict_rates = False
    other.add_person("mallory")
    other.add_channel("plaza", ["mallory"])
    tokens = [told.workspace.bot_token, other.bot_token]
    async with (
        wiring.opened(told.sessions, tokens, clock=slack.clock, api_url=slack.api_url) as (
            bot,
            app,
            messenger,
        ),
        serving(Events(app, other.signing_secret, slack.signing_clock)) as address,
    ):
        slack.connect(f"{address}/slack/events")
        told.bot, told.messenger = bot, messenger
        await other.slash("mallory", "/decide We keep the market", "plaza")
        await other.slash("mallory", "/action @mallory sweep the market by Friday", "plaza")
        await told.settle()
        yield other


async def record(world: World) -> dict[str, list[tuple[Any, ...]]]:
    """Return all that the story's workspace has on record."""
    async with world.sessions.read() as session:
        return {
            table.name: [
                tuple(row)
                for row in await session.execute(
                    select(table).where(table.c.team == world.workspace.team_id).order_by(*table.primary_key)
                )
            ]
            for table in metadata.sorted_tables
            if table.name not in UNDER_WAY
        }


def stolen(council: Workspace, payload: Json, *, dm: bool) -> Json:
    """Return an interaction as Mallory would send it from her own workspace, with another's values."""
    mallory, theirs = council.person("mallory"), copy.deepcopy(payload)
    place = council.direct("mallory") if dm else council.channel("plaza")
    theirs["user"] |= {"id": mallory.id, "name": "mallory", "username": "mallory", "team_id": council.team_id}
    theirs["team"] = {"id": council.team_id, "domain": council.domain}
    theirs["trigger_id"] = council.trigger(mallory)
    if "view" in theirs:
        theirs["view"] |= {"team_id": council.team_id, "app_installed_team_id": council.team_id}
    if theirs.get("channel"):
        theirs["channel"] = {"id": place.id, "name": "plaza"}
        theirs["container"]["channel_id"] = place.id
        theirs["response_url"] = responses.new_url(council, place, mallory.id)
    return theirs


def unknown(value: Any) -> Any:
    """Return a button's value or a form's metadata with every record in it one that nobody has."""
    if isinstance(value, dict):
        return {name: unknown(each) for name, each in value.items()}
    if isinstance(value, list):
        return [unknown(each) for each in value]
    if isinstance(value, int) and not isinstance(value, bool):
        return NOBODYS
    if isinstance(value, str) and value.isdecimal():
        return str(NOBODYS)
    return NOWHERE if isinstance(value, str) and value.startswith("C0") else value


def blank(payload: Json) -> Json:
    """Return an interaction that names no record of anybody's."""
    theirs = copy.deepcopy(payload)
    for action in theirs.get("actions", []):
        if "value" in action:
            action["value"] = _packed(action["value"])
    if "view" in theirs:
        theirs["view"]["private_metadata"] = _packed(theirs["view"].get("private_metadata") or "")
    return theirs


def _packed(packed: str) -> str:
    try:
        return json.dumps(unknown(json.loads(packed)))
    except ValueError:
        return str(unknown(packed))


async def heard(world: World, council: Workspace, payload: Json) -> tuple[Any, ...]:
    """Send an interaction, and return all that its sender hears."""
    before = len(council.ephemeral_messages)
    answer = await world.slack.inbound._attempt(council, "interactive", payload, 0, "")
    await world.bot.background.drain()
    shown = [said.plain for said in council.ephemeral_messages[before:]]
    views = [view.given for view in world.slack.views.stack(council.person("mallory").id)]
    while council.modal("mallory"):
        await council.close_modal("mallory", clear=True)
    return answer.status, answer.body, shown, views


async def test_another_workspaces_buttons_and_forms_do_nothing_and_say_what_unknown_ones_say(
    told: World, council: Workspace
) -> None:
    before = await record(told)
    sent = [each.payload for each in told.slack.deliveries if each.form == "interactive"]
    sent = [each for each in sent if each["type"] in ("block_actions", "view_submission")]
    sent = [each for each in sent if each["user"]["id"] != council.person("mallory").id]
    assert len(sent) > 20
    differing = []
    for payload in sent:
        for dm in (False, True) if payload.get("channel") else (False,):
            theirs = await heard(told, council, stolen(council, payload, dm=dm))
            nobodys = await heard(told, council, stolen(council, blank(payload), dm=dm))
            if theirs != nobodys:
                differing.append((payload.get("actions") or payload["view"]["callback_id"], theirs, nobodys))
    await told.settle()

    assert await record(told) == before
    assert differing == []
