"""Ten meetings of 24 people, of whom two in five come: each is told that they missed what plain SQL finds."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import TextClause, bindparam, text

from bot.decisions import service as decision_service
from bot.meetings.attendance import ahead, service
from bot.understanding.following import FollowingResolution
from scheduler import recaps as rules
from scheduler.due import missed as planning
from storage import database, decisions, groups, meetings, people, recaps
from storage.database import Session
from storage.records import How, Meeting, MeetingStatus, News, Presence, Slot, Source, is_recorded
from storage.tables import UtcDateTime

FIRST = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
PEOPLE = [f"U{number:02}" for number in range(24)]
MEETINGS, COMES = 10, 0.4
CHANNEL = "C1"
teams = count(1)

WHO_WAS_THERE = """
WITH there AS (
    SELECT meeting_id, "user" AS who FROM attendances WHERE team = :team AND presence = 'present'
    UNION
    SELECT sent.meeting_id, sent.substitute FROM attendances sent
    WHERE sent.team = :team AND sent.presence = 'substitute' AND sent.substitute IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM attendances own
        WHERE own.team = :team AND own.meeting_id = sent.meeting_id AND own."user" = sent.substitute
    )
    UNION
    SELECT meeting_id, 'somebody sent by ' || "user" FROM attendances
    WHERE team = :team AND presence = 'substitute' AND substitute IS NULL
),
said AS (SELECT meeting_id FROM there GROUP BY meeting_id HAVING COUNT(*) >= 2),
made AS (
    SELECT d.id, d.author, d.decided_at, m.id AS meeting_id FROM decisions d
    JOIN meetings m ON m.team = d.team AND m.id = d.meeting_id
    WHERE d.team = :team AND d.undone_at IS NULL AND m.starts_at <= d.decided_at AND d.decided_at < m.ends_at
),
missed AS (
    SELECT made.id, made.decided_at, people."user" AS who FROM made
    CROSS JOIN (SELECT DISTINCT "user" FROM members WHERE team = :team) people
    WHERE made.author <> people."user" AND made.meeting_id IN (SELECT meeting_id FROM said)
    AND NOT EXISTS (
        SELECT 1 FROM there WHERE there.meeting_id = made.meeting_id AND there.who = people."user"
    )
)
"""
BEGUN = """
    SELECT starts_at FROM meetings
    WHERE team = :team AND status = 'planned' AND starts_at <= :now ORDER BY starts_at DESC LIMIT 1
