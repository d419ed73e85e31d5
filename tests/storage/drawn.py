"""Two groups' records drawn at random, and a reading of all that they say by somebody patient."""

from datetime import UTC, datetime, timedelta
from random import Random

from sqlalchemy import insert, select

from storage import decisions, recaps, rows
from storage import tables as t
from storage.database import Session
from storage.records import (
    Account,
    ActionStatus,
    Answer,
    Attendance,
    ConcernStatus,
    Decision,
    DecisionStatus,
    How,
    Meeting,
    MeetingStatus,
    OwnerKind,
    Presence,
    Relation,
    Setting,
    Strength,
    is_recorded,
    present,
)

NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
PEOPLE = ("U1", "U2", "U3")
CHANNELS = ("C1", "C2")


async def drawn(session: Session, random: Random) -> None:
    """Fill the record of two groups at random, more densely than any group's."""
    add = session.execute
    held: dict[str, list[tuple[int, datetime]]] = {channel: [] for channel in CHANNELS}
    for number in range(10):
        at, channel = NOW - random.randrange(30) * DAY, CHANNELS[number % 2]
        held[channel].append((await meeting(session, channel, at, random, number), at))
    made = [await decision(session, random, number, held) for number in range(24)]
    for one in made:
        for user in PEOPLE:
            ways = [*How, How.CONFIRMED, How.TOLD]
            for how in random.choices(ways, k=random.choice([0, 0, 1, 2])):
                at = random.choice([one.settled_at or NOW, NOW - random.randrange(30) * DAY])
                await decisions.make_aware(session, one, [user], how, at=at)
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
    for user in (*PEOPLE, "U8", "U9"):
        if random.random() < 0.6:
            presence = random.choice(list(Presence))
            sends = random.choice(PEOPLE) if presence is Presence.SUBSTITUTE else None
            said = {"team": "T1", "meeting_id": held, "user": user, "presence": presence}
            await session.execute(insert(t.attendances), said | {"substitute": sends, "by": user, "at": NOW})
    return held


async def decision(
    session: Session, random: Random, number: int, held: dict[str, list[tuple[int, datetime]]]
) -> Decision:
    channel = random.choice(CHANNELS)
    held_id, begun = random.choice(held[channel])
    at = random.choice([begun, NOW - random.randrange(30) * DAY]) + random.randrange(3) * HOUR
    later = random.choice([random.choice(held[channel])[1] + HOUR, at + random.randrange(10) * DAY])
    values = {
        "team": "T1",
        "channel": channel,
        "number": number + 1,
        "text": f"decision {number}",
        "status": DecisionStatus.AGREED,
        "author": random.choice([*PEOPLE, "U9"]),
        "decided_at": at,
        "settled_at": max(at, later) if random.random() < 0.6 else None,
        "meeting_id": held_id if random.random() < 0.4 else None,
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


Said = tuple[Meeting, list[Attendance]]


async def occasions(session: Session) -> dict[int, list[Said]]:
    """Return for each decision the meetings at which it was made or settled, and what was said of them."""
    held = rows.every(await session.execute(select(t.meetings)), Meeting)
    said = rows.every(await session.execute(select(t.attendances)), Attendance)
    found: dict[int, list[Said]] = {}
    for made in await session.execute(select(t.decisions)):
        planned = [one for one in held if (one.channel, one.status) == (made.channel, MeetingStatus.PLANNED)]
        named = [one for one in held if one.id == made.meeting_id]
        at = [ran(named or last_begun(planned, made.decided_at), made.decided_at)]
        at += [ran(last_begun(planned, made.settled_at), made.settled_at)] if made.settled_at else []
        found[made.id] = [
            (held_then, [one for one in said if one.meeting_id == held_then.id])
            for each in at
            for held_then in each
        ]
    return found


def last_begun(planned: list[Meeting], at: datetime) -> list[Meeting]:
    return sorted((one for one in planned if one.starts_at <= at), key=lambda one: one.starts_at)[-1:]


def ran(found: list[Meeting], at: datetime) -> list[Meeting]:
    return [one for one in found if one.starts_at <= at < one.ends_at]


async def everything(session: Session, user: str, ended_by: datetime | None = None) -> list[Account]:
    """Return every decision with how a person knows of it, held against what was said and noted."""
    made = (await session.execute(select(t.decisions.c.id))).scalars()
    accounts = await recaps.accounts_of(session, "T1", [*made], user, ended_by=ended_by)
    said = await occasions(session)
    noted = await session.execute(select(t.awareness).where(t.awareness.c.user == user))
    at_meeting = {row.decision_id for row in noted if row.how is How.MEETING}
    at_meeting |= {made for made, each in said.items() if any(user in present(one) for _, one in each)}
    for one in accounts:
        assert one.setting is setting_of(said[one.decision.id], ended_by or NOW + DAY)
        assert (How.MEETING in one.knows.get(user, ())) is (one.decision.id in at_meeting)
    return accounts


def setting_of(each: list[Said], ended_by: datetime) -> Setting:
    """Return where a decision was made or settled; while a meeting runs it is not known yet who is there."""
    over = [said for held, said in each if held.ends_at <= ended_by]
    if any(is_recorded(said) for said in over):
        return Setting.MEETING
    if len(over) < len(each):
        return Setting.UNDER_WAY
    return Setting.UNRECORDED if over else Setting.CHANNEL
