"""A form of many items is read within one budget, before anything is stored, and nobody waits for that."""

import asyncio
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count
from zoneinfo import ZoneInfo

import pytest

from bot.language import similarity
from bot.language.bounds import Budget
from bot.language.dates import Calendar, Understood
from bot.threads import reading
from bot.threads.views import Confirmed
from bot.understanding.threads import RecordAs
from storage.records import Source
from tests.threads.test_capture_thread import cards, talk
from tests.world import World

CALENDAR = Calendar(datetime(2026, 11, 23, 9, tzinfo=UTC), ZoneInfo("Europe/London"), "en-GB")


def item(number: int, words: str, kind: RecordAs) -> Confirmed:
    return Confirmed(number, Source("T1", "C1", "U1", said_ts=f"{number}.1"), words, kind, ("U2",))


def in_looks(looks: int) -> Budget:
    """Return a budget that is over after so many looks at the clock."""
    ticks = count()
    return Budget(seconds=looks, clock=lambda: float(next(ticks)))


def test_all_items_share_one_budget_and_what_is_left_unread_is_told() -> None:
    actions = [item(number, "send it by 4 December", RecordAs.ACTION) for number in range(1, 31)]

    found = reading.read(actions, CALENDAR, in_looks(10))

    dated = [each.due.answer for each in found if each.due is not None]
    assert 0 < len(dated) < 11
    assert all(isinstance(answer, Understood) for answer in dated)
    assert all(each.unread for each in found if each.due is None)


async def test_a_form_asks_about_what_its_decision_is_alike(world: World) -> None:
    await world.workspace.slash("mal", "/decide We pilot the crisis café in Mold", channel="board")
    _, decided = await talk(world, "ade: the café", "val: Agreed: we pilot one crisis café in Mold")
    await world.workspace.shortcut("rosa", "capture_thread", decided, "board")
    await world.settle()
    await world.workspace.submit("rosa")
    await world.settle()

    assert "D2 looks related to D1" in world.workspace.ephemerals("rosa")[-1].readable


async def test_others_record_while_a_form_is_read(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await world.workspace.slash("rosa", f"/decide The lease ends {'soon ' * 100}", channel="board")
    root, decided = await talk(world, "ade: the café", "val: Agreed: we pilot it with three providers")
    await world.workspace.shortcut("rosa", "capture_thread", decided, "board")
    await world.settle()
    loop, began, answered = asyncio.get_running_loop(), asyncio.Event(), threading.Event()
    closest = similarity.closest

    def slowly(text: str, others: Sequence[str], budget: Budget | None = None) -> int | None:
        loop.call_soon_threadsafe(began.set)
        assert answered.wait(10), "nobody could record meanwhile"
        return closest(text, others, budget)

    monkeypatch.setattr(similarity, "closest", slowly)
    submitting = asyncio.create_task(world.workspace.submit("rosa"))
    await began.wait()
    await world.workspace.slash("mal", "/action @mal ring the venue by 4 December", channel="board")
    answered.set()
    await submitting
    await world.settle()

    assert [card.plain[:2] for card in cards(world, root)] == ["D2"]
    assert "A1" in " ".join(world.workspace.said_in("board"))
