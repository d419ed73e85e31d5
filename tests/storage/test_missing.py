"""What somebody missed, held against a reading of everything by somebody patient."""

from collections.abc import AsyncIterator
from datetime import datetime
from functools import partial
from itertools import product
from random import Random

import pytest
from sqlalchemy import delete, insert

from scheduler import recaps as rules
from storage import database, decisions, meetings, recaps
from storage import tables as t
from storage.database import Session, Sessions
from storage.records import (
    Account,
    Decision,
    DecisionStatus,
    How,
    News,
    Presence,
    Rank,
    Reader,
    Resolution,
    Setting,
    Slot,
    Source,
)
from tests.scheduler import plainly
from tests.storage.drawn import CHANNELS, DAY, HOUR, NOW, PEOPLE, drawn, everything


@pytest.fixture
async def sessions(tables_url: str) -> AsyncIterator[Sessions]:
    connected = database.connect(tables_url)
    yield connected
    await connected.close()


@pytest.mark.parametrize("seed", range(12))
async def test_what_somebody_missed_is_what_a_reading_of_everything_finds(
    sessions: Sessions, seed: int
) -> None:
    since, last = NOW - 15 * DAY, NOW - 9 * DAY
    async with sessions.begin() as session:
        await drawn(session, Random(seed))
        for user in PEOPLE:
            read, early = await everything(session, user), await everything(session, user, last)
            for channel in CHANNELS:
                ours = [one for one in read if one.decision.channel == channel]
                unknown = plainly.unknown(ours, user)
                late = [one for one in unknown if plainly.touched(one) >= since]
                some = tuple(one.decision.id for one in unknown[::2])
                fresh = [one for one in unknown if not plainly.was_told(one, user)]
                ask = partial(recaps.missing, session, "T1", channel, user, most=5)

                assert await ask() == found(unknown, user)
                assert await ask(ended_by=last) == found(
                    plainly.unknown([one for one in early if one.decision.channel == channel], user), user
                )
                assert await ask(told=False) == found(fresh, user)
                assert await ask(told=True) == found(plainly.unconfirmed(ours, user), user)
                assert await ask(touched_since=since) == found(late, user)
                assert await ask(without=some) == found(unknown[1::2], user)
                made_late = [one for one in fresh if one.decision.decided_at >= since]
                assert await ask(made_since=since, told=False) == found(made_late, user)
                made_early = [one for one in unknown if one.decision.decided_at < since]
                assert await ask(made_before=since) == found(made_early, user)
                for joined_at, by in product((NOW - 20 * DAY, NOW - 5 * DAY), (NOW, NOW - 10 * DAY)):
                    reader = Reader(user, joined_at)
                    tells = recaps.InPerson(rules.reach(reader, last), by)
                    assert await ask(told=False, in_person=tells) == found(
                        plainly.to_tell(ours, reader, last, by), user
                    )


async def test_what_is_drawn_is_of_every_kind(sessions: Sessions) -> None:
    kinds = set[tuple[News, Rank]]()
    for seed in range(3):
        async with sessions.begin() as session:
            for table in reversed(t.metadata.sorted_tables):
                await session.execute(delete(table))
            await drawn(session, Random(seed))
            for user in PEOPLE:
                for ended_by in (None, NOW - 9 * DAY):
                    unknown = plainly.unknown(await everything(session, user, ended_by), user)
                    kinds |= {(rules.news_of(one, user), rules.rank(one, user)) for one in unknown}

    assert {news for news, _ in kinds} == set(News)
    assert {rank for _, rank in kinds} == set(Rank)


def found(missed: list[Account], user: str) -> recaps.Found:
    """Return what is to be found of these, as the rules of recaps put it."""
    kept = rules.chosen(missed, user, most=5)[::-1]
    kept.sort(key=lambda one: (rules.news_of(one, user), rules.rank(one, user)))
    return recaps.Found(tuple(one.decision.id for one in kept), len(missed))


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
        one = await made_without(session, NOW)
        for how in knows:
            await decisions.make_aware(session, one, ["U1"], how, at=NOW)
        tells = recaps.InPerson(rules.reach(Reader("U1", joined_at), last_meeting), NOW)
        missed = await recaps.missing(session, "T1", "C1", "U1", in_person=tells, told=False, most=9)

    assert missed.count == expected


