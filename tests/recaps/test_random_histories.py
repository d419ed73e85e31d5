"""Weeks of a group at random: what each is told that they missed is what a plain account of it says."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from tests.world import World

FIRST = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
WEEK, MINUTE = timedelta(days=7), timedelta(minutes=1)
PEOPLE = ("rosa", "ade", "val", "mal", "priya")
WEEKS = 3


@dataclass
class Made:
    """A decision as the oracle knows it: who wrote it down, when, and at which meeting, if at any."""

    number: int
    author: str
    at: datetime
    meeting: int | None


@dataclass
class Oracle:
    """What was seen to happen, and from it, in plain words, who is to be told what."""

    random: Random
    joined: dict[str, datetime]
    made: list[Made] = field(default_factory=list)
    said: dict[int, dict[str, str]] = field(default_factory=dict)
    told: set[tuple[str, int]] = field(default_factory=set)
    meeting: int = -1

    def there(self, meeting: int) -> set[str]:
        """Return who was said to be at a meeting: whoever said so, and whom others sent."""
        said = self.said.get(meeting, {})
        here = {who for who, word in said.items() if word == "here"}
        return here | {word for word in said.values() if word in PEOPLE and word not in said}

    def at_its_making(self, one: Made) -> set[str]:
        """Return who was said to be there when a decision was made."""
        return set() if one.meeting is None else self.there(one.meeting)

    def missed(self, who: str) -> set[int]:
        """Return what somebody missed: others said that they were there, and this person was not."""
        last = FIRST + self.meeting * WEEK
        return {
            one.number
            for one in self.made
            if len(self.at_its_making(one)) >= 2
            and who not in self.at_its_making(one)
            and who != one.author
            and (who, one.number) not in self.told
            and (one.at >= self.joined[who] or one.at >= last)
        }

    def tell(self) -> dict[str, set[int]]:
        """Return what everybody in the group is told before the next meeting, and note that they were."""
        told = {who: self.missed(who) for who in self.joined}
        self.told |= {(who, number) for who, numbers in told.items() for number in numbers}
        return told


async def decide(world: World, oracle: Oracle, meeting: int | None) -> None:
    author = oracle.random.choice([*oracle.joined])
    number = len(oracle.made) + 1
    await world.workspace.slash(author, f"/decide Number {'abcdefghijklmnop'[number]}", channel="board")
    oracle.made.append(Made(number, author, world.now, meeting))


async def say(world: World, oracle: Oracle, meeting: int) -> None:
    who, press = oracle.random.choice([*oracle.joined]), world.workspace.click
    said = oracle.said.setdefault(meeting, {})
    match oracle.random.choice(["here", "here", "Apologies", "substitute"]):
        case "here":
            await press(who, "I'm here", channel="board", on="Meeting: ")
            said[who] = "here"
        case "Apologies":
            await press(who, "Apologies", channel="board", on="Meeting: ")
            said[who] = "away"
        case _:
            sent = oracle.random.choice([one for one in oracle.joined if one != who])
            await press(who, "Send a substitute", channel="board", on="Meeting: ")
            await world.workspace.fill(who, {"Who": sent})
            await world.workspace.submit(who)
            said[who] = sent


async def correct(world: World, oracle: Oracle, meeting: int) -> None:
    """Have the chair say who was there: whoever had said so, or been excused, and is not named was not."""
    if "rosa" not in oracle.joined:
        return
    named = oracle.random.sample(sorted(oracle.joined), 2)
    await world.workspace.slash("rosa", "/meeting correct attendance", channel="board")
    await world.workspace.fill("rosa", {"Present": named, "Apologies": []})
    await world.workspace.submit("rosa")
    said = oracle.said.setdefault(meeting, {})
    present = oracle.there(meeting)
    gone = {who for who, word in said.items() if word in ("here", "away")} | present
    said.update(dict.fromkeys(gone - set(named), "absent") | dict.fromkeys(named, "here"))


async def come_or_go(world: World, oracle: Oracle) -> None:
    who = oracle.random.choice(PEOPLE)
    if who not in oracle.joined:
        await world.workspace.join(who, "board")
        oracle.joined[who] = world.now
    elif len(oracle.joined) > 3:
        await world.workspace.leave(who, "board")
        del oracle.joined[who]


async def ask(world: World, oracle: Oracle) -> None:
    """Have somebody ask what they missed: what they are shown, they are told."""
    who = oracle.random.choice([*oracle.joined])
    last = FIRST + oracle.meeting * WEEK
    await world.workspace.slash(who, "/recap", channel="board")
    shown = numbers(world.workspace.ephemerals(who)[-1].plain)
    present = {one.number for one in oracle.made if who in oracle.at_its_making(one)}
    unknown = {
        one.number
        for one in oracle.made
        if one.author != who
        and one.number not in present
        and (oracle.meeting < 0 or one.at >= oracle.joined[who] or one.at >= last)
    }
    assert shown == unknown
    oracle.told |= {(who, number) for number in shown}


def numbers(said: str) -> set[int]:
    """Return the decisions that a message tells of, by number."""
    return {int(line.split()[0][1:]) for line in said.splitlines() if line[:1] == "D" and line[1:2].isdigit()}


async def a_week(world: World, oracle: Oracle, week: int) -> None:
    """Play a meeting at 10:00 on a Tuesday, and what comes between it and the next one's recap."""
    begins = FIRST + week * WEEK
    await world.until(begins + 5 * MINUTE)
    oracle.meeting = week
    acts = [say] * oracle.random.choice([0, 1, 2, 4]) + [decide] * oracle.random.choice([1, 2])
    for act in oracle.random.sample(acts, k=len(acts)):
        await act(world, oracle, week)
        await world.advance(minutes=3)
    between: list[Callable[[World, Oracle], Awaitable[None]]] = [come_or_go, ask, come_or_go]
    await world.until(begins + 200 * MINUTE)
    if oracle.random.random() < 0.4:
        await correct(world, oracle, week)
    for between_act in oracle.random.sample(between, k=2):
        await world.advance(hours=1)
        await between_act(world, oracle)
    await decide(world, oracle, None)
    await world.settle()


SEEDS = [1, 6, *(pytest.param(seed, marks=pytest.mark.nightly) for seed in range(7, 40))]


@pytest.mark.parametrize("seed", SEEDS)
async def test_everybody_is_told_what_they_missed_and_nothing_else(world: World, seed: int) -> None:
    await world.workspace.slash("rosa", "/meeting every Tuesday at 10:00 for 90 minutes", channel="board")
    await world.settle()
    await world.workspace.click("rosa", "Confirm")
    await world.settle()
    oracle = Oracle(Random(seed), dict.fromkeys(PEOPLE, world.now))
    for week in range(WEEKS):
        await a_week(world, oracle, week)
        before = {who: len(world.workspace.direct_messages(who)) for who in PEOPLE}
        await world.until(FIRST + (week + 1) * WEEK - timedelta(hours=1))
        expected = oracle.tell()
        for who in PEOPLE:
            said = [one.plain for one in world.workspace.direct_messages(who)[before[who] :]]
            missed = [numbers(one) for one in said if "without you" in one]
            assert missed == ([expected[who]] if expected.get(who) else []), (seed, week, who)
