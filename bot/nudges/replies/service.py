"""Which actions somebody means who writes to the bot alone that work is done, and what comes of that.

In a thread it is what that message is about. Outside threads 'done' alone is clear for whoever owes one thing
only, which is what they were last written to about; for anybody else, and for a number that several groups
have, the bot asks. A number names what they owe, in a thread that thread's first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.actions.details import service as details_service
from bot.nudges.replies import deliveries
from bot.nudges.replies.views import Part
from bot.slack.incoming.requests import Event
from bot.understanding.replies import Reply
from storage import actions, groups, nudges
from storage.database import Session
from storage.records import Action, Answer, Kind, Outgoing, Owner, OwnerKind, subjects


@dataclass(frozen=True)
class Talk:
    """What somebody wrote, and what they may mean by it.

    `about` is the message of ours that it answers, `shown` the actions that this is about, and `owed` what
    the writer has still to do: of any group, until it is narrowed to those that are in their `sight`.
    """

    event: Event
    about: Outgoing | None
    shown: Sequence[Action]
    owed: Sequence[Part]
    sight: frozenset[str] = frozenset()

    @property
    def thread(self) -> str | None:
        """The thread that it was written in."""
        return self.event.thread

    def within(self, sight: frozenset[str]) -> "Talk":
        """Return what they may mean of the groups that they may see."""
        shown = [action for action in self.shown if action.channel in sight]
        owed = [part for part in self.owed if part.action.channel in sight]
        return replace(self, shown=shown, owed=owed, sight=sight)

    @property
    def key(self) -> str:
        """What no other message of this workspace has in its answers' keys."""
        return f"{self.event.channel}:{self.event.fields['ts']}"


async def owed(session: Session, event: Event, about: Outgoing | None) -> list[Part]:
    """Return what somebody has still to do, the soonest due first; for owners outside Slack too."""
    found = await nudges.owed_by(session, event.team, event.user)
    asked = await _of_user_group(session, event, about)
    return [*([asked] if asked is not None else []), *(Part(each.action, each.owner) for each in found)]


async def _of_user_group(session: Session, event: Event, about: Outgoing | None) -> Part | None:
    """Return what a user group was asked by the message that somebody of it answers."""
    if about is None or not isinstance(about.about, subjects.Ask) or about.recipient != event.user:
        return None
    owner = await actions.owner(session, event.team, about.about.owner)
    if owner is None or owner.kind is not OwnerKind.USER_GROUP or owner.answer is not Answer.ASKED:
        return None
    action = await actions.find(session, event.team, owner.action_id)
    over = action is None or action.closed_at is not None or action.undone_at is not None
    return None if action is None or over else Part(action, owner)


async def numbered(session: Session, talk: Talk, number: int, places: Sequence[str] = ()) -> list[Action]:
    """Return the actions that somebody may mean by a number: theirs, else any that they may know of."""
    shown = [action for action in talk.shown if action.number == number]
    owed = await _in(session, [part for part in talk.owed if part.action.number == number], places)
    if talk.thread is not None and shown:
        return shown
    theirs = [*shown, *(part.action for part in owed)]
    return theirs or await actions.known_as(session, talk.event.team, talk.event.user, number)


async def done(session: Session, talk: Talk, said: Reply) -> list[Action]:
    """Close what somebody says is done, or ask which they mean, or say why not; return what was closed."""
    if not said.numbers:
        return await _the_one(session, talk)
    closed = []
    for number in said.numbers:
        same = [part for part in talk.owed if part.action.number == number]
        found = await _in(session, same, said.places, strictly=True)
        shown = {action.id for action in talk.shown}
        if talk.thread is not None:
            found = [part for part in found if part.action.id in shown] or found
        if len(found) == 1:
            closed += await _close(session, talk, found[0])
        elif same:
            await _ask(session, talk, found or same, number)
        else:
            await explain(session, talk, number)
    return closed