async def test_nobody_missed_what_was_undone(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        one = await made_without(session, NOW)
        await decisions.change(session, one, "undone", actor="U9", at=NOW, undone_at=NOW)
        missed = await recaps.missing(session, "T1", "C1", "U1", most=9)

    assert missed == recaps.Found((), 0)


async def test_of_two_meetings_the_one_counts_of_which_it_is_recorded_who_was_there(
    sessions: Sessions,
) -> None:
    source = Source("T1", "C1", "U9")
    async with sessions.begin() as session:
        before = NOW - DAY
        await meetings.plan_one(session, source, Slot(before, before + HOUR, before.date()), at=before)
        one = await decisions.record(session, Resolution("text"), source=source, at=before)
        await made_without(session, NOW)
        [unrecorded] = await recaps.accounts_of(session, "T1", [one.id])
        await decisions.change(session, one, "settled", actor="U9", at=NOW, settled_at=NOW)
        [recorded] = await recaps.accounts_of(session, "T1", [one.id])

    assert (unrecorded.setting, recorded.setting) == (Setting.UNRECORDED, Setting.MEETING)


async def test_what_somebody_was_told_of_since_it_changed_is_no_news_to_them(sessions: Sessions) -> None:
    source = Source("T1", "C1", "U9")
    async with sessions.begin() as session:
        older, newer = [
            await decisions.record(session, Resolution("text"), source=source, at=NOW - days * DAY)
            for days in (3, 2)
        ]
        await decisions.make_aware(session, older, ["U1"], How.CONFIRMED, at=NOW - 2 * DAY)
        await decisions.change(session, older, "settled", actor="U9", at=NOW, settled_at=NOW - DAY)
        changed = await recaps.missing(session, "T1", "C1", "U1", most=9)
        await decisions.make_aware(session, older, ["U1"], How.TOLD, at=NOW)
        told = await recaps.missing(session, "T1", "C1", "U1", most=9)

    assert changed.ids == (older.id, newer.id)
    assert told.ids == (newer.id, older.id)


async def made_without(session: Session, at: datetime) -> Decision:
    """Return a decision that was made at a meeting at which two said that they were, and nobody else."""
    source = Source("T1", "C1", "U9")
    held = await meetings.starting_at(session, "T1", "C1", at)
    if held is None:
        held = await meetings.plan_one(session, source, Slot(at, at + HOUR, at.date()), at=at)
        for user in ("U8", "U9"):
            await meetings.attend(session, held, user, Presence.PRESENT, by=user, at=at)
    return await decisions.record(session, Resolution("text"), source=source, at=at, meeting_id=held.id)


@pytest.mark.parametrize("seed", range(8))
async def test_each_decision_is_told_once_to_whoever_was_not_there(sessions: Sessions, seed: int) -> None:
    """Play recap after recap, noting who was told; then look at each person and decision alone."""
    random = Random(seed)
    days = sorted(random.randint(-12, 0) for _ in range(8))
    last_meetings = sorted(random.sample(range(-12, 1), k=random.randint(1, 4)))
    joined = {user: random.randint(-12, 0) for user in PEOPLE}
    knew: dict[int, tuple[int, dict[str, set[How]]]] = {}
    told: list[tuple[str, int]] = []
    async with sessions.begin() as session:
        for last in (*last_meetings, 1):
            while days and days[0] <= last:
                day = days.pop(0)
                one = await made_without(session, NOW + day * DAY)
                knows = {user: set(random.choices([*How], k=random.choice([0, 0, 1, 2]))) for user in PEOPLE}
                knew[one.id] = (day, knows)
                for user, how in [(user, how) for user, ways in knows.items() for how in ways]:
                    await decisions.make_aware(session, one, [user], how, at=NOW)
            for user, day in joined.items():
                tells = recaps.InPerson(rules.reach(Reader(user, NOW + day * DAY), NOW + last * DAY), NOW)
                missed = await recaps.missing(session, "T1", "C1", user, in_person=tells, told=False, most=99)
                told += [(user, made) for made in missed.ids]
                for one in await decisions.with_ids(session, "T1", missed.ids):
                    await decisions.make_aware(session, one, [user], How.TOLD, at=NOW)

    assert sorted(told) == sorted(
        (user, made)
        for user, joined_on in joined.items()
        for made, (day, knows) in knew.items()
        if not knows[user] and (day >= joined_on or day in last_meetings)
    )


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
