"""A clock that is not Slack's: nudges and recaps are held, the rest goes on, and operators are told."""

import asyncio
import contextlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import StringIO
from types import SimpleNamespace
from typing import Any, cast

import aiohttp
import pytest

from bot import wiring
from bot.doors import kinds as doors_kinds
from bot.sandbox import Slack
from bot.slack.incoming.clock_skew import Skew, apart
from scheduler import courier, planner
from scheduler.clock import utc_now
from storage import actions, database, outbox
from tests.process import START_SECONDS, serving
from tests.world import World

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("date", "seconds"),
    [
        ("Mon, 23 Nov 2026 12:00:00 GMT", 0),
        ("Mon, 23 Nov 2026 11:58:59 GMT", 61),
        ("Tue, 24 Nov 2026 12:00:00 GMT", 86400),
        (None, None),
        ("", None),
        ("yesterday", None),
    ],
)
def test_a_date_header_tells_how_far_the_clock_is_off(date: str | None, seconds: int | None) -> None:
    expected = None if seconds is None else timedelta(seconds=seconds)

    assert apart(date, lambda: NOON) == expected


@pytest.mark.parametrize("off", [timedelta(hours=-1), timedelta(0), timedelta(seconds=50), timedelta(days=1)])
async def test_each_answer_of_slacks_is_compared_with_the_clock(slack: Slack, off: timedelta) -> None:
    workspace = slack.add_workspace("Wellbeing")
    skew = Skew(lambda: utc_now() + off)
    async with aiohttp.ClientSession(trace_configs=[skew.trace()]) as http:
        assert skew.fault() is None
        await wiring.new_client(workspace.bot_token, http, slack.api_url).auth_test()

    fault = skew.fault()
    assert (fault is not None) == (abs(off) > timedelta(seconds=60))
    assert fault is None or fault.startswith("clock: ")


class Wrong:
    """A clock that is off by so much, until it is put right."""

    def __init__(self, off: timedelta) -> None:
        self.off = off

    def __call__(self) -> datetime:
        return utc_now() + self.off


async def told(address: str, path: str) -> tuple[int, str]:
    async with aiohttp.ClientSession(address) as http, http.get(path) as answer:
        return answer.status, await answer.text()


async def test_a_bot_whose_clock_is_off_says_so_and_goes_on(
    slack: Slack, sqlite_url: str, logged: StringIO
) -> None:
    workspace, clock = slack.add_workspace("Wellbeing"), Wrong(timedelta(days=1))
    async with serving(slack, workspace, sqlite_url, clock, logged) as address:
        status, said = await told(address, "/readyz")
        _, figures = await told(address, "/metrics")
        clock.off = timedelta(0)
        right = await told(address, "/readyz")

    assert status == 200
    assert re.fullmatch(
        r"ready\nclock: 86\d{3} seconds from Slack's, and nudges and recaps are held until it is right; "
        r"let this machine set it by NTP\n",
        said,
    )
    assert re.search(r"^matters_clock_ahead_seconds 86\d{3}", figures, re.MULTILINE)
    assert right == (200, "ready\n")
    assert logged.getvalue().count("the clock is not Slack's") == 1


@pytest.mark.parametrize("off", [timedelta(hours=-1), timedelta(minutes=6), timedelta(days=1)])
async def test_what_people_record_while_the_clock_is_off_is_stored_and_shown(
    slack: Slack, sqlite_url: str, logged: StringIO, off: timedelta
) -> None:
    workspace = slack.add_workspace("Wellbeing")
    workspace.add_person("rosa")
    workspace.add_channel("board", members=["rosa"])
    async with serving(slack, workspace, sqlite_url, Wrong(off), logged) as address:
        slack.connect(f"{address}/slack/events")
        answer = await workspace.slash("rosa", "/decide We open in May", channel="board")
        async with asyncio.timeout(START_SECONDS):
            while not workspace.said_in("board"):
                await asyncio.to_thread(lambda: None)

    assert answer.acked
    assert workspace.said_in("board") == ["D1 We open in May"]


@pytest.mark.parametrize("off", [timedelta(days=-40), timedelta(hours=6), timedelta(days=40)])
async def test_what_is_recorded_while_the_clock_is_off_bears_slacks_time(
    slack: Slack, sqlite_url: str, logged: StringIO, off: timedelta
) -> None:
    workspace, began = slack.add_workspace("Wellbeing"), utc_now().replace(microsecond=0)
    workspace.add_person("rosa")
    board = workspace.add_channel("board", members=["rosa"])
    async with serving(slack, workspace, sqlite_url, Wrong(off), logged) as address:
        slack.connect(f"{address}/slack/events")
        await workspace.slash("rosa", "/action @rosa open the hall in 3 days", channel="board")
    sessions = database.connect(sqlite_url)
    async with sessions.read() as session:
        recorded = await actions.numbered(session, workspace.team_id, board, 1)
    await sessions.close()

    assert recorded
    assert recorded.due
    assert began - timedelta(minutes=1) <= recorded.created_at <= utc_now()
    assert timedelta(days=2) <= recorded.due - began.date() <= timedelta(days=4)