async def _in(
    session: Session, parts: list[Part], places: Sequence[str], *, strictly: bool = False
) -> list[Part]:
    """Return those parts that are of groups of these names or ids; all of them where none is named.

    Unless `strictly`, all of them too where there are none in those groups.
    """
    found = []
    for part in parts:
        group = await groups.find(session, part.action.team, part.action.channel)
        called = {part.action.channel.casefold(), (group.name or "").casefold() if group else ""}
        if not places or called.intersection(places):
            found.append(part)
    return found if found or strictly else parts


async def _the_one(session: Session, talk: Talk) -> list[Action]:
    """Close the one action that 'done' can mean; else ask, or say that there is none."""
    shown = {action.id for action in talk.shown}
    here = [part for part in talk.owed if part.action.id in shown]
    found = here if talk.thread is not None else [*here, *(part for part in talk.owed if part not in here)]
    if len(found) == 1 and here:
        return await _close(session, talk, found[0])
    if found:
        await _ask(session, talk, found)
    elif len(talk.shown) == 1:
        await _tell_of(session, talk, talk.shown[0])
    else:
        await _tell(session, talk, "nothing open")
    return []


async def _close(session: Session, talk: Talk, part: Part) -> list[Action]:
    """Close somebody's part, unless that has just happened by another door."""
    event = talk.event
    action = await actions.lock(session, event.team, part.action.id)
    owner = await actions.owner(session, event.team, part.owner.id) if action and part.owner else None
    if action is None or owner is None:
        return []
    over = action.closed_at is not None or action.undone_at is not None
    if over or owner.answer in (Answer.DONE, Answer.PASSED_ON):
        await _tell_of(session, talk, action)
        return []
    place = str(event.fields["ts"])
    action = await details_service.do_part(session, action, owner, event.user, event.at, place=place)
    own = (await deliveries.part_of(session, action, event.user)).owner or owner
    done_by = own.id if owner.kind is OwnerKind.USER_GROUP else owner.id
    about = subjects.SaidDone(action=action.id, owner=done_by, thread=talk.thread)
    key = f"done:{talk.key}:{action.id}"
    await deliveries.put(session, key, Kind.REPLY_DONE, event.user, about, at=event.at, action=action)
    return [action]


async def _ask(session: Session, talk: Talk, parts: Sequence[Part], number: int | None = None) -> None:
    ids = list(dict.fromkeys(part.action.id for part in parts))
    await ask(session, talk, ids, says_done=True, key=f"which:{talk.key}:{number or ''}")


async def ask(session: Session, talk: Talk, ids: Sequence[int], *, says_done: bool, key: str) -> None:
    """Ask which of several actions somebody means."""
    event = talk.event
    about = subjects.Which(actions=tuple(ids), says_done=says_done, thread=talk.thread)
    await deliveries.put(session, key, Kind.REPLY_WHICH, event.user, about, at=event.at, team=event.team)


async def explain(session: Session, talk: Talk, number: int, *, unseen: bool = False) -> None:
    """Say why what was written of this number changes nothing; `unseen` that it was not passed on either."""
    event = talk.event
    known = [action for action in talk.shown if action.number == number]
    if not known:
        found = await actions.known_as(session, event.team, event.user, number)
        known = [action for action in found if action.channel in talk.sight]
    owned = [action for action in known if await _owner_in(session, action, event.user) is not None]
    if owned or len(known) == 1:
        await _tell_of(session, talk, (owned or known)[0], unseen=unseen)
    else:
        await _tell(session, talk, "unknown", number=number, unseen=unseen)


async def _tell_of(session: Session, talk: Talk, action: Action, *, unseen: bool = False) -> None:
    owner = await _owner_in(session, action, talk.event.user)
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
    event = talk.event
    about = subjects.Unchanged(
        why=why,
        number=number,
        action=action.id if action is not None else None,
        unseen=unseen,
        thread=talk.thread,
    )
    key = f"unchanged:{talk.key}:{number or ''}"
    await deliveries.put(
        session,
        key,
        Kind.REPLY_UNCHANGED,
        event.user,
        about,
        at=event.at,
        team=event.team,
        action=action,
    )
