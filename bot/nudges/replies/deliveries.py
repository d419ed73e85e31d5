"""Answers to what an owner writes in direct messages: it is done, passed on, unclear, or changes nothing."""

from collections.abc import Sequence
from datetime import datetime

from bot.actions import deliveries as action_deliveries
from bot.actions import views as action_views
from bot.nudges.replies import views
from bot.slack.blocks.text import Message
from bot.slack.outgoing import updates
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered, ShownItem
from storage import actions, decisions, outbox, people
from storage.database import Session
from storage.records import (
    Action,
    Answer,
    Audience,
    Kind,
    NewMessage,
    Note,
    NoteKind,
    Outgoing,
    Owner,
    OwnerKind,
    Part,
    subjects,
)
from storage.records.packing import Subject


async def keep(
    session: Session,
    action: Action,
    user: str,
    words: str,
    *,
    at: datetime,
    away: bool = False,
    asked_why: bool = False,
    tell_asker: bool = True,
    kind: NoteKind = NoteKind.REMARK,
    thread: str | None = None,
) -> Note:
    """Keep what somebody wrote, pass it to the person who asked them, and ask whether the group may see it.

    What is about leave or illness (`away`) is passed to nobody. `asked_why` is for what a form asked for;
    without `tell_asker` the person who asked is sent it with the news that it belongs to.
    """
    audience = Audience.NOBODY if away else Audience.UNDECIDED
    note = await actions.add_note(session, action, user, words, at=at, audience=audience, kind=kind)
    about = subjects.Noted(action=action.id, note=note.id, away=away, asked_why=asked_why, thread=thread)
    await answer_owner(session, f"noted:{note.id}", Kind.REPLY_NOTED, user, about, at=at, action=action)
    if tell_asker and not away:
        await pass_to_asker(session, action, note, at=at)
    return note


async def pass_to_asker(session: Session, action: Action, note: Note, *, at: datetime) -> None:
    """Send a note to the person who asked for the action, if they can still be told."""
    if await reachable(session, action):
        key = action_deliveries.note_key(note)
        what = "outcome" if note.kind is NoteKind.OUTCOME else "noted"
        await action_deliveries.tell_recorder(session, action, what, note.author, at=at, key=key, note=note)


async def reachable(session: Session, action: Action) -> bool:
    """Tell whether the person who asked for an action is still there to hear of it, as far as we know."""
    asker = await people.find(session, action.team, action.author)
    gone = asker is not None and asker.deactivated
    return not gone and not await people.has_left(session, action.team, action.channel, action.author)


async def answer_owner(
    session: Session,
    key: str,
    kind: Kind,
    user: str,
    about: Subject,
    *,
    at: datetime,
    team: str | None = None,
    action: Action | None = None,
) -> None:
    """Answer somebody, in the thread that they wrote in; about one action, or none in a `team`."""
    await outbox.put(
        session,
        NewMessage(
            key=key,
            kind=kind,
            team=team or (action.team if action is not None else ""),
            channel=action.channel if action is not None else None,
            recipient=user,
            about=about,
            at=at,
        ),
    )


async def part_of(session: Session, action: Action, user: str) -> Part:
    """Return somebody's own part of an action, or the part of an owner outside Slack for whom they answer."""
    owners = await actions.owners_of(session, action)
    own = [owner for owner in owners if _answers_for(owner, action, user)]
    return Part(action, own[0] if own else None)


def _answers_for(owner: Owner, action: Action, user: str) -> bool:
    if owner.answer is Answer.PASSED_ON:
        return False
    if owner.kind is OwnerKind.PERSON:
        return owner.user == user
    return owner.kind is OwnerKind.OUTSIDE and action.author == user


async def _noted(session: Session, sent: Outgoing) -> Message | Drop:
    about, user = sent.about_as(subjects.Noted), sent.recipient or ""
    action = await actions.find(session, sent.team, about.action)
    note = await actions.note(session, sent.team, about.note)
    if action is None or note is None:
        return _NO_ACTION
    part = await part_of(session, action, user)
    said_done = part.owner is not None and part.owner.answer is Answer.DONE
    open_ = part.owner is not None and (said_done or action.closed_at is None)
    asker = await people.find(session, action.team, action.author)
    decision = await decisions.find(session, action.team, action.decision_id or 0)
    return views.noted(
        views.Noted(
            part if open_ and action.undone_at is None else Part(action, None),
            note,
            name=None if action.author == user else (asker.name if asker else ""),
            reachable=await reachable(session, action),
            away=about.away,
            asked_why=about.asked_why,
            done_since=action.done_since(sent.created_at),
            decision=decision if note.kind is NoteKind.OUTCOME else None,
        )
    )


