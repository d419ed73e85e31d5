"""Answers to what an owner writes to the bot alone: done, passed on, asked about, or nothing changed."""

from datetime import datetime
from typing import Any

from bot.actions import deliveries as action_deliveries
from bot.actions import views as action_views
from bot.actions.refresh import DONE, NOTED, WHICH
from bot.nudges.replies import views
from bot.slack.blocks.text import Message
from bot.slack.outgoing.shapes import Covered, Delivery, Drop, Post, Rendered, Update
from storage import actions, outbox, people
from storage.database import Session
from storage.records import Action, Answer, Audience, Note, Outgoing, Owner, OwnerKind, Part

UNCHANGED = "action unchanged"
KINDS_OF = (NOTED, DONE, WHICH, UNCHANGED)


async def keep(
    session: Session,
    action: Action,
    user: str,
    words: str,
    *,
    at: datetime,
    away: bool = False,
    asked_why: bool = False,
    thread: str | None = None,
) -> Note:
    """Keep what somebody wrote to the bot, pass it to whoever asked, and ask whether the group may see it.

    What is about leave or illness (`away`) is passed to nobody. `asked_why` is for what a form asked for.
    """
    audience = Audience.NOBODY if away else Audience.UNDECIDED
    note = await actions.add_note(session, action, user, words, at=at, audience=audience)
    about: dict[str, Any] = {"action": action.id, "note": note.id}
    about |= ({"away": True} if away else {}) | ({"asked_why": True} if asked_why else {})
    await put(session, f"noted:{note.id}", NOTED, user, about, at=at, action=action, thread=thread)
    if not away:
        await pass_to_asker(session, action, note, at=at)
    return note


async def pass_to_asker(session: Session, action: Action, note: Note, *, at: datetime) -> None:
    """Send a note to whoever asked for the action, if they can still be told."""
    if await reachable(session, action):
        key = f"note told:{note.id}"
        await action_deliveries.put_news(session, action, "noted", note.author, at=at, key=key, note=note)


async def reachable(session: Session, action: Action) -> bool:
    """Tell whether whoever asked for an action is still there to hear of it, as far as we know."""
    asker = await people.find(session, action.team, action.author)
    gone = asker is not None and asker.deactivated
    return not gone and not await people.has_left(session, action.team, action.channel, action.author)


async def put(
    session: Session,
    key: str,
    kind: str,
    user: str,
    about: dict[str, Any],
    *,
    at: datetime,
    team: str | None = None,
    action: Action | None = None,
    thread: str | None = None,
) -> None:
    """Answer somebody, in the thread that they wrote in; about one action, or none in a `team`."""
    await outbox.put(
        session,
        key,
        kind,
        team=team or (action.team if action is not None else ""),
        channel=action.channel if action is not None else None,
        recipient=user,
        about=about | ({"thread": thread} if thread else {}),
        at=at,
    )


async def part_of(session: Session, action: Action, user: str) -> Part:
    """Return somebody's own part of an action, or that of an owner outside Slack whom they speak for."""
    owners = await actions.owners_of(session, action)
    own = [owner for owner in owners if _answers_for(owner, action, user)]
    return Part(action, own[0] if own else None)


def _answers_for(owner: Owner, action: Action, user: str) -> bool:
    if owner.answer is Answer.PASSED_ON:
        return False
    if owner.kind is OwnerKind.PERSON:
        return owner.user == user
    return owner.kind is OwnerKind.OUTSIDE and action.author == user


async def _noted(session: Session, sent: Outgoing) -> Message | None:
    about, user = sent.about, sent.recipient or ""
    action = await actions.find(session, sent.team, about["action"])
    note = await actions.note(session, sent.team, about.get("note", 0))
    if action is None or note is None:
        return None
    part = await part_of(session, action, user)
    said_done = part.owner is not None and part.owner.answer is Answer.DONE
    open_ = part.owner is not None and (said_done or action.closed_at is None)
    asker = await people.find(session, action.team, action.author)
    return views.noted(
        views.Noted(
            part if open_ and action.undone_at is None else Part(action, None),
            note,
            name=None if action.author == user else (asker.name if asker else ""),
            reachable=await reachable(session, action),
            away=bool(about.get("away")),
            asked_why=bool(about.get("asked_why")),
        )
    )


async def _done(session: Session, sent: Outgoing) -> Message | None:
    action = await actions.find(session, sent.team, sent.about["action"])
    owner = await actions.owner(session, sent.team, sent.about["owner"])
    if action is None or owner is None:
        return None
    return views.done(Part(action, owner), await actions.owners_of(session, action))


async def _unchanged(session: Session, sent: Outgoing) -> Message | None:
    about = sent.about
    action = await actions.find(session, sent.team, about["action"]) if "action" in about else None
    owners = await actions.owners_of(session, action) if action is not None else []
    current = [action_views.named(owner) for owner in owners if owner.answer is not Answer.PASSED_ON]
    unseen = bool(about.get("unseen"))
    return views.unchanged(about["why"], about.get("number"), action, current, unseen=unseen)


_MESSAGES = {NOTED: _noted, DONE: _done, UNCHANGED: _unchanged}


async def _post(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    message = await _MESSAGES[outgoing.kind](session, outgoing)
    if message is None:
        return Drop("no such action")
    return Post(message, thread_ts=outgoing.about.get("thread"))


async def _update(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    sent = await outbox.find(session, outgoing.team, outgoing.about["answer"])
    if sent is None or sent.sent_channel is None or sent.sent_ts is None:
        return Drop("it was not sent")
    message = await _MESSAGES[sent.kind](session, sent)
    if message is None:
        return Drop("no such action")
    return Update(message, channel=sent.sent_channel, ts=sent.sent_ts)


async def _chosen_from(session: Session, outgoing: Outgoing, now: datetime) -> list[Covered]:
    """Return the actions that a question is about, each by its own id."""
    ids = outgoing.about.get("actions", ())
    if "answer" in outgoing.about:
        sent = await outbox.find(session, outgoing.team, outgoing.about["answer"])
        ids = sent.about.get("actions", ()) if sent is not None else ()
    found = [await actions.find(session, outgoing.team, action_id) for action_id in ids]
    return [Covered(action.id, action.channel, action.id) for action in found if action is not None]


async def _which_message(session: Session, outgoing: Outgoing, says_done: bool) -> Message | None:
    found = [await actions.find(session, outgoing.team, id_) for id_ in outgoing.about["actions"]]
    parts = [
        await part_of(session, action, outgoing.recipient or "")
        for action in found
        if action is not None and action.undone_at is None
    ]
    return views.which(parts, says_done=says_done) if parts else None


async def _which(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    message = await _which_message(session, outgoing, bool(outgoing.about.get("says_done")))
    if message is None:
        return Drop("none of them is left")
    return Post(message, thread_ts=outgoing.about.get("thread"))


async def _which_update(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    sent = await outbox.find(session, outgoing.team, outgoing.about["answer"])
    if sent is None or sent.sent_channel is None or sent.sent_ts is None:
        return Drop("it was not sent")
    message = await _which_message(session, outgoing, bool(sent.about.get("says_done")))
    if message is None:
        return Drop("they can see none of it any more")
    return Update(message, channel=sent.sent_channel, ts=sent.sent_ts)


KINDS = {
    NOTED: Delivery(_post),
    DONE: Delivery(_post),
    UNCHANGED: Delivery(_post),
    WHICH: Delivery(_which, covers=_chosen_from),
    "answer update": Delivery(_update, repeatable=True),
    f"{WHICH} update": Delivery(_which_update, repeatable=True, covers=_chosen_from),
}
