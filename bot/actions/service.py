"""Every change that can be made to an action, each within one transaction, whichever door it came by."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.actions import deliveries, fit_owners, refresh
from bot.actions.asks import deliveries as ask_deliveries
from bot.actions.repeats import service as repeating
from bot.actions.waits import service as waits
from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.meetings import chairs, due_dates
from bot.sources import cards, message_changes
from bot.understanding import absences, plain
from storage import actions, events_seen, history, people
from storage.database import Session
from storage.records import (
    Action,
    Answer,
    Assignee,
    Audience,
    Decision,
    DueMeeting,
    Note,
    Outgoing,
    Owner,
    OwnerKind,
    Repeats,
    Source,
)

UNKNOWN = "There is no such action here."


@dataclass(frozen=True)
class Draft:
    """An action with everything that is needed to record it.

    With a `due_meeting` the day is worked out from that, and with `repeats` it may be left to the rule.
    """

    text: str
    owners: tuple[Assignee, ...]
    due: date | None = None
    measure: str | None = None
    decision: Decision | None = None
    reason: str | None = None
    repeats: Repeats | None = None
    due_meeting: DueMeeting | None = None


@dataclass(frozen=True)
class Authorised:
    """Somebody who may answer for one owner of an action, which is locked while they do.

    They are that owner, or speak for it; `as_chair` tells that they recorded the action or chair its group,
    and act in the owner's place. `place` is the message or form in which they do it, by its `ts` or id, and
    `pressed` that message as it stands in the outbox, if we sent it. `said_at` is when they said what they
    take back.
    """

    action: Action
    owner: Owner
    user: str
    at: datetime
    place: str | None = None
    pressed: Outgoing | None = None
    as_chair: bool = False
    said_at: datetime | None = None


async def lock(session: Session, team: str, action_id: int) -> Action:
    """Return an action, locked; raise Refusal when there is none."""
    if (action := await actions.lock(session, team, action_id)) is None:
        raise Refusal(UNKNOWN)
    return action


async def record(session: Session, draft: Draft, source: Source, *, at: datetime) -> Action:
    """Record an action, have its card posted where it was said, and each owner but its author asked."""
    await people.join(session, source.team, source.channel, source.author, at=at)
    due, repeats, tied = draft.due, draft.repeats, draft.due_meeting
    if tied is not None:
        due = await due_dates.day_of(session, source, tied, at=at) or due
    if repeats is not None:
        repeats, due = await repeating.first(session, source, repeats, due, tied=tied, at=at)
        if due is None and repeats.each_meeting is not None:
            then = await due_dates.next_time(session, source, repeats.each_meeting, at=at)
            due, tied = then.due, then.tied
    action = await actions.record(
        session,
        draft.text,
        draft.owners,
        source=source,
        at=at,
        due=due,
        measure=draft.measure,
        decision_id=draft.decision.id if draft.decision else None,
        reason=draft.reason,
        repeats=repeats,
        due_meeting=tied,
    )
    await cards.post_card(session, action, at=at)
    await message_changes.note_edits_since_read(session, action, at=at)
    for owner in await actions.owners_of(session, action):
        if owner.kind is OwnerKind.PERSON and owner.user and owner.answer is Answer.ASKED:
            await ask_deliveries.ask_owner(session, action, owner, owner.user, by=action.author, at=at)
    return action


async def record_once(
    session: Session, origin: str, draft: Draft, source: Source, *, at: datetime
) -> Action | None:
    """Record an action that a form or a question led to; None when one was recorded of the same `origin`."""
    if not await events_seen.first_time(session, source.team, f"action from:{origin}", at=at):
        return None
    return await record(session, draft, source, at=at)


async def undo(session: Session, action: Action, user: str, *, at: datetime, place: str) -> Action:
    """Take an action back as a slip, and tell everybody who was asked; raise Refusal when it is not to be."""
    label = action.label
    why_not = cards.why_not_undone(
        action,
        user,
        at,
        not_theirs=f"Only whoever recorded {label} can undo it.",
        too_late=f"{label} was recorded more than 15 minutes ago, so it can not be undone.",
    )
    if why_not:
        raise Refusal(why_not)
    undone = await actions.undo(session, action, actor=user, at=at, place=place)
    await refresh.messages(session, undone, at=at)
    await waits.release(session, undone, by=user, at=at)
    await ask_deliveries.tell_asked_undone(session, undone, at=at)
    return undone


async def accept(session: Session, authorised: Authorised) -> None:
    """Take an action on; a person of a user group takes it on for all of it."""
    action, owner, user, now = authorised.action, authorised.owner, authorised.user, authorised.at
    if owner.answer is Answer.ACCEPTED:
        raise Refusal(f"You have said already that you'll do {action.label}.")
    if owner.kind is OwnerKind.USER_GROUP:
        await actions.take_up(session, action, owner, user, at=now, place=authorised.place)
    else:
        await actions.answer(
            session, action, owner, Answer.ACCEPTED, actor=user, at=now, place=authorised.place
        )
    await refresh.messages(session, action, at=now, pressed=authorised.pressed)
    await waits.tell_those_waited_for(session, action, at=now)


async def decline(session: Session, authorised: Authorised, *, note: Note | None = None) -> None:
    """Say no to an action; the person who recorded it is told, and why if a `note` says so."""
    action, owner, user, now = authorised.action, authorised.owner, authorised.user, authorised.at
    no = Answer.DECLINED
    if owner.answer is no:
        raise Refusal(f"You have said already that you can't do {action.label}.")
    if owner.kind is OwnerKind.USER_GROUP:
        # One person's no leaves it to the others of the group.
        await history.write(session, action, no.value, actor=user, at=now, place=authorised.place)
    else:
        await actions.answer(session, action, owner, no, actor=user, at=now, place=authorised.place)
    key = f"declined:A:{action.id}:{user}"
    await deliveries.tell_recorder(session, action, no.value, user, at=now, key=key, note=note)
    await refresh.messages(session, action, at=now, pressed=authorised.pressed)
    if (declined := await actions.find(session, action.team, action.id)) is not None:
        await waits.tell_those_waited_for(session, declined, at=now)


async def pass_on(session: Session, authorised: Authorised, taker: str, reason: str) -> None:
    """Make `taker` the owner instead; ask them, unless they chose themselves, and tell the recorder."""
    action, user, now = authorised.action, authorised.user, authorised.at
    await _refuse_taker(session, authorised, taker)
    new = await actions.pass_on(
        session, action, authorised.owner, taker, actor=user, at=now, place=authorised.place
    )
    note = await _reason(session, authorised, slack_text.clean(reason))
    if taker == user:
        await actions.answer(
            session, action, new, Answer.ACCEPTED, actor=user, at=now, place=authorised.place
        )
    else:
        await ask_deliveries.ask_owner(session, action, new, taker, by=user, at=now, reason=note)
    key = f"passed on:A:{action.id}:{await deliveries.stamp(session, action)}"
    what = "taken on" if taker == user else "passed on"
    await deliveries.tell_recorder(session, action, what, user, at=now, key=key, to=taker, note=note)
    await refresh.messages(session, action, at=now, pressed=authorised.pressed)
    await waits.tell_those_waited_for(session, action, at=now)
    if authorised.as_chair and authorised.owner.answer is not Answer.DECLINED:
        await ask_deliveries.tell_asked_settled(session, action, by=user, at=now, owner=authorised.owner)


async def _reason(session: Session, authorised: Authorised, words: str) -> Note | None:
    """Keep why somebody passes an action on; return it as far as others may read it.

    As the form says, the next owner and the person who asked may, and the group may not. Leave, illness and
    workload are kept to the bot, and their writer is told so.
    """
    action, user, now = authorised.action, authorised.user, authorised.at
    if not words:
        return None
    if not absences.are_told_in(plain.fold(words)):
        return await actions.add_note(session, action, user, words, at=now, audience=Audience.ASKER)
    note = await actions.add_note(session, action, user, words, at=now, audience=Audience.NOBODY)
    await deliveries.tell_kept(session, action, note, at=now)
    return None


async def _refuse_taker(session: Session, authorised: Authorised, taker: str) -> None:
    if taker == authorised.user and not authorised.as_chair:
        raise Refusal("That is you: choose somebody else.")
    if await fit_owners.unfit(session, authorised.action.team, (Assignee(OwnerKind.PERSON, taker),)):
        raise Refusal("That is a bot or a closed account: choose a person.")
    action = authorised.action
    if not await people.reachable(session, action.team, action.channel, taker):
        raise Refusal(fit_owners.STRANGER)
    owners = await actions.owners_of(session, action)
    if any(owner.user == taker and owner.answer is not Answer.PASSED_ON for owner in owners):
        raise Refusal(f"They own {action.label} already: choose somebody else.")


async def finish(session: Session, authorised: Authorised, *, told: bool = False) -> Action:
    """Note that an owner's part is done; the chair closes the action for all its owners.

    Somebody who says so of what their user group was asked takes it on first. Whoever asked hears of it,
    unless they are `told` in the owner's own words.
    """
    if authorised.as_chair:
        pressed = authorised.pressed
        return await close(session, authorised.action, authorised.user, at=authorised.at, pressed=pressed)
    refuse_done(authorised)
    action, owner, user, now = authorised.action, authorised.owner, authorised.user, authorised.at
    if owner.kind is OwnerKind.USER_GROUP:
        owner = await actions.take_up(session, action, owner, user, at=now, place=authorised.place)
    shown_in = await refresh.shown_in(session, action)
    action = await actions.answer(
        session, action, owner, Answer.DONE, actor=user, at=now, place=authorised.place
    )
    if not told:
        await deliveries.tell_done(session, action, owner, user, at=now)
    action = await repeating.begin_again(session, action, user, at=now, place=authorised.place)
    await refresh.messages(session, action, at=now, pressed=authorised.pressed, also=shown_in)
    if not action.is_open or action.done_since(now):
        await waits.release(session, action, by=user, at=now)
    return action


def refuse_done(authorised: Authorised) -> None:
    """Raise Refusal for an owner who has done their part."""
    if authorised.owner.answer is Answer.DONE:
        raise Refusal(
            f"You have done your part of {authorised.action.label} already; it waits for the others."
        )


async def may_close(session: Session, action: Action, user: str, at: datetime) -> bool:
    """Tell whether somebody may close an action or pass it on: its recorder or a chair, while they are in."""
    if user not in (action.author, *await chairs.at(session, action.team, action.channel, at)):
        return False
    return await people.is_member(session, action.team, action.channel, user)


async def close(
    session: Session,
    action: Action,
    user: str,
    *,
    at: datetime,
    dropped: str | None = None,
    pressed: Outgoing | None = None,
) -> Action:
    """Close an action for all its owners, as done or `dropped` for a reason, and tell those it concerns.

    Work that repeats is done for this time; to drop it ends that.
    """
    shown_in = await refresh.shown_in(session, action)
    action = await actions.close(session, action, actor=user, at=at, dropped=dropped)
    action = await repeating.begin_again(session, action, user, at=at)
    key = f"closed:A:{action.id}" + (f":{at.isoformat()}" if action.is_open else "")
    await deliveries.tell_recorder(session, action, "closed", user, at=at, key=key)
    await ask_deliveries.tell_asked_settled(session, action, by=user, at=at)
    await refresh.messages(session, action, at=at, pressed=pressed, also=shown_in)
    await waits.release(session, action, by=user, at=at)
    return action
