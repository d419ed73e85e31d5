"""What an ask shows: whose part of the action it is, and what has become of that."""

from collections.abc import Sequence
from datetime import datetime

from bot.actions.asks.views import Ask, AskState
from bot.actions.asks.views.bundle import Several
from bot.decisions import shown as decision_shown
from bot.meetings import calendars
from scheduler import calendar
from storage import actions, history, meetings
from storage.database import Session
from storage.records import UNDER_WAY, Action, Answer, Change, Outgoing, Owner, OwnerKind, subjects


async def ask(session: Session, outgoing: Outgoing) -> Ask | None:
    """Return what an ask, sent or to be sent, shows now; None when its action is gone."""
    about = outgoing.about_as(subjects.Ask)
    action = await actions.find(session, outgoing.team, about.action)
    if action is None or outgoing.recipient is None:
        return None
    owners = await actions.owners_of(session, action)
    asked = next((owner for owner in owners if owner.id == about.owner), None)
    if asked is None:
        return None
    own = _own(owners, asked, outgoing.recipient)
    changes = await history.changes_of(session, action)
    standing = _standing(action, own, changes, outgoing.recipient)
    note = await actions.note(session, outgoing.team, about.note) if about.note is not None else None
    successor = _successor(own, owners, changes, outgoing.recipient)
    by = _given_by(changes, outgoing.recipient) if standing is AskState.GIVEN else None
    other = await actions.find(session, outgoing.team, own.waits_action or 0)
    decision, fate = await decision_shown.with_fate(session, outgoing.team, action.decision_id)
    return Ask(action, own, standing, by or about.by, note, successor, other, decision, fate)


async def several(session: Session, asked: Sequence[Outgoing], *, now: datetime) -> Several:
    """Return what several asks in one message, said or to be said `now`, show."""
    found = [(one, shown) for one in asked if (shown := await ask(session, one)) is not None]
    held = [await _held(session, one, now) for one in asked]
    same = held[0] is not None and all(each == held[0] for each in held)
    askers = [one.about_as(subjects.Ask).by for one, _ in found]
    return Several([shown for _, shown in found], askers, at_meeting=same)


async def _held(session: Session, asked: Outgoing, now: datetime) -> int | None:
    """Return the group's meeting during which somebody was asked, if it is said on its day."""
    channel = asked.channel or ""
    meeting = await meetings.current(session, asked.team, channel, asked.created_at)
    zone = await calendars.find_zone(session, asked.team, channel)
    said = calendar.local_day(asked.settled_at or now, zone)
    return meeting.id if meeting is not None and meeting.day == said else None


def _own(owners: list[Owner], asked: Owner, user: str) -> Owner:
    """Return the owner that a person is: themselves, once they have taken it for their user group."""
    if asked.kind is OwnerKind.USER_GROUP:
        return next((owner for owner in owners if owner.user == user), asked)
    return asked


def _standing(action: Action, owner: Owner, changes: list[Change], user: str) -> AskState:
    if action.undone_at is not None:
        return AskState.UNDONE
    if owner.answer is Answer.PASSED_ON and owner.kind is OwnerKind.USER_GROUP:
        return AskState.TAKEN
    if owner.answer is Answer.PASSED_ON and _given_by(changes, user) != user:
        return AskState.GIVEN
    if action.closed_at is not None and owner.answer is not Answer.DONE:
        return AskState.CLOSED
    refused = any(change.what == "declined" and change.actor == user for change in changes)
    if owner.kind is OwnerKind.USER_GROUP and refused:
        return AskState.DECLINED
    if owner.waits and owner.answer in UNDER_WAY:
        return AskState.WAITING
    if owner.answer is Answer.ACCEPTED and action.last_done_at is not None:
        return AskState.REPEATED
    return AskState(owner.answer.value)


def _successor(owner: Owner, owners: list[Owner], changes: list[Change], user: str) -> str | None:
    """Return whom an owner passed the action on to, or who of a user group has taken it."""
    if owner.kind is OwnerKind.USER_GROUP:
        takers = [other for other in owners if other.kind is OwnerKind.PERSON and other.id > owner.id]
        return takers[0].user if takers else None
    passed = [change for change in changes if _of(change) == user]
    return passed[-1].after["to"] if passed and passed[-1].after else None


def _given_by(changes: list[Change], user: str) -> str | None:
    """Return who last passed on a person's part of an action; None when nobody did."""
    return next((change.actor for change in reversed(changes) if _of(change) == user), None)


def _of(change: Change) -> str | None:
    """Return whose part of an action a change has passed on; None when it has passed on none."""
    if change.what != "passed on" or not change.after:
        return None
    return str(change.after.get("from") or change.actor)
