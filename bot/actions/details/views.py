"""The whole record of an action, and what its owners, its recorder and the chair can do about it there."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.actions import views as action_views
from bot.actions.asks import views as ask_views
from bot.actions.views import ActionCard
from bot.slack.blocks import modals, room, text
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Block, Message
from storage.records import Action, ActionStatus, Answer, Change, Owner, part_left_to

MOST_EARLIER = 20
MOST_CHANGES = 30
MOST_OWNERS = 20
MOST_PIECE = 2000
DROP = "action_drop"
TO_ANOTHER = "action_pass_on"
REOPEN = "action_reopen"


@dataclass(frozen=True)
class Viewer:
    """Who looks at an action, and whether they may close it, as its recorder or the chair, or reopen it."""

    user: str
    may_close: bool
    may_reopen: bool = False


def details(shown: ActionCard, changes: Sequence[Change], viewer: Viewer | None = None) -> View:
    """Show the whole record with its history; without a `viewer` there is nothing to press."""
    action = shown.action
    blocks: list[Block] = [
        text.section(text.fit(action.text[start : start + MOST_PIECE], text.MAX_SECTION))
        for start in range(0, min(len(action.text), room.MOST_MODAL_TEXT), MOST_PIECE)
    ]
    blocks += [
        text.context(line) for line in (*action_views.lines(shown), action_views.missing(action)) if line
    ]
    if len(shown.notes) > action_views.MOST_NOTES:
        earlier = shown.notes[: -action_views.MOST_NOTES][-MOST_EARLIER:]
        blocks += [text.context(action_views.noted(note)) for note in earlier]
    if shown.addresses.also:
        blocks.append(text.context(f"Where it was said: {shown.addresses.each('open the message')}"))
    elif shown.addresses.said is not None:
        blocks.append(text.context(f"<{shown.addresses.said}|Where it was said>"))
    if shown.addresses.card is not None:
        blocks.append(text.context(f"<{shown.addresses.card}|Its card>"))
    if viewer is not None:
        blocks += _offered(shown, viewer) if action.is_open else []
        blocks += _over(shown, viewer)
    blocks.append({"type": "divider"})
    blocks += [text.context(_change(change)) for change in changes[-MOST_CHANGES:]]
    metadata = json.dumps({"action": action.id})
    return modals.modal(
        action.label, "action_details", blocks[: room.MOST_MODAL_BLOCKS], close="Close", metadata=metadata
    )


def _offered(shown: ActionCard, viewer: Viewer) -> list[Block]:
    """Return the buttons: owners may close their part, its recorder and the chair all of it."""
    part = part_left_to(shown.owners, viewer.user)
    if part is None and not viewer.may_close:
        return []
    row = [text.button("Done", "action_done", str(shown.action.id))]
    hint = "Done closes your part of it." if part is not None else "Done closes it for all its owners."
    if not viewer.may_close:
        return [text.actions(*row), text.context(hint)]
    row.append(text.button("Drop", DROP, str(shown.action.id)))
    hint += " Drop closes it undone, and asks you why. Pass on asks somebody else in that owner's place."
    return [*_owners(shown.owners), text.actions(*row), text.context(hint)]


def _over(shown: ActionCard, viewer: Viewer) -> list[Block]:
    """Return what can be done about a part that is done, or an action that is closed."""
    done = [one for one in shown.owners if one.user == viewer.user and one.answer is Answer.DONE]
    row = [action_views.what_came_of_it(one) for one in done if shown.action.undone_at is None]
    row += [text.button("Reopen", REOPEN, str(shown.action.id))] if viewer.may_reopen else []
    return [text.actions(*row)] if row else []


def _owners(owners: Sequence[Owner]) -> list[Block]:
    left = [owner for owner in owners if owner.has_part_left]
    return [
        text.section(
            f"{action_views.named(owner)} ({owner.answer.value})",
            accessory=text.button("Pass on", TO_ANOTHER, str(owner.id)),
        )
        for owner in left[:MOST_OWNERS]
    ]


def drop(action: Action) -> View:
    """Ask why an action is dropped."""
    hint = "Its owners are told, and it stands on the card."
    blocks = [
        text.section(f"*{action.label}* {text.brief(action.text, 500)}\nwill be closed without being done."),
        *modals.paragraphs("because", "Why", optional=False, hint=hint),
    ]
    metadata = json.dumps({"action": action.id})
    return modals.modal(f"Drop {action.label}", DROP, blocks, submit="Drop", metadata=metadata)


def pass_on(action: Action, owner: Owner) -> View:
    """Ask who is to own an action in the place of one of its owners."""
    blocks = [
        text.section(
            f"*{action.label}* {text.brief(action.text, 500)}\nin the place of {action_views.named(owner)}."
        ),
        *ask_views.taker_inputs(),
    ]
    metadata = json.dumps({"action": action.id, "owner": owner.id})
    return modals.modal(f"Pass {action.label} on", TO_ANOTHER, blocks, submit="Pass on", metadata=metadata)


def closed(action: Action, by: str) -> Message:
    """Tell somebody who was asked that others have closed the action: there is nothing more to do."""
    did = "dropped" if action.status is ActionStatus.DROPPED else "closed"
    sentence = f"{text.person(by)} has {did} {action.label} in {text.channel(action.channel)}"
    because = f"\nBecause {text.fit(action.closed_because, 500)}" if action.closed_because else ""
    return text.note(
        f"{sentence}, so there is nothing more for you to do: {text.brief(action.text)}{because}"
    )


def _change(change: Change) -> str:
    """Return who did what, and when: '@ade moved it to Monday 7 December, 3 Dec at 09:15'."""
    after = change.after or {}
    values = {name: show(after.get(name)) for name, show in _VALUES.items()}
    waits = change.what == DONE_THIS_TIME and after.get("due") is None
    otherwise = next((said for what, key, said in _OTHERWISE if change.what == what and after.get(key)), None)
    did = _WAITS if waits else otherwise or _DID.get(change.what, "changed it").format(**values)
    return f"{text.person(change.actor)} {did}, {text.moment(change.at)}"


def _person(user: Any) -> str:
    return text.person(user) if isinstance(user, str) else "somebody"


def _day(value: Any) -> str:
    return text.day(date.fromisoformat(value)) if isinstance(value, str) else "another day"


def _quoted(words: Any) -> str:
    return text.brief(str(words or ""))


_VALUES: dict[str, Callable[[Any], str]] = {
    "closed_because": _quoted,
    "due": _day,
    "label": _quoted,
    "note": _quoted,
    "to": _person,
    "until": _day,
    "user": _person,
}
DONE_THIS_TIME = "done this time"
_WAITS = "had it done this time: it is due again once a meeting is planned"
_OTHERWISE = (
    ("blocked", "again", "opened again what it had waited for"),
    ("unblocked", "other", "ended what it waited for"),
)
"""What is said in another way of a change that has some value."""
_DID = {
    "accepted": "took it on",
    "asked": "asked {user}",
    "dated": "moved it to {due}",
    "dated back": "took that back",
    "declined": "said that they can't",
    "blocked": "said that it waits for something",
    "closed": "closed it as done",
    "done": "did their part",
    DONE_THIS_TIME: "had it done this time: it is due again on {due}",
    "dropped": "dropped it: “{closed_because}”",
    "moved with its meeting": "moved its meeting, and with it the due date to {due}",
    "handed": "is gone, so that others were told what they leave",
    "needed": "said that it is still needed",
    "not needed": "said that it is no longer needed",
    "noted": "wrote: “{note}”",
    "opened again": "opened it again",
    "passed on": "passed it on to {to}",
    "recorded": "recorded it",
    "released": "let {label} go on, which waited for it",
    "reopened": "said that it is not done after all",
    "snoozed": "snoozed its nudges until {until}",
    "source deleted": "saw that the message this came from was deleted",
    "source edited": "edited the message this came from",
    "still on it": "is still on it",
    "unblocked": "said that it waits no more",
    "undone": "undid it",
}
"""What each change says after the name of who made it."""