async def _done(session: Session, sent: Outgoing) -> Message | Drop:
    about = sent.about_as(subjects.SaidDone)
    action = await actions.find(session, sent.team, about.action)
    owner = await actions.owner(session, sent.team, about.owner)
    if action is None or owner is None:
        return _NO_ACTION
    return views.done(Part(action, owner), await actions.owners_of(session, action), said_at=sent.created_at)


async def _unchanged(session: Session, sent: Outgoing) -> Message | Drop:
    about = sent.about_as(subjects.Unchanged)
    action = await actions.find(session, sent.team, about.action) if about.action is not None else None
    owners = await actions.owners_of(session, action) if action is not None else []
    current = [action_views.named(owner) for owner in owners if owner.answer is not Answer.PASSED_ON]
    return views.unchanged(about.why, about.number, action, current, unseen=about.unseen)


async def _which(session: Session, sent: Outgoing, ids: Sequence[int]) -> Message | Drop:
    """Ask which of those actions is meant that are left of what the recipient may see."""
    found = [await actions.find(session, sent.team, action_id) for action_id in ids]
    parts = [
        await part_of(session, action, sent.recipient or "")
        for action in found
        if action is not None and action.undone_at is None
    ]
    says_done = sent.about_as(subjects.Which).says_done
    since = sent.created_at
    return views.which(parts, says_done=says_done, since=since) if parts else Drop("none of them is left")


async def _post(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    return _in_thread(outgoing, await _ANSWERS[outgoing.kind](session, outgoing))


async def _ask_which(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    ids = outgoing.about_as(subjects.Which).actions
    return _in_thread(outgoing, await _which(session, outgoing, ids))


def _in_thread(outgoing: Outgoing, message: Message | Drop) -> Rendered:
    return message if isinstance(message, Drop) else Post(message, thread_ts=outgoing.about.thread)


async def _again(session: Session, sent: Outgoing, outgoing: Outgoing, now: datetime) -> Message | Drop:
    return await _ANSWERS[sent.kind](session, sent)


async def _which_again(session: Session, sent: Outgoing, outgoing: Outgoing, now: datetime) -> Message | Drop:
    return await _which(session, sent, outgoing.about_as(subjects.Items).actions)


async def _asked_about(session: Session, outgoing: Outgoing, now: datetime) -> list[ShownItem]:
    """Return the actions that a question is about, each by its own id."""
    return await _items(session, outgoing.team, outgoing.about_as(subjects.Which).actions)


async def _of_sent(session: Session, outgoing: Outgoing, now: datetime) -> list[ShownItem]:
    sent = await outbox.find(session, outgoing.team, outgoing.about_as(subjects.OfSent).sent)
    return await _items(session, outgoing.team, sent.about_as(subjects.Which).actions if sent else ())


async def _items(session: Session, team: str, ids: Sequence[int]) -> list[ShownItem]:
    found = [await actions.find(session, team, action_id) for action_id in ids]
    return [ShownItem(action.id, action.channel, action.id) for action in found if action is not None]


_NO_ACTION = Drop("no such action")
_ANSWERS = {Kind.REPLY_NOTED: _noted, Kind.REPLY_DONE: _done, Kind.REPLY_UNCHANGED: _unchanged}

KINDS = {
    Kind.REPLY_NOTED: Delivery(_post),
    Kind.REPLY_DONE: Delivery(_post),
    Kind.REPLY_UNCHANGED: Delivery(_post),
    Kind.REPLY_WHICH: Delivery(_ask_which, shown_items=_asked_about),
    Kind.REPLY_UPDATE: Delivery(updates.rendering(_again), idempotent=True),
    Kind.REPLY_WHICH_UPDATE: Delivery(updates.rendering(_which_again), idempotent=True, shown_items=_of_sent),
}
