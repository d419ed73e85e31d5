"""What is let in at the front door, what is turned away, and what the process says of itself."""

import asyncio
import gzip
import json
from collections.abc import AsyncIterator, Callable

import pytest
import structlog
from structlog.testing import capture_logs

from bot.slack.incoming import server
from storage import decisions
from storage.database import Sessions
from tests import front
from tests.front import Front
from tests.world import World, opened

BODY = b'{"type":"event_callback"}'


@pytest.fixture
async def door(sqlite_sessions: Sessions) -> AsyncIterator[Front]:
    structlog.reset_defaults()
    async with opened(sqlite_sessions) as world, front.opened(world) as opened_front:
        yield opened_front


async def count(world: World) -> int:
    channel = world.workspace.channel("board").id
    async with world.sessions.read() as session:
        return len(await decisions.latest(session, world.workspace.team_id, channel, limit=100))


Headers = dict[str, str]
FORGED: dict[str, Callable[[Headers], Headers]] = {
    "none": lambda signed: {},
    "no signature": lambda signed: {**signed, "X-Slack-Signature": ""},
    "another signature": lambda signed: {**signed, "X-Slack-Signature": "v0=" + "0" * 64},
    "no version": lambda signed: {**signed, "X-Slack-Signature": signed["X-Slack-Signature"][3:]},
    "letters from elsewhere": lambda signed: {**signed, "X-Slack-Signature": "v0=é\xff"},
    "capitals": lambda signed: {**signed, "X-Slack-Signature": signed["X-Slack-Signature"].upper()},
    "no time": lambda signed: {**signed, "X-Slack-Request-Timestamp": ""},
    "a word for a time": lambda signed: {**signed, "X-Slack-Request-Timestamp": "abc"},
    "NaN": lambda signed: {**signed, "X-Slack-Request-Timestamp": "NaN"},
    "a negative time": lambda signed: {**signed, "X-Slack-Request-Timestamp": "-1"},
    "a fraction": lambda signed: {**signed, "X-Slack-Request-Timestamp": "1.5"},
    "a time without end": lambda signed: {**signed, "X-Slack-Request-Timestamp": "9" * 400},
    "digits from elsewhere": lambda signed: {**signed, "X-Slack-Request-Timestamp": "\xb2\xb3"},
    "compressed": lambda signed: {**signed, "Content-Encoding": "gzip"},
}


@pytest.mark.parametrize("forgery", FORGED)
async def test_what_is_not_signed_by_slack_is_turned_away(door: Front, forgery: str) -> None:
    raw = b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n" % len(BODY)
    for name, value in FORGED[forgery](door.signed(BODY)).items():
        raw += name.encode() + b": " + value.encode("latin-1") + b"\r\n"

    assert await said_to(door, raw + b"\r\n" + BODY) == b"401"


async def said_to(door: Front, raw: bytes) -> bytes:
    """Send bytes as they are, and return the status that comes back."""
    url = door.http._base_url
    assert url
    reader, writer = await asyncio.open_connection(url.host, url.port)
    writer.write(raw)
    status = (await reader.readline()).split(b" ")[1]
    writer.close()
    return status


@pytest.mark.parametrize("header", ["X-Slack-Signature", "X-Slack-Request-Timestamp"])
async def test_a_doubled_header_is_turned_away(door: Front, header: str) -> None:
    signed = door.signed(BODY)
    lines = [*signed.items(), (header, signed[header])]
    raw = b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n" % len(BODY)
    raw += "".join(f"{name}: {value}\r\n" for name, value in lines).encode()

    assert await said_to(door, raw + b"\r\n" + BODY) == b"401"


@pytest.mark.parametrize(("seconds", "status"), [(0, 200), (-299, 200), (299, 200), (-301, 401), (301, 401)])
async def test_a_signature_is_good_for_five_minutes(door: Front, seconds: int, status: int) -> None:
    signed = door.signed(BODY, at=door.world.now.timestamp() + seconds)

    assert (await door.send(BODY, headers=signed))[0] == status


@pytest.mark.parametrize("place", range(0, len(BODY), 5))
async def test_a_changed_byte_is_noticed(door: Front, place: int) -> None:
    changed = BODY[:place] + bytes([BODY[place] ^ 1]) + BODY[place + 1 :]

    assert (await door.send(changed, headers=door.signed(BODY)))[0] == 401


async def test_a_compressed_body_is_turned_away_even_when_signed(door: Front) -> None:
    body = gzip.compress(BODY)
    headers = {**door.signed(body), "Content-Encoding": "gzip"}

    assert (await door.send(body, headers=headers))[0] == 401


