"""Small values in a column of their own: read back as they were, on both databases, whatever stands there."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import text

from storage import actions, database, decisions, history
from storage.records import (
    Assignee,
    Decision,
    DueMeeting,
    OwnerKind,
    Party,
    Repeats,
    Resolution,
    Source,
    Unopposed,
    Votes,
)

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
BOARD = Source("T1", "C1", "ROSA")
FULL = Resolution(
    "We sign the lease",
    condition="legal advice",
    votes=Votes(5, 0, 2),
    proposer=Party(user="VAL"),
    seconder=Party(name="Sam"),
    on_behalf_of=Party(name="Mind Cymru"),
)


@pytest.mark.parametrize(
    "resolution",
    [FULL, Resolution("We wait", votes=Votes(unopposed=Unopposed.NEM_CON)), Resolution("We wait")],
    ids=["full", "nobody-against", "none"],
)
async def test_what_was_said_of_a_decision_is_read_back(tables_url: str, resolution: Resolution) -> None:
    sessions = database.connect(tables_url)
    async with sessions.begin() as session:
        made = await decisions.record(session, resolution, source=BOARD, at=NOW)
    async with sessions.read() as session:
        found = await decisions.find(session, "T1", made.id)
    await sessions.close()

    assert found == made
    fields = ("condition", "votes", "proposer", "seconder", "on_behalf_of")
    assert [getattr(made, name) for name in fields] == [getattr(resolution, name) for name in fields]


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        (None, ()),
        ('["2.000001", "3.000001"]', ("2.000001", "3.000001")),
        ("[2, []]", ()),
        ("{}", ()),
        ("2.000001", ()),
        ("not JSON", ()),
    ],
)
async def test_where_else_a_matter_was_said_is_read_back_and_what_was_never_stored_is_nowhere(
    tables_url: str, stored: str | None, read: tuple[str, ...]
) -> None:
    sessions = database.connect(tables_url)
    ade, others = Assignee(OwnerKind.PERSON, "ADE"), ("2.000001", "3.000001")
    source = Source("T1", "C1", "ROSA", "1.000001", said_also=others)
    async with sessions.begin() as session:
        made = await decisions.record(session, Resolution("We wait"), source=source, at=NOW)
        work = await actions.record(session, "send it", [ade], source=source, at=NOW)
        assert (made.said_also, work.said_also) == (others, others)
        for table in ("decisions", "actions"):
            await session.execute(text(f"UPDATE {table} SET said_also = :stored"), {"stored": stored})
    async with sessions.read() as session:
        found = [
            await decisions.find(session, "T1", made.id),
            await actions.find(session, "T1", work.id),
        ]
    await sessions.close()
    assert [one.said_also for one in found if one is not None] == [read, read]


async def test_what_makes_an_action_due_is_read_back_and_changed_with_its_history(tables_url: str) -> None:
    sessions = database.connect(tables_url)
    repeats = Repeats("FREQ=MONTHLY", "every month", date(2026, 12, 4))
    ade = Assignee(OwnerKind.PERSON, "ADE")
    async with sessions.begin() as session:
        made = await actions.record(
            session,
            "send it",
            [ade],
            source=BOARD,
            at=NOW,
            reason="they asked",
            repeats=repeats,
            due_meeting=DueMeeting(3, 2, working=True),
        )
        assert (made.reason, made.repeats) == ("they asked", repeats)
        assert await actions.due_by_meeting(session, "T1", "C1") == [made]
        assert await actions.due_by_meeting(session, "T2", "C1") == []
        moved = await actions.move_with_meeting(
            session, made, date(2026, 12, 4), DueMeeting(4, 2, working=True), actor="ROSA", at=NOW
        )
        changes = await history.changes_of(session, made)
    await sessions.close()

    assert (moved.due, moved.due_meeting, moved.deferrals) == (date(2026, 12, 4), DueMeeting(4, 2, True), 0)
    assert changes[-1].before == {"due": None, "due_meeting": {"meeting": 3, "days": 2, "working": True}}
    assert changes[-1].after == {
        "due": "2026-12-04",
        "due_meeting": {"meeting": 4, "days": 2, "working": True},
    }


@pytest.mark.parametrize(
    ("stored", "votes"),
    [
        ("five for", None),
        ("[]", None),
        ('{"in_favour": 5, "absent": 2}', Votes(5)),
        ('{"unopposed": "by a whisker"}', Votes()),
    ],
)
async def test_what_was_written_by_hand_can_be_read(
    tables_url: str, stored: str, votes: Votes | None
) -> None:
    sessions = database.connect(tables_url)
    async with sessions.begin() as session:
        made = await decisions.record(session, FULL, source=BOARD, at=NOW)
        await session.execute(text("UPDATE decisions SET votes = :it"), {"it": stored})
        found: Any = await decisions.find(session, "T1", made.id)
    await sessions.close()

    assert isinstance(found, Decision)
    assert found.votes == votes
