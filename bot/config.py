"""The one reader of the environment: what can be set, what is wrong with it, and what to do about that.

Not pydantic-settings, which also names all faults at once: its messages repeat the value, which may be a
token, and ours say which page of Slack's to copy the right one from.
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any, Literal, NamedTuple
from urllib.parse import SplitResult, urlsplit

Mode = Literal["socket", "http"]

_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_FORMATS = ("console", "json")
_TOKEN = re.compile(r"[A-Za-z0-9-]{6,}")
_SIGNING_SECRET = re.compile(r"[0-9A-Fa-f]{32}")
_WHOSE = {
    "xoxb-": ("the bot token", "SLACK_BOT_TOKEN"),
    "xapp-": ("the app-level token", "SLACK_APP_TOKEN"),
    "xoxp-": ("a person's token", "no setting: the bot acts as itself"),
}


class Misconfigured(Exception):
    """Raised when the bot can not start as it is set; `faults` holds one line each, without any secret."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class Setting(NamedTuple):
    """One environment variable; `check` returns its value as it is used, or raises ValueError with advice."""

    name: str
    meaning: str
    default: str
    check: Callable[[str], str | int]


def _as_it_is(value: str) -> str:
    return value


def _database_url(value: str) -> str:
    # Only the scheme is ever repeated: what follows it may hold a password.
    scheme, separator, rest = value.partition("://")
    if scheme == "postgres":
        raise ValueError("begins with postgres://: write postgresql:// instead")
    if scheme.startswith(("postgresql+", "sqlite+")):
        plain = scheme.partition("+")[0]
        raise ValueError(f"names a driver: write {plain}:// alone, the bot picks the driver")
    if not separator or scheme not in ("sqlite", "postgresql"):
        raise ValueError(
            "is not an address the bot knows: write sqlite:///path or postgresql://user:password@host/name"
        )
    if scheme == "sqlite" and (not rest.startswith("/") or rest in ("/", "/:memory:")):
        raise ValueError("names no file: write sqlite:///matters.db, or four slashes before an absolute path")
    if scheme == "postgresql" and len(_split(value).path) < 2 and "dbname=" not in rest:
        raise ValueError(
            "names no database: add it at the end, as in postgresql://user:password@host/matters"
        )
    return value


