"""Values that were not theirs: every button and every form, with the ids of a group that they are not in."""

import json
from collections.abc import AsyncIterator
from io import StringIO
from itertools import product
from typing import Any

import pytest
from sqlalchemy import select

from bot import app
from bot.slack.incoming.access.named import VALUES
from storage.database import Sessions
from storage.tables import metadata
from tests import forging
from tests.slack.incoming.access.carried import CANARY, NOWHERE, PRESSED, ids, kept, sent_in
from tests.world import World, opened

RECORD = "decisions actions owners concerns links meetings attendances notes members drafts".split()  # noqa: SIM905


@pytest.fixture
async def world(sqlite_sessions: Sessions) -> AsyncIterator[World]:
    """Yield a world with a private group, which Val has left, and a plaza that she shares with Mallory."""
    async with opened(sqlite_sessions) as opened_world:
        workspace = opened_world.workspace
        workspace.add_person("mallory")
        workspace.add_channel("chairs", members=["rosa", "ade", "val"], private=True)
        workspace.add_channel("plaza", members=["mallory", "val"])
        for command in (
            f"/decide The {CANARY} sings in private",
            f"/decide The {CANARY} sings in private no more",
            f"/action @ade feed the {CANARY} by Friday 4 December",
            "/meeting 3 December at 10:00",
        ):
            await workspace.slash("rosa", command, channel="chairs")
            await opened_world.settle()
        await workspace.click("rosa", "Confirm")
        await opened_world.settle()
        await workspace.leave("val", "chairs")
        await opened_world.settle()
        yield opened_world


def kinds(table: app.Table) -> dict[str, str]:
    return {name: app.names(entry) for name, entry in table.items()}


def test_each_button_and_form_says_what_its_value_names() -> None:
    declared = [entry for table in (app.BUTTONS, app.FORMS) for entry in table.values()]

    assert all(isinstance(entry, tuple) and entry[1] in VALUES for entry in declared)
    assert "nothing" not in {*kinds(app.BUTTONS).values(), *kinds(app.FORMS).values()}
    assert set(PRESSED) == set(kinds(app.BUTTONS).values())


async def record(world: World) -> dict[str, list[Any]]:
    """Return all that is on record; of members the private group's: who presses in a channel is one there."""
    now, private = {}, world.workspace.channel("chairs").id
    async with world.sessions.read() as session:
        for name in RECORD:
            table = metadata.tables[name]
            every = select(table).order_by(*table.primary_key)
            rows = await session.execute(
                every.where(table.c.channel == private) if name == "members" else every
            )
            now[name] = [tuple(row) for row in rows]
    return now


async def answered(world: World, person: str, answer: Any) -> tuple[str, list[str], int]:
    """Return all that came of something that somebody sent: what was said, and how many modals opened."""
    await world.bot.background.drain()
    said = forging.told(world, person)
    for where in (world.workspace.ephemeral_messages, world.workspace.direct(person).messages):
        where.clear()
    stack = world.slack.views.stack(world.workspace.person(person).id)
    shown = [json.dumps(view.given) for view in stack]
    stack.clear()
    assert CANARY not in json.dumps([said, shown, answer.body])
    return answer.body, said, len(shown)


@pytest.mark.parametrize("person", ["mallory", "val"])
async def test_a_button_with_what_is_not_theirs_does_what_one_with_nothing_does(
    world: World, person: str
) -> None:
    world.slack.strict_rates = False
    theirs = await ids(world)
    before = await record(world)
    plaza, direct = world.workspace.channel("plaza"), world.workspace.direct(person)
    for name, kind in kinds(app.BUTTONS).items():
        for place in (plaza, direct, None):
            came = []
            for named in (theirs, NOWHERE):
                view = forging.opened("x", json.dumps(kept(named)))
                value = str(PRESSED[kind](named))
                answer = await forging.press(world, person, name, value, place, view=view)
                came.append(await answered(world, person, answer))
            assert came[0] == came[1], (name, place)
            assert kind == "here" or came[0][2] == 0, (name, place)

    assert await record(world) == before


