"""An action's card, and what its recorder is told of it."""

from collections.abc import Sequence
from datetime import datetime

from bot.actions import views
from bot.actions.views import in_channel, news
from bot.actions.waits import views as wait_views
from bot.meetings import calendars
from bot.slack import directory
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered
from bot.sources import cards, invitations, meeting_posts
from bot.sources.unclear import shown as unclear
from scheduler import places
from storage import actions, decisions, history, outbox
from storage.database import Session
from storage.records import (
    Action,
    Answer,
    Audience,
    Kind,
    NewMessage,
    Note,
    NoteKind,
    OutboxState,
    Outgoing,
    Owner,
    subjects,
)


async def tell_recorder(
    session: Session,
    action: Action,
    what: str,
    user: str,
    *,
    at: datetime,
    key: str,
    to: str | None = None,
    note: Note | None = None,
    owner: Owner | None = None,
) -> None:
    """Tell the person who recorded an action what `user` did about it, unless they did it themselves."""
    unasked = what in ("unreachable", "nobody")
    if user == action.author and not unasked:
        return
    about = subjects.ActionNews(
        action=action.id,
        what=what,
        user=user,
        to=to,
        note=note.id if note else None,
        owner=owner.id if owner else None,
    )
    await outbox.put(
        session,
        NewMessage.of(
            action,
            key=key,
            kind=Kind.ACTION_NEWS,
            recipient=action.author,
            about=about,
            at=at,
            # That nobody was asked is the answer to what they have just recorded.
            alone=unasked,
        ),
    )


async def tell_kept(session: Session, action: Action, note: Note, *, at: datetime) -> None:
    """Tell whoever wrote of leave, illness or too much work that nobody else hears of it."""
    about = subjects.Noted(action=action.id, note=note.id, away=True, asked_why=True)
    key = f"noted:{note.id}"
    await outbox.put(
        session,
        NewMessage.of(action, key=key, kind=Kind.REPLY_NOTED, recipient=note.author, about=about, at=at),
    )


async def tell_done(session: Session, action: Action, owner: Owner, user: str, *, at: datetime) -> None:
    """Tell the person who recorded an action that an owner has done their part."""
    key = f"done:{await _time_done(session, action, owner)}"
    await tell_recorder(session, action, "done", user, at=at, key=key, owner=owner)


async def tell_reopened(session: Session, action: Action, owner: Owner, user: str, *, at: datetime) -> None:
    """Tell them, if they hear of it before, that an owner has not done their part after all."""
    time = await _time_done(session, action, owner)
    await tell_recorder(session, action, "reopened", user, at=at, key=f"reopened:{time}", owner=owner)


async def _time_done(session: Session, action: Action, owner: Owner) -> str:
    """Return what tells this time that an owner has done their part of an action from any other."""
    times = [one for one in await history.changes_of(session, action) if one.what == Answer.DONE.value]
    return f"A:{action.id}:{owner.id}:{len(times)}"


async def read_card(session: Session, action: Action, now: datetime) -> views.ActionCard:
    """Return all that an action's card shows."""
    decision = None
    if action.decision_id is not None:
        decision = await decisions.find(session, action.team, action.decision_id)
    owners = await actions.owners_of(session, action)
    waits = {owner.waits_note for owner in owners if owner.has_part_left}
    notes = await actions.notes_of(session, action)
    zone = await calendars.find_group_zone(session, action.team, action.channel, action.author)
    return views.ActionCard(
        action,
        owners=owners,
        decision=decision,
        notes=[note for note in notes if note.kind is not NoteKind.WAIT or note.id in waits],
        undoable=cards.undoable(action, now),
        addresses=await directory.where(session, action),
        asked=await unclear.on_card(session, action, now),
        zone=zone or places.UTC,
    )


async def stamp(session: Session, action: Action) -> int:
    """Return a number that differs after each change, for the keys of what is said of one."""
    return await history.last_line(session, action)


