"""Ninety days of three groups, and what their people were sent, held against the budget that each has."""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import holidays
import pytest

from bot import sandbox
from storage import actions, database, history, outbox
from storage.records import Answer, Kind, OutboxState, Outgoing, Owner, subjects
from storage.tables import owners as owners_table
from tests.mornings.quarter import Quarter, workspace_of
from tests.reliability import promises
from tests.reliability.lives import Fate

SEED = 20261123
ENGLAND = holidays.country_holidays("GB", subdiv="ENG", years=[2026, 2027, 2028])
AT_ONCE = {Kind.ASKS, Kind.ATTENDANCE_REQUEST, Kind.CHAIR_NAMED, Kind.NEWCOMER_PACK}
"""What is no news: asks, and what answers something that they have done."""


@pytest.fixture
def url(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(request.param))


@asynccontextmanager
async def opened(start: datetime) -> AsyncIterator[sandbox.Slack]:
    slack = sandbox.Slack(start=start)
    slack.strict_rates = False
    await slack.start()
    yield slack
    await slack.stop()


class Told:
    """What each person was sent, by the record and by Slack."""

    def __init__(self, quarter: Quarter, rows: list[Outgoing], zones: dict[str, str]) -> None:
        self.quarter, self.rows, self.zones = quarter, rows, zones

    def of(self, user: str, kind: Kind) -> list[Outgoing]:
        return [
            row for row in self.rows if (row.recipient, row.kind, row.state) == (user, kind, OutboxState.SENT)
        ]

    def local(self, user: str, row: Outgoing) -> datetime:
        assert row.sent_ts
        return datetime.fromtimestamp(float(row.sent_ts), ZoneInfo(self.zones[user]))


async def told(quarter: Quarter, sessions: database.Sessions) -> Told:
    async with sessions.read() as session:
        keys = [row.key for row in await promises.rows(sessions)]
        rows = [row for key in keys if (row := await outbox.find(session, quarter.workspace.team_id, key))]
    zones = {person.id: person.zone for person in quarter.slack.people.values()}
    return Told(quarter, rows, zones)


def assert_within_budget(said: Told) -> None:
    """Two mornings in seven days, two days apart, in office hours, each in one message; asks in two."""
    for user in said.zones:
        mornings = [said.local(user, row) for row in said.of(user, Kind.MORNING)]
        days = sorted(at.date() for at in mornings)
        assert len(set(days)) == len(days), f"{user} had two messages in a morning"
        assert all((later - earlier).days >= 2 for earlier, later in pairwise(days)), days
        assert all((later - earlier).days >= 7 for earlier, later in zip(days, days[2:], strict=False)), days
        assert [at for at in mornings if not is_working(at)] == []
        asked = sorted(said.local(user, row) for row in said.of(user, Kind.ASKS))
        for earlier, later in zip(asked, asked[2:], strict=False):
            assert later - earlier >= timedelta(minutes=10), (user, earlier, later)


def is_working(at: datetime) -> bool:
    return at.weekday() < 5 and 9 <= at.hour < 17 and at.date() not in ENGLAND


def assert_nothing_else_was_said(said: Told) -> None:
    """Whatever else reached somebody directly came with a morning or with other asks."""
    alone = {
        row.kind
        for row in said.rows
        if row.recipient and row.state is OutboxState.SENT and not row.kind.carries and row.sent_channel
        if row.sent_channel.startswith("D") and row.kind.carrier is None and "update" not in row.kind
    }
    assert alone <= AT_ONCE, alone - AT_ONCE
    carried = [row for row in said.rows if row.kind.carrier is not None and row.state is OutboxState.SENT]
    spots = {(row.sent_channel, row.sent_ts) for row in said.rows if row.kind.carries}
    assert [row.key for row in carried if (row.sent_channel, row.sent_ts) not in spots] == []


async def assert_nothing_of_what_is_closed(said: Told, sessions: database.Sessions) -> None:
    async with sessions.read() as session:
        for row in said.rows:
            if row.kind is Kind.NUDGE and row.state is OutboxState.SENT:
                for owner_id in row.about_as(subjects.Items).shown:
                    owner = await actions.owner(session, row.team, owner_id)
                    assert owner is not None
                    action = await actions.find(session, row.team, owner.action_id)
                    assert action is not None
                    assert owner.user == row.recipient
                    at = datetime.fromtimestamp(float(row.sent_ts or 0), UTC)
                    assert action.closed_at is None or action.closed_at >= at - timedelta(seconds=60)
                    over = owner.answer in (Answer.DONE, Answer.DECLINED)
                    assert not over or (owner.answered_at and owner.answered_at >= at - timedelta(seconds=60))