def _token(prefix: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if _TOKEN.fullmatch(value.removeprefix(prefix)) and value.startswith(prefix):
            return value
        if value.startswith(prefix):
            raise ValueError(
                f"is not a whole token: copy all of the one that begins with {prefix} from your app's page"
            )
        for other, (what, home) in _WHOSE.items():
            if value.startswith(other):
                raise ValueError(
                    f"holds {what} ({other}…), which belongs in {home}; put the {prefix}… token here"
                )
        raise ValueError(
            f"is not a token of this kind: copy the one that begins with {prefix} from your app's page"
        )

    return check


def _signing_secret(value: str) -> str:
    if value.startswith(tuple(_WHOSE)):
        raise ValueError("holds a token: copy Signing Secret from Basic Information on your app's page")
    if not _SIGNING_SECRET.fullmatch(value):
        raise ValueError(
            "is not a signing secret, which is 32 digits and letters from a to f: "
            "copy Signing Secret from Basic Information on your app's page"
        )
    return value


def _split(value: str) -> SplitResult:
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        raise ValueError("is not a web address: check its host and port") from None
    return parts


def _api_url(value: str) -> str:
    parts = _split(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("is not a web address: begin it with https:// and a host")
    if parts.username or parts.query or parts.fragment:
        raise ValueError("holds more than an address: leave out names, passwords, ? and #")
    if parts.scheme == "http" and not _is_loopback(parts.hostname):
        raise ValueError(
            "would send tokens in the clear: begin it with https:// (http:// is for this machine alone)"
        )
    return value.rstrip("/") + "/"


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _port(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 5 and int(value) <= 65535):
        raise ValueError("is not a port: write a number from 1 to 65535, or 0 for any that is free")
    return int(value)


def _days(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 4 and int(value) > 0):
        raise ValueError("is not a number of days: write one from 1 to 9999")
    return int(value)


def _one_of(choices: tuple[str, ...]) -> Callable[[str], str]:
    def check(value: str) -> str:
        for choice in choices:
            if value.casefold() == choice.casefold():
                return choice
        raise ValueError(f"is none of its choices: write {', '.join(choices[:-1])} or {choices[-1]}")

    return check


SETTINGS = (
    Setting(
        "DATABASE_URL",
        "Where everything is kept: `sqlite:///path` or `postgresql://user:password@host/name`",
        "sqlite:///matters.db",
        _database_url,
    ),
    Setting("SLACK_BOT_TOKEN", "What the bot speaks with: `xoxb-…`", "", _token("xoxb-")),
    Setting("SLACK_APP_TOKEN", "Socket Mode, which needs no public address: `xapp-…`", "", _token("xapp-")),
    Setting("SLACK_SIGNING_SECRET", "HTTP, when there is no app token", "", _signing_secret),
    Setting("SLACK_API_URL", "Slack's Web API", "https://slack.com/api/", _api_url),
    Setting("HOST", "The address that the HTTP server listens on", "127.0.0.1", _as_it_is),
    Setting("PORT", "The port that the HTTP server listens on; 0 takes any that is free", "3000", _port),
    Setting(
        "KEEP_SENT_DAYS",
        "How many days what was sent stays in full, for an operator to look into",
        "30",
        _days,
    ),
    Setting(
        "LOG_LEVEL", "The least that is logged: `DEBUG`, `INFO`, `WARNING`, `ERROR`", "INFO", _one_of(_LEVELS)
    ),
    Setting("LOG_FORMAT", "`console` for people, `json` for machines", "console", _one_of(_FORMATS)),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """How this process is set: each row of `SETTINGS` by its name in small letters.

    An optional setting that is not there is empty; `repr` shows no secret.
    """

    database_url: str = field(repr=False)
    slack_bot_token: str = field(repr=False)
    slack_app_token: str = field(repr=False)
    slack_signing_secret: str = field(repr=False)
    slack_api_url: str
    host: str
    port: int
    keep_sent_days: int
    log_level: str
    log_format: str

    @property
    def mode(self) -> Mode:
        """How Slack reaches us; an app token asks for Socket Mode, whatever else is set."""
        return "socket" if self.slack_app_token else "http"

    @classmethod
    def from_env(cls, environ: Mapping[str, str] = os.environ, *, needs_slack: bool = True) -> "Settings":
        """Read every setting, or raise `Misconfigured` with all that is wrong.

        Commands that only touch the database pass `needs_slack=False`, and may run without tokens.
        """
        given = {name: environ.get(name, "").strip() for name in (setting.name for setting in SETTINGS)}
        values, faults = _checked(given)
        if needs_slack:
            faults += _missing(given)
        if faults:
            raise Misconfigured(faults)
        return cls(**values)


def _checked(given: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """Return the values by the names that they have in `Settings`, and a line for each that is wrong."""
    values: dict[str, Any] = {}
    faults = []
    for setting in SETTINGS:
        value = given[setting.name] or setting.default
        try:
            values[setting.name.lower()] = setting.check(value) if value else ""
        except ValueError as fault:
            faults.append(f"{setting.name} {fault}.")
    return values, faults


def _missing(given: Mapping[str, str]) -> list[str]:
    faults = []
    if not given["SLACK_BOT_TOKEN"]:
        faults.append(
            "SLACK_BOT_TOKEN is missing: copy the token that begins with xoxb- from OAuth & Permissions "
            "on your app's page."
        )
    if not given["SLACK_APP_TOKEN"] and not given["SLACK_SIGNING_SECRET"]:
        faults.append(
            "SLACK_APP_TOKEN is missing: set it (xapp-…) for Socket Mode, or SLACK_SIGNING_SECRET for HTTP."
        )
    return faults
