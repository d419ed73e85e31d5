"""What an operator reads in the logs, and what nobody ever finds there, even at DEBUG."""

import json
import logging
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

import pytest
import structlog
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.signature import SignatureVerifier

from bot.slack import logs
from scheduler import clock

CANARY = "we close the café in March"
TOKEN = "xoxb-1-canary"


@pytest.fixture(autouse=True)
def _logging_is_put_back() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def start(form: str = "json", level: str = "DEBUG") -> StringIO:
    stream = StringIO()
    logs.configure(level, form, stream)
    return stream


def lines(stream: StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_an_event_is_one_line_with_its_time_level_and_values() -> None:
    stream = start()

    structlog.get_logger().info("recap sent", meeting=7, to=["U1", "U2"], late=None)

    (line,) = lines(stream)
    assert line.pop("timestamp").endswith("Z")
    assert line == {"event": "recap sent", "level": "info", "meeting": 7, "to": ["U1", "U2"], "late": None}


def test_people_read_the_same_on_a_console() -> None:
    stream = start("console")

    structlog.get_logger().warning("recap skipped", meeting=7)

    assert "recap skipped" in stream.getvalue()
    assert "meeting=7" in stream.getvalue()
    assert "\x1b" not in stream.getvalue()


def test_what_is_below_the_level_is_left_out() -> None:
    stream = start(level="WARNING")

    structlog.get_logger().info("recap sent")
    logging.getLogger("uvicorn.error").info("Started")
    logging.getLogger("bolt").warning("It is late")

    assert [line["event"] for line in lines(stream)] == ["It is late"]


@dataclass(frozen=True)
class Decision:
    text: str


@pytest.mark.parametrize("form", ["json", "console"])
@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"text": CANARY}, id="text"),
        pytest.param({"body": {"text": CANARY}}, id="body"),
        pytest.param({"payload": CANARY.encode()}, id="payload"),
        pytest.param({"command": {"command": "/decide", "Text": CANARY}}, id="nested"),
        pytest.param({"tried": [{"blocks": [CANARY]}]}, id="in-a-list"),
        pytest.param({"why": f"{TOKEN} was refused"}, id="bot-token"),
        pytest.param({"why": ("xapp-1-A-canary",)}, id="app-token"),
        pytest.param({"why": {"xoxe.xoxp-1-canary"}}, id="rotated-token"),
        pytest.param({"database": "postgresql://matters:canary@db/matters"}, id="password"),
        pytest.param({"url": "https://hooks.slack.com/commands/T1/canary"}, id="response-url"),
        pytest.param({"why": ValueError(f"{TOKEN} was refused")}, id="object"),
    ],
)
def test_neither_text_nor_secrets_are_logged(form: str, values: dict[str, Any]) -> None:
    stream = start(form)

    structlog.get_logger().debug("tried", **values)

    assert "canary" not in stream.getvalue()
    assert "café" not in stream.getvalue()
    assert logs.MASK in stream.getvalue()


def test_a_secret_in_the_event_itself_is_masked() -> None:
    stream = start()

    structlog.get_logger().info(f"trying {TOKEN}")

    assert lines(stream)[0]["event"] == f"trying {logs.MASK}"


