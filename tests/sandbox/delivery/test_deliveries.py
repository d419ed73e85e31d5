"""How often Slack tries to deliver, and what can go wrong on the way."""

import asyncio
from datetime import timedelta

import pytest
from aiohttp import web

from bot.sandbox import Slack, Workspace
from tests.sandbox.app import App, Received

MINUTE = timedelta(minutes=1)


def fail(app: App, status: int = 500, headers: dict[str, str] | None = None) -> None:
    async def answering(request: Received) -> web.Response:
        return web.Response(status=status, headers=headers)

    app.answering = answering


def tries(app: App) -> list[tuple[str | None, str | None]]:
    """Return number and reason of each retry, and None for a first attempt."""
    headers = [request.headers for request in app.received]
    return [(each.get("X-Slack-Retry-Num"), each.get("X-Slack-Retry-Reason")) for each in headers]


async def test_an_unanswered_event_comes_again_at_once_and_after_one_and_five_minutes(
    slack: Slack, app: App, workspace: Workspace
) -> None:
    fail(app)

    await workspace.post("sam", "Hello", channel="board")
    assert tries(app) == [(None, None), ("1", "http_error")]
    await slack.advance(MINUTE)
    assert len(tries(app)) == 3
    await slack.advance(4 * MINUTE)
    assert tries(app)[-1] == ("3", "http_error")
    await slack.advance(60 * MINUTE)

    assert len(tries(app)) == 4
    assert len({request.payload["event_id"] for request in app.received}) == 1


async def test_a_retry_that_is_answered_is_the_last(slack: Slack, app: App, workspace: Workspace) -> None:
    fail(app)
    await workspace.post("sam", "Hello", channel="board")
    fail(app, status=200)

    await slack.advance(60 * MINUTE)

    assert len(tries(app)) == 3


async def test_an_app_can_ask_for_no_retry(slack: Slack, app: App, workspace: Workspace) -> None:
    fail(app, headers={"X-Slack-No-Retry": "1"})

    await workspace.post("sam", "Hello", channel="board")
    await slack.advance(60 * MINUTE)

    assert tries(app) == [(None, None)]


async def test_an_app_that_comes_back_hears_what_it_missed(
    slack: Slack, app: App, workspace: Workspace
) -> None:
    await app.hang_up()
    await workspace.post("sam", "Hello", channel="board")
    await app.start()

    await slack.advance(MINUTE)

    assert tries(app) == [("2", "connection_failed")]


async def test_an_app_that_is_slow_or_sends_slack_in_circles_is_tried_again(
    slack: Slack, app: App, workspace: Workspace
) -> None:
    slack.patience = 0.05
    late, told = asyncio.Event(), asyncio.Event()

    async def answering(request: Received) -> web.Response:
        if "X-Slack-Retry-Num" not in request.headers:
            await late.wait()
        told.set()
        return web.Response(status=307, headers={"Location": app.url})

    app.answering = answering
    await workspace.post("sam", "Hello", channel="board")
    await slack.advance(MINUTE)
    late.set()

    assert told.is_set()
    reasons = [delivery.answer.reason for delivery in slack.deliveries]
    assert reasons == ["http_timeout", "too_many_redirects", "too_many_redirects"]
    assert all(delivery.seconds < 3 for delivery in slack.deliveries)


@pytest.mark.parametrize("status", [404, 500])
async def test_commands_and_interactions_come_once(
    slack: Slack, app: App, workspace: Workspace, status: int
) -> None:
    fail(app, status=status)

    await workspace.slash("sam", "/decide", channel="board")
    await workspace.global_shortcut("sam", "record_decision")
    await slack.advance(60 * MINUTE)

    assert tries(app) == [(None, None), (None, None)]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param("duplicate", [(None, None), ("1", "http_timeout")], id="duplicate"),
        pytest.param("lost reply", [(None, None), ("1", "http_timeout")], id="lost-reply"),
    ],
)
async def test_an_event_can_come_twice_with_one_id(
    slack: Slack, app: App, workspace: Workspace, kind: str, expected: list[tuple[str | None, str | None]]
) -> None:
    slack.faults.add("message", kind=kind)

    await workspace.post("sam", "Hello", channel="board")

    assert tries(app) == expected
    assert len({request.payload["event_id"] for request in app.received}) == 1


