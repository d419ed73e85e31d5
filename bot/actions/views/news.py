"""What the person who recorded an action is told when its owners answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.actions import views
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from storage.records import Action, Answer, Note, Owner


@dataclass(frozen=True)
class ActionNews:
    """Something that `user` did about an action; `what` is a key of `_SENTENCES`, which may need the rest.

    `waits_for` tells what its owner waits for, where they said no more that others may read.
    """

    what: str
    action: Action
    user: str
    to: str | None = None
    note: Note | None = None
    owner: Owner | None = None
    owners: Sequence[Owner] = ()
    waits_for: str = ""


def message(item: ActionNews) -> Message:
    """Tell the recorder of an action what somebody did about it."""
    who = text.person(item.user)
    sentence = _SENTENCES[item.what](item, who)
    return text.note(sentence if item.what in _QUOTING else f"{sentence}\n{views.summary(item.action)}")


def _quoted(item: ActionNews) -> str:
    return f" They say: {text.brief(item.note.text)}" if item.note is not None else ""


def _place(item: ActionNews) -> str:
    return text.channel(item.action.channel)


def _closed(item: ActionNews, who: str) -> str:
    because = item.action.closed_because
    did = "dropped" if because else "closed"
    why = f" Because {text.brief(because)}" if because else ""
    if item.action.is_open:
        return f"{who} has {did} {item.action.label} in {_place(item)}. {views.done_this_time(item.action)}."
    return f"{who} has {did} {item.action.label} in {_place(item)}.{why}"


LINE = "\n"


def _done(item: ActionNews, who: str) -> str:
    label, left = f"{item.action.label} in {_place(item)}", views.waiting(item.owners)
    did = [views.named(one) for one in item.owners if one.answer is Answer.DONE]
    if not item.action.is_open and len(did) > 1:
        return f"{views.some(did)} have done {label}."
    if not item.action.is_open or not left or item.owner is None:
        return f"{who} has done {label}."
    if item.owner.answer is not Answer.DONE:
        # It repeats, and is theirs to do again.
        return f"{who} has done {label}. {views.done_this_time(item.action)}."
    return f"{who} has done their part of {label}, which waits for {views.some(left)}."


_QUOTING = ("dated", "day given")
"""What is told of these says which action is meant."""
_ELSEWHERE = "Press Details on its card: there you can pass it on to somebody else, or drop it."

_SENTENCES: Mapping[str, Callable[[ActionNews, str], str]] = {
    "declined": lambda item, who: (
        f"{who} can't do {item.action.label} in {_place(item)}.{_quoted(item)}"
        f"{' ' if item.note is None else LINE}{_ELSEWHERE}"
    ),
    "closed": _closed,
    "opened again": lambda item, who: f"{who} has opened {item.action.label} in {_place(item)} again.",
    "done": _done,
    "reopened": lambda item, who: (
        f"{who} says that {item.action.label} in {_place(item)} is not done after all."
    ),
    "dated": lambda item, who: (
        f"{who} has given {views.summary(item.action)} in {_place(item)} another date. "
        f"{views.when(item.action)}.{_quoted(item)}"
    ),
    "day given": lambda item, who: (
        f"{who} has given {views.summary(item.action)} in {_place(item)} a date. {views.when(item.action)}."
    ),
    "taken on": lambda item, who: f"{who} has taken on {item.action.label} in {_place(item)}.{_quoted(item)}",
    "passed on": lambda item, who: (
        f"{who} has passed {item.action.label} in {_place(item)} on to "
        f"{text.person(item.to or '')}, who is asked.{_quoted(item)}"
    ),
    "noted": lambda item, who: (
        f"{who} wrote about {item.action.label} in {_place(item)}:{_quoted(item).removeprefix(' They say:')}"
    ),
    "outcome": lambda item, who: f"{who} has done {item.action.label} in {_place(item)}.{_quoted(item)}",
    "blocked": lambda item, who: (
        f"{who} can't go on with {item.action.label} in {_place(item)} for now."
        f"{f' It {item.waits_for}.' if item.waits_for else ''}{_quoted(item)}"
    ),
    "nobody": lambda item, who: (
        f"Nobody was asked to take on {item.action.label}, because Slack names no members of "
        f"{views.named(item.owner) if item.owner else 'that user group'}. {_ELSEWHERE}"
    ),
    "unreachable": lambda item, who: (
        f"{who} was not asked to take on {item.action.label}: they can not see {_place(item)}, have no "
        f"account here any more, or Slack does not let me write to them. Add them "
        f"to the channel, or {_ELSEWHERE[0].lower()}{_ELSEWHERE[1:]}"
    ),
}
