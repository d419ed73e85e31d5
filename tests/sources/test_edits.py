"""What becomes of a record when the message it was captured from is edited or deleted."""

import asyncio
import itertools
from datetime import timedelta

import pytest

from bot.slack.blocks import addresses
from bot.sources import cards, message_changes
from bot.sources.message_changes import SourceChange
from storage import decisions, history
from storage.records import Decision, Resolution, Source
from tests.world import World

CHANGED = "Source changed after capture"
C, TS = "C1", "1700000000.000100"


async def captured(world: World, ts: str) -> Decision:
    """Record what was said in one message, as its shortcut does."""
    board = world.workspace.channel("board").id
    rosa = world.workspace.person("rosa").id
    source = Source(
        world.workspace.team_id, board, rosa, said_ts=ts, said_by=world.workspace.person("val").id
    )
    async with world.sessions.begin() as session:
        decision = await decisions.record(session, Resolution("Pilot it"), source=source, at=world.now)
        await cards.post_card(session, decision, at=world.now)
    await world.settle()
    return decision


async def as_it_stands(world: World, decision: Decision) -> Decision:
    async with world.sessions.read() as session:
        found = await decisions.find(session, decision.team, decision.id)
    assert found is not None
    return found


def cards_of(world: World) -> list[str]:
    board = world.workspace.messages("board")
    return [message.readable for message in board if message.user == world.workspace.bot_user]


async def test_an_edited_message_is_shown_on_the_card_and_changes_no_word_of_the_record(world: World) -> None:
    ts = await world.workspace.post("val", "let's pilot it", "board")
    decision = await captured(world, ts)

    await world.workspace.edit("val", ts, "let's not pilot it", "board")
    await world.settle()

    [card] = cards_of(world)
    assert CHANGED in card
    assert "Pilot it" in card
    assert (await as_it_stands(world, decision)).source_change == "edited"
    await world.workspace.click("mal", "Details", "board")
    assert "val edited the message this came from" in world.workspace.modal_text("mal")


async def test_a_deleted_message_is_shown_on_the_card(world: World) -> None:
    ts = await world.workspace.post("val", "let's pilot it", "board")
    decision = await captured(world, ts)

    await world.workspace.delete("val", ts, "board")
    await world.settle()

    assert CHANGED in cards_of(world)[0]
    assert (await as_it_stands(world, decision)).source_change == "deleted"
    await world.workspace.click("mal", "Details", "board")
    assert "saw that the message this came from was deleted" in world.workspace.modal_text("mal")


async def test_who_edited_it_and_when_stands_in_the_history_once_though_slack_says_it_twice(
    world: World,
) -> None:
    ts = await world.workspace.post("val", "let's pilot it", "board")
    decision = await captured(world, ts)

    world.slack.faults.add("message", "duplicate")
    await world.workspace.edit("val", ts, "let's not", "board")
    await world.settle()

    async with world.sessions.read() as session:
        lines = [line for line in await history.changes_of(session, decision) if line.what == "source edited"]
    assert [(line.actor, (line.after or {})["source_change"]) for line in lines] == [
        (world.workspace.person("val").id, "edited")
    ]


async def test_a_message_that_shows_a_link_only_now_has_not_changed(world: World) -> None:
    ts = await world.workspace.post("val", "see example.org", "board")
    decision = await captured(world, ts)
    posted = world.workspace.channel("board").messages[ts].as_event()
    unfolded = {**posted, "attachments": [{"title": "Example"}]}

    event = {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "channel": decision.channel,
        "channel_type": "channel",
        "message": unfolded,
        "previous_message": posted,
        "ts": world.slack.stamp(),
        "event_ts": world.slack.stamp(),
    }
    answer = await world.workspace.tell_app(event, "board")
    await world.settle()

    assert answer.acked
    assert CHANGED not in cards_of(world)[0]


