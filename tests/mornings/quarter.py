"""A quarter in the life of three groups, whose bot runs in several processes that are killed now and then.

People of six zones take on work, answer what they are sent or not, and decide things at meetings that some of
them miss. All that the bot writes to them stands in the sandbox Slack, to be held against what is promised.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from bot import sandbox
from bot.sandbox.data.errors import Impossible
from scheduler import courier, planner
from storage import groups, outbox
from tests.operations.test_killed import elapse
from tests.refusing import decline
from tests.reliability.lives import Fate, Killed, born
from tests.world import World

ZONES = (
    "Europe/London",
    "Europe/Berlin",
    "Asia/Kolkata",
    "America/New_York",
    "Pacific/Auckland",
    "Australia/Lord_Howe",
)
GROUPS = ("board", "trust", "steering")
LEASE = 90
"""Seconds after which nobody holds any more what a process had that was killed."""
NO = "I can't"
ANSWERS = ("Done", "I'll do it", NO, "Got it")
WORK = (
    "send the numbers",
    "write to the council",
    "book the hall",
    "draft the paper",
    "ring the venue",
    "check the budget",
)


def workspace_of(slack: sandbox.Slack, count: int) -> sandbox.Workspace:
    """Return a workspace with `count` people, in zones in turn, who are in one or two of three groups."""
    workspace = slack.add_workspace("Wellbeing")
    people = [f"p{number:02}" for number in range(count)]
    for number, name in enumerate(people):
        workspace.add_person(name, zone=ZONES[number % len(ZONES)])
    for at, group in enumerate(GROUPS):
        members = [name for number, name in enumerate(people) if at in (number % 3, number % 5)]
        workspace.add_channel(group, members=members)
    return workspace


@dataclass
class Quarter:
    """What happens in it, by chance; `processes` are alive at once, on one database and one Slack."""

    url: str
    slack: sandbox.Slack
    workspace: sandbox.Workspace
    fate: Fate
    chance: Random
    processes: int
    alive: list[World] = field(default_factory=list)
    deaths: int = 0

    @property
    def now(self) -> datetime:
        return self.slack.clock()

    def members(self, group: str) -> list[str]:
        """Return who is in a group, by handle."""
        found = self.workspace.channel(group).members
        return sorted(person.handle for person in self.slack.people.values() if person.id in found)

    @asynccontextmanager
    async def _life(self) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            self.alive = [
                await stack.enter_async_context(born(self.url, self.slack, self.workspace))
                for _ in range(self.processes)
            ]
            yield

    async def begin(self) -> None:
        """Plan the meetings of each group, all of which are England's."""
        async with self._life():
            team = self.workspace.team_id
            async with self.alive[0].sessions.begin() as session:
                for channel in (self.workspace.channel(group).id for group in GROUPS):
                    await groups.ensure(session, team, channel)
                    await groups.set_values(session, team, channel, zone=ZONES[0])
            for group, when in zip(GROUPS, ("Tuesday", "Wednesday", "Thursday"), strict=True):
                leader = self.members(group)[0]
                await self.workspace.slash(
                    leader, f"/meeting every second {when} at 10:00 for 90 minutes", channel=group
                )
                await self._settle()
                await self.workspace.click(leader, "Confirm")
                await self._settle()

    async def pass_until(self, end: datetime, *, actions: int, deaths: int) -> None:
        """Let so many pieces of work be given out until a time, and everything die at so many moments."""
        span = (end - self.now) / timedelta(minutes=1)
        given = [self.now + timedelta(minutes=self.chance.uniform(0, span)) for _ in range(actions)]
        dying = [self.now + timedelta(minutes=self.chance.uniform(0, span)) for _ in range(deaths)]
        days = [self.now + timedelta(days=day, hours=3) for day in range(int(span // 1440))]
        moments = sorted([*((at, "work") for at in given), *((at, "die") for at in dying)])
        moments = sorted([*moments, *((at, "answer") for at in days)])
        while moments:
            moments = await self._live(moments)
        async with self._life():
            await self._until(end)

    async def _live(self, moments: list[tuple[datetime, str]]) -> list[tuple[datetime, str]]:
        """Live through what happens until they die; return what is left."""
        async with self._life():
            while moments:
                (at, what), *moments = moments
                try:
                    await self._until(at)
                    await self._happens(what)
                except Killed:
                    break
            self.fate.dead = True
        self.fate.spare()
        async with self._life():
            await elapse(self.alive[0].sessions, LEASE)
        self.deaths += 1
        return moments

    async def _happens(self, what: str) -> None:
        if what == "die":
            # At whichever step comes next at which they never died.
            self.fate.strike()
            return
        group = self.chance.choice(GROUPS)
        members = self.members(group)
        if what == "work":
            await self._give_work(group, members)
        else:
            await self._answer(members)
        await self._settle()

    async def _give_work(self, group: str, members: list[str]) -> None:
        asks, *owners = self.chance.sample(members, 2)
        due = self.now.date() + timedelta(days=self.chance.randint(2, 28))
        words = f"{self.chance.choice(WORK)} by {due.day} {due:%B %Y}"
        await self.workspace.slash(asks, f"/action @{owners[0]} {words}", channel=group)
        if self.chance.random() < 0.3:
            await self.workspace.slash(
                asks, f"/decide We {self.chance.choice(WORK)} ourselves", channel=group
            )

    async def _answer(self, members: list[str]) -> None:
        """Have some press on what they were sent, and say that they are at the meeting."""
        for person in self.chance.sample(members, len(members) // 4):
            answer = self.chance.choice(ANSWERS)
            with suppress(Impossible):
                if answer == NO:
                    await decline(self.workspace, person)
                else:
                    await self.workspace.click(person, answer, dm=True)
            with suppress(Impossible):
                await self.workspace.click(person, "I'm here")

    async def _until(self, when: datetime) -> None:
        await self._settle()
        while self.now < when:
            due = await planner.next_due(self.alive[0].sessions, self.now)
            await self.slack.until(min(when, due) if due is not None else when)
            await self._settle()

    async def _settle(self) -> None:
        """Let every process plan and send, all at once, until nothing is due."""
        await self._all(lambda world: planner.plan(world.sessions, world.now))
        await self.slack.settle()
        await self._all(lambda world: world.bot.background.drain())
        while await self._busy():
            await self._all(lambda world: courier.deliver(world.sessions, world.messenger, self.slack.clock))
            await self.slack.settle()
            await self.slack.advance(timedelta(seconds=1))

    async def _all(self, work: Callable[[World], Awaitable[object]]) -> None:
        """Have all processes do something at once; where one dies, all have died."""
        done = await asyncio.gather(*(work(world) for world in self.alive), return_exceptions=True)
        for each in done:
            if isinstance(each, BaseException):
                raise each

    async def _busy(self) -> bool:
        async with self.alive[0].sessions.read() as session:
            return await outbox.is_due(session, now=self.now)
