"""What is logged, and what never is: one line an event, without messages, tokens or forged lines."""

import logging
import os
import re
import sys
import traceback
from collections.abc import Mapping
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

MASK = "[masked]"
QUIET_SECONDS = 60.0
"""At most one line of a kind is logged in this time about what strangers or libraries do repeatedly."""
MOST_WARNED = 500
"""How many kinds of warnings of libraries are told apart."""

# Keys whose values are text that people wrote, or credentials.
MASKED_KEYS = {
    *("text", "body", "payload", "message", "blocks", "view", "note", "headers", "private_metadata"),
    *("token", "secret", "signing_secret", "password", "authorization", "response_url"),
}
_SECRETS = re.compile(
    r"xox[a-z]{0,9}[-.][\w.-]+|xapp-[\w.-]+"  # Slack's tokens
    r"|(?<=://)[^/\s@]+@"  # a name and password in an address
    r"|(?<=hooks\.slack\.com/)\S+",  # a response URL needs no token
    re.IGNORECASE,
)

# Libraries put bodies, rows and ids into what they log (Bolt a whole request, with a warning that nobody
# listens to it), but always after one of these.
_DATA_BEGINS = re.compile(r"[\[({<:=%'\"`\n]")
_LONGEST = 120
_PLAIN_LOGGERS = ("uvicorn", "alembic")
# Bolt sees SLACK_BOT_TOKEN in the environment and says that it will not use it; alembic lists its plugins.
_POINTLESS = ("As `installation_store` or `authorize`", "setup plugin")
_DRIVERS = ("sqlite3", "asyncpg", "aiohttp")


def configure(level: str = "INFO", form: str = "console", stream: TextIO | None = None) -> None:
    """Log from `level` up, for people (`console`) or machines (`json`), to `stream` or standard error.

    Libraries are heard from WARNING up, whatever the level: below it they log what people wrote.
    """
    stream = stream or sys.stderr
    render: Processor = structlog.processors.JSONRenderer(ensure_ascii=False, default=str)
    if form == "console":
        render = structlog.dev.ConsoleRenderer(colors=stream.isatty(), sort_keys=False)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _explain_failure,
            _mask,
            render,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(stream),
    )
    # Bolt copies the root's level to each of its loggers, under names of its own, when they are made.
    logging.basicConfig(
        level=max(logging.INFO, logging.getLevelName(level)), handlers=[_Bridge()], force=True
    )


class Seldom:
    """Decides when the next of many similar lines may be logged, and counts those held back."""

    def __init__(self) -> None:
        self._last: float | None = None
        self._held_back = 0

    def due(self, now: float) -> int | None:
        """Return how many were held back, or None when this one is too; `now` is in seconds, by any clock."""
        if self._last is not None and 0 <= now - self._last < QUIET_SECONDS:
            self._held_back += 1
            return None
        self._last, held_back, self._held_back = now, self._held_back, 0
        return held_back


class _Bridge(logging.Handler):
    """Hands what libraries log to structlog, without the data in it, and the same warning once a minute."""

    def __init__(self) -> None:
        super().__init__()
        self._warned: dict[tuple[str, ...], Seldom] = {}

    def emit(self, record: logging.LogRecord) -> None:
        if str(record.msg).startswith(_POINTLESS):
            return
        plain = record.name.partition(".")[0] in _PLAIN_LOGGERS
        if record.name == "uvicorn.access" or (record.levelno < logging.WARNING and not plain):
            return
        event = record.getMessage() if plain else _without_data(str(record.msg))
        held_back = self._held_back(record, event)
        if held_back is None:
            return
        others = {"others": held_back} if held_back else {}
        structlog.get_logger().log(
            record.levelno, event, logger=record.name, exc_info=record.exc_info, **others
        )

    def _held_back(self, record: logging.LogRecord, event: str) -> int | None:
        """Return how many lines like this one were held back, or None when it is to be held back as well.

        Libraries warn of each of a million bad requests, and of each connection that they can not take.
        """
        if record.levelno < logging.WARNING:
            return 0
        kind = record.exc_info[0] if record.exc_info else None
        key = (record.name, event, kind.__qualname__ if kind else "")
        if key not in self._warned and len(self._warned) >= MOST_WARNED:
            self._warned.clear()
        return self._warned.setdefault(key, Seldom()).due(record.created)


def _without_data(text: str) -> str:
    return _DATA_BEGINS.split(text, maxsplit=1)[0].strip()[:_LONGEST]


def _explain_failure(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replace an exception by its types and where it was raised: its text may be what a person wrote."""
    failure = event.pop("exc_info", None)
    if isinstance(failure, tuple):
        failure = failure[1]
    elif failure and not isinstance(failure, BaseException):
        failure = sys.exc_info()[1]
    if failure:
        event["failure"] = " from ".join(_describe(link) for link in _chain(failure))
        event["raised_at"] = [
            f"{_short(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(failure.__traceback__)
        ]
    return event


def _chain(failure: BaseException) -> list[BaseException]:
    links: list[BaseException] = []
    link: BaseException | None = failure
    while link is not None and link not in links:
        links.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return links


def _describe(failure: BaseException) -> str:
    name = type(failure).__qualname__
    if isinstance(failure, OSError) and failure.errno:
        return f"{name} ({os.strerror(failure.errno)})"
    if type(failure).__module__.partition(".")[0] in _DRIVERS:
        return f"{name} ({_without_data(str(failure))})"
    return name


def _short(path: str) -> str:
    return "/".join(path.split(os.sep)[-3:])


def _mask(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    return {key: _masked(key, value) for key, value in event.items()}


def _masked(key: str, value: Any) -> Any:
    """Return `value` as it may be logged, with everything inside it."""
    if key.lower() in MASKED_KEYS:
        return MASK
    if isinstance(value, str):
        return _on_one_line(_SECRETS.sub(MASK, value))
    if isinstance(value, Mapping):
        return {str(name): _masked(str(name), inner) for name, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_masked("", inner) for inner in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return _on_one_line(_SECRETS.sub(MASK, str(value)))


def _on_one_line(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)
