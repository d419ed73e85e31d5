"""Commands of which nobody knows whether they were recorded: the same words, typed again, count once.

Slack gives each command a trigger of its own, by which its second arrival is known. One that is typed again
has another, so it is given the first one's.
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
"""Where the trigger is put of the command that one repeats."""
REMEMBERED = timedelta(minutes=10)
MOST = 1000
_TYPED = ("user_id", "channel_id", "command", "text")
"""What two commands with one trigger differ in."""


class Repeats:
    """Remembers them for as long as somebody may try again, in this process."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._unsure: OrderedDict[tuple[str, ...], tuple[str, datetime]] = OrderedDict()

    def mark(self, body: Body) -> None:
        """Give a command that repeats one of them that one's trigger."""
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
        """Forget a command: what became of it was said."""
        self._unsure.pop(_typed(body), None)


def key_of(body: Mapping[str, Any]) -> str:
    """Return what a command and its second arrival share, and no other command does, in few characters.

    Its trigger alone would not do: somebody's two commands are two, whatever they come with. One without
    anything of its own is never taken for another.
    """
    own = body.get(FIRST) or body.get("trigger_id") or body.get("response_url") or secrets.token_hex(16)
    typed = json.dumps([own, *(body.get(name) or "" for name in _TYPED)])
    return f"command:{hashlib.sha256(typed.encode()).hexdigest()[:32]}"


def _typed(body: Body) -> tuple[str, ...]:
    return tuple(str(body.get(name) or "") for name in ("team_id", *_TYPED))
