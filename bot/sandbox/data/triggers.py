"""The two short-lived permissions that Slack gives with an interaction: trigger ids and response URLs."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.sandbox.data.errors import Failure
from bot.sandbox.data.identifiers import Identifiers
from bot.sandbox.data.messages import Message

TRIGGER_LIVES = timedelta(seconds=3)
RESPONSE_URL_LIVES = timedelta(minutes=30)
RESPONSE_URL_USES = 5


@dataclass
class Trigger:
    """Permission to open one view in front of one person."""

    team: str
    person: str
    issued: datetime
    used: bool = False


class Triggers:
    """Every trigger id handed out; each works once, for three seconds."""

    def __init__(self, identifiers: Identifiers) -> None:
        self._identifiers = identifiers
        self._issued: dict[str, Trigger] = {}

    def issue(self, team: str, person: str, now: datetime) -> str:
        """Return a new trigger id, in Slack's three-part form."""
        secret = self._identifiers.secret(32)
        key = f"{int(now.timestamp())}.{int(secret[:8], 16)}.{secret}"
        self._issued[key] = Trigger(team, person, now)
        return key

    def exchange(self, key: object, team: str, now: datetime) -> Trigger:
        """Take a trigger that is still good, once, or fail as Slack does."""
        trigger = self._issued.get(str(key))
        if trigger is None or trigger.team != team:
            raise Failure("invalid_trigger_id")
        if trigger.used:
            raise Failure("exchanged_trigger_id")
        if now - trigger.issued > TRIGGER_LIVES:
            raise Failure("expired_trigger_id")
        trigger.used = True
        return trigger


@dataclass
class ResponseUrl:
    """Permission to answer one person's command or click, in the place where it was made."""

    team: str
    channel: str
    person: str
    issued: datetime
    source: Message | None = None
    uses: int = 0


class ResponseUrls:
    """Every response URL handed out; each works five times, for thirty minutes."""

    def __init__(self, identifiers: Identifiers) -> None:
        self._identifiers = identifiers
        self._issued: dict[str, ResponseUrl] = {}

    def issue(self, permission: ResponseUrl) -> str:
        """Return the path of a new response URL, which follows the sandbox's address."""
        path = f"{permission.team}/{self._identifiers.secret(12)}/{self._identifiers.secret(24)}"
        self._issued[path] = permission
        return path

    def use(self, path: str, now: datetime) -> ResponseUrl:
        """Return what the path allows and count one use, or fail as Slack does."""
        permission = self._issued.get(path)
        if permission is None:
            raise Failure("invalid_url")
        if now - permission.issued > RESPONSE_URL_LIVES:
            raise Failure("expired_url")
        if permission.uses >= RESPONSE_URL_USES:
            raise Failure("used_url")
        permission.uses += 1
        return permission
