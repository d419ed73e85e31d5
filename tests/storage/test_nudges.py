"""When owners are looked at again, and when no more."""

from collections.abc import AsyncIterator, Mapping
from datetime import UTC, date, datetime, timedelta

import pytest

from storage import actions, database, nudges
from storage.database import Session, Sessions
from storage.records import Answer, Assignee, OwnerKind, Source

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LATER, BEFORE = NOW + timedelta(days=2), NOW - timedelta(days=1)
DONE = "WHO-HAS-DONE-IT"
OWNERS = (
    *(("T1", "C1", "ADE", LATER), ("T1", "C1", "VAL", LATER), ("T1", "C1", "MAL", BEFORE)),
    *(("T1", "C1", "SAM", None), ("T1", "C2", "ADE", LATER), ("T2", "C1", "ADE", LATER)),
    ("T1", "C1", DONE, LATER),
)
"""Workspace and channel of an action, who owns it, and when they are to be looked at."""


@pytest.fixture
async def sessions(tables_url: str) -> AsyncIterator[Sessions]:
    opened = database.connect(tables_url)
    yield opened
    await opened.close()


async def owned(session: Session, team: str, channel: str, user: str, when: datetime | None) -> None:
    """Record an action of somebody who is to be looked at then."""
    people = [Assignee(OwnerKind.PERSON, user)]
    source, due = Source(team, channel, "ROSA"), date(2026, 11, 27)
    action = await actions.record(session, "draft it", people, source=source, at=BEFORE, due=due)
    [owner] = await actions.owners_of(session, action)
    if user == DONE:
        await actions.answer(session, action, owner, Answer.DONE, actor=user, at=BEFORE)
    await nudges.look_at(session, owner, when, recipient=user)


async def planned(session: Session) -> None:
    for each in OWNERS:
        await owned(session, *each)


async def looked_at(session: Session) -> list[datetime | None]:
    """Return when each of the owners is to be looked at."""
    found = [await actions.owner(session, team, id_) for id_, (team, *_) in enumerate(OWNERS, 1)]
    return [owner.nudge_at for owner in found if owner is not None]


@pytest.mark.parametrize(
    ("moved", "at_once"),
    [
        ({"channel": "C1"}, {0, 1}),
        ({"channel": "C2"}, {4}),
        ({"user": "ADE"}, {0, 4}),
        ({"user": "SAM"}, set()),
        ({"user": "VAL", "channel": "C2"}, {1, 4}),
        ({}, set()),
    ],
)
async def test_who_is_to_be_looked_at_later_is_looked_at_now_after_they_or_their_group_moved(
    sessions: Sessions, moved: Mapping[str, str], at_once: set[int]
) -> None:
    async with sessions.begin() as session:
        await planned(session)
        await nudges.look_again(session, "T1", at=NOW, **moved)
        times = await looked_at(session)

    assert times == [NOW if number in at_once else when for number, (*_, when) in enumerate(OWNERS)]


async def test_what_is_done_is_set_aside_once_it_falls_due_though_others_have_work_to_do(
    sessions: Sessions,
) -> None:
    async with sessions.begin() as session:
        await planned(session)
        await nudges.set_aside(session, now=NOW)
        early = await looked_at(session)
        await nudges.set_aside(session, now=LATER)
        late = await looked_at(session)

    assert early == [when for *_, when in OWNERS]
    assert late == [None if user == DONE else when for _, _, user, when in OWNERS]
