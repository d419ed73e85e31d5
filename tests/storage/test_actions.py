"""What is remembered of actions, and what another workspace sees of it: nothing."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from storage import actions, database, groups, history, nudges
from storage.database import Sessions
from storage.records import Action, ActionStatus, Answer, Assignee, Audience, OwnerKind, Source, Workspace
from tests import new_database

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FRIDAY = date(2026, 11, 27)
BOARD = Source("T1", "C1", "ROSA")
ADE = Assignee(OwnerKind.PERSON, "ADE")
VAL = Assignee(OwnerKind.PERSON, "VAL")


@pytest.fixture(params=["sqlite", "postgresql"])
async def sessions(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Sessions]:
    url = f"sqlite:///{tmp_path}/matters.db"
    opened = database.connect(url if request.param == "sqlite" else request.getfixturevalue("postgres_url"))
    await new_database.make_tables(opened)
    async with opened.begin() as session:
        for team in ("T1", "T2"):
            await groups.install(session, Workspace(team, team, "BOT", None, None, None))
    yield opened
    await opened.close()


async def recorded(sessions: Sessions, *owners: Assignee, due: date | None = FRIDAY) -> Action:
    async with sessions.begin() as session:
        return await actions.record(session, "draft it", owners, source=BOARD, at=NOW, due=due)


async def answered(sessions: Sessions, action: Action, index: int, answer: Answer) -> Action:
    async with sessions.begin() as session:
        held = await actions.lock(session, "T1", action.id)
        owner = (await actions.owners_of(session, action))[index]
        assert held is not None
        return await actions.answer(session, held, owner, answer, actor="X", at=NOW)


async def test_the_status_follows_from_what_the_owners_say(sessions: Sessions) -> None:
    action = await recorded(sessions, ADE, VAL)
    assert action.status is ActionStatus.ASKED
    assert (await answered(sessions, action, 0, Answer.DECLINED)).status is ActionStatus.ASKED
    assert (await answered(sessions, action, 1, Answer.DECLINED)).status is ActionStatus.DECLINED
    assert (await answered(sessions, action, 1, Answer.ACCEPTED)).status is ActionStatus.ACCEPTED
    done = await answered(sessions, action, 1, Answer.DONE)
    assert (done.status, done.closed_at) == (ActionStatus.DONE, NOW)
    reopened = await answered(sessions, action, 1, Answer.ACCEPTED)
    assert (reopened.status, reopened.closed_at) == (ActionStatus.ACCEPTED, None)


async def test_only_a_later_day_counts_as_put_off(sessions: Sessions) -> None:
    action = await recorded(sessions, ADE, due=None)
    counted = []
    async with sessions.begin() as session:
        for day in (27, 30, 28):
            action = await actions.redate(session, action, date(2026, 11, day), actor="ADE", at=NOW)
            counted.append(action.deferrals)
        changes = await history.changes_of(session, action)

    assert counted == [0, 1, 1]
    assert [change.after["due"] for change in changes if change.what == "dated" and change.after] == [
        "2026-11-27",
        "2026-11-30",
        "2026-11-28",
    ]


async def test_open_actions_are_listed_by_what_is_due_first(sessions: Sessions) -> None:
    await recorded(sessions, ADE, due=None)
    await recorded(sessions, ADE, VAL, due=date(2026, 12, 4))
    await recorded(sessions, ADE, due=FRIDAY)
    gone = await recorded(sessions, ADE)
    async with sessions.begin() as session:
        await actions.undo(session, gone, actor="ROSA", at=NOW)
        of_group = await actions.open_in(session, "T1", "C1", limit=10)
        of_val = await nudges.owed_by(session, "T1", "VAL")

    assert [action.label for action in of_group] == ["A3", "A2", "A1"]
    assert [each.action.label for each in of_val] == ["A2"]


async def test_another_workspace_sees_none_of_it(sessions: Sessions) -> None:
    action = await recorded(sessions, ADE)
    async with sessions.begin() as session:
        (owner,) = await actions.owners_of(session, action)
        note = await actions.add_note(session, action, "ADE", "on it", at=NOW, audience=Audience.ASKER)

        assert await actions.find(session, "T2", action.id) is None
        assert await actions.lock(session, "T2", action.id) is None
        assert await actions.owner(session, "T2", owner.id) is None
        assert await actions.note(session, "T2", note.id) is None
        assert await actions.numbered(session, "T2", "C1", 1) is None
        assert await actions.open_in(session, "T2", "C1", limit=10) == []
        assert await nudges.owed_by(session, "T2", "ADE") == []
        assert await actions.known_as(session, "T2", "ADE", 1) == []
