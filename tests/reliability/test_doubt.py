"""A message of which nobody knows whether it arrived: it is looked for, and never sent again blind."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from bot.sandbox.data.messages import Message
from bot.slack.outgoing import messenger
from scheduler import courier
from storage import outbox
from storage.records import Kind, OutboxState
from storage.tables import outbox as outbox_rows
from tests.reliability import promises
from tests.world import World

LOST = ["drop after", "truncate", "html200", "5xx", "internal_error", "fatal_error"]


def lose(world: World, fault: str) -> None:
    """Have the next message arrive, and the answer to it not."""
    if fault.endswith("_error"):
        world.slack.faults.add("chat.postMessage", "ok:false", error=fault, after=True)
    else:
        world.slack.faults.add("chat.postMessage", fault, after=True)


async def chatter(world: World, messages: int, thread: str | None = None) -> None:
    for number in range(messages):
        await world.workspace.post("ade", f"So much for item {number}", "board", thread)


def cards(world: World) -> list[str]:
    return [said for said in world.workspace.said_in("board") if said.startswith("D1")]


async def state(world: World, key: str = "decision card:1") -> OutboxState:
    async with world.sessions.read() as session:
        found = await outbox.find(session, world.workspace.team_id, key)
    assert found
    return found.state


@pytest.mark.parametrize("fault", LOST)
async def test_a_card_whose_answer_was_lost_is_found(world: World, fault: str) -> None:
    lose(world, fault)
    await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")

    await world.advance(minutes=2)

    assert len(cards(world)) == 1
    assert await state(world) is OutboxState.SENT


@pytest.mark.parametrize("said_since", [0, 30, 150])
async def test_it_is_found_after_an_hour_and_much_talk(world: World, said_since: int) -> None:
    lose(world, "drop after")
    await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")
    await world.slack.settle()
    await courier.deliver(world.sessions, world.messenger, world.slack.clock)
    await world.slack.advance(timedelta(seconds=1))
    await chatter(world, said_since)
    await world.slack.advance(timedelta(hours=1))

    await world.advance(minutes=30)

    assert len(cards(world)) == 1
    assert await state(world) is OutboxState.SENT


@pytest.mark.parametrize("said_since", [0, 12, 30])
async def test_it_is_found_by_an_app_that_may_read_but_15_messages_a_minute(
    world: World, said_since: int
) -> None:
    world.slack.unapproved = True
    lose(world, "drop after")
    await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")
    await world.slack.settle()
    await courier.deliver(world.sessions, world.messenger, world.slack.clock)
    await world.slack.advance(timedelta(seconds=90))
    await chatter(world, said_since)

    await world.advance(minutes=30)

    assert len(cards(world)) == 1
    assert await state(world) is OutboxState.SENT


@pytest.mark.parametrize("said_since", [0, 30])
async def test_it_is_found_although_our_clock_is_far_from_slacks(world: World, said_since: int) -> None:
    lose(world, "drop after")
    await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")
    await world.slack.settle()
    await courier.deliver(world.sessions, world.messenger, lambda: world.now + timedelta(hours=1))
    await chatter(world, said_since)

    await world.advance(hours=2)

    assert len(cards(world)) == 1
    assert await state(world) is OutboxState.SENT


@pytest.mark.parametrize("off", [0, 5])
async def test_it_is_found_beneath_hundreds_of_messages_of_the_same_minutes(world: World, off: int) -> None:
    world.slack.page_size, place = 200, world.workspace.channel("board")
    lose(world, "drop after")
    await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")
    await world.slack.settle()
    await courier.deliver(world.sessions, world.messenger, lambda: world.now + timedelta(minutes=off))
    ade = world.workspace.person("ade").id
    for number in range(900):
        ts = f"{world.now.timestamp() + 1 + number / 10:.6f}"
        place.messages[ts] = Message(ts, place.id, ade, world.workspace.team_id, f"So much for item {number}")

    await world.advance(minutes=30)

    assert len(cards(world)) == 1
    assert await state(world) is OutboxState.SENT


@pytest.fixture
def unmarked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Slack show no metadata, whoever asks for it."""
    shown = Message.as_history

    def plain(message: Message, *, with_metadata: bool, replies: list[Message]) -> dict[str, Any]:
        return shown(message, with_metadata=False, replies=replies)

    monkeypatch.setattr(Message, "as_history", plain)


@pytest.mark.usefixtures("unmarked")
async def test_without_metadata_it_is_found_by_what_it_says(world: World) -> None:
    await world.workspace.slash("val", "/decide We meet on Mondays", channel="board")
    await world.settle()
    lose(world, "drop after")
    await world.workspace.slash("rosa", "/decide We ship on Friday & Saturday", channel="board")

    await world.advance(minutes=5)

    assert len([said for said in world.workspace.said_in("board") if said.startswith("D2")]) == 1
    assert await state(world, "decision card:2") is OutboxState.SENT


