"""What somebody missed, held against a reading of everything by somebody patient."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from functools import partial
from random import Random

import pytest
from sqlalchemy import insert, select

from scheduler import recaps as rules
from storage import database, decisions, recaps
from storage import tables as t
from storage.database import Session, Sessions
from storage.records import (
    AWARE,
    Account,
    ActionStatus,
    Answer,
    ConcernStatus,
    Decision,
    DecisionStatus,
    How,
    MeetingStatus,
    OwnerKind,
    Presence,
    Reader,
    Relation,
    Source,
    Strength,
)

NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
PEOPLE = ("U1", "U2", "U3")
CHANNELS = ("C1", "C2")


@pytest.fixture
async def sessions(tables_url: str) -> AsyncIterator[Sessions]:
    connected = database.connect(tables_url)
    yield connected
    await connected.close()


async def drawn(session: Session, random: Random) -> None:
    """Fill the record of two groups at random, more densely than any group's."""
    add = session.execute
    meetings: dict[str, list[int]] = {channel: [] for channel in CHANNELS}
    for number in range(10):
        at, channel = NOW - random.randrange(30) * DAY, CHANNELS[number % 2]
        meetings[channel].append(await meeting(session, channel, at, random, number))
    made = [await decision(session, random, number, meetings) for number in range(24)]
    for one in made:
        for user in PEOPLE:
            if random.random() < 0.4:
                await decisions.make_aware(
                    session, one, [user], random.choice(list(How)), at=NOW - random.randrange(30) * DAY
                )
        if random.random() < 0.3:
            await objected(session, one, random)
        if random.random() < 0.3:
            await under_way(session, one, random)
        earlier = [each for each in made[: made.index(one)] if each.channel == one.channel]
        if earlier and random.random() < 0.4:
            older = random.choice(earlier)
            values = {"team": "T1", "newer_id": one.id, "older_id": older.id, "author": "U1", "at": NOW}
            await add(insert(t.links), values | {"relation": random.choice(list(Relation))})


async def meeting(session: Session, channel: str, at: datetime, random: Random, number: int) -> int:
    status = random.choice([MeetingStatus.PLANNED, MeetingStatus.PLANNED, MeetingStatus.CANCELLED])
    values = {"team": "T1", "channel": channel, "starts_at": at + number * timedelta(minutes=1)}
    values |= {"ends_at": at + 2 * HOUR, "day": at.date(), "status": status}
    held: int = (await session.execute(insert(t.meetings).returning(t.meetings.c.id), values)).scalar_one()
    for user in PEOPLE:
        if random.random() < 0.6:
            presence = random.choice(list(Presence))
            sends = random.choice(PEOPLE) if presence is Presence.SUBSTITUTE else None
            said = {"team": "T1", "meeting_id": held, "user": user, "presence": presence}
            await session.execute(insert(t.attendances), said | {"substitute": sends, "by": user, "at": NOW})
    return held


async def decision(session: Session, random: Random, number: int, meetings: dict[str, list[int]]) -> Decision:
    at = NOW - random.randrange(30) * DAY + random.randrange(3) * HOUR
    channel = random.choice(CHANNELS)
    values = {
        "team": "T1",
        "channel": channel,
        "number": number + 1,
        "text": f"decision {number}",
        "status": DecisionStatus.AGREED,
        "author": "U9",
        "decided_at": at,
        "settled_at": at + random.randrange(10) * DAY if random.random() < 0.4 else None,
        "meeting_id": random.choice(meetings[channel]) if random.random() < 0.4 else None,
        "undone_at": NOW if random.random() < 0.1 else None,
    }
    found = await session.execute(insert(t.decisions).returning(t.decisions.c.id), values)
    one = await decisions.find(session, "T1", found.scalar_one())
    assert one
    return one


async def objected(session: Session, one: Decision, random: Random) -> None:
    values = {
        "team": "T1",
        "channel": one.channel,
        "decision_id": one.id,
        "author": random.choice(PEOPLE),
        "text": "no",
        "strength": random.choice(list(Strength)),
        "status": random.choice(list(ConcernStatus)),
        "raised_at": NOW,
    }
    await session.execute(insert(t.concerns), values)


async def under_way(session: Session, one: Decision, random: Random) -> None:
    values = {
        "team": "T1",
        "channel": one.channel,
        "number": one.id,
        "text": "do it",
        "status": random.choice(list(ActionStatus)),
        "decision_id": one.id,
        "author": "U9",
        "created_at": NOW,
        "undone_at": NOW if random.random() < 0.2 else None,
    }
    found = await session.execute(insert(t.actions).returning(t.actions.c.id), values)
    owns = {"team": "T1", "action_id": found.scalar_one(), "kind": OwnerKind.PERSON}
    owns |= {"user": random.choice(PEOPLE), "answer": random.choice(list(Answer))}
    await session.execute(insert(t.owners), owns)


async def was_there(session: Session, user: str) -> set[int]:
    """Return the decisions of any group at which a person was, by reading everything."""
    said = list(await session.execute(select(t.attendances)))
    held = {row.id: row for row in await session.execute(select(t.meetings))}
    attended = [
        held[row.meeting_id]
        for row in said
        if (row.user, row.presence) == (user, Presence.PRESENT)
        or (row.substitute, row.presence) == (user, Presence.SUBSTITUTE)
    ]
    found = set()
    for made in await session.execute(select(t.decisions)):
        times = [made.settled_at, None if made.meeting_id else made.decided_at]
        for one in attended:
            ran = one.channel == made.channel and one.status is MeetingStatus.PLANNED
            during = ran and any(at is not None and one.starts_at <= at <= one.ends_at for at in times)
            if during or made.meeting_id == one.id:
                found.add(made.id)
    return found


