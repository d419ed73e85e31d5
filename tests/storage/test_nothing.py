"""What is asked about nothing is answered without asking the database."""

import importlib
import pkgutil
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Executable, event, text
from sqlalchemy.sql import visitors
from sqlalchemy.sql.elements import BindParameter, ClauseElement

import storage
from storage import (
    actions,
    concerns,
    database,
    decisions,
    history,
    listing,
    meetings,
    nudges,
    outbox,
    people,
    recaps,
    search,
)
from storage.database import Session
from storage.recaps import open_matters
from storage.records import Meeting, MeetingStatus, OutboxState, RecordKind

NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)
MEETING = Meeting(1, "T1", "C1", None, NOW, NOW, NOW.date(), MeetingStatus.PLANNED, NOW, None)
ANY = listing.Filter("café", statuses=["agreed"], people=["U1"])

Ask = Callable[[Session], Awaitable[Any]]

ASKED: dict[str, Ask] = {
    "decisions by id": lambda session: decisions.with_ids(session, "T1", []),
    "decisions of no group": lambda session: listing.decided(session, "T1", [], ANY, limit=9),
    "actions of no group": lambda session: listing.assigned(session, "T1", [], ANY, limit=9),
    "words in no group": lambda session: search.find(session, "T1", [], RecordKind.ACTION, "café", limit=9),
    "assignments of nobody": lambda session: nudges.with_ids(session, "T1", []),
    "concerns of no decision": lambda session: concerns.upheld_on(session, "T1", []),
    "nobody": lambda session: people.known(session, "T1", []),
    "people of no group": lambda session: people.described(session, "T1", []),
    "accounts of no decision": lambda session: recaps.accounts_of(session, "T1", [], "U1"),
    "work of no action": lambda session: open_matters.work_of(session, "T1", []),
    "outcomes of no action": lambda session: actions.outcomes_of(session, "T1", []),
    "owners of no action": lambda session: actions.owners_of_each(session, "T1", []),
    "days of no group": lambda session: meetings.days_of(session, "T1", [], NOW.date()),
    "the meetings of no group": lambda session: meetings.coming_in_any(session, "T1", [], NOW, 9),
    "the next meetings of no group": lambda session: meetings.next_of_each(session, "T1", [], NOW),
    "what was asked for in no group": lambda session: actions.asked_by(session, "T1", [], "U1"),
    "changes of no record": lambda session: history.changes_by(
        session, "T1", RecordKind.ACTION, [], "U1", since=NOW
    ),
    "messages of no kind": lambda session: outbox.last_sent(session, "T1", "D1", []),
}
ASKED_AFTER_ONE: dict[str, Ask] = {
    "what leaves an empty outbox": lambda session: outbox.let_go(session, before=NOW),
    "concerns of a group that has none": lambda session: recaps.open_concerns(session, "T1", "C1"),
    "a search that finds nothing": lambda session: listing.decided(session, "T1", ["C1"], ANY, limit=9),
    "a search that finds no action": lambda session: listing.assigned(session, "T1", ["C1"], ANY, limit=9),
    "accounts of a group that has none": lambda session: recaps.accounts(session, "T1", "C1", since=None),
    "what nobody was told wrongly": lambda session: recaps.told_wrongly(session, MEETING),
    "a claim when nothing is due": lambda session: outbox.claim(
        session, OutboxState.DOUBT, now=NOW, lease=60
    ),
}
EXPANDING = {
    "storage.actions.notes": {"_OUTCOMES"},
    "storage.actions.owners": {"_OF_EACH"},
    "storage.actions.parts": {"_ASKED"},
    "storage.concerns": {"_UPHELD"},
    "storage.decisions": {"_THESE"},
    "storage.history": {"_BY_ACTOR"},
    "storage.links": {"_NEIGHBOURS"},
    "storage.listing": {
        "_THESE_DECISIONS",
        "_THESE_ACTIONS",
        "_ACTIONS_OF",
        "_OWNED",
        "_OWNED_BY",
        "_LEFT_TO",
        "_USER_GROUP",
    },
    "storage.meetings.queries": {"_DAYS", "_NEXT_OF_EACH", "_COMING_IN_ANY"},
    "storage.nudges": {"_THESE"},
    "storage.outbox.sent": {"_KEEP", "_LEAVE", "_LAST_SENT"},
    "storage.outbox.queries": {"_LAST_SENT"},
    # A kind of message that carries others carries some kinds, always.
    "storage.outbox.carried": {"_FOR", "_DUE", "_PUT_OFF", "_BRING_FORWARD"},
    # Of these the list is of the kinds of messages that are held, mostly none: it is never what is asked for.
    "storage.outbox.pace": {"_MAY_GO", "_LANE_TAKEN", "_PAUSE_ENDS"},
    "storage.outbox.leases": {"_CLAIM", "_DUE"},
    # Cards are of some kinds, always.
    "storage.outbox.queue": {"_HELD_UP", "_LATE"},
    "storage.people": {"_SOME", "_DESCRIBED"},
    "storage.search": {"_NEWEST"},
    "storage.recaps.awareness": {"_KNOWS", "_WERE_THERE", "_OCCASIONS", "_FOLLOWS", "_RAISED", "_WORK_UNDER"},
    "storage.recaps.open_matters": {"_THESE", "_OWNERS"},
    "storage.recaps.told": {"_WERE_THERE", "_OCCASIONS"},
    "storage.unclear": {"_OF_THESE"},
}
"""Statements about a list of things: for each, what asks it is above, or asked of links in the story."""


async def asked(url: str, ask: Ask) -> tuple[Any, int]:
    """Return the answer, and in how many statements it was asked for."""
    sessions = database.connect(url)
    statements: list[str] = []
    engine = sessions.engine if isinstance(sessions, database.SqliteSessions) else sessions.engine.sync_engine
    async with sessions.begin() as session:
        await session.execute(text("SELECT 1"))

        @event.listens_for(engine, "before_cursor_execute")
        def note(_: Any, __: Any, statement: str, *___: Any) -> None:
            if not statement.startswith(("SELECT pg_advisory", "COMMIT")):
                statements.append(statement)

        answer = await ask(session)
        event.remove(engine, "before_cursor_execute", note)
    await sessions.close()
    return answer, len(statements)


@pytest.mark.parametrize("what", ASKED)
async def test_what_is_asked_about_nothing_is_known_at_once(tables_url: str, what: str) -> None:
    answer, statements = await asked(tables_url, ASKED[what])

    assert not answer
    assert statements == 0


@pytest.mark.parametrize("what", ASKED_AFTER_ONE)
async def test_what_turns_out_to_be_about_nothing_is_asked_no_further(tables_url: str, what: str) -> None:
    answer, statements = await asked(tables_url, ASKED_AFTER_ONE[what])

    assert not answer
    assert statements == 1


def test_whatever_is_asked_about_a_list_is_known_here() -> None:
    found: dict[str, set[str]] = {}
    for module in modules():
        for name, statement in vars(module).items():
            if (
                isinstance(statement, Executable)
                and isinstance(statement, ClauseElement)
                and lists(statement)
            ):
                found.setdefault(module.__name__, set()).add(name)

    assert found == EXPANDING


def lists(statement: ClauseElement) -> bool:
    """Tell whether a statement has a list among what it is asked about, other than one of its own."""
    every = visitors.iterate(statement)
    return any(isinstance(one, BindParameter) and one.expanding and one.required for one in every)


def modules() -> Iterator[Any]:
    for found in pkgutil.walk_packages(storage.__path__, "storage."):
        if ".migrations" not in found.name:
            yield importlib.import_module(found.name)