@pytest.mark.usefixtures("unmarked")
async def test_without_metadata_one_that_reads_otherwise_is_not_sent_again(world: World) -> None:
    lose(world, "drop after")
    await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")
    await world.slack.settle()
    await courier.deliver(world.sessions, world.messenger, world.slack.clock)
    for message in world.workspace.messages("board"):
        message.text = "What a stand-in makes of it"

    await world.advance(minutes=10)

    assert len(world.workspace.messages("board")) == 1
    assert await state(world) is OutboxState.DOUBT


@pytest.mark.usefixtures("unmarked")
async def test_without_metadata_the_same_words_of_somebody_else_are_not_taken_for_it(world: World) -> None:
    world.slack.faults.add("chat.postMessage", "drop before")
    await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")
    await world.slack.settle()
    await courier.deliver(world.sessions, world.messenger, world.slack.clock)
    await world.workspace.post("ade", "D1 We ship on Friday", "board")

    await world.advance(minutes=10)

    assert cards(world) == ["D1 We ship on Friday"]


@pytest.mark.usefixtures("unmarked")
async def test_without_metadata_one_that_never_arrived_is_sent(world: World) -> None:
    await world.workspace.slash("val", "/decide We meet on Mondays", channel="board")
    await world.settle()
    world.slack.faults.add("chat.postMessage", "drop before")
    await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")

    await world.advance(minutes=5)

    assert world.workspace.said_in("board")[1:] == ["D2 We ship on Friday"]


async def test_it_is_searched_for_in_vain_no_longer_than_it_can_be_there(world: World) -> None:
    world.slack.faults.add("chat.postMessage", "drop before")
    await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")

    await world.advance(minutes=2)

    assert len(cards(world)) == 1
    assert await state(world) is OutboxState.SENT


async def test_an_answer_that_names_no_message_leaves_doubt(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nameless(*_: object, **__: object) -> dict[str, Any]:
        return {"ok": True}

    await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")
    await world.slack.settle()
    with monkeypatch.context() as answers:
        answers.setattr(world.bot.clients[world.workspace.team_id], "api_call", nameless)
        await courier.deliver(world.sessions, world.messenger, world.slack.clock)

    assert await state(world) is OutboxState.DOUBT
    await world.advance(minutes=2)
    assert len(cards(world)) == 1


async def test_nothing_is_sent_again_while_the_channel_can_not_be_read(world: World) -> None:
    lose(world, "drop after")
    world.slack.faults.add("conversations.history", "ok:false", times=1000, error="missing_scope")
    await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")

    await world.advance(days=2)

    assert len(cards(world)) == 1
    assert await state(world) is OutboxState.PARKED


async def test_a_person_is_asked_once_when_the_answer_was_lost(world: World) -> None:
    world.slack.faults.add("chat.postMessage", "drop after", channel="ade")
    await world.workspace.slash("rosa", "/action @ade draft the paper by Friday", channel="board")

    await world.advance(minutes=5)

    assert len(world.workspace.direct_messages("ade")) == 1
    assert not promises.doubled(world.slack)


async def test_what_is_in_a_thread_is_searched_for_there(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade draft the paper by Friday", channel="board")
    await world.settle()
    (ask,) = world.workspace.direct_messages("ade")
    world.slack.faults.add("chat.postMessage", "drop after", channel="ade")
    await world.workspace.post("ade", "I need the figures first", thread=ask.ts)

    await world.advance(minutes=5)

    replies = [said for said in world.workspace.direct_messages("ade") if said.thread_ts == ask.ts]
    assert len(replies) == 2, "the ask itself, and that the note was taken"
    assert not promises.doubled(world.slack)
    assert not await promises.unexplained(world.sessions, world.slack)


async def test_a_blind_second_try_would_be_seen(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def blind(*_: object) -> None:
        return None

    monkeypatch.setattr(messenger.Messenger, "_search", blind)
    lose(world, "drop after")
    await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")

    await world.advance(minutes=2)

    assert promises.doubled(world.slack) == ["decision card:1"]


async def test_what_many_crashes_leave_in_doubt_is_looked_for_together(world: World) -> None:
    for number in range(6):
        await world.workspace.slash("rosa", f"/decide We ship on day {number}", channel="board")
    await world.advance(minutes=2)
    world.slack.faults.add("chat.postMessage", "drop before")
    for number in range(6, 12):
        await world.workspace.slash("rosa", f"/decide We ship on day {number}", channel="board")
    async with world.sessions.begin() as session:
        cards = update(outbox_rows).where(outbox_rows.c.kind == Kind.DECISION_CARD)
        values = {"claimed_at": world.now, "due_at": world.now, "leased_until": None, "sent_ts": None}
        await session.execute(cards.values(state=OutboxState.DOUBT, **values))
    before = len(world.slack.calls)

    await world.advance(minutes=5)

    said = world.workspace.said_in("board")
    shown = [sum(f"We ship on day {number}\n" in f"{each}\n" for each in said) for number in range(12)]
    assert shown == [1] * 12
    looks = [call for call in world.slack.calls[before:] if call.method == "conversations.history"]
    assert len(looks) <= 2
