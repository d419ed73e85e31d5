"""What is remembered of people, and who is in which group; on both databases."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from storage import database, groups, homes, outbox, people
from storage.database import Sessions
from storage.records import Person

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = timedelta(days=1)
ADE = Person("T1", "U1", "ade", "Europe/London", "en-GB", "T1", False, False, False, NOW)


@pytest.fixture
async def sessions(tables_url: str) -> AsyncIterator[Sessions]:
    connected = database.connect(tables_url)
    yield connected
    await connected.close()


async def join(sessions: Sessions, user: str, channel: str = "C1", team: str = "T1", days: int = 0) -> bool:
    async with sessions.begin() as session:
        await groups.ensure(session, team, channel)
        return await people.join(session, team, channel, user, at=NOW + days * DAY)


async def leave(sessions: Sessions, user: str, channel: str = "C1", team: str = "T1", days: int = 0) -> None:
    async with sessions.begin() as session:
        await people.leave(session, team, channel, user, at=NOW + days * DAY)


async def standing(sessions: Sessions, user: str, channel: str = "C1", team: str = "T1") -> tuple[bool, bool]:
    """Return whether somebody is a member, and whether they have left."""
    async with sessions.read() as session:
        here = await people.is_member(session, team, channel, user)
        return here, await people.has_left(session, team, channel, user)


async def members(sessions: Sessions) -> list[tuple[str, datetime]]:
    async with sessions.read() as session:
        return [(one.user, one.joined_at) for one in await people.members_of(session, "T1", "C1")]


async def test_somebody_is_a_member_from_when_they_joined_until_they_leave(sessions: Sessions) -> None:
    assert await standing(sessions, "U1") == (False, False)
    assert await join(sessions, "U1")
    assert not await join(sessions, "U1", days=1)
    assert await standing(sessions, "U1") == (True, False)

    await leave(sessions, "U1", days=2)
    assert await standing(sessions, "U1") == (False, True)
    assert await members(sessions) == []

    assert await join(sessions, "U1", days=3)
    assert await standing(sessions, "U1") == (True, False)
    assert await members(sessions) == [("U1", NOW + 3 * DAY)]


async def test_who_leaves_one_channel_stays_in_others_and_others_stay_in_it(sessions: Sessions) -> None:
    places = [("U1", "C1", "T1"), ("U1", "C2", "T1"), ("U1", "C1", "T2"), ("U2", "C1", "T1")]
    for place in places:
        assert await join(sessions, *place)

    await leave(sessions, "U1")

    found = [await standing(sessions, *place) for place in places]
    assert found == [(False, True), (True, False), (True, False), (True, False)]
    await leave(sessions, "U2")
    assert await join(sessions, "U1", days=1)
    assert await standing(sessions, "U2") == (False, True)


async def test_members_are_told_longest_first(sessions: Sessions) -> None:
    for user, days in (("U3", 2), ("U2", 1), ("U1", 1)):
        await join(sessions, user, days=days)

    assert [user for user, _ in await members(sessions)] == ["U1", "U2", "U3"]


async def test_whom_somebody_speaks_for_is_noted_once_and_said_at_any_time(sessions: Sessions) -> None:
    await join(sessions, "U1")
    await join(sessions, "U2")
    await join(sessions, "U1", "C2")
    async with sessions.begin() as session:
        group = await groups.ensure(session, "T1", "C1")
        for name in (None, "Trust", "Council"):
            await people.speaks_for(session, "T1", "C1", "U1", name)
        noted = [(one.user, one.organisation) for one in await people.members_of(session, "T1", "C1")]
        assert await people.represent(session, group, "U1", "Carers", actor="U2", at=NOW)
        assert not await people.represent(session, group, "U9", "Carers", actor="U2", at=NOW)
        await people.leave(session, "T1", "C1", "U2", at=NOW)
        assert not await people.represent(session, group, "U2", "Carers", actor="U2", at=NOW)
        said = [(one.user, one.organisation) for one in await people.members_of(session, "T1", "C1")]
        elsewhere = await people.members_of(session, "T1", "C2")

    assert noted == [("U1", "Trust"), ("U2", None)]
    assert said == [("U1", "Carers")]
    assert [one.organisation for one in elsewhere] == [None]


async def test_what_is_learnt_of_somebody_counts_in_their_workspace_and_the_latest_counts(
    sessions: Sessions,
) -> None:
    async with sessions.begin() as session:
        await people.learn(session, ADE)
        await people.learn(session, replace(ADE, team="T2", name="another"))
        await people.learn(session, replace(ADE, user="U2", name="val"))
        await people.learn(session, replace(ADE, user="U3", name="mal"))
        await people.learn(session, replace(ADE, name="adele", zone="Europe/Paris"))
        found = await people.find(session, "T1", "U1")
        known = await people.known(session, "T1", ["U1", "U2", "U9"])
        nobody = await people.find(session, "T1", "U9")

    assert found == replace(ADE, name="adele", zone="Europe/Paris")
    assert {user: person.name for user, person in known.items()} == {"U1": "adele", "U2": "val"}
    assert nobody is None


async def test_who_is_described_is_in_one_of_the_groups_and_neither_a_bot_nor_gone(
    sessions: Sessions,
) -> None:
    described = {
        "U1": replace(ADE, name="zoe"),
        "U2": replace(ADE, user="U2", name="bo", bot=True),
        "U3": replace(ADE, user="U3", name="cy", deactivated=True),
        "U4": replace(ADE, user="U4", name="di"),
        "U5": replace(ADE, user="U5", name="ed"),
        "U6": replace(ADE, user="U6", name="fi"),
    }
    async with sessions.begin() as session:
        for person in described.values():
            await people.learn(session, person)
        await people.learn(session, replace(ADE, team="T2", name="theirs"))
    for user in ("U1", "U2", "U3", "U4"):
        await join(sessions, user)
    for place in (("U1", "C2"), ("U5", "C3"), ("U6", "C2"), ("U1", "C1", "T2")):
        await join(sessions, *place)
    await leave(sessions, "U4")

    async with sessions.read() as session:
        found = await people.described(session, "T1", ["C1", "C2"])
    assert [person.name for person in found] == ["fi", "zoe"]


async def home_goes(sessions: Sessions) -> bool:
    """Tell whether Ade's Home is to be put up."""
    async with sessions.read() as session:
        return await outbox.find(session, "T1", homes.key("U1")) is not None


SIGHT = [
    ({"deactivated": True}, True),
    ({"guest": True}, True),
    ({"bot": True}, True),
    ({"home_team": "T2"}, True),
    ({"name": "Adewale"}, False),
    ({"zone": "Asia/Kolkata"}, False),
]


@pytest.mark.parametrize(("change", "goes"), SIGHT)
async def test_somebody_who_may_see_something_else_has_their_home_made_anew(
    sessions: Sessions, change: dict[str, Any], goes: bool
) -> None:
    async with sessions.begin() as session:
        await homes.note_opened(session, "T1", "U1", at=NOW)
        await people.learn(session, ADE)
    assert not await home_goes(sessions)

    async with sessions.begin() as session:
        await people.learn(session, replace(ADE, **change))

    assert await home_goes(sessions) is goes


async def test_somebody_who_leaves_has_their_home_made_anew_known_to_be_there_or_not(
    sessions: Sessions,
) -> None:
    await leave(sessions, "U1")
    assert not await home_goes(sessions)
    async with sessions.begin() as session:
        await homes.note_opened(session, "T1", "U1", at=NOW)

    await leave(sessions, "U1")

    assert await home_goes(sessions)
