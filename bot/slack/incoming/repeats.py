"""Commands that may or may not have been recorded: the same words, typed again, count once.

Slack gives each command a trigger of its own, by which its second arrival is recognised. A command that is
typed again has another trigger, so it is given the first one's.
"""

import hashlib
import json
import secrets
from collections import OrderedDict
from collections.abc import Mapping, MutableMapping
from datetime import datetime, timedelta
from typing import Any

from scheduler.clock import Clock

Body = MutableMapping[str, Any]

FIRST = "first_trigger_id"
"""Where the trigger of the command that is repeated is put."""
REMEMBERED = timedelta(minutes=10)
MOST = 1000
_TYPED = ("user_id", "channel_id", "command", "text")
"""The fields in which two commands with one trigger differ."""


class Repeats:
    """Remembers such commands in this process, for as long as somebody may try again."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._unsure: OrderedDict[tuple[str, ...], tuple[str, datetime]] = OrderedDict()

    def mark(self, body: Body) -> None:
        """Give a command that repeats one of them the trigger of the first."""
        trigger, at = self._unsure.get(_typed(body), (None, None))
        if trigger and at and self._clock() - at < REMEMBERED:
            body[FIRST] = trigger

    def unsure(self, body: Body) -> None:
        """Remember a command."""
        if body.get("command") and (trigger := body.get(FIRST) or body.get("trigger_id")):
            self._unsure[_typed(body)] = (str(trigger), self._clock())
            if len(self._unsure) > MOST:
                self._unsure.popitem(last=False)

    def sure(self, body: Body) -> None:
        """Forget a command whose sender was told what became of it."""
        self._unsure.pop(_typed(body), None)


def key_of(body: Mapping[str, Any]) -> str:
    """Return what a command has in common with its second arrival, and with no other, in few characters.

    Its trigger alone would not do: two different commands are two, even with one trigger. A command without
    anything of its own is never taken for another.
    """
    own = body.get(FIRST) or body.get("trigger_id") or body.get("response_url") or secrets.token_hex(16)
    typed = json.dumps([own, *(body.get(name) or "" for name in _TYPED)])
    return f"command:{hashlib.sha256(typed.encode()).hexdigest()[:32]}"


def _typed(body: Body) -> tuple[str, ...]:
    return tuple(str(body.get(name) or "") for name in ("team_id", *_TYPED))
