"""What the person who recorded an action is told when its owners answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.actions import views
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from storage.records import Action, Note, Owner


@dataclass(frozen=True)
class News:
    """Something that `user` did about an action: `what` is a key of `_SAID`; `to` and `note` as it needs."""

    what: str
    action: Action
    user: str
    to: str | None = None
    note: Note | None = None
    owner: Owner | None = None


def news(told: News) -> Message:
    """Tell the recorder of an action what has become of it."""
    who = text.person(told.user)
    said = _SAID[told.what](told, who)
    return text.note(said if told.what == "dated" else f"{said}\n{views.summary(told.action)}")


def _quoted(told: News) -> str:
    return f" They say: {text.brief(told.note.text)}" if told.note is not None else ""


def _place(told: News) -> str:
    return text.channel(told.action.channel)


def _closed(told: News, who: str) -> str:
    because = told.action.closed_because
    did = "dropped" if because else "closed"
    why = f" Because {text.brief(because)}" if because else ""
    return f"{who} has {did} {told.action.label} in {_place(told)}.{why}"


_ELSEWHERE = "Press Details on its card: there you can pass it on to somebody else, or drop it."

_SAID: Mapping[str, Callable[[News, str], str]] = {
    "declined": lambda told, who: f"{who} can't do {told.action.label} in {_place(told)}. {_ELSEWHERE}",
    "closed": _closed,
    "dated": lambda told, who: (
        f"{who} has given {views.summary(told.action)} in {_place(told)} another date. "
        f"{views.when(told.action)}."
    ),
    "passed on": lambda told, who: (
        f"{who} has passed {told.action.label} in {_place(told)} on to "
        f"{text.person(told.to or '')}, who is asked.{_quoted(told)}"
    ),
    "noted": lambda told, who: (
        f"{who} wrote about {told.action.label} in {_place(told)}:{_quoted(told).removeprefix(' They say:')}"
    ),
    "nobody": lambda told, who: (
        f"Nobody was asked to take on {told.action.label}: Slack names no one in "
        f"{views.named(told.owner) if told.owner else 'that user group'}. {_ELSEWHERE}"
    ),
    "unreachable": lambda told, who: (
        f"{who} was not asked to take on {told.action.label}: they can not see {_place(told)}, have no "
        f"account here any more, or Slack does not let me write to them. Add them "
        f"to the channel, or {_ELSEWHERE[0].lower()}{_ELSEWHERE[1:]}"
    ),
}
