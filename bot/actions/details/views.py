"""The whole record of an action, and what its owner and whoever recorded it can do about it there."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.actions import views as action_views
from bot.actions.views import Card
from bot.actions.views import history as views_history
from bot.slack.blocks import modals, text
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Block, Message
from storage.records import Action, ActionStatus, Answer, Change, Owner, OwnerKind

MOST_EARLIER = 20
MOST_CHANGES = 30
MOST_OWNERS = 20
MOST_PIECE = 2000
MOST_DETAILS = 40_000
DROP = "action_drop"
TO_ANOTHER = "action_pass_on"


@dataclass(frozen=True)
class Viewer:
    """Who looks at an action: `settles` tells whether they recorded it or chair its group."""

    user: str
    settles: bool


def part_of(owners: Sequence[Owner], user: str) -> Owner | None:
    """Return a person as an owner who has still to do their part; None when they are none such."""
    own = (owner for owner in owners if owner.kind is OwnerKind.PERSON and owner.user == user)
    return next((owner for owner in own if owner.answer not in (Answer.DONE, Answer.PASSED_ON)), None)


def details(shown: Card, changes: Sequence[Change], viewer: Viewer | None = None) -> View:
    """Show the whole record with its history; without a `viewer` there is nothing to press."""
    action = shown.action
    blocks: list[Block] = [
        text.section(text.fit(action.text[start : start + MOST_PIECE], text.MAX_SECTION))
        for start in range(0, min(len(action.text), MOST_DETAILS), MOST_PIECE)
    ]
    blocks += [text.context(line) for line in action_views.lines(shown)]
    if len(shown.notes) > action_views.MOST_NOTES:
        earlier = shown.notes[: -action_views.MOST_NOTES][-MOST_EARLIER:]
        blocks += [text.context(f"{text.person(note.author)}: {text.brief(note.text)}") for note in earlier]
    if shown.addresses.said is not None:
        blocks.append(text.context(f"<{shown.addresses.said}|Where it was said>"))
    if shown.addresses.card is not None:
        blocks.append(text.context(f"<{shown.addresses.card}|Its card>"))
    if viewer is not None and action.closed_at is None and action.undone_at is None:
        blocks += _offered(shown, viewer)
    blocks.append({"type": "divider"})
    blocks += [text.context(views_history.line(change)) for change in changes[-MOST_CHANGES:]]
    metadata = json.dumps({"action": action.id})
    return modals.modal(action.label, "action_details", blocks[:100], close="Close", metadata=metadata)


def _offered(shown: Card, viewer: Viewer) -> list[Block]:
    """Return what can be pressed: an owner closes their part, whoever settles it all of it."""
    part = part_of(shown.owners, viewer.user)
    if part is None and not viewer.settles:
        return []
    row = [text.button("Done", "action_done", str(shown.action.id))]
    said = "Done closes your part of it." if part is not None else "Done closes it for all its owners."
    if not viewer.settles:
        return [text.actions(*row), text.context(said)]
    row.append(text.button("Drop", DROP, str(shown.action.id)))
    said += " Drop closes it undone, and asks you why. Pass on asks somebody else in that owner's place."
    return [*_owners(shown.owners), text.actions(*row), text.context(said)]


def _owners(owners: Sequence[Owner]) -> list[Block]:
    left = [owner for owner in owners if owner.answer not in (Answer.DONE, Answer.PASSED_ON)]
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
    who = modals.input_block("person", "Pass on to", {"type": "users_select"}, optional=False)
    blocks = [
        text.section(
            f"*{action.label}* {text.brief(action.text, 500)}\nin the place of {action_views.named(owner)}."
        ),
        who,
        *modals.paragraphs("reason", "Why"),
    ]
    metadata = json.dumps({"action": action.id, "owner": owner.id})
    return modals.modal(f"Pass {action.label} on", TO_ANOTHER, blocks, submit="Pass on", metadata=metadata)


def closed(action: Action, by: str) -> Message:
    """Tell somebody who was asked that an action was closed without them: there is nothing more to do."""
    did = "dropped" if action.status is ActionStatus.DROPPED else "closed"
    said = f"{text.person(by)} has {did} {action.label} in {text.channel(action.channel)}"
    because = f"\nBecause {text.fit(action.closed_because, 500)}" if action.closed_because else ""
    return text.note(f"{said}, so there is nothing more to do for you: {text.brief(action.text)}{because}")
