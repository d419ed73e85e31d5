"""History in plain words: one sentence for each change of a decision, or of a concern on it."""

from collections.abc import Callable
from typing import Any

from bot.slack.blocks import decision_words, text
from storage.records import Change

_VERBS = {"supersedes": "replaces", "amends": "amends"}
_CONSEQUENCES = {
    "withdraw": " and withdrew the decision",
    "amend": ", so that the decision is amended",
    "agenda": " and put the decision back on the agenda",
}
_DONE = {"supersedes": "replaced", "amends": "amended"}


def line(change: Change) -> str:
    """Return who did what, and when: 'Rosa recorded it on 4 December 2026 at 10:15'."""
    say = _SAID.get((change.record, change.what)) or _SAID.get(("", change.what)) or _other
    return f"{text.person(change.actor)} {say(change)}, {text.moment(change.at)}"


def _other(change: Change) -> str:
    return f"{text.brief(change.what, 60)} it"


def _linked(change: Change) -> str:
    after = change.after or {}
    return f"said that it {_VERBS.get(after.get('relation', ''), 'relates to')} D{after.get('number')}"


def _followed(change: Change) -> str:
    after = change.after or {}
    return f"{_DONE.get(after.get('relation', ''), 'followed')} it by D{after.get('number')}"


def _released(change: Change) -> str:
    number = (change.before or {}).get("number")
    return f"undid D{number}, so that it is {_status(change.after)} again"


def _settled(change: Change) -> str:
    after = change.after or {}
    return f"set it from {_status(change.before)} to {_status(after)}{_because(after.get('reason'))}"


def _corrected(change: Change) -> str:
    said = {"text": "its wording", "reason": "its reason"}
    found = [words for name, words in said.items() if name in (change.after or {})]
    return f"corrected {text.listed(found)}"


def _status(values: dict[str, Any] | None) -> str:
    return decision_words.status((values or {}).get("status", ""))


def _raised(change: Change) -> str:
    after = change.after or {}
    article = "an" if after.get("strength") == "objection" else "a"
    return f"raised {article} {after.get('strength')}: “{_words(after.get('text'))}”"


def _closed(change: Change) -> str:
    outcome = (change.after or {}).get("outcome")
    did = {
        "answered": "answered the concern",
        "upheld": "upheld the concern",
        "withdrawn": "withdrew the concern",
    }
    became = _CONSEQUENCES.get((change.after or {}).get("consequence", ""), "")
    return f"{did[change.what]}{became}{_because(outcome)}"


def _because(reason: Any) -> str:
    return f": “{_words(reason)}”" if reason else ""


def _words(value: Any) -> str:
    return text.brief(str(value or ""), 200)


_SAID: dict[tuple[str, str], Callable[[Change], str]] = {
    ("", "recorded"): lambda _: "recorded it",
    ("", "undone"): lambda _: "undid it",
    ("", "source deleted"): lambda _: "saw that the message this came from was deleted",
    ("", "source edited"): lambda _: "edited the message this came from",
    ("decision", "linked"): _linked,
    ("decision", "followed"): _followed,
    ("decision", "released"): _released,
    ("decision", "settled"): _settled,
    ("decision", "unrelated"): lambda change: (
        f"said that it is unrelated to D{(change.after or {}).get('number')}"
    ),
    ("decision", "put back"): lambda _: "took that back",
    ("decision", "corrected"): _corrected,
    ("concern", "raised"): _raised,
    ("concern", "answered"): _closed,
    ("concern", "upheld"): _closed,
    ("concern", "withdrawn"): _closed,
}
