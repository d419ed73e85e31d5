"""Random histories held against what is promised of nudges, with the real planner, courier and messenger."""

import asyncio
import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from scheduler import nudges as rules
from storage.records import Action, HowOften
from tests.nudges import simulated
from tests.nudges.simulated import BOARD, TRUST, Life

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Where files need no disk, as nothing here outlives the test."""

WHICH = st.integers(0, 5)
USER = st.sampled_from(["U1", "U2"])
ZONE = st.sampled_from(
    [
        "Europe/London",
        "Asia/Kolkata",
        "America/New_York",
        "Pacific/Auckland",
        "Australia/Lord_Howe",
        "Mars/Base",
    ]
)
HAPPENING = st.one_of(
    st.tuples(st.just("nothing")),
    st.tuples(st.just("record"), st.sampled_from([BOARD, TRUST]), USER, st.integers(0, 6)),
    st.tuples(st.just("redate"), WHICH, st.integers(0, 8)),
    st.tuples(st.just("redate often"), WHICH, st.integers(0, 8)),
    st.tuples(st.just("close"), WHICH),
    st.tuples(st.just("snooze"), WHICH, st.integers(1, 6)),
    st.tuples(st.just("pass on"), WHICH, USER),
    st.tuples(st.just("move"), USER, ZONE),
    st.tuples(st.just("hide"), USER, st.booleans()),
    st.tuples(st.just("wish"), USER, st.sampled_from(HowOften), st.integers(-3, 3), st.integers(0, 12)),
    st.tuples(st.just("fault"), st.sampled_from(["refused", "lost reply"])),
)
STEP = st.tuples(HAPPENING, st.booleans(), st.integers(1, 50))
"""What happens, and then for how many hours the bot is at work, or down."""


async def happens(life: Life, recorded: list[Action], what: str, *more: Any) -> None:
    """Let one thing happen."""
    match what:
        case "record":
            recorded.append(await life.record(*more))
        case "move":
            await life.move(*more)
        case "hide":
            life.hidden = {(more[0], TRUST)} if more[1] else set()
        case "wish":
            await life.wish(*more)
        case "fault":
            life.fault = more[0]
    if what in ABOUT_AN_ACTION:
        await ABOUT_AN_ACTION[what](life, recorded[more[0] % len(recorded)], *more[1:])


async def redate_often(life: Life, action: Action, days: int) -> None:
    for turn in range(20):
        await life.redate(action, days + turn % 3)
        await life.settle()


ABOUT_AN_ACTION: dict[str, Any] = {
    "redate": Life.redate,
    "redate often": redate_often,
    "close": Life.close,
    "snooze": Life.snooze,
    "pass on": Life.pass_on,
}


async def live(steps: list[tuple[tuple[Any, ...], bool, int]]) -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        life = simulated.opened(Path(folder))
        await life.begin()
        recorded = [await life.record(BOARD, "U1", 4), await life.record(TRUST, "U2", 3)]
        for happening, at_work, hours in steps:
            before = len(life.nudged)
            await happens(life, recorded, *happening)
            if at_work:
                await life.run(hours)
            else:
                life.now += timedelta(hours=hours)
            check(life, before)
        life.fault, life.hidden = "", set()
        await life.run(24 * 65)
        await kept(life, recorded)
        await life.sessions.close()


def check(life: Life, since: int) -> None:
    """Hold the latest nudges against what must be true of each."""
    for reached in life.nudged[since:]:
        assert reached.shown
        for assignment in reached.shown:
            hours = rules.working(assignment)
            assert assignment.live, "of nothing closed, refused or passed on"
            assert assignment.recipient == reached.user, "to its owner"
            assert (reached.user, assignment.action.channel) not in life.hidden
            wish, today = assignment.preference, reached.at.astimezone(hours.zone).date()
            assert not wish.is_away(today), f"not on leave, as on {today} of {wish}"
            wanted = rules.mornings(assignment).on_or_after(today)
            assert wanted == today, f"on a morning that they want, not on {today}, by {wish}"
            assert hours.is_open(reached.at), f"in their working hours, not at {reached.at} in {hours}"
    days = Counter(reached.key for reached in life.nudged)
    assert set(days.values()) <= {1}, "one message a person a local day"
    last: dict[int, Any] = {}
    for reached in life.nudged:
        for assignment in reached.shown:
            owner = assignment.owner.id
            assert owner not in last or reached.at - last[owner] >= timedelta(hours=20)
            last[owner] = reached.at


async def kept(life: Life, recorded: list[Action]) -> None:
    """Hold the end, long after the last step, against what must have become of everything."""
    nudged = Counter(
        (assignment.owner.id, assignment.action.due)
        for reached in life.nudged
        for assignment in reached.shown
    )
    for (owner, _), count in nudged.items():
        assert count <= 9 + life.snoozes.get(owner, 0) + life.wishes
    assert set(Counter(life.told).values()) <= {1}
    for action in recorded:
        assignment = await life.of(action)
        if not assignment.live:
            continue
        assert assignment.owner.nudge_at is None, "nothing after the last"
        assert (assignment.owner.id, assignment.action.due) in life.told


IDLE = ("nothing",)
LATE = [(IDLE, True, 40), (IDLE, False, 35), (IDLE, True, 50)]
"""Back in the afternoon, a day late, and the next step is due the next morning."""
AT_NIGHT = [(IDLE, True, 40), (IDLE, False, 16), (IDLE, True, 4), (IDLE, True, 30)]
"""Back in the evening of a day on which somebody was to be nudged."""
LEFT = [(("hide", "U2", True), True, 40), (IDLE, True, 50)]
MOVED = [(("move", "U2", "America/New_York"), True, 50), (("move", "U2", "Pacific/Auckland"), True, 50)]
ANSWERED = [
    (("snooze", 0, 2), True, 50),
    (("pass on", 0, "U2"), True, 50),
    (("close", 1), True, 50),
    (("redate often", 0, 3), True, 50),
    (("fault", "lost reply"), True, 50),
]

AWAY = [(("wish", "U1", HowOften.TWICE_A_WEEK, 0, 9), True, 50), (IDLE, True, 50), (IDLE, True, 50)]
WEEKLY = [
    (("wish", "U1", HowOften.ONCE_A_WEEK, 0, 0), True, 50),
    (("wish", "U2", HowOften.NOT_AT_ALL, 0, 0), True, 50),
]

SNOOZED_UNPLANNED = [
    (("record", "C1", "U1", 0), False, 12),
    (("snooze", 2, 5), True, 18),
    (("record", "C1", "U1", 3), True, 38),
]
"""A snooze that comes before the first plan of an action."""

ANSWER_LOST = [
    (IDLE, True, 31),
    (("move", "U1", "Pacific/Auckland"), False, 5),
    (("redate often", 0, 0), True, 6),
    (("fault", "lost reply"), True, 14),
    (IDLE, False, 42),
    (("move", "U1", "Europe/London"), True, 45),
]
"""Slack took a nudge and its answer was lost; the bot is down until the nudge would have been too late."""


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@example(LATE)
@example(AT_NIGHT)
@example(LEFT)
@example(MOVED)
@example(ANSWERED)
@example(SNOOZED_UNPLANNED)
@example(AWAY)
@example(WEEKLY)
@example(ANSWER_LOST)
@given(st.lists(STEP, min_size=6, max_size=14))
def test_whatever_happens_nudges_keep_their_promises(steps: list[tuple[tuple[Any, ...], bool, int]]) -> None:
    asyncio.run(live(steps))


@pytest.mark.nightly
@settings(max_examples=400, suppress_health_check=list(HealthCheck))
@given(st.lists(STEP, min_size=6, max_size=30))
def test_whatever_happens_all_night(steps: list[tuple[tuple[Any, ...], bool, int]]) -> None:
    asyncio.run(live(steps))
