"""`read_change`: what changes an action on record: cancelled, reopened, on another day or with others."""

import re
from dataclasses import dataclass, replace

from bot.understanding.acts.actions.changing import days, owners, standing, targets
from bot.understanding.acts.actions.changing.targets import Target
from bot.understanding.acts.actions.changing.wishes import CLOSED, Making, Wish
from bot.understanding.acts.actions.named import person
from bot.understanding.known import Door, Known, KnownAction, Said
from bot.understanding.meaning import (
    About,
    Ask,
    Becomes,
    Change,
    Confirm,
    Meaning,
    Reading,
    Show,
    Wanted,
    What,
)
from bot.understanding.people import directory
from storage.records import ActionStatus

MOST_READINGS = 5
_WISHES = (
    *(
        standing.cancelled,
        standing.reopened,
        owners.added,
        days.redated,
        owners.reassigned,
        standing.reworded,
    ),
)
_REQUESTS = re.compile(
    r"(?:please|[ad]\d{1,6}\s?[:,–—-]*\s)?\s?(?:please )?(?:can|could|would|may|shall|any chance)\b|please\b"
)


@dataclass(frozen=True)
class _Found:
    target: Target
    wish: Wish
    known: Known


def read_change(said: Said, known: Known) -> Meaning | None:
    """Return the change of an action on record that is meant; None for anything else, at whatever door."""
    if said.door is Door.CAPTURE:
        return None
    text = said.plain.folded.strip()
    if text.endswith("?") and not _REQUESTS.match(text):
        return None
    target = targets.find(said, known)
    if target is None:
        return None
    making = Making(known, directory(known.people, known.user_groups))
    wanted = next((wish for read in _WISHES if (wish := read(target, making)) is not None), None)
    return None if wanted is None else _meaning(_Found(target, wanted, known))


def _meaning(found: _Found) -> Meaning | None:
    target = found.target
    if not target.known:
        return None if target.direct else _unknown(found)
    if len(target.numbers) > 1:
        every = [
            _change(found, action, reading) for action in target.among for reading in found.wish.ways[:1]
        ]
        return (
            Confirm(tuple(every)) if len(found.wish.ways) == 1 and len(every) == len(target.numbers) else None
        )
    if len(target.among) > 1:
        return _which_group(found)
    return _of(found, target.among[0])


def _of(found: _Found, action: KnownAction) -> Meaning:
    """Return what a wish means for one action; one that is closed is shown, with what may be done."""
    ref, becomes = found.target.ref(action), found.wish.becomes
    closed = action.status in CLOSED
    if becomes is Becomes.REOPENED:
        if not closed:
            return Show(What.RECORD, record=ref)
    elif closed:
        wanted = Wanted.CANCEL if becomes is Becomes.DROPPED else Wanted.EDIT
        return Show(What.RECORD, record=ref, wanted=None if action.status is ActionStatus.DROPPED else wanted)
    ways = [_change(found, action, way) for way in found.wish.ways]
    if found.wish.about is not None:
        readings = tuple(
            Reading(label, change) for label, change in zip(found.wish.labels, ways, strict=True)
        )
        return Ask(found.wish.about, readings[:MOST_READINGS], found.wish.asks)
    return Confirm((ways[0],)) if becomes is Becomes.DROPPED else ways[0]


def _change(found: _Found, action: KnownAction, way: Change) -> Change:
    whose = way.owners
    if found.wish.adds:
        whose = tuple(dict.fromkeys((*map(person, action.owners), *whose)))
    return replace(way, record=found.target.ref(action), owners=whose)


def _which_group(found: _Found) -> Meaning:
    readings = [
        Reading(found.known.groups.get(action.channel, action.text), _of(found, action))
        for action in found.target.among
    ]
    return Ask(About.GROUP, tuple(readings[:MOST_READINGS]), "In which group?")


def _unknown(found: _Found) -> Meaning | None:
    """Ask which action is meant, where there is none of that number."""
    numbers = ", ".join(f"A{number}" for number in found.target.numbers)
    done = found.wish.becomes is Becomes.REOPENED
    open_ones = [action for action in found.known.actions if (action.status in CLOSED) is done]
    readings = tuple(
        Reading(f"A{action.number} {action.text}", _of(found, action)) for action in open_ones[:MOST_READINGS]
    )
    return (
        Ask(About.RECORD, readings, f"There is no {numbers} here. Which action is it?") if readings else None
    )