async def _card(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    action = await actions.find(session, outgoing.team, outgoing.about_as(subjects.OfAction).action)
    if action is None or action.undone_at is not None:
        return Drop("undone before its card was posted")
    return Post(
        in_channel.card(await read_card(session, action, now)),
        thread_ts=action.thread_ts,
        falls_back_to_channel=True,
    )


async def _update(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    action = await actions.find(session, outgoing.team, outgoing.about_as(subjects.OfAction).action)
    if action is None:
        return Drop("no such action")
    message = in_channel.card(await read_card(session, action, now))
    return await cards.updated(session, outgoing, action, message, now)


async def _posted(session: Session, outgoing: Outgoing, channel: str, ts: str, at: datetime) -> None:
    action_id = outgoing.about_as(subjects.OfAction).action
    await actions.note_card(session, outgoing.team, action_id, ts)
    if (action := await actions.find(session, outgoing.team, action_id)) is not None:
        await meeting_posts.refresh_listing(session, action, at=at)


async def _news(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about, team = outgoing.about_as(subjects.ActionNews), outgoing.team
    action = await actions.find(session, team, about.action)
    if action is None or action.undone_at is not None:
        return Drop("undone meanwhile")
    note = await _to_be_read(session, team, about.note)
    owner = await actions.owner(session, team, about.owner) if about.owner is not None else None
    owners = await actions.owners_of(session, action)
    if about.what == "done" and await _is_taken_back(session, outgoing, action, owner):
        return Drop("they took it back before anybody heard of it")
    if about.what == "done" and _is_told_of_with_others(action, owner, owners):
        return Drop("whoever did the last of it is told of with all others who did")
    if about.what == "reopened" and not await _was_heard(session, outgoing):
        return Drop("nobody had heard that it was done")
    if said_elsewhere := await _said_elsewhere(session, outgoing, action):
        return Drop(said_elsewhere)
    waits_for = await _waits_for(session, owner) if note is None and owner is not None else ""
    return Post(
        news.message(
            news.ActionNews(about.what, action, about.user, about.to, note, owner, owners, waits_for)
        )
    )


async def _to_be_read(session: Session, team: str, note_id: int | None) -> Note | None:
    """Return a note that others may read; None for one that its writer keeps between them and the bot."""
    note = await actions.note(session, team, note_id) if note_id is not None else None
    return None if note is None or note.audience is Audience.NOBODY else note


async def _waits_for(session: Session, owner: Owner) -> str:
    if not owner.waits:
        return ""
    other = await actions.find(session, owner.team, owner.waits_action or 0)
    return wait_views.waits_for(owner, other)


async def _is_taken_back(session: Session, outgoing: Outgoing, action: Action, owner: Owner | None) -> bool:
    """Tell whether what was done at some time was taken back since, also where it was done again."""
    if owner is None:
        return True
    if action.last_done_at is not None:
        return False
    return (
        owner.answer is not Answer.DONE or outgoing.key != f"done:{await _time_done(session, action, owner)}"
    )


def _is_told_of_with_others(action: Action, owner: Owner | None, owners: Sequence[Owner]) -> bool:
    """Tell whether another has done the last part of an action since, of which its recorder is told."""
    done = [one for one in owners if one.answer is Answer.DONE and one.answered_at is not None]
    last = max(done, key=lambda one: (one.answered_at, one.id), default=None)
    if action.is_open or owner is None or last is None:
        return False
    return last.id != owner.id and last.user != action.author


async def _was_heard(session: Session, reopened: Outgoing) -> bool:
    """Tell whether they were told before that what is taken back was done."""
    done = await outbox.find(session, reopened.team, "done:" + reopened.key.removeprefix("reopened:"))
    return done is not None and done.state not in (OutboxState.CARRIED, OutboxState.DROPPED)


async def _said_elsewhere(session: Session, outgoing: Outgoing, action: Action) -> str:
    """Return why there is no need to say something besides what is said of it later; empty where there is."""
    about, since = outgoing.about_as(subjects.ActionNews), outgoing.created_at
    if about.what == "done":
        outcome = await actions.outcome_since(session, action, about.user, since)
        told = await outbox.find(session, action.team, note_key(outcome)) if outcome is not None else None
        return "they have said what came of it" if told is not None else ""
    if about.what == "dated" and about.note is None:
        changes = await history.changes_of(session, action)
        again = any(change.what == "dated" and change.at > since for change in changes)
        return "it has another day since" if again else ""
    return ""


def note_key(note: Note) -> str:
    """Return the key of the message that passes a note to whoever asked."""
    return f"note told:{note.id}"


async def _unheard(session: Session, outgoing: Outgoing, at: datetime) -> None:
    """Tell somebody that what they wrote to the bot did not reach the person who asked them."""
    about = outgoing.about_as(subjects.ActionNews)
    if about.what in ("noted", "outcome"):
        await outbox.put(
            session,
            NewMessage.of(
                outgoing,
                key=f"unheard:{outgoing.key}",
                kind=Kind.REPLY_UNCHANGED,
                recipient=about.user,
                about=subjects.Unchanged(why="unheard", action=about.action),
                at=at,
            ),
        )


KINDS = {
    Kind.ACTION_CARD: Delivery(_card, _posted, bot_not_in_channel=invitations.ask_to_invite),
    Kind.ACTION_CARD_UPDATE: Delivery(_update, idempotent=True),
    Kind.ACTION_NEWS: Delivery(_news, unreachable=_unheard),
}
