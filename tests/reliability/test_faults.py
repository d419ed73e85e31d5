"""Whatever Slack does wrong, in any order: each thing is said once, and everything comes to an end."""

import random
from datetime import timedelta

import pytest

from bot import wiring
from scheduler import courier
from storage.database import Sessions
from storage.records import OutboxState
from tests.nudges.story import record
from tests.reliability import promises
from tests.world import World, opened

CALLS = (
    *["chat.postMessage"] * 5,
    *("chat.update", "conversations.open", "users.info", "conversations.members", "conversations.history"),
)
WAITS = (1, 30, 3600, "", "abc", -1)
SEEDS = range(6)


def spoil(world: World, dice: random.Random) -> str:
    """Order one fault, and say which."""
    method = dice.choice(CALLS)
    kind = dice.choice(["drop before", "drop after", "slow", "429", "5xx", "error", "truncate", "html200"])
    if kind == "error":
        error = dice.choice(["internal_error", "fatal_error", "service_unavailable"])
        # Slack did its part, or did not: both happen with these.
        world.slack.faults.add(method, "ok:false", error=error, after=dice.random() < 0.5)
    elif kind == "429":
        world.slack.faults.add(method, kind, retry_after=dice.choice(WAITS))
    elif kind == "5xx":
        world.slack.faults.add(method, kind, error=dice.choice(["500", "503"]), after=dice.random() < 0.5)
    else:
        world.slack.faults.add(method, kind, delay=0.5)
    return f"{method} {kind}"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a call to Slack take no longer than a part of what its slow answers take."""
    monkeypatch.setattr(wiring, "CALL_SECONDS", 0.25)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.usefixtures("impatient")
async def test_everything_is_said_once_whatever_goes_wrong(sqlite_sessions: Sessions, seed: int) -> None:
    dice, orders = random.Random(seed), []
    async with opened(sqlite_sessions) as world:
        acknowledged = set()
        for number in range(8):
            orders += [spoil(world, dice) for _ in range(dice.randrange(4))]
            text = f"We build house {number}"
            match dice.randrange(3):
                case 0:
                    typed = f"/action @ade and @val paint house {number} by 4 December"
                    await world.workspace.slash("rosa", typed, channel="board")
                case 1:
                    await record(world, f"inspect house {number}", dice.choice(["ade", "val", "priya"]))
                case _:
                    answer = await world.workspace.slash("rosa", f"/decide {text}", channel="board")
                    acknowledged |= {text} if answer.acked else set()
            for _ in range(dice.choice([0, 0, 30])):
                await world.workspace.post("ade", "So much for that", "board")
            await world.advance(seconds=dice.choice([0, 1, 20, 600]))
        world.slack.faults.clear()
        await world.advance(days=2)

        print(f"seed {seed}: {orders}")
        assert promises.doubled(world.slack) == []
        assert await promises.unexplained(world.sessions, world.slack) == []
        assert [late for late in await promises.unsettled(world.sessions) if "nudge" not in late[0]] == []
        recorded = await promises.wordings(world.sessions)
        assert {text: recorded[text] for text in acknowledged} == dict.fromkeys(acknowledged, 1)


@pytest.mark.parametrize("wait", WAITS)
async def test_nothing_is_sent_before_slack_allows_it(world: World, wait: object) -> None:
    seconds = {1: 1, 30: 30, 3600: 3600}.get(wait, 30) if isinstance(wait, int) and wait > 0 else 1
    world.slack.faults.add("chat.postMessage", "429", retry_after=wait)
    await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")

    await world.advance(hours=2)

    first, second = [call.at for call in world.slack.calls if call.method == "chat.postMessage"][:2]
    assert second - first >= timedelta(seconds=seconds)
    assert promises.doubled(world.slack) == []
    assert len(world.workspace.said_in("board")) == 1


async def test_a_message_outlasts_hours_without_slack(world: World) -> None:
    await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")
    await world.slack.unplug()
    await world.advance(hours=5)
    await world.slack.plug()

    await world.advance(minutes=20)

    assert world.workspace.said_in("board") == ["D1 We ship on Friday"]


async def test_a_lease_that_ran_out_is_no_leave_to_send(world: World) -> None:
    await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")

    await courier.deliver(world.sessions, world.messenger, world.slack.clock, lease=-1)

    assert world.workspace.said_in("board") == []
    await world.advance(minutes=5)
    assert world.workspace.said_in("board") == ["D1 We ship on Friday"]
    assert (await promises.rows(world.sessions))[0].state is OutboxState.SENT
