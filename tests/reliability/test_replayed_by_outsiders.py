"""An outsider sends everything that the members of a private group sent, as their own: it gets them nothing.

The demo's story is played in a private channel. Each press and form of it is then delivered again, signed,
from somebody who is in another channel only, with the values and metadata of the private group's.
"""

import copy
import json
import re
from collections.abc import AsyncIterator
from io import StringIO
from typing import Any

import pytest
from sqlalchemy import select

from bot.demo import story
from bot.demo.chat import BOARD, Chat
from bot.sandbox.behaviour import responses
from bot.slack.incoming.access import sight
from storage.database import Sessions
from storage.tables import metadata
from tests.world import World

RECORD = ("decisions", "actions", "owners", "concerns", "links", "meetings", "series", "attendances", "notes")
TYPED = (
    *("/decisions", "/decisions D1", "/decisions peer support", "/decisions open", "/actions", "/actions A1"),
    *("/actions mine", "/actions overdue", "/actions scope paper", "/recap", "/recap @ade", "/meeting"),
    *("/recap since 1 November", "/decide We go on replaces D1", "/action @sam and @mallory help for D1"),
)

EXAMPLE = "draft the scope paper by next Friday"
"""What the bot itself gives as an example, to everybody; one of the story's actions says the same."""


@pytest.fixture
async def told(sqlite_sessions: Sessions) -> AsyncIterator[World]:
    """Yield the world after the story, in a private channel; Mallory is in the public plaza alone."""
    async with story.staged(sqlite_sessions) as world:
        world.workspace.channel(BOARD).kind = "private"
        world.workspace.add_person("mallory")
        world.workspace.add_channel("plaza", ["mallory", "sam"])
        await story.play(world, Chat(world))
        yield world


async def record(world: World) -> dict[str, list[tuple[Any, ...]]]:
    """Return all that the group has on record."""
    kept = {}
    board = world.workspace.channel(BOARD).id
    async with world.sessions.read() as session:
        for name in RECORD:
            table = metadata.tables[name]
            rows = [tuple(row) for row in await session.execute(select(table).order_by(*table.primary_key))]
            kept[name] = [row for row in rows if "channel" not in table.c or board in row]
    return kept


async def canaries(world: World) -> set[str]:
    """Return every wording of the private group, and its name."""
    found = {BOARD}
    board = world.workspace.channel(BOARD).id
    async with world.sessions.read() as session:
        for name in ("decisions", "actions"):
            table = metadata.tables[name]
            texts = await session.execute(select(table.c.text).where(table.c.channel == board))
            found |= set(texts.scalars())
        concerns = metadata.tables["concerns"]
        found |= set((await session.execute(select(concerns.c.text))).scalars())
    return {re.sub(r"\W+", " ", text) for text in found}


def seen_by_mallory(world: World) -> str:
    """Return all that stands before Mallory, in one string."""
    workspace = world.workspace
    shown = [said.text + json.dumps(said.blocks) for said in workspace.visible_to("mallory")]
    stack = world.slack.views.stack(workspace.person("mallory").id)
    shown += [json.dumps(view.given) for view in stack]
    return re.sub(r"\W+", " ", " ".join(shown))


def stolen(world: World, payload: dict[str, Any], channel: str | None) -> dict[str, Any]:
    """Return an interaction as Mallory would send it: from where she is, with another's values."""
    workspace, theirs = world.workspace, copy.deepcopy(payload)
    mallory = workspace.person("mallory")
    place = workspace.channel(channel) if channel else workspace.direct("mallory")
    theirs["user"] = {
        "id": mallory.id,
        "username": "mallory",
        "name": "mallory",
        "team_id": workspace.team_id,
    }
    theirs["trigger_id"] = workspace.trigger(mallory)
    if theirs.get("channel"):
        theirs["channel"] = {"id": place.id, "name": channel or "directmessage"}
        theirs["container"]["channel_id"] = place.id
        theirs["response_url"] = responses.new_url(workspace, place, mallory.id)
    return theirs


def _named(payload: dict[str, Any]) -> str:
    return str(
        (payload.get("actions") or [payload.get("view")])[0].get("action_id")
        or payload["view"]["callback_id"]
    )


async def steal_everything(world: World) -> tuple[list[str], str]:
    """Send it all as Mallory; return what was answered, and what she sees by then."""
    slack, workspace, answers = world.slack, world.workspace, []
    sent = [each.payload for each in slack.deliveries if each.form == "interactive"]
    # A shortcut brings its message along, which Slack gives to nobody who can not read it.
    sent = [payload for payload in sent if payload["type"] in ("block_actions", "view_submission")]
    assert len({_named(payload) for payload in sent}) > 12, "the story no longer presses the buttons"
    for payload in sent:
        for channel in ("plaza", None):
            theirs = stolen(world, payload, channel)
            answer = await slack.inbound._attempt(workspace, "interactive", theirs, 0, "")
            answers.append(answer.body)
            if theirs["type"] == "view_submission" and channel is None:
                break
    for typed in TYPED:
        for channel in ("plaza", None):
            answers.append((await workspace.slash("mallory", typed, channel)).body)
    await world.settle()
    return answers, seen_by_mallory(world)


async def leaked(world: World) -> set[str]:
    secrets = await canaries(world)
    assert len(secrets) > 5
    answers, seen = await steal_everything(world)
    before_her = (seen + re.sub(r"\W+", " ", " ".join(answers))).replace(EXAMPLE, "")
    return {secret for secret in secrets if secret in before_her}


async def test_an_outsider_gets_nothing_by_anothers_buttons_and_forms(told: World) -> None:
    before = await record(told)

    assert await leaked(told) == set()
    assert await record(told) == before


async def test_what_is_shown_to_everybody_would_be_seen(told: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def all_seeing(*_: object) -> bool:
        return True

    monkeypatch.setattr(sight, "sees", all_seeing)

    assert await leaked(told) != set()


async def test_no_line_of_the_log_holds_what_the_group_said(told: World, logged: StringIO) -> None:
    await steal_everything(told)
    everything = re.sub(r"\W+", " ", logged.getvalue())

    assert "decision card" in everything
    assert {secret for secret in await canaries(told) if secret in everything} == set()