@pytest.mark.parametrize("form", ["json", "console"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\x1b[2K", "\x85", "\u2028"])
def test_nobody_can_forge_a_line(form: str, ending: str) -> None:
    stream = start(form)

    structlog.get_logger().info(f"joined{ending}all is well", channel=f"a{ending}b")

    assert len(stream.getvalue().splitlines()) == 1
    assert ending not in stream.getvalue().removesuffix("\n")


def test_a_failure_is_told_by_type_and_place_without_its_text() -> None:
    stream = start()

    try:
        try:
            raise KeyError(CANARY)
        except KeyError as cause:
            raise ValueError(CANARY) from cause
    except ValueError:
        structlog.get_logger().exception("nudge failed", reference="9f3")

    (line,) = lines(stream)
    assert line["failure"] == "ValueError from KeyError"
    assert line["raised_at"][-1].endswith("test_a_failure_is_told_by_type_and_place_without_its_text")
    assert (
        line["raised_at"][-1].startswith("tests/slack/test_logs.py")
        or "/tests/slack/test_logs.py:" in line["raised_at"][-1]
    )
    assert line["reference"] == "9f3"
    assert CANARY not in stream.getvalue()


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        pytest.param(OSError(28, CANARY), "OSError (No space left on device)", id="system"),
        pytest.param(
            sqlite3.OperationalError("database is locked"), "OperationalError (database is locked)", id="lock"
        ),
        pytest.param(
            sqlite3.OperationalError(f'fts5: syntax error near "{CANARY}"'),
            "OperationalError (fts5)",
            id="search",
        ),
    ],
)
def test_what_the_system_and_the_database_say_is_kept(failure: Exception, told: str) -> None:
    stream = start()

    structlog.get_logger().error("failed", exc_info=failure)

    assert lines(stream)[0]["failure"] == told
    assert CANARY not in stream.getvalue()


def test_a_failure_that_goes_round_in_a_circle_is_told_once() -> None:
    stream = start()
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first

    structlog.get_logger().error("failed", exc_info=first)

    assert lines(stream)[0]["failure"] == "ValueError from KeyError"


@pytest.mark.parametrize(
    ("logger", "message", "arguments", "told"),
    [
        pytest.param(
            "slack_bolt.AsyncApp", f"Unhandled request ({CANARY})", (), "Unhandled request", id="bolt"
        ),
        pytest.param("app.py:decide", "Failed to send %s", (CANARY,), "Failed to send", id="bolt-listener"),
        pytest.param("asyncio", f"Never retrieved\nfuture: {CANARY}", (), "Never retrieved", id="asyncio"),
        pytest.param("uvicorn.error", "Listening on %s", ("a:1",), "Listening on a:1", id="uvicorn"),
    ],
)
def test_libraries_are_heard_without_the_data(
    logger: str, message: str, arguments: tuple[str, ...], told: str
) -> None:
    stream = start()

    logging.getLogger(logger).warning(message, *arguments)

    (line,) = lines(stream)
    assert (line["event"], line["logger"], line["level"]) == (told, logger, "warning")


def test_libraries_are_quiet_below_a_warning_save_the_server() -> None:
    stream = start()

    logging.getLogger("slack_sdk.web").info(CANARY)
    logging.getLogger("apscheduler.executors.default").info("Running job")
    logging.getLogger("uvicorn.access").info("GET /decide")
    logging.getLogger("uvicorn.error").info("Application startup complete.")

    assert [line["event"] for line in lines(stream)] == ["Application startup complete."]


def test_what_a_library_failed_at_is_told_by_type_and_place() -> None:
    stream = start()

    try:
        raise ValueError(CANARY)
    except ValueError:
        logging.getLogger("apscheduler.executors").exception('Job "%s" raised', CANARY)

    (line,) = lines(stream)
    assert (line["event"], line["failure"]) == ("Job", "ValueError")
    assert CANARY not in stream.getvalue()


@pytest.mark.parametrize(
    ("secret", "told"),
    [
        pytest.param("canary-secret", ["Unhandled request"], id="that-nobody-listens-to"),
        pytest.param("another", [], id="that-is-forged"),
    ],
)
async def test_bolt_logs_no_body_of_a_request(secret: str, told: list[str]) -> None:
    stream = start()
    app = AsyncApp(signing_secret="canary-secret", authorize=_authorize)
    body = json.dumps(
        {"type": "event_callback", "event": {"type": "pin_added", "text": CANARY}, "token": TOKEN}
    )
    timestamp = str(int(clock.utc_now().timestamp()))
    signature = SignatureVerifier(secret).generate_signature(timestamp=timestamp, body=body) or ""
    headers: dict[str, str | Sequence[str]] = {
        "content-type": "application/json",
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": signature,
    }

    await app.async_dispatch(AsyncBoltRequest(body=body, headers=headers))

    assert [line["event"] for line in lines(stream)] == told
    assert CANARY not in stream.getvalue()
    assert "canary" not in stream.getvalue()


async def _authorize() -> AuthorizeResult:
    return AuthorizeResult(enterprise_id=None, team_id="T1", bot_user_id="U1", bot_token=TOKEN)