async def test_an_event_can_overtake_another(slack: Slack, app: App, workspace: Workspace) -> None:
    slack.faults.add("message", kind="reorder")

    await workspace.post("sam", "First", channel="board")
    await workspace.post("sam", "Second", channel="board")

    assert [event["text"] for event in app.events()] == ["Second", "First"]


async def test_a_held_event_comes_at_last(slack: Slack, app: App, workspace: Workspace) -> None:
    slack.faults.add("message", kind="reorder")
    await workspace.post("sam", "First", channel="board")
    assert app.received == []

    await slack.settle()

    assert [event["text"] for event in app.events()] == ["First"]


async def test_a_command_can_come_twice_and_its_answer_be_lost(
    slack: Slack, app: App, workspace: Workspace
) -> None:
    slack.faults.add("slash_command", kind="duplicate")
    slack.faults.add("slash_command", kind="lost reply")

    await workspace.slash("sam", "/decide", channel="board")
    await workspace.slash("sam", "/decide", channel="board")

    assert len(app.of_kind("command")) == 3
    assert [message.plain for message in workspace.ephemerals("sam")] == [
        '/decide failed with the error "operation_timeout"'
    ]


async def test_a_test_can_sign_requests_of_its_own(slack: Slack, app: App) -> None:
    body = '{"type": "event_callback", "event": {"type": "made_up"}}'

    assert await app.receive(body, slack.signature(body.encode())) == 200
    assert await app.receive(body + " ", slack.signature(body.encode())) == 401
    slack.clock.advance(timedelta(minutes=6))
    assert await app.receive(body, slack.signature(body.encode())) == 200


async def test_what_is_under_way_is_dropped_when_the_world_ends() -> None:
    slack, never = Slack(), asyncio.Event()
    await slack.start()
    slack.spawn(never.wait())

    await slack.stop()

    assert not never.is_set()


async def test_the_address_is_verified_and_a_flood_announced(
    app: App, slack: Slack, workspace: Workspace
) -> None:
    await slack.verify_url()
    await slack.limit_events(workspace)

    assert len(app.of_kind("url_verification")[0]["challenge"]) == 24
    assert app.of_kind("app_rate_limited")[0]["minute_rate_limited"] % 60 == 0


async def test_an_address_that_is_none_is_an_unknown_error(slack: Slack, workspace: Workspace) -> None:
    slack.connect("http://")

    await workspace.post("sam", "Hello", channel="board")

    assert {delivery.answer.reason for delivery in slack.deliveries} == {"unknown_error"}


async def test_each_workspace_can_have_an_app_of_its_own(
    slack: Slack, app: App, workspace: Workspace
) -> None:
    charity = slack.add_workspace("Charity")
    charity.add_person("val")
    other = App(slack)
    await other.start()
    slack.connect(other.url, charity)

    await charity.slash("val", "/decide We ship")
    await other.stop()

    assert (len(app.received), len(other.received)) == (0, 1)
    assert charity.signing_secret == slack.signing_secret


def test_a_sandbox_has_no_address_before_it_is_started() -> None:
    with pytest.raises(RuntimeError, match="not been started"):
        Slack().api_url  # noqa: B018 - asking is the point


async def test_an_app_that_is_nowhere_hears_nothing(slack: Slack) -> None:
    workspace = slack.add_workspace("Quiet")
    workspace.add_person("sam")
    workspace.add_channel("board", members=["sam"])

    await workspace.post("sam", "Hello", channel="board")
    await slack.advance(60 * MINUTE)

    assert slack.inbound.deliveries == []
    assert [message.plain for message in workspace.visible_to("sam")] == ["Hello"]
