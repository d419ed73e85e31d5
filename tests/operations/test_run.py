"""`matters run` as operators and machines treat it: started, killed, started twice, set wrongly."""

import asyncio
import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import aiohttp
from sqlalchemy import text

from bot.sandbox import Slack, Workspace
from scheduler.clock import utc_now
from storage import database, decisions
from tests.process import START_SECONDS, Matters, serving, settings
from tests.reliability import promises

LATE = "Recorded as D1. If its card is not here yet, it follows as soon as it can be posted."


async def cards(workspace: Workspace, count: int) -> list[str]:
    """Wait until so many cards are there, which a process of its own posts when it can; return them."""
    async with asyncio.timeout(30):
        while len(workspace.said_in("board")) < count:
            await asyncio.get_running_loop().run_in_executor(None, lambda: None)
    return workspace.said_in("board")


async def test_what_was_acknowledged_outlives_a_kill(
    slack: Slack, workspace: Workspace, database_url: str
) -> None:
    first = await Matters.started(settings(slack, workspace, database_url))
    await first.ready(slack)
    answer = await workspace.slash("rosa", "/decide We open in May", channel="board")
    await first.killed()
    second = await Matters.started(settings(slack, workspace, database_url))
    await second.ready(slack)
    await workspace.slash("rosa", "/decide We close in June", channel="board")

    assert answer.acked
    said = await cards(workspace, 2)
    assert sorted(said) == ["D1 We open in May", "D2 We close in June"]
    assert await second.ended() == 0


async def test_socket_mode_does_the_same(slack: Slack, workspace: Workspace, tmp_path: Path) -> None:
    environment = settings(slack, workspace, f"sqlite:///{tmp_path}/matters.db", "socket")
    slack.strict_rates = False  # an address a minute is for those who do not get killed
    first = await Matters.started(environment)
    await first.ready(slack)
    answer = await workspace.slash("rosa", "/decide We open in May", channel="board")
    await first.killed()
    second = await Matters.started(environment)
    await second.ready(slack)
    await workspace.slash("rosa", "/decide We close in June", channel="board")

    assert answer.acked
    assert sorted(await cards(workspace, 2)) == ["D1 We open in May", "D2 We close in June"]
    assert await second.ended() == 0


async def test_a_message_that_was_being_sent_is_looked_for_and_not_sent_again(
    slack: Slack, workspace: Workspace, tmp_path: Path
) -> None:
    environment = settings(slack, workspace, f"sqlite:///{tmp_path}/matters.db")
    slack.faults.add("chat.postMessage", "slow", delay=20)
    first = await Matters.started(environment)
    await first.ready(slack)
    await workspace.slash("rosa", "/decide We open in May", channel="board")
    await cards(workspace, 1)
    await first.killed()
    second = await Matters.started(environment)
    await second.ready(slack)
    await workspace.slash("rosa", "/decide We close in June", channel="board")

    assert await cards(workspace, 2) == ["D1 We open in May", "D2 We close in June"]
    sessions = database.connect(environment["DATABASE_URL"])
    # It looks for the first only after the time within which Slack may still take it.
    async with asyncio.timeout(60):
        while await states(sessions) != ["sent", "sent"]:
            await asyncio.to_thread(lambda: None)
    await sessions.close()
    await second.ended()
    assert await cards(workspace, 2) == ["D1 We open in May", "D2 We close in June"]


async def states(sessions: database.Sessions) -> list[str]:
    async with sessions.read() as session:
        found = await session.execute(
            text("SELECT state FROM outbox WHERE kind = 'decision card' ORDER BY id")
        )
        return list(found.scalars())


async def test_it_drains_before_it_ends(slack: Slack, workspace: Workspace, database_url: str) -> None:
    matters = await Matters.started(settings(slack, workspace, database_url))
    await matters.ready(slack)
    texts = [f"Number {number} of many" for number in range(100)]
    typing = [
        asyncio.create_task(workspace.slash("rosa", f"/decide {said}", channel="board")) for said in texts
    ]
    await asyncio.wait(typing, return_when=asyncio.FIRST_COMPLETED)
    status = await matters.ended()
    answers = dict(zip(texts, await asyncio.gather(*typing), strict=True))
    recorded = {said for said, answer in answers.items() if answer.acked and promises.taken(answer.body)}
    refused = {said for said, answer in answers.items() if "nothing was recorded" in answer.body}
    sessions = database.connect(database_url)
    async with sessions.read() as session:
        (channel,) = {channel.id for channel in slack.channels.values() if channel.kind == "public"}
        stored = await decisions.latest(session, workspace.team_id, channel, limit=200)
    await sessions.close()
    kept = {decision.text for decision in stored}

    assert status == 0
    assert recorded
    assert recorded <= kept
    assert not refused & kept
    assert len(kept) == len(stored)
    assert "destroyed" not in "".join(matters.said)
    # On a slow machine the turn of a few does not come in time, and they are told so.
    errors = [json.loads(line) for line in matters.said if '"level": "error"' in line]
    others = [error for error in errors if error["event"] != "handler takes too long"]
    assert [error for error in others if error.get("error") not in ("Busy", "TimeoutError")] == []