async def assert_all_late_work_was_told_of(
    said: Told, sessions: database.Sessions, today: date, *, of: int
) -> None:
    """Nothing is overdue for ten days that its owner was never told of, nor told of without end."""
    shown = Counter(
        owner
        for row in said.rows
        if row.kind is Kind.NUDGE and row.state is OutboxState.SENT
        for owner in row.about_as(subjects.Items).shown
    )
    late = 0
    async with sessions.read() as session:
        for row in await session.execute(owners_table.select()):
            owner: Owner | None = await actions.owner(session, row.team, row.id)
            action = await actions.find(session, row.team, row.action_id)
            assert owner is not None
            assert action is not None
            if action.closed_at or owner.answer not in (Answer.ASKED, Answer.ACCEPTED) or action.due is None:
                continue
            if action.due < today - timedelta(days=10):
                late += 1
                assert shown[owner.id], action.label
                begun = 1 + sum(
                    change.what == "accepted" and change.before == {"status": "declined"}
                    for change in await history.changes_of(session, action)
                )
                assert shown[owner.id] <= 4 * begun, f"{action.label}: {shown[owner.id]} nudges"
    assert late > of / 10, "hardly anybody was late with anything"


async def held(quarter: Quarter, *, actions_given: int, deaths: int) -> None:
    """Hold what people were sent against what is promised, once nothing more is to come of it."""
    end = quarter.now
    await quarter.pass_until(end + timedelta(days=15), actions=0, deaths=0)
    sessions, slack = database.connect(quarter.url), quarter.slack
    said = await told(quarter, sessions)
    assert quarter.deaths >= deaths
    assert promises.doubled(slack) == []
    assert await promises.unexplained(sessions, slack) == []
    assert [key for key in await promises.unsettled(sessions) if not is_for_later(key, said)] == []
    assert_within_budget(said)
    assert_nothing_else_was_said(said)
    await assert_nothing_of_what_is_closed(said, sessions)
    await assert_all_late_work_was_told_of(said, sessions, slack.clock().date(), of=actions_given)
    written = [one for place in slack.channels.values() for one in place.messages.values()]
    assert [one for one in written if one.user == quarter.workspace.bot_user and not one.text] == []
    await sessions.close()


TWO_AND_FOUR = [
    pytest.param("sqlite_url", 2, id="two on SQLite"),
    pytest.param("postgres_filled", 4, id="four on PostgreSQL"),
    pytest.param("sqlite_url", 4, id="four on SQLite", marks=pytest.mark.nightly),
    pytest.param("postgres_filled", 2, id="two on PostgreSQL", marks=pytest.mark.nightly),
]


@pytest.mark.parametrize(("url", "processes"), TWO_AND_FOUR, indirect=["url"])
async def test_ninety_days_keep_within_everybodys_budget(
    url: str, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    async with opened(datetime(2026, 11, 23, 12, tzinfo=UTC)) as slack:
        quarter = Quarter(url, slack, workspace_of(slack, 24), Fate(monkeypatch), Random(SEED), processes)
        await quarter.begin()
        await quarter.pass_until(quarter.now + timedelta(days=90), actions=120, deaths=20)

        await held(quarter, actions_given=120, deaths=20)


CHANGES = [
    pytest.param(
        datetime(year, month, day, 12, tzinfo=UTC), marks=() if year == 2027 else pytest.mark.nightly
    )
    for year in (2026, 2027, 2028)
    for month, day in ((3, 1), (9, 20))
]
"""Before the clocks change in all of the zones, one after the other: by 10 April, or by 5 November."""


@pytest.mark.parametrize("start", CHANGES)
async def test_weeks_in_which_clocks_change_keep_within_everybodys_budget(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, start: datetime
) -> None:
    async with opened(start) as slack:
        quarter = Quarter(sqlite_url, slack, workspace_of(slack, 8), Fate(monkeypatch), Random(SEED), 2)
        await quarter.begin()
        await quarter.pass_until(start + timedelta(days=42), actions=20, deaths=2)

        await held(quarter, actions_given=20, deaths=2)


def is_for_later(unsettled: tuple[str, str], said: Told) -> bool:
    row = next(row for row in said.rows if row.key == unsettled[0])
    return row.due_at > said.quarter.now
