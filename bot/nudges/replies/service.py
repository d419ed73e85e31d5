"""Which actions people mean when they write to the bot alone that work is done, and what comes of that.

In a thread it is what that thread's message is about. Outside threads 'done' alone is clear only for people
who owe one thing and were last written to about it; otherwise the bot asks, as it does about a number that
several groups have. A number means something that they owe, and in a thread first what that is about.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.actions import refresh
from bot.actions import service as action_service
from bot.actions.asks.service import NOT_YOURS
from bot.actions.reopening import service as reopening
from bot.actions.service import Authorised
from bot.language.refusal import Refusal
from bot.nudges.replies import deliveries
from storage import actions, nudges
from storage.database import Session
from storage.records import Action, Answer, Audience, Kind, Outgoing, Owner, OwnerKind, Part, subjects


@dataclass(frozen=True)
class Written:
    """A message that `user` wrote to the bot alone, in a `thread` or outside threads."""

    team: str
    channel: str
    user: str
    ts: str
    thread: str | None
    at: datetime


@dataclass(frozen=True)
class Talk:
    """What somebody wrote, and what they may mean by it.

    `about` is the message of ours that it answers, `shown` the actions that this is about, and `owed` what
    the writer has still to do: of any group, until it is narrowed to the groups in their `sight`.
    """

    written: Written
    about: Outgoing | None
    shown: Sequence[Action]
    owed: Sequence[Part]
    sight: frozenset[str] = frozenset()

    @property
    def thread(self) -> str | None:
        """The thread that it was written in."""
        return self.written.thread

    def within(self, sight: frozenset[str]) -> "Talk":
        """Return what they may mean of the groups that they may see."""
        shown = [action for action in self.shown if action.channel in sight]
        owed = [part for part in self.owed if part.action.channel in sight]
        return replace(self, shown=shown, owed=owed, sight=sight)

    @property
    def key(self) -> str:
        """What tells the keys of answers to this message from those to any other in the workspace."""
        return f"{self.written.channel}:{self.written.ts}"


async def owed(session: Session, team: str, user: str, said: Sequence[Outgoing]) -> list[Part]:
    """Return what somebody has still to do, the soonest due first; for owners outside Slack too.

    `said` is what the message says that they answer.
    """
    found = await nudges.owed_by(session, team, user)
    asked = [await _of_user_group(session, team, each) for each in said]
    own = [Part(each.action, each.owner) for each in found]
    return [*(part for part in asked if part is not None), *own]


async def _of_user_group(session: Session, team: str, ask: Outgoing) -> Part | None:
    """Return what a user group is asked by a message to somebody of it."""
    if not isinstance(ask.about, subjects.Ask):
        return None
    owner = await actions.owner(session, team, ask.about.owner)
    if owner is None or owner.kind is not OwnerKind.USER_GROUP or owner.answer is not Answer.ASKED:
        return None
    action = await actions.find(session, team, owner.action_id)
    return Part(action, owner) if action is not None and action.is_open else None


async def numbered(session: Session, talk: Talk, number: int) -> list[Action]:
    """Return the actions that somebody may mean by a number: their own, or else any that they may know of."""
    shown = [action for action in talk.shown if action.number == number]
    if talk.thread is not None and shown:
        return shown
    theirs = [*shown, *(part.action for part in talk.owed if part.action.number == number)]
    return theirs or await actions.known_as(session, talk.written.team, talk.written.user, number)


async def close_named(session: Session, talk: Talk, numbers: Sequence[int]) -> None:
    """Close what of some numbers is somebody's, ask which of several, or say why nothing has changed."""
    for number in numbers:
        same = [part for part in talk.owed if part.action.number == number]
        if len(same) == 1:
            await close_part(session, talk, same[0])
        elif same:
            await _ask(session, talk, same, number)
        else:
            await explain(session, talk, number)


async def ask_what_is_done(session: Session, talk: Talk) -> None:
    """Ask which work somebody means who says no more than that it is done, or say why nothing has changed."""
    shown = {action.id for action in talk.shown}
    owed = [part for part in talk.owed if talk.thread is None or part.action.id in shown]
    if owed:
        await _ask(session, talk, owed)
    elif len(talk.shown) == 1:
        await _tell_of(session, talk, talk.shown[0])
    else:
        await _tell(session, talk, "nothing open")


async def close_part(session: Session, talk: Talk, part: Part, *, told: bool = False) -> list[Action]:
    """Close somebody's part, unless it has just been closed elsewhere; return what was closed.

    Whoever asked hears of it, unless they are `told` in their own words.
    """
    written = talk.written
    action = await actions.lock(session, written.team, part.action.id)
    owner = await actions.owner(session, written.team, part.owner.id) if action and part.owner else None
    if action is None or owner is None:
        return []
    if not action.is_open or not owner.has_part_left:
        await _tell_of(session, talk, action)
        return []
    authorised = Authorised(action, owner, written.user, written.at, place=written.ts)
    action = await action_service.finish(session, authorised, told=told)
    own = (await deliveries.part_of(session, action, written.user)).owner or owner
    done_by = own.id if owner.kind is OwnerKind.USER_GROUP else owner.id
    about = subjects.SaidDone(action=action.id, owner=done_by, thread=talk.thread)
    key = f"done:{talk.key}:{action.id}"
    await deliveries.answer_owner(
        session, key, Kind.REPLY_DONE, written.user, about, at=written.at, action=action
    )
    return [action]