@pytest.mark.parametrize("seed", range(12))
async def test_what_somebody_missed_is_what_a_reading_of_everything_finds(
    sessions: Sessions, seed: int
) -> None:
    since = NOW - 15 * DAY
    async with sessions.begin() as session:
        await drawn(session, Random(seed))
        made = list(await session.execute(select(t.decisions.c.id, t.decisions.c.channel)))
        for user in PEOPLE:
            there = await was_there(session, user)
            noted = await session.execute(select(t.awareness).where(t.awareness.c.user == user))
            at_meeting = there | {row.decision_id for row in noted if row.how is How.MEETING}
            everything = await recaps.these(session, "T1", [row.id for row in made], user)
            for one in everything:
                assert (How.MEETING in one.knows.get(user, ())) is (one.decision.id in at_meeting)
            for channel in CHANNELS:
                ours = [one for one in everything if one.decision.channel == channel]
                unknown = [one for one in ours if not one.knows.get(user, frozenset()) & AWARE]
                fresh = [one for one in unknown if How.TOLD not in one.knows.get(user, ())]
                late = [one for one in unknown if lately(one.decision) >= since]
                some = tuple(one.decision.id for one in unknown[::2])
                told = [one for one in unknown if one not in fresh]
                ask = partial(recaps.missing, session, "T1", channel, user, most=5)

                assert await ask() == found(unknown, user)
                assert await ask(told=False) == found(fresh, user)
                assert await ask(told=True) == found(told, user)
                assert await ask(touched_since=since) == found(late, user)
                assert await ask(without=some) == found(unknown[1::2], user)
                made_late = [one for one in unknown if one.decision.decided_at >= since]
                assert await ask(made_since=since, told=False) == found(
                    [one for one in made_late if one in fresh], user
                )


def lately(made: Decision) -> datetime:
    return max(made.decided_at, made.settled_at or made.decided_at)


def found(missed: list[Account], user: str) -> recaps.Found:
    """Return what is to be found of these, as the rules of recaps put it."""
    kept = [one.decision for one in rules.chosen(missed, user, most=5)]
    ranks = {one.decision.id: rules.rank(one, user) for one in missed}
    kept.sort(key=lambda one: (-ranks[one.id], one.decided_at, one.id), reverse=True)
    return recaps.Found(tuple(one.id for one in kept), len(missed))


LONG_AGO, LATELY = NOW - 100 * DAY, NOW + DAY


@pytest.mark.parametrize(
    ("knows", "joined_at", "last_meeting", "expected"),
    [
        pytest.param([], LONG_AGO, NOW, 1, id="knows-nothing-of-it"),
        pytest.param([How.RECORDED], LONG_AGO, NOW, 0, id="recorded-it"),
        pytest.param([How.MEETING], LONG_AGO, NOW, 0, id="was-at-the-meeting"),
        pytest.param([How.THREAD], LONG_AGO, NOW, 0, id="was-in-the-thread"),
        pytest.param([How.CONFIRMED], LONG_AGO, NOW, 0, id="confirmed-it"),
        pytest.param([How.TOLD], LONG_AGO, NOW, 0, id="was-told-before"),
        pytest.param([How.TOLD, How.CONFIRMED], LONG_AGO, NOW, 0, id="told-and-confirmed"),
        pytest.param([], LATELY, NOW, 1, id="joined-since-and-made-at-the-last-meeting"),
        pytest.param([], LATELY, NOW + DAY, 0, id="joined-since-and-made-before-the-last-meeting"),
        pytest.param([], LATELY, None, 1, id="joined-since-and-there-was-no-meeting-yet"),
        pytest.param([], LONG_AGO, NOW + DAY, 1, id="member-and-made-before-the-last-meeting"),
        pytest.param([], NOW, NOW + DAY, 1, id="joined-at-that-moment"),
    ],
)
async def test_who_missed_a_decision(
    sessions: Sessions, knows: list[How], joined_at: datetime, last_meeting: datetime | None, expected: int
) -> None:
    async with sessions.begin() as session:
        one = await decisions.record(session, "text", source=Source("T1", "C1", "U9"), at=NOW)
        for how in knows:
            await decisions.make_aware(session, one, ["U1"], how, at=NOW)
        since = rules.reach(Reader("U1", joined_at), last_meeting)
        missed = await recaps.missing(session, "T1", "C1", "U1", touched_since=since, told=False, most=9)

    assert missed.count == expected


async def test_what_was_missed_longest_ago_is_counted_and_found(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        values = [
            {
                "team": "T1",
                "channel": "C1",
                "number": number,
                "text": "text",
                "status": DecisionStatus.AGREED,
                "author": "U9",
                "decided_at": NOW + number * HOUR,
            }
            for number in range(1, 501)
        ]
        await session.execute(insert(t.decisions), values)
        everything = await decisions.latest(session, "T1", "C1", limit=500)
        for one in everything[:-1]:
            await decisions.make_aware(session, one, ["U1"], How.CONFIRMED, at=NOW + 600 * HOUR)
        mine = await recaps.missing(session, "T1", "C1", "U1", most=12)
        theirs = await recaps.missing(session, "T1", "C1", "U2", most=12)

    assert mine == recaps.Found((everything[-1].id,), 1)
    assert theirs == recaps.Found(tuple(one.id for one in everything[:12]), 500)