"""
TO_TELL = f"""{WHO_WAS_THERE}
SELECT missed.who, missed.id FROM missed
JOIN members ON members.team = :team AND members."user" = missed.who AND members.left_at IS NULL
WHERE (missed.decided_at >= members.joined_at OR missed.decided_at >= COALESCE(({BEGUN}), missed.decided_at))
AND missed.decided_at >= COALESCE(({BEGUN} OFFSET 2), missed.decided_at)
AND NOT EXISTS (
    SELECT 1 FROM awareness
    WHERE team = :team AND decision_id = missed.id AND "user" = missed.who AND how = 'told'
)
"""
TOLD_WRONGLY = f"""{WHO_WAS_THERE}
SELECT told."user" AS who, made.id FROM told_missed told JOIN made ON made.id = told.decision_id
WHERE told.team = :team AND made.meeting_id = :meeting
AND NOT EXISTS (SELECT 1 FROM missed WHERE missed.id = made.id AND missed.who = told."user")
"""


def plainly(statement: str) -> TextClause:
    now = [bindparam("now", type_=UtcDateTime())] if ":now" in statement else []
    return text(statement).bindparams(*now)


async def found(session: Session, statement: str, **values: object) -> dict[str, set[int]]:
    """Return what the oracle finds, by person."""
    by_person: dict[str, set[int]] = {}
    for row in await session.execute(plainly(statement), values):
        by_person.setdefault(row.who, set()).add(row.id)
    return by_person


@dataclass
class Life:
    """A group, and what happens in it at random."""

    session: Session
    random: Random
    team: str
    now: datetime = FIRST - 10 * DAY

    async def members(self) -> list[str]:
        return [one.user for one in await people.members_of(self.session, self.team, CHANNEL)]

    async def decide(self) -> None:
        source = Source(self.team, CHANNEL, self.random.choice(await self.members()))
        await decision_service.record(
            self.session, FollowingResolution("We do it"), source, at=self.now, to_compare=False
        )

    async def come_and_go(self) -> None:
        present = await self.members()
        for who in self.random.sample(PEOPLE, 4):
            if who not in present:
                await people.join(self.session, self.team, CHANNEL, who, at=self.now)
            elif len(present) > 12 and self.random.random() < 0.5:
                await people.leave(self.session, self.team, CHANNEL, who, at=self.now)

    async def send_apologies(self, meeting: Meeting) -> None:
        for who in self.random.sample(await self.members(), 3):
            others = [one for one in await self.members() if one != who]
            instead = self.random.choice([None, self.random.choice(others)])
            await ahead.send_apologies(self.session, meeting, [who], by=who, instead=instead, at=self.now)

    async def change(self, meeting: Meeting, number: int) -> Meeting:
        """Move or cancel a meeting, or leave it as it is; a moved one is held on another day."""
        match self.random.choice(["hold", "hold", "hold", "move", "cancel"]):
            case "move":
                to = FIRST + number * 7 * DAY + self.random.choice([1, 2]) * DAY
                while await meetings.starting_at(self.session, self.team, CHANNEL, to) is not None:
                    # Whoever moves a meeting onto another is asked for another day before it comes to this.
                    to += DAY
                slot = Slot(to, to + HOUR, to.date())
                return await meetings.move(self.session, meeting, slot, actor="U00", at=self.now) or meeting
            case "cancel":
                return await meetings.cancel(self.session, meeting, actor="U00", at=self.now) or meeting
        return meeting

    async def say(self, meeting: Meeting) -> None:
        """Have two in five say that they are there, and a few that they are not, or send somebody."""
        for who in await self.members():
            if self.random.random() < COMES:
                await self.note(meeting, who, Presence.PRESENT)
            elif self.random.random() < 0.1:
                await self.note(meeting, who, Presence.APOLOGIES)
            elif self.random.random() < 0.1:
                sent = self.random.choice([one for one in PEOPLE if one != who])
                outside = self.random.random() < 0.3
                await service.note_substitute(
                    *(self.session, self.team, meeting.id, who),
                    sent=None if outside else sent,
                    name="Jo Bloggs" if outside else "",
                    organisation="",
                    at=self.now,
                )

    async def note(self, meeting: Meeting, who: str, presence: Presence) -> None:
        await service.note_presence(self.session, self.team, meeting.id, who, presence, at=self.now)

    async def meet(self, meeting: Meeting) -> None:
        self.now = meeting.starts_at + 5 * MINUTE
        silent = self.random.random() < 0.25
        for _ in range(self.random.choice([0, 1, 3])):
            await self.decide()
        if not silent:
            await self.say(meeting)
        if self.random.random() < 0.1:
            meeting = await self.change(meeting, MEETINGS + self.random.randrange(5))
        self.now += 90 * MINUTE
        if meeting.status is MeetingStatus.PLANNED and meeting.ends_at <= self.now:
            await self.answer(meeting)

    async def answer(self, meeting: Meeting) -> None:
        """Have one of those who are asked say who was there, or correct what was said; or nobody."""
        said = await meetings.attendances_of(self.session, meeting)
        everybody = await self.members()
        match self.random.choice(["nothing", "all here", "choose"]):
            case "all here" if not is_recorded(said):
                await service.note_all_here(self.session, meeting, by="U00", at=self.now)
            case "choose":
                present = self.random.sample(everybody, self.random.choice([1, 2, 5, 9]))
                await service.correct(
                    self.session, meeting, present=present, apologies=[], by="U00", at=self.now
                )

    async def tell(self, following: Meeting) -> None:
        """Compare what each is told that they missed with the oracle, and note that they were told."""
        next_one = await recaps.one_ahead(self.session, self.team, following.id)
        expected = await found(self.session, TO_TELL, team=self.team, now=self.now)
        told: dict[str, set[int]] = {}
        for who in await self.members() if next_one is not None else []:
            reader = await recaps.reader(self.session, self.team, CHANNEL, who)
            assert reader is not None
            assert next_one is not None
            ids = (await planning.to_tell(self.session, next_one, reader, self.now, most=99)).ids
            accounts = await recaps.accounts_of(self.session, self.team, ids, who)
            assert {rules.news_of(one, who) for one in accounts} <= {News.MISSED}
            told |= {who: set(ids)} if ids else {}
            await recaps.note_missed(self.session, [one.decision for one in accounts], who, at=self.now)
            for one in accounts:
                await decisions.make_aware(self.session, one.decision, [who], How.TOLD, at=self.now)
        assert told == expected, self.now

    async def put_right(self, meeting: Meeting) -> None:
        """Correct who was at a meeting long ago; those who were told wrongly are those the oracle finds."""
        await self.answer(meeting)
        wrong = await recaps.told_wrongly(self.session, meeting)
        by_person = {who: {one.id for one in missed} for who, missed in wrong.items()}
        assert by_person == await found(self.session, TOLD_WRONGLY, team=self.team, meeting=meeting.id)


async def live(url: str, random: Random) -> None:
    sessions = database.connect(url)
    async with sessions.begin() as session:
        life = Life(session, random, f"T{next(teams)}")
        await groups.ensure(session, life.team, CHANNEL)
        for who in PEOPLE[:18]:
            await people.join(session, life.team, CHANNEL, who, at=life.now)
        source = Source(life.team, CHANNEL, "U00")
        planned = []
        for number in range(MEETINGS + 1):
            starts = FIRST + number * 7 * DAY
            slot = Slot(starts, starts + HOUR, starts.date())
            planned.append(await meetings.plan_one(session, source, slot, at=life.now))
        held: list[Meeting] = []
        for number, meeting in enumerate(planned[:-1]):
            life.now = meeting.starts_at - 3 * DAY
            await life.send_apologies(meeting)
            meeting = await life.change(meeting, number)
            await life.come_and_go()
            if meeting.status is MeetingStatus.PLANNED:
                await life.meet(meeting)
                held.append(await meetings.find(session, life.team, meeting.id) or meeting)
            await life.decide()
            await life.come_and_go()
            life.now = planned[number + 1].starts_at - 4 * DAY + 6 * HOUR
            if held and random.random() < 0.5:
                await life.put_right(random.choice(held))
            await life.tell(planned[number + 1])
    await sessions.close()


@settings(max_examples=4, suppress_health_check=list(HealthCheck))
@example(seed=1)
@example(seed=2)
@given(seed=st.integers(0, 2**32))
def test_whatever_is_said_of_ten_meetings_each_is_told_what_they_missed(tables_url: str, seed: int) -> None:
    asyncio.run(live(tables_url, Random(seed)))


@pytest.mark.nightly
@settings(max_examples=200, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_whatever_is_said_all_night(tables_url: str, seed: int) -> None:
    asyncio.run(live(tables_url, Random(seed)))