async def _ask(session: Session, talk: Talk, parts: Sequence[Part], number: int | None = None) -> None:
    ids = list(dict.fromkeys(part.action.id for part in parts))
    await ask(session, talk, ids, says_done=True, key=f"which:{talk.key}:{number or ''}")


async def ask(session: Session, talk: Talk, ids: Sequence[int], *, says_done: bool, key: str) -> None:
    """Ask which of several actions somebody means."""
    written = talk.written
    about = subjects.Which(actions=tuple(ids), says_done=says_done, thread=talk.thread)
    await deliveries.answer_owner(
        session, key, Kind.REPLY_WHICH, written.user, about, at=written.at, team=written.team
    )


async def explain(session: Session, talk: Talk, number: int, *, unseen: bool = False) -> None:
    """Say why nothing has changed about this number; `unseen` adds that nobody else saw what was written."""
    team, user = talk.written.team, talk.written.user
    known = [action for action in talk.shown if action.number == number]
    if not known:
        found = await actions.known_as(session, team, user, number)
        known = [action for action in found if action.channel in talk.sight]
    owned = [action for action in known if await _owner_in(session, action, user) is not None]
    if owned or len(known) == 1:
        await _tell_of(session, talk, (owned or known)[0], unseen=unseen)
    else:
        await _tell(session, talk, "unknown", number=number, unseen=unseen)


async def _tell_of(session: Session, talk: Talk, action: Action, *, unseen: bool = False) -> None:
    owner = await _owner_in(session, action, talk.written.user)
    if action.undone_at is not None:
        why = "undone"
    elif owner is not None and owner.answer is Answer.DONE:
        why = "done"
    elif action.closed_at is not None:
        why = "closed"
    else:
        why = "passed on" if owner is not None else "not theirs"
    await _tell(session, talk, why, action=action, number=action.number, unseen=unseen)


async def _owner_in(session: Session, action: Action, user: str) -> Owner | None:
    owners = await actions.owners_of(session, action)
    return next((owner for owner in owners if owner.kind is OwnerKind.PERSON and owner.user == user), None)


async def _tell(
    session: Session,
    talk: Talk,
    why: str,
    *,
    action: Action | None = None,
    number: int | None = None,
    unseen: bool = False,
) -> None:
    written = talk.written
    about = subjects.Unchanged(
        why=why,
        number=number,
        action=action.id if action is not None else None,
        unseen=unseen,
        thread=talk.thread,
    )
    key = f"unchanged:{talk.key}:{number or ''}"
    await deliveries.answer_owner(
        session,
        key,
        Kind.REPLY_UNCHANGED,
        written.user,
        about,
        at=written.at,
        team=written.team,
        action=action,
    )


async def reopen(
    session: Session, team: str, user: str, owner_id: int, sent: Outgoing | None, at: datetime
) -> None:
    """Take back what somebody said was done, from our answer `sent` to them; else raise Refusal."""
    owner = await actions.owner(session, team, owner_id)
    action = await actions.lock(session, team, owner.action_id) if owner else None
    owner = await actions.owner(session, team, owner_id) if action else None
    if sent is None or action is None or owner is None or sent.recipient != user:
        raise Refusal(NOT_YOURS)
    if (await deliveries.part_of(session, action, user)).owner != owner:
        raise Refusal(NOT_YOURS)
    authorised = Authorised(action, owner, user, at, sent.sent_ts, sent, said_at=sent.created_at)
    await reopening.reopen(session, authorised)


async def let_see(
    session: Session,
    team: str,
    user: str,
    note_id: int,
    audience: Audience,
    sent: Outgoing | None,
    at: datetime,
) -> None:
    """Let others see a note, once, whose writer was asked about it by `sent`; else raise Refusal."""
    about = sent.about if sent is not None and sent.recipient == user else None
    note = await actions.note(session, team, note_id)
    action = await actions.lock(session, team, note.action_id) if note else None
    note = await actions.note(session, team, note_id) if action else None
    if sent is None or action is None or note is None:
        raise Refusal(NOT_YOURS)
    if not isinstance(about, subjects.Noted) or about.note != note.id:
        raise Refusal(NOT_YOURS)
    first = Audience.NOBODY if about.away else Audience.UNDECIDED
    if note.audience is not first or (about.away and audience is not Audience.ASKER):
        raise Refusal("You have said already who is to see that.")
    note = await actions.let_see(session, action, note, audience, at=at, place=sent.sent_ts or "")
    if about.away:
        await deliveries.pass_to_asker(session, action, note, at=at)
    if audience is Audience.GROUP:
        await refresh.messages(session, action, at=at, pressed=sent)
    else:
        await refresh.answer(session, action, sent, at=at)