@pytest.mark.parametrize("person", ["mallory", "val"])
async def test_a_form_with_what_is_not_theirs_does_what_one_with_nothing_does(
    world: World, person: str
) -> None:
    world.slack.strict_rates = False
    theirs = await ids(world)
    before = await record(world)
    for name, kind in kinds(app.FORMS).items():
        came = []
        for named in (theirs, NOWHERE):
            answer = await forging.submit(world, person, name, sent_in(kind, named))
            came.append(await answered(world, person, answer))
        assert came[0] == came[1], name
        assert "nothing was stored" in came[0][0], name

    assert await record(world) == before


@pytest.mark.parametrize(
    "metadata_of", ["", "null", "[]", "[1]", "{", "7", '"x"', '{"channel": 7}', "[" * 9000]
)
async def test_a_form_with_what_is_no_metadata_of_ours_is_refused_alike(
    world: World, metadata_of: str
) -> None:
    for name in app.FORMS:
        answer = await forging.submit(world, "rosa", name, metadata_of)
        assert "nothing was stored" in answer.body, name


@pytest.mark.parametrize("value", ["", "[]", "{", "NaN", "\x00", "9" * 5000, "[" * 9000, '{"newer":' * 9000])
async def test_a_button_with_what_is_no_value_of_ours_breaks_nothing(
    world: World, value: str, logged: StringIO
) -> None:
    world.slack.strict_rates = False
    places = [world.workspace.channel("chairs"), world.workspace.direct("rosa"), None]
    for name, place in product(app.BUTTONS, places):
        answer = await forging.press(world, "rosa", name, value, place)
        assert answer.acked, name

    await world.bot.background.drain()
    assert "handler failed" not in logged.getvalue()
    assert "background work failed" not in logged.getvalue()


async def test_details_of_what_was_decided_later_are_not_shown_by_a_forged_question(world: World) -> None:
    workspace, theirs = world.workspace, await ids(world)
    await workspace.leave("rosa", "chairs")
    await world.settle()
    value = json.dumps({"newer": theirs.decision, "older": theirs.newer})

    for place in (workspace.channel("plaza"), workspace.direct("rosa"), None):
        await forging.press(world, "rosa", "decision_replaces", value, place)
        await world.settle()

    assert workspace.modal("rosa") is None


async def test_an_earlier_decision_is_never_linked_as_if_it_were_later(world: World) -> None:
    theirs = await ids(world)
    value = json.dumps({"newer": theirs.decision, "older": theirs.newer})

    await forging.press(world, "rosa", "decision_replaces", value, world.workspace.channel("chairs"))
    await world.settle()

    assert world.workspace.modal("rosa") is None
    assert forging.told(world, "rosa")[-1] == "There is no such question here."


@pytest.mark.parametrize(("person", "theirs"), [("ade", True), ("rosa", False)])
async def test_what_somebody_owes_is_theirs_alone_to_answer_away_from_its_group(
    world: World, person: str, theirs: bool
) -> None:
    world.workspace.add_channel("other", members=["rosa", "ade"])
    owed = await ids(world)
    before = await record(world)

    await forging.press(world, person, "ask_accept", str(owed.owner), world.workspace.channel("other"))
    await world.settle()

    refused = "That is not yours to answer, so nothing has changed."
    assert (refused in forging.told(world, person)) is not theirs
    assert (await record(world) != before) is theirs


@pytest.mark.parametrize(
    "where", ["a modal", "the bot's direct messages", "their channel", "another channel"]
)
async def test_a_question_is_answered_only_by_whoever_typed_it(world: World, where: str) -> None:
    workspace = world.workspace
    workspace.add_channel("other", members=["rosa", "ade"])
    await workspace.slash("rosa", "/action @ade draft it by Friday after next", channel="chairs")
    await world.settle()
    _, day = forging.buttons(workspace.ephemerals("rosa")[-1])[0]
    before = await record(world)
    place = {
        "the bot's direct messages": workspace.direct("ade"),
        "their channel": workspace.channel("chairs"),
        "another channel": workspace.channel("other"),
    }.get(where)

    await forging.press(world, "ade", day["action_id"], day["value"], place)
    await world.settle()

    assert await record(world) == before
    await workspace.click("rosa", day["text"]["text"], ephemeral=True)
    await world.settle()
    assert "A2 draft it" in workspace.said_in("chairs")[-1]