async def test_a_request_that_is_sent_again_and_again_counts_once(door: Front) -> None:
    answers = [await door.form(door.command("/decide We open in May")) for _ in range(20)]

    assert {status for status, _ in answers} == {200}
    assert await count(door.world) == 1


async def test_a_body_too_large_is_refused_before_it_is_read(door: Front) -> None:
    announced = b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 150000000\r\n\r\n"

    assert await said_to(door, announced) == b"413"


async def test_a_body_too_large_without_its_length_is_cut_off(door: Front) -> None:
    chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
    endless = b"POST /slack/events HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk * 20

    assert await said_to(door, endless) == b"413"


async def test_a_body_that_never_comes_is_not_waited_for(
    door: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "SLOWEST_BODY", 0.01)

    assert (
        await said_to(door, b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{") == b"408"
    )


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"{", id="half"),
        pytest.param(b"[" * 200_000, id="deep"),
        pytest.param(b"[1, 2]", id="a list"),
        pytest.param(b'"word"', id="a word"),
        pytest.param(b"\xff\xfe\x00", id="bytes"),
        pytest.param(b'{"event": 1, "type": "event_callback"}', id="no event"),
    ],
)
async def test_signed_garbage_breaks_nothing(door: Front, body: bytes) -> None:
    assert (await door.send(body))[0] < 500


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])
async def test_only_posts_are_taken(door: Front, method: str) -> None:
    async with door.http.request(method, "/slack/events") as answer:
        assert answer.status == 405


async def test_a_forged_body_is_not_logged_and_many_are_one_line(door: Front) -> None:
    with capture_logs() as lines:
        for _ in range(20):
            await door.send(b"canary\r\n2026 forged line", headers={})
    refused = [line for line in lines if line["event"] == "request refused"]

    assert len(refused) == 1
    assert "canary" not in json.dumps(lines, default=str)


TYPED = {
    "/decide We will cap the payload at 20 kg": "D1 We will cap the payload at 20 kg",
    "/action weigh the payload by Friday": "Who is to do it?",
    "/decisions payload": "Nothing is decided here yet.",
    "/actions payload": "No action",
    "/meeting payload": "I can not tell what that means",
    "/recap payload": "Nobody you can see here goes by ‘payload’",
}


@pytest.mark.parametrize("typed", TYPED)
async def test_a_command_is_heard_whatever_word_it_holds(door: Front, typed: str) -> None:
    await door.world.workspace.slash("rosa", typed, channel="board")
    await door.world.settle()

    alone = [said.plain for said in door.world.workspace.ephemerals("rosa")]
    assert TYPED[typed] in [*alone, *door.world.workspace.said_in("board")][0]


async def test_slacks_own_checks_are_answered(door: Front) -> None:
    challenged = await door.event({"type": "url_verification", "challenge": "abc123", "token": "t"})
    checked = await door.form({"ssl_check": "1", "token": "t"})

    assert challenged[0] == 200
    assert "abc123" in challenged[1]
    assert checked[0] == 200


async def test_the_process_says_how_it_is(door: Front) -> None:
    async def get(path: str) -> tuple[int, str]:
        async with door.http.get(path) as answer:
            return answer.status, await answer.text()

    assert await get("/healthz") == (200, "alive\n")
    assert await get("/readyz") == (200, "ready\n")
    door.health.checks += [lambda: "clock: it has stopped", lambda: None]
    assert await get("/readyz") == (503, "clock: it has stopped\n")
    assert (await get("/nowhere"))[0] == 404


async def test_a_database_that_is_away_makes_it_not_ready_and_still_alive(world: World) -> None:
    async with front.opened(world) as door:
        await world.sessions.close()
        broken = world.sessions.url.set(database="/no/such/place")
        gone = type(world.sessions)(broken)
        door.health._sessions = gone
        async with door.http.get("/readyz") as ready, door.http.get("/healthz") as alive:
            assert (ready.status, await ready.text()) == (503, "database: it does not answer\n")
            assert alive.status == 200
        async with door.http.get("/metrics") as figures:
            assert figures.status == 200


async def test_the_figures_tell_of_requests_and_of_the_outbox(door: Front) -> None:
    await door.form(door.command("/decide We open in May"))
    await door.form(door.command("/nothing"))
    async with door.http.get("/metrics") as answer:
        lines = (await answer.text()).splitlines()

    assert 'matters_requests_total{kind="command",status="200"} 2.0' in lines
    assert 'matters_outbox{state="pending"} 2.0' in lines
    assert 'matters_outbox{state="parked"} 0.0' in lines
    assert "matters_outbox_oldest_due_seconds 0.0" in lines
    assert "matters_outbox_oldest_doubt_seconds 0.0" in lines
    assert 'matters_paused_workspaces{why="token refused"} 0.0' in lines
    assert not [line for line in lines if "May" in line or "rosa" in line]