async def test_edits_of_other_messages_concern_no_record(world: World) -> None:
    ts = await world.workspace.post("val", "let's pilot it", "board")
    other = await world.workspace.post("val", "and have tea", "board")
    await captured(world, ts)

    await world.workspace.edit("val", other, "and have coffee", "board")
    await world.workspace.delete("val", other, "board")
    await world.settle()

    assert CHANGED not in cards_of(world)[0]


def change(kind: str, seconds: int) -> SourceChange:
    return SourceChange(C, TS, kind, addresses.instant(f"{1700000000 + seconds}.000000"))


CHANGES = (change("edited", 10), change("edited", 20), change("deleted", 30), change("edited", 20))


@pytest.mark.parametrize("arrivals", list(itertools.permutations(CHANGES)))
def test_a_deletion_is_the_last_word_in_whatever_order_slack_tells_of_it(
    arrivals: tuple[SourceChange, ...],
) -> None:
    kind, at = None, None
    for arrived in arrivals:
        if message_changes.outweighs(arrived, kind, at):
            kind, at = arrived.kind, arrived.at

    assert kind == "deleted"
    assert at == addresses.instant("1700000030.000000")


@pytest.mark.parametrize("arrivals", list(itertools.permutations(CHANGES[:2])))
def test_of_two_edits_the_later_one_counts(arrivals: tuple[SourceChange, ...]) -> None:
    kind, at = None, None
    for arrived in arrivals:
        if message_changes.outweighs(arrived, kind, at):
            kind, at = arrived.kind, arrived.at

    assert at == addresses.instant("1700000020.000000")


@pytest.mark.parametrize(
    ("event", "kind"),
    [
        ({"subtype": "message_deleted", "deleted_ts": TS}, "deleted"),
        ({"message": {"ts": TS, "subtype": "tombstone", "text": "This message was deleted."}}, "deleted"),
        ({"message": {"ts": TS, "text": "b"}, "previous_message": {"ts": TS, "text": "a"}}, "edited"),
        ({"message": {"ts": TS, "text": "b", "edited": {"user": "U1", "ts": "1700000001.0"}}}, "edited"),
        ({"message": {"ts": TS, "text": "b", "reply_count": 1}}, None),
        ({"message": {"ts": TS, "text": "a"}, "previous_message": {"ts": TS, "text": "a"}}, None),
        ({"message": None}, None),
    ],
)
def test_what_slack_tells_of_a_changed_message(event: dict[str, object], kind: str | None) -> None:
    told = message_changes.told_by({"type": "message", "channel": C, "ts": "1700000009.000000"} | event)

    assert (told.kind if told else None) == kind
    assert told is None or told.ts == TS


@pytest.mark.parametrize("ts", ["", "no ts", "1700000000", "9" * 40, "1700000000.000100"])
def test_no_ts_is_too_strange_to_be_an_instant(ts: str) -> None:
    assert addresses.instant(ts) - addresses.instant("0") >= timedelta(0)


async def test_a_change_that_is_noted_while_its_message_is_captured_is_not_lost(world: World) -> None:
    ts = await world.workspace.post("val", "let's pilot it", "board")
    channel = world.workspace.channel("board").id
    said = SourceChange(channel, ts, "deleted", world.now + timedelta(seconds=1))
    source = Source(world.workspace.team_id, channel, world.workspace.person("rosa").id, ts, read_ts=ts)

    async def capture() -> Decision:
        async with world.sessions.begin() as session:
            recorded = await decisions.record(session, Resolution("Pilot it"), source=source, at=world.now)
            await message_changes.note_edits_since_read(session, recorded, at=world.now)
        return recorded

    async with world.sessions.begin() as session:
        await message_changes.note(session, world.workspace.team_id, said, at=world.now)
        capturing = asyncio.create_task(capture())
        await asyncio.wait([capturing], timeout=0.2)

    assert (await as_it_stands(world, await capturing)).source_change == "deleted"
