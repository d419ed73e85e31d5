"""The owners of an action in words, for every view that names them."""

from collections.abc import Sequence

from bot.slack.blocks import text
from storage.records import UNDER_WAY, Action, Answer, Owner, OwnerKind

MOST_OWNERS = 5


def named(owner: Owner) -> str:
    """Return an owner by name: a person in Slack as a mention, but never a user group."""
    if owner.kind is OwnerKind.PERSON:
        return text.person(owner.user or "")
    if owner.kind is OwnerKind.USER_GROUP:
        return f"the group {text.brief(owner.name)}" if owner.name else "a user group"
    names = [text.brief(name) for name in (owner.name, owner.organisation) if name]
    return f"{', '.join(names)} (outside Slack)"


def divided(action: Action, owners: Sequence[Owner]) -> str:
    """Return who has yet to do their part of an open action and who has done it; empty without both."""
    left = waiting(owners)
    finished = [named(owner) for owner in owners if owner.answer is Answer.DONE]
    if action.closed_at is not None or not finished or not left:
        return ""
    have = "has" if len(finished) == 1 else "have"
    sentence = f"Waiting for {some(left)}; {some(finished)} {have} done their part"
    declined = [named(owner) for owner in owners if owner.answer is Answer.DECLINED]
    return sentence + (f"; {some(declined)} declined" if declined else "")


def doing(action: Action, owners: Sequence[Owner]) -> str:
    """Return who is to do an action, as lists show it: those who declined are named apart."""
    current = [owner for owner in owners if owner.answer is not Answer.PASSED_ON]
    if split := divided(action, current):
        return split
    left, declined = (
        waiting(current, apart=action.is_open),
        [named(owner) for owner in current if owner.answer is Answer.DECLINED],
    )
    if left and declined and action.closed_at is None:
        return f"{some(left)}; {some(declined)} declined"
    if declined and len(declined) == len(current) and action.closed_at is None:
        return f"nobody yet; {some(declined)} declined"
    if action.is_open and len(left) == len(current):
        return some(left) or "nobody"
    return some([named(owner) for owner in current]) or "nobody"


def waiting(owners: Sequence[Owner], *, apart: bool = False) -> list[str]:
    """Return the names of those who have still to do their part, and have not declined it.

    Set `apart`, those are told apart who have gone, and left it to others to find somebody.
    """
    found = [owner for owner in owners if owner.answer in UNDER_WAY]
    gone = " (not here any more)"
    return [f"{named(owner)}{gone * (apart and owner.handed_at is not None)}" for owner in found]


def some(names: Sequence[str]) -> str:
    """Return names as a sentence lists them, the first of many."""
    left = len(names) - MOST_OWNERS
    return text.listed([*names[:MOST_OWNERS], *([f"{left} more"] if left > 0 else [])])
