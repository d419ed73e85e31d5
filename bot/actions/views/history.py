"""An action's history in plain words: one sentence for each change."""

from collections.abc import Callable
from datetime import date
from typing import Any

from bot.slack.blocks import text
from storage.records import Change


def line(change: Change) -> str:
    """Return who did what, and when: '@ade moved it to Monday 7 December 2026, 3 Dec at 09:15'."""
    say = _SAID.get(change.what, _other)
    return f"{text.person(change.actor)} {say(change.after or {})}, {text.moment(change.at)}"


def _other(after: dict[str, Any]) -> str:
    return "changed it"


def _asked(after: dict[str, Any]) -> str:
    return f"asked {_person(after.get('user'))}"


def _dated(after: dict[str, Any]) -> str:
    return f"moved it to {_day(after.get('due'))}"


def _passed_on(after: dict[str, Any]) -> str:
    return f"passed it on to {_person(after.get('to'))}"


def _noted(after: dict[str, Any]) -> str:
    return f"wrote: “{text.brief(str(after.get('note') or ''))}”"


def _dropped(after: dict[str, Any]) -> str:
    return f"dropped it: “{text.brief(str(after.get('closed_because') or ''))}”"


def _snoozed(after: dict[str, Any]) -> str:
    return f"snoozed its nudges until {_day(after.get('until'))}"


def _person(user: Any) -> str:
    return text.person(user) if isinstance(user, str) else "somebody"


def _day(value: Any) -> str:
    return text.day(date.fromisoformat(value)) if isinstance(value, str) else "another day"


_SAID: dict[str, Callable[[dict[str, Any]], str]] = {
    "accepted": lambda _: "took it on",
    "asked": _asked,
    "dated": _dated,
    "declined": lambda _: "said that they can't",
    "closed": lambda _: "closed it as done",
    "done": lambda _: "did their part",
    "dropped": _dropped,
    "noted": _noted,
    "passed on": _passed_on,
    "recorded": lambda _: "recorded it",
    "reopened": lambda _: "said that it is not done after all",
    "snoozed": _snoozed,
    "source deleted": lambda _: "saw that the message this came from was deleted",
    "source edited": lambda _: "edited the message this came from",
    "still on it": lambda _: "is still on it",
    "undone": lambda _: "undid it",
}
"""What each change says after the name of who made it."""