async def test_it_ends_no_sooner_than_what_it_is_sending_has_arrived(
    slack: Slack, workspace: Workspace, tmp_path: Path
) -> None:
    environment = settings(slack, workspace, f"sqlite:///{tmp_path}/matters.db")
    slack.faults.add("chat.postMessage", "slow", delay=2)
    matters = await Matters.started(environment)
    await matters.ready(slack)
    await workspace.slash("rosa", "/decide We open in May", channel="board")
    await cards(workspace, 1)

    assert await matters.ended() == 0
    sessions = database.connect(environment["DATABASE_URL"])
    assert await states(sessions) == ["sent"]
    await sessions.close()


def test_public_holidays_are_loaded_by_the_start_and_by_no_import() -> None:
    warmed = "from scheduler import calendar; calendar.warm()"
    loaded = "import sys; print('holidays' in sys.modules, end=' ')"
    script = f"import bot.app, bot.operations.run; {loaded}; {warmed}; {loaded}"

    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert said.stdout.split() == ["False", "True"]


async def test_while_slack_is_down_it_waits_and_says_so(
    slack: Slack, workspace: Workspace, tmp_path: Path
) -> None:
    environment = settings(slack, workspace, f"sqlite:///{tmp_path}/matters.db")
    await slack.unplug()
    matters = await Matters.started(environment)
    async with aiohttp.ClientSession(matters.address) as http:
        alive, waiting = await http.get("/healthz"), await http.get("/readyz")
        said = await waiting.text()
        slack.connect(f"{matters.address}/slack/events")
        answer = await workspace.slash("rosa", "/decide We open in May", channel="board")
        await slack.plug()
        await matters.ready(slack)
        ready = await http.get("/readyz")

    assert (alive.status, waiting.status, ready.status) == (200, 503, 200)
    assert said == "Slack: it has not said yet who we are\n"
    assert answer.status == 503
    assert await matters.ended() == 0


async def test_it_can_be_stopped_while_slack_is_down(
    slack: Slack, workspace: Workspace, tmp_path: Path
) -> None:
    await slack.unplug()
    matters = await Matters.started(settings(slack, workspace, f"sqlite:///{tmp_path}/matters.db"))

    assert await matters.ended() == 0


async def test_it_is_not_ready_while_slack_refuses_its_token(
    slack: Slack, workspace: Workspace, sqlite_url: str, logged: StringIO
) -> None:
    async with serving(slack, workspace, sqlite_url, utc_now, logged) as address:
        slack.connect(f"{address}/slack/events")
        for method in ("chat.postMessage", "auth.test"):
            slack.faults.add(method, "ok:false", error="account_inactive", times=1000)
        answer = await workspace.slash("rosa", "/decide We open in May", channel="board")
        async with aiohttp.ClientSession(address) as http, asyncio.timeout(START_SECONDS):
            while (ready := await http.get("/readyz")).status == 200:
                continue
            said = await ready.text()

    assert answer.acked
    assert said == "Slack: Slack refuses the token: account_inactive\n"
    assert '"reason": "Slack refuses the token: account_inactive"' in logged.getvalue()


async def test_its_logs_hold_neither_secrets_nor_what_people_wrote(
    slack: Slack, workspace: Workspace, tmp_path: Path
) -> None:
    environment = settings(slack, workspace, f"sqlite:///{tmp_path}/matters.db") | {"LOG_LEVEL": "DEBUG"}
    matters = await Matters.started(environment)
    await matters.ready(slack)
    await workspace.slash("rosa", "/decide Canary sings at dawn", channel="board")
    await workspace.post("rosa", "Canary was heard", channel="board")
    await cards(workspace, 1)
    await matters.ended()

    said = "\n".join(matters.said)
    for secret in ("Canary", workspace.bot_token, workspace.signing_secret):
        assert secret not in said
    assert all(json.loads(line) for line in matters.said if line)


async def test_whoever_waits_for_a_card_is_told_while_it_runs(
    slack: Slack, workspace: Workspace, sqlite_url: str, logged: StringIO
) -> None:
    async with serving(slack, workspace, sqlite_url, utc_now, logged) as address:
        slack.connect(f"{address}/slack/events")
        slack.faults.add("chat.postMessage", "429", retry_after=3600)
        answer = await workspace.slash("rosa", "/decide We open in May", channel="board")
        async with asyncio.timeout(START_SECONDS):
            while not (said := workspace.ephemerals("rosa")):
                await asyncio.to_thread(lambda: None)

    assert answer.body == ""
    assert [each.plain for each in said] == [LATE]


async def test_whoever_waits_for_a_card_is_told_before_it_ends(
    slack: Slack, workspace: Workspace, sqlite_url: str, logged: StringIO
) -> None:
    async with serving(slack, workspace, sqlite_url, utc_now, logged) as address:
        slack.connect(f"{address}/slack/events")
        slack.faults.add("chat.postMessage", "429", retry_after=3600)
        await workspace.slash("rosa", "/decide We open in May", channel="board")
        assert workspace.ephemerals("rosa") == []

    assert [each.plain for each in workspace.ephemerals("rosa")] == [LATE]