def heard(skew: Skew, date: str, host: str = "slack.com") -> None:
    """Have Slack, or whoever is at `host`, answer with a Date header."""
    answer: Any = SimpleNamespace(
        url=SimpleNamespace(host=host), response=SimpleNamespace(headers={"Date": date})
    )
    with contextlib.suppress(StopIteration):
        skew._answered(cast("aiohttp.ClientSession", None), SimpleNamespace(), answer).send(None)


@dataclass
class Machine:
    """A machine's clock, which can be set, and its seconds, which can not."""

    now: datetime = NOON
    seconds: float = 0.0

    def skew(self) -> Skew:
        """Return how far it is from a Slack that has just said that it is noon."""
        skew = Skew(lambda: self.now, "https://slack.com/api/", lambda: self.seconds)
        heard(skew, "Mon, 23 Nov 2026 12:00:00 GMT")
        return skew

    def passes(self, seconds: float) -> None:
        """Let time pass."""
        self.seconds += seconds
        self.now += timedelta(seconds=seconds)


@pytest.mark.parametrize("by", [timedelta(days=1), timedelta(hours=-1), timedelta(seconds=61)])
def test_a_clock_that_jumps_is_off_at_once_and_right_again_at_once(by: timedelta) -> None:
    machine = Machine()
    skew = machine.skew()
    machine.passes(3600)
    assert not skew.is_off()

    machine.now += by

    assert skew.is_off()
    assert skew.seconds() == by.total_seconds()
    assert skew.right_clock() == NOON + timedelta(hours=1)
    machine.now -= by
    assert not skew.is_off()
    assert skew.fault() is None


def test_only_slack_itself_is_asked_what_time_it_is() -> None:
    skew = Machine().skew()

    heard(skew, "Tue, 24 Nov 2026 12:00:00 GMT", host="hooks.example")
    assert not skew.is_off()
    heard(skew, "Tue, 24 Nov 2026 12:00:00 GMT")
    assert skew.seconds() == -86400


def test_a_signature_is_judged_by_our_own_clock_while_that_is_right() -> None:
    machine = Machine()
    skew = machine.skew()
    machine.now += timedelta(seconds=59)

    assert skew.right_clock() == machine.now


async def test_a_clock_that_is_off_is_held_against_slacks_again_and_again(slack: Slack) -> None:
    workspace, machine = slack.add_workspace("Wellbeing"), Machine()
    async with aiohttp.ClientSession() as http:
        skew = machine.skew()
        client = wiring.new_client(workspace.bot_token, http, slack.api_url)
        await skew.ask(client)
        machine.now += timedelta(days=1)
        await skew.ask(client)
        machine.now -= timedelta(days=1)
        await skew.ask(client)
        machine.passes(3600)
        await skew.ask(client)

    assert len([call for call in slack.calls if call.method == "auth.test"]) == 2


async def test_nudges_and_recaps_wait_until_the_clock_is_right_and_then_come_once(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade draft the paper by Friday", channel="board")
    await world.settle()
    asked = len(world.workspace.direct_messages("ade"))
    await world.slack.advance(timedelta(days=4, minutes=1))
    await planner.plan(world.sessions, world.now)
    await world.workspace.slash("rosa", "/decide We open in May", channel="board")
    await world.slack.settle()

    await deliver_while_held(world)
    async with world.sessions.read() as session:
        free = await outbox.next_free(session, now=world.now, held=doors_kinds.TIMED)

    assert "D1 We open in May" in world.workspace.said_in("board")
    assert len(world.workspace.direct_messages("ade")) == asked
    assert free is None, "nobody is to be woken again and again for what is held"
    await world.settle()
    assert len(world.workspace.direct_messages("ade")) == asked + 1
    await world.settle()
    assert len(world.workspace.direct_messages("ade")) == asked + 1


async def deliver_while_held(world: World) -> None:
    """Have delivered what may go while the clock is off, one message a second in each channel."""
    for _ in range(3):
        await courier.deliver(
            world.sessions, world.messenger, world.slack.clock, held=lambda: doors_kinds.TIMED
        )
        await world.slack.advance(timedelta(seconds=1))


async def test_what_is_too_late_when_the_clock_is_right_again_is_not_said(world: World) -> None:
    await world.workspace.slash("rosa", "/meeting today 14:00 for 30 min", channel="board")
    await world.settle()
    await world.slack.advance(timedelta(hours=5))
    await planner.plan(world.sessions, world.now)
    await deliver_while_held(world)
    before = world.workspace.said_in("board")
    await world.slack.advance(timedelta(hours=1))

    await world.settle()

    assert world.workspace.said_in("board") == before


def test_what_says_something_at_a_time_hangs_on_time() -> None:
    assert sorted(doors_kinds.TIMED) == [
        *("attendance request", "last rung", "leave suggestion", "meeting over", "meeting post", "morning"),
        *("newcomer", "nudge", "recap", "recap for a person"),
    ]
