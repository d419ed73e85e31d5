"""`matters doctor` finds what is wrong, says how to fix it, and shows no secret."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import sandbox
from bot.config import Settings
from bot.operations import doctor
from scheduler.clock import utc_now
from storage import database, outbox, schema
from storage.records import Kind, NewMessage, OutboxState
from tests import new_database


@pytest.fixture
async def slack() -> AsyncIterator[sandbox.Slack]:
    world = sandbox.Slack()
    await world.start()
    world.add_workspace("Wellbeing")
    yield world
    await world.stop()


@pytest.fixture
def settings(slack: sandbox.Slack, database_url: str) -> Settings:
    (workspace,) = slack.workspaces.values()
    return Settings.from_env(
        {
            "DATABASE_URL": database_url,
            "SLACK_BOT_TOKEN": workspace.bot_token,
            "SLACK_APP_TOKEN": slack.app_token,
            "SLACK_API_URL": slack.api_url,
        }
    )


@pytest.fixture
async def sessions(database_url: str) -> AsyncIterator[database.Sessions]:
    connected = database.connect(database_url)
    await new_database.make_tables(connected)
    yield connected
    await connected.close()


async def wrong(settings: Settings, sessions: database.Sessions) -> dict[str, str]:
    """Return what the doctor finds wrong, by what it looked into."""
    found = await doctor.examine(settings, sessions, utc_now)
    lines = doctor.written(found)
    for secret in (settings.slack_bot_token, settings.slack_app_token):
        assert secret not in lines
    return {finding.what: finding.said for finding in found if finding.fix}


async def test_nothing_is_wrong_with_a_bot_in_good_health(
    settings: Settings, sessions: database.Sessions
) -> None:
    found = await doctor.examine(settings, sessions, utc_now)

    assert [line.split()[0] for line in doctor.written(found).splitlines()] == ["ok"] * len(found)
    assert [finding.what for finding in found] == [
        "database",
        "outbox",
        "SLACK_BOT_TOKEN",
        "scopes",
        "clock",
        "SLACK_APP_TOKEN",
    ]


async def test_tokens_that_slack_refuses(settings: Settings, sessions: database.Sessions) -> None:
    settings = replace(settings, slack_bot_token="xoxb-made-up", slack_app_token="xapp-made-up")

    assert await wrong(settings, sessions) == {
        "SLACK_BOT_TOKEN": "Slack refuses it (invalid_auth)",
        "SLACK_APP_TOKEN": "Slack refuses it (invalid_auth)",
    }


async def test_a_slack_that_can_not_be_reached(
    settings: Settings, sessions: database.Sessions, slack: sandbox.Slack
) -> None:
    await slack.unplug()

    assert await wrong(settings, sessions) == {
        "SLACK_BOT_TOKEN": "Slack can not be reached (ClientConnectorError)",
        "SLACK_APP_TOKEN": "Slack can not be reached (ClientConnectorError)",
    }


async def test_a_scope_that_was_not_granted(
    settings: Settings, sessions: database.Sessions, slack: sandbox.Slack
) -> None:
    (workspace,) = slack.workspaces.values()
    workspace.scopes = workspace.scopes - {"im:write"}

    assert await wrong(settings, sessions) == {"scopes": "im:write is missing"}


async def test_a_token_that_slack_has_refused_to_the_running_bot(
    settings: Settings, sessions: database.Sessions
) -> None:
    now, reason = datetime(2026, 11, 23, 9, tzinfo=UTC), "Slack refuses the token: missing_scope (the scope"
    reason += " chat:write is needed)"
    async with sessions.begin() as session:
        await outbox.pause(session, "T1", until=now, reason=reason, since=now)

    assert await wrong(settings, sessions) == {
        "Slack": f"{reason}; since 2026-11-23 09:00 UTC nothing goes out in T1"
    }


async def test_a_token_that_slack_refuses_for_another_reason(
    settings: Settings, sessions: database.Sessions, slack: sandbox.Slack
) -> None:
    slack.faults.add("auth.test", "ok:false", error="ekm_access_denied")

    assert await wrong(settings, sessions) == {"SLACK_BOT_TOKEN": "Slack refuses it (ekm_access_denied)"}


async def test_tables_of_another_version(
    settings: Settings, sessions: database.Sessions, tmp_path: Path
) -> None:
    empty = "it has no tables yet: `matters run` makes them"
    await schema.with_connection(sessions, lambda connection: schema.VERSION.drop(connection), writing=True)
    assert await wrong(settings, sessions) == {"database": schema.Standing.OLDER.value}

    findings = await doctor.examine(settings, database.connect(f"sqlite:///{tmp_path}/new.db"), utc_now)
    assert findings[0] == doctor.Finding("database", empty)


async def test_a_database_that_is_away(settings: Settings) -> None:
    gone = database.connect("postgresql://nobody@127.0.0.1:9/nothing")

    assert list(await wrong(settings, gone)) == ["database"]


async def test_messages_that_are_stuck_are_listed_with_their_reason(
    settings: Settings, sessions: database.Sessions
) -> None:
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    async with sessions.begin() as session:
        for number in range(doctor.MOST_LISTED + 2):
            key = f"ask:{number:02d}"
            at = now - timedelta(minutes=number)
            await outbox.put(
                session,
                NewMessage(key=key, kind=Kind.GREETING, team="T1", channel="C1", recipient="U1", at=at),
            )
            put = await outbox.find(session, "T1", key)
            assert put
            await outbox.settle(session, put, OutboxState.PARKED, at=now, reason="Slack refused: no_text")
    found = [
        finding for finding in await doctor.examine(settings, sessions, utc_now) if finding.what == "outbox"
    ]

    assert found[0].said == "'ask:00' to U1 is parked: Slack refused: no_text"
    assert len(found) == doctor.MOST_LISTED + 1
    assert found[-1].said == "more than 20 messages are stuck"


@pytest.mark.parametrize(
    ("reason", "advice"),
    [
        ("Slack refused: not_in_channel", "invite the bot to C1: it is sent then."),
        ("Slack refused: channel_not_found", "invite the bot to C1: it is sent then."),
        ("Slack refused: msg_too_long", "it never arrived: tell them yourself"),
        ("conversations.history failed", "see whether it arrived"),
    ],
)
async def test_a_message_that_is_stuck_comes_with_what_helps(
    settings: Settings, sessions: database.Sessions, reason: str, advice: str
) -> None:
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    async with sessions.begin() as session:
        await outbox.put(session, NewMessage(key="card", kind=Kind.GREETING, team="T1", channel="C1", at=now))
        put = await outbox.find(session, "T1", "card")
        assert put
        await outbox.settle(session, put, OutboxState.PARKED, at=now, reason=reason)

    found = await doctor.examine(settings, sessions, utc_now)

    (given,) = [finding.fix for finding in found if finding.what == "outbox"]
    assert advice in given


@pytest.mark.parametrize(
    ("date", "said"),
    [
        pytest.param("Mon, 23 Nov 2026 09:00:30 GMT", "agrees with Slack's", id="near"),
        pytest.param("Mon, 23 Nov 2026 10:00:00 GMT", "3600 seconds away from Slack's", id="far"),
        pytest.param("sometime", "Slack did not say what time it is", id="garbage"),
        pytest.param(None, "Slack did not say what time it is", id="missing"),
    ],
)
def test_the_clock_is_held_against_slacks(date: str | None, said: str) -> None:
    found = doctor._skew(date, lambda: datetime(2026, 11, 23, 9, tzinfo=UTC))

    assert found.said == said
    assert bool(found.fix) == ("seconds" in said)


async def test_an_older_installation_is_told_what_another_would_bring_and_nothing_is_amiss(
    settings: Settings, sessions: database.Sessions, slack: sandbox.Slack
) -> None:
    (workspace,) = slack.workspaces.values()
    workspace.scopes = workspace.scopes - {"dnd:read"}

    assert await wrong(settings, sessions) == {}
    (said,) = [
        each.said for each in await doctor.examine(settings, sessions, slack.clock) if each.what == "scopes"
    ]
    assert said.startswith("all that are needed are granted; installing the app again")
    assert "dnd:read: asks whoever has paused their notifications for days whether to keep quiet" in said


def test_scopes_that_slack_does_not_tell_are_no_fault() -> None:
    assert doctor._scopes(None).fix == ""


def test_an_app_token_for_which_slack_has_no_connection_fails() -> None:
    assert doctor.written([doctor._connects(None)]).startswith("fail  SLACK_APP_TOKEN  Slack gave no address")
    assert doctor.written([doctor._connects("wss://slack.example")]).startswith("ok ")
