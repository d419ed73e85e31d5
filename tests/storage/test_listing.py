"""What is listed is the first of all there is, and hardly anything else is read for it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count, product
from typing import Any

import pytest
from sqlalchemy import insert

from storage import database, groups, listing
from storage.database import Session
from storage.listing import Filter
from storage.records import ActionStatus, Answer, DecisionStatus, OwnerKind
from storage.tables import actions, decisions, documents, owners
from tests.storage.effort import effort, settle

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
CHANNELS = [f"C{number}" for number in range(30)]
SEEN = CHANNELS[:25]
PEOPLE = ("rosa", "ade", "val", "mal", "sam")
EACH = 60
"""Of records in each group; later there are so many times more."""
LONGER = 6
FEW, FEWER = 21, 5

Listed = Callable[[Session, Filter, int], Awaitable[Sequence[Any]]]


@pytest.fixture
async def session(tables_url: str) -> AsyncIterator[Session]:
    """Yield a transaction on a database in which many groups have a long record."""
    sessions = database.connect(tables_url)
    async with sessions.begin() as writing:
        for channel in CHANNELS:
            await groups.ensure(writing, "T1", channel)
        await recorded(writing, list(rows()), as_row)
        yield writing
    await sessions.close()


async def recorded(
    session: Session, made: list[tuple[int, dict[str, Any]]], as_row: dict[str, Callable[..., dict[str, Any]]]
) -> None:
    for table, kind in ((decisions, "decision"), (actions, "action")):
        await session.execute(insert(table), [as_row[kind](number, one) for number, one in made])
    both = [document(kind, *each) for each in made for kind in as_row]
    await session.execute(insert(documents), both)
    await session.execute(insert(owners), [owner(*each) for each in made])
    await settle(session)


def rows(first: int = 1, last: int = EACH) -> Iterator[tuple[int, dict[str, Any]]]:
    numbers = count((first - 1) * len(CHANNELS) + 1)
    for place, channel in product(range(first, last + 1), CHANNELS):
        yield next(numbers), {"team": "T1", "channel": channel, "number": place}


def decision(number: int, of: dict[str, Any]) -> dict[str, Any]:
    statuses = list(DecisionStatus)
    return of | {
        "id": number,
        "text": f"crisis {number}",
        "status": statuses[number % 7 % len(statuses)],
        "author": PEOPLE[number % 5],
        "decided_at": NOW - timedelta(minutes=number * 37 % 1000),
        "undone_at": NOW if number % 11 == 0 else None,
    }


def action(number: int, of: dict[str, Any]) -> dict[str, Any]:
    # Most of a long record is done.
    statuses = list(ActionStatus) if number % 3 == 0 else [ActionStatus.DONE]
    return of | {
        "id": number,
        "text": f"crisis {number}",
        "status": statuses[number % 13 % len(statuses)],
        "author": PEOPLE[number % 5],
        "due": None if number % 4 == 0 else NOW.date() + timedelta(days=number * 37 % 200 - 100),
        "created_at": NOW,
        "undone_at": NOW if number % 11 == 0 else None,
    }


as_row = {"decision": decision, "action": action}


def long_ago(number: int, of: dict[str, Any]) -> dict[str, Any]:
    return decision(number, of) | {"decided_at": NOW - timedelta(days=number)}


def done_later(number: int, of: dict[str, Any]) -> dict[str, Any]:
    return action(number, of) | {"status": ActionStatus.DONE, "due": NOW.date() + timedelta(days=number)}


def owner(number: int, of: dict[str, Any]) -> dict[str, Any]:
    closed = number > EACH * len(CHANNELS) or action(number, of)["status"] is ActionStatus.DONE
    answer = Answer.DONE if closed or number % 7 == 0 else list(Answer)[number % 5]
    owns = {"team": "T1", "action_id": number, "kind": OwnerKind.PERSON, "user": PEOPLE[number % 4]}
    return owns | {"answer": answer}


def document(kind: str, number: int, of: dict[str, Any]) -> dict[str, Any]:
    channel, often = of["channel"], "often" if number % 2 else "seldom"
    words = f"zt1z{channel.casefold()} {often} {number % 50}th"
    return {"team": "T1", "channel": channel, "record": kind, "record_id": number, "words": words}


async def decided(session: Session, wanted: Filter, limit: int) -> Sequence[Any]:
    return await listing.decided(session, "T1", SEEN, wanted, limit=limit)


async def assigned(session: Session, wanted: Filter, limit: int) -> Sequence[Any]:
    return await listing.assigned(session, "T1", SEEN, wanted, limit=limit)


TODAY = NOW.date()
WANTED: list[tuple[Listed, Filter]] = [
    (decided, Filter()),
    (decided, Filter(statuses=["parked"])),
    (decided, Filter(statuses=["proposed", "parked"])),
    (decided, Filter(people=["sam"])),
    (decided, Filter(people=["sam", "rosa"], statuses=["agreed"])),
    (decided, Filter(words="7th")),
    (decided, Filter(words="7th", people=["val"], statuses=["agreed"])),
    (assigned, Filter(statuses=listing.OPEN)),
    (assigned, Filter(statuses=listing.CLOSED)),
    (assigned, Filter(statuses=["dropped"])),
    (assigned, Filter()),
    (assigned, Filter(statuses=listing.OPEN, due=(None, TODAY - timedelta(days=1)))),
    (assigned, Filter(statuses=listing.OPEN, people=["ade"])),
    (assigned, Filter(statuses=listing.CLOSED, people=["ade", "val"])),
    (assigned, Filter(statuses=listing.OPEN, people=["ade"], due=(None, TODAY - timedelta(days=1)))),
    (assigned, Filter(words="7th")),
    (assigned, Filter(words="7th", people=["mal"])),
]


def plainly(listed: Listed, wanted: Filter, limit: int) -> list[int]:
    """Return the ids of what is to be listed, by looking at all that there is."""
    kind = "decision" if listed is decided else "action"
    found = [as_row[kind](number, of) | {"owner": owner(number, of)} for number, of in rows()]
    found = [one for one in found if one["channel"] in SEEN and one["undone_at"] is None]
    found = [one for one in found if is_wanted(kind, one, wanted)]
    if kind == "decision":
        found.sort(key=lambda one: (one["decided_at"], one["id"]), reverse=True)
    else:
        found.sort(key=lambda one: (one["due"] is None, one["due"] or date.min, -one["id"]))
    return [one["id"] for one in found[:limit]]


def within(value: Any, first: Any, last: Any) -> bool:
    if first is None and last is None:
        return True
    if value is None or (first is not None and value < first):
        return False
    # A decision is made before the end of a time, and an action due on its last day at the latest.
    return last is None or (value < last if isinstance(value, datetime) else value <= last)


def is_wanted(kind: str, one: dict[str, Any], wanted: Filter) -> bool:
    if wanted.statuses and one["status"].value not in wanted.statuses:
        return False
    if wanted.words and one["id"] % 50 != int(wanted.words.removesuffix("th")):
        return False
    if not within(one.get("due"), *wanted.due) or not within(one.get("decided_at"), *wanted.decided):
        return False
    return not wanted.people or is_of(kind, one, wanted)


def is_of(kind: str, one: dict[str, Any], wanted: Filter) -> bool:
    if kind == "decision":
        return one["author"] in wanted.people
    answer, is_open = one["owner"]["answer"], one["status"].value in listing.OPEN
    if is_open and not wanted.words:
        return one["owner"]["user"] in wanted.people and answer in (Answer.ASKED, Answer.ACCEPTED)
    return one["owner"]["user"] in wanted.people and answer not in (Answer.DECLINED, Answer.PASSED_ON)


async def test_what_is_listed_is_the_first_of_all_that_there_is(session: Session) -> None:
    for (listed, wanted), limit in product(WANTED, (1, FEW, 60)):
        found = [one.id for one in await listed(session, wanted, limit)]

        assert found == plainly(listed, wanted, limit), (listed.__name__, wanted, limit)
        assert found, (listed.__name__, wanted)


async def test_as_little_is_read_of_a_long_record_of_many_groups_as_of_a_short_one(session: Session) -> None:
    own = (assigned, Filter(statuses=listing.CLOSED, people=["ade", "val"]))
    # Of what somebody has ever done all is read; of what is searched, as much as `MOST_FOUND`.
    asked = [each for each in WANTED if each != own and not each[1].words]
    if session.dialect == "sqlite":
        # PostgreSQL's index has no order: it counts itself what is cheaper, to sort or to look from the end.
        asked += [(listed, Filter(words="often")) for listed in (decided, assigned)]
    before = [await read(session, *each) for each in asked]
    await recorded(session, list(rows(EACH + 1, LONGER * EACH)), {"decision": long_ago, "action": done_later})

    after = [await read(session, *each) for each in asked]

    for (listed, wanted), few, many in zip(asked, before, after, strict=True):
        assert many < 1.5 * few + EACH * len(CHANNELS) / 2, (listed.__name__, wanted, few, many)


async def read(session: Session, listed: Listed, wanted: Filter) -> int:
    return await effort(session, lambda: listed(session, wanted, FEWER))
