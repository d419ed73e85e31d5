"""The real planner, courier and messenger on one movable clock, with a Slack that only takes messages.

It keeps what each person was shown, so that a random history can be held against the promises.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.doors.kinds import KINDS
from bot.slack.outgoing.messenger import Messenger
from bot.slack.people import Channel, People
from scheduler import courier, planner
from scheduler import nudges as rules
from storage import actions, database, groups, history, nudges, outbox, people, preferences
from storage.records import (
    Action,
    Answer,
    Assignee,
    Assignment,
    HowOften,
    Kind,
    OwnerKind,
    Person,
    Preference,
    Source,
    Workspace,
    subjects,
)
from tests import new_database

TEAM, BOARD, TRUST, ROSA = "T1", "C1", "C2", "U0"
START = datetime(2026, 11, 23, 12, tzinfo=UTC)


@dataclass
class Answered:
    """An answer of Slack's, as its client gives it."""

    data: dict[str, Any]


@dataclass
class Reached:
    """A nudge that reached somebody."""

    at: datetime
    user: str
    key: str
    shown: list[Assignment]


@dataclass
class Life:
    """Everything there is in one random history."""

    sessions: database.Sessions
    now: datetime = START
    zones: dict[str, str] = field(default_factory=lambda: {"U1": "Europe/London", "U2": "Asia/Kolkata"})
    hidden: set[tuple[str, str]] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    fault: str = ""
    posted: list[dict[str, Any]] = field(default_factory=list)
    nudged: list[Reached] = field(default_factory=list)
    snoozes: dict[int, int] = field(default_factory=dict)
    wishes: int = 0
    told: list[tuple[int, date | None]] = field(default_factory=list)

    def clock(self) -> datetime:
        return self.now

    # What the messenger asks Slack, answered from here.

    async def person(self, team: str, user: str) -> Person:
        zone = self.zones.get(user, "Europe/London")
        person = Person(team, user, user, zone, "en-GB", team, False, False, user in self.gone, self.now)
        async with self.sessions.begin() as session:
            await people.learn(session, person)
        return person

    def is_confirmed(self, team: str, channel: str, user: str) -> bool:
        return False

    async def members(self, team: str, channel: str) -> frozenset[str]:
        return frozenset({ROSA, *self.zones} - {user for user, hidden in self.hidden if hidden == channel})

    async def channel(self, team: str, channel: str) -> Channel:
        return Channel(channel, channel, private=True, shared=False, archived=False, direct=False)

    async def open_direct(self, team: str, user: str) -> str:
        return f"D{user}"

    async def ask(self, team: str, method: str, **arguments: Any) -> Mapping[str, Any]:
        return {"messages": [said for said in self.posted if said["channel"] == arguments["channel"]]}

    async def api_call(self, method: str, *, json: dict[str, Any]) -> Answered:
        """Take a message, or lose it, or lose the reply, as ordered."""
        fault, self.fault = self.fault, ""
        if fault == "refused":
            raise aiohttp.ClientPayloadError("not taken")
        if method == "chat.postMessage":
            await self._note(json)
        if fault == "lost reply":
            raise TimeoutError
        return Answered({"channel": json["channel"], "ts": f"{len(self.posted)}.0"})

    async def _note(self, message: dict[str, Any]) -> None:
        self.posted.append({**message, "ts": f"{len(self.posted) + 1}.0"})
        key = message["metadata"]["event_payload"]["key"]
        async with self.sessions.read() as session:
            sent = await outbox.find(session, TEAM, key)
            assert sent is not None
            assert sent.recipient is not None
            for part in await outbox.carried.said_by(session, sent):
                items = part.about.shown if isinstance(part.about, subjects.Items) else ()
                shown = await nudges.with_ids(session, TEAM, items)
                if part.kind is Kind.ESCALATION:
                    self.told += [(each.owner.id, each.action.due) for each in shown]
                if part.kind is Kind.NUDGE:
                    self.nudged.append(Reached(self.now, sent.recipient, key, shown))

    # What happens in it.

    async def begin(self) -> None:
        await new_database.make_tables(self.sessions)
        async with self.sessions.begin() as session:
            await groups.install(session, Workspace(TEAM, "Wellbeing", "UB", "B1", "en-GB", "Europe/London"))
            for channel in (BOARD, TRUST):
                await groups.ensure(session, TEAM, channel)
                await groups.set_values(session, TEAM, channel, zone="Europe/London")
        for user in (ROSA, *self.zones):
            await self.person(TEAM, user)

    async def record(self, channel: str, owner: str, days: int) -> Action:
        due = self.now.date() + timedelta(days=days)
        async with self.sessions.begin() as session:
            return await actions.record(
                session,
                "draft the scope paper",
                [Assignee(OwnerKind.PERSON, owner)],
                source=Source(TEAM, channel, ROSA),
                at=self.now,
                due=due,
            )

    async def of(self, action: Action) -> Assignment:
        """Return the assignment of whoever owns an action now."""
        async with self.sessions.read() as session:
            owners = await actions.owners_of(session, action)
            (found,) = await nudges.with_ids(session, TEAM, [owners[-1].id])
            return found

    async def redate(self, action: Action, days: int) -> None:
        async with self.sessions.begin() as session:
            held = await actions.lock(session, TEAM, action.id)
            assert held is not None
            due: date = self.now.date() + timedelta(days=days)
            await actions.redate(session, held, due, actor=ROSA, at=self.now)

    async def close(self, action: Action) -> None:
        assignment = await self.of(action)
        async with self.sessions.begin() as session:
            owner, user = assignment.owner, assignment.recipient
            await actions.answer(session, assignment.action, owner, Answer.DONE, actor=user, at=self.now)

    async def snooze(self, action: Action, days: int) -> None:
        assignment = await self.of(action)
        owner, due = assignment.owner, assignment.action.due
        if not assignment.live or due is None:
            return
        self.snoozes[owner.id] = self.snoozes.get(owner.id, 0) + 1
        until = self.now.astimezone(rules.working(assignment).zone).date() + timedelta(days=days)
        asleep = replace(assignment, owner=replace(owner, snoozed_until=until))
        when = rules.next_try(asleep, self.now)
        async with self.sessions.begin() as session:
            await nudges.look_at(session, owner, when, snoozed_until=until)
            await history.write(session, assignment.action, "snoozed", actor=ROSA, at=self.now)

    async def wish(self, user: str, often: HowOften, begins: int, days: int) -> None:
        """Let somebody say how often, and that they are away for some days that begin so many days on."""
        self.wishes += 1
        since = self.now.date() + timedelta(days=begins)
        leave = (since, since + timedelta(days=days)) if days else (None, None)
        async with self.sessions.begin() as session:
            await preferences.keep(session, TEAM, user, Preference(often, *leave), at=self.now)

    async def pass_on(self, action: Action, user: str) -> None:
        assignment = await self.of(action)
        if not assignment.live or assignment.recipient == user:
            return
        async with self.sessions.begin() as session:
            owner, now = assignment.owner, self.now
            await actions.pass_on(session, assignment.action, owner, user, actor=ROSA, at=now)

    async def move(self, user: str, zone: str) -> None:
        self.zones[user] = zone
        await self.person(TEAM, user)

    async def run(self, hours: float) -> None:
        """Let time pass with the bot at work."""
        until = self.now + timedelta(hours=hours)
        await self.settle()
        while self.now < until:
            due = await planner.next_due(self.sessions, self.now)
            self.now = min(until, due) if due is not None else until
            await self.settle()

    async def settle(self) -> None:
        await planner.plan(self.sessions, self.now)
        messenger = Messenger(
            self.sessions, {TEAM: cast(AsyncWebClient, self)}, cast(People, self), self.clock, KINDS
        )
        while await courier.deliver(self.sessions, messenger, self.clock):
            self.now += timedelta(seconds=1)


def opened(folder: Path) -> Life:
    """Return a life on a database of its own in `folder`."""
    return Life(database.connect(f"sqlite:///{folder}/life.db"))
