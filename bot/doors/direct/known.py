"""What is known when somebody writes to the bot alone: their own work in every group, and who is there.

It takes as many queries whether they owe one thing or many; what was shown to them and is not theirs to do
any more costs one each, of the few that one message shows.
"""

from dataclasses import dataclass, replace

from bot.nudges.replies import deliveries
from bot.nudges.replies.service import Talk
from bot.sources import known, reading
from bot.understanding import plain
from bot.understanding.acts import lookups
from bot.understanding.known import Door, Known, KnownAction, Said
from bot.understanding.meaning import Meaning, Ref
from storage import groups
from storage.database import Session
from storage.records import Action, Answer, Owner, RecordKind, ReplyMeans


@dataclass(frozen=True)
class Understood:
    """What somebody means, and the actions that it may be about, by group and number."""

    meaning: Meaning
    actions: dict[tuple[str, int], Action]
    asks: bool = False
    """Whether they ask to see something, rather than say something of their work."""

    def action(self, ref: Ref) -> Action | None:
        """Return the action that a record in the meaning names, if they know of it."""
        return self.actions.get((ref.channel or "", ref.number))


async def understand(session: Session, talk: Talk, typed: str, *, numbered: bool = False) -> Understood:
    """Return what somebody means by what they wrote, as Slack sends it; `numbered` if it names an action."""
    written = talk.written
    owned = await _owned(session, talk)
    decided = talk.about is not None and talk.about.kind.reply_means is ReplyMeans.ITS_DECISIONS
    # Words that answer a decision are about no work that they do not name.
    here = await _gather(session, talk, [] if decided and not numbered else owned)
    door = Door.REPLY if talk.thread is not None else Door.DIRECT
    meaning = await reading.meaning_of(session, written.team, typed, door, here, about=_about(talk))
    asks = lookups.read(Said(door, plain.read(typed)), here) is not None
    return Understood(meaning, {(action.channel, action.number): action for action, _ in owned}, asks)


async def _gather(session: Session, talk: Talk, owned: list[tuple[Action, Owner | None]]) -> Known:
    written = talk.written
    channels = list(dict.fromkeys(action.channel for action in talk.shown)) or list(
        dict.fromkeys(action.channel for action, _ in owned)
    )
    here = await known.gather(session, written.team, channels, written.user, now=written.at)
    theirs = {action.channel for action, _ in owned}
    named = {
        group.channel: group.name
        for group in await groups.of_workspace(session, written.team)
        if group.channel in theirs and group.name
    }
    actions = tuple(_action(action, owner, written.user) for action, owner in owned)
    return replace(here, speaker=written.user, channel="", decisions=(), actions=actions, groups=named)


def _about(talk: Talk) -> tuple[Ref, ...]:
    """Return what is answered: in a thread what that shows, else what was declined, or is owed alone."""
    shown, owed = {action.id for action in talk.shown}, {part.action.id for part in talk.owed}
    declined = talk.about is None or not shown <= set(talk.about.about.action_ids)
    if talk.thread is None and not declined and not owed <= shown:
        return ()
    return tuple(Ref(RecordKind.ACTION, action.number, action.channel) for action in talk.shown)


async def _owned(session: Session, talk: Talk) -> list[tuple[Action, Owner | None]]:
    """Return what somebody owes, then what they were shown beside that, each with their part of it."""
    owed = {part.action.id: (part.action, part.owner) for part in talk.owed}
    for action in talk.shown:
        if action.id not in owed:
            part = await deliveries.part_of(session, action, talk.written.user)
            owed[action.id] = (action, part.owner)
    return list(owed.values())


def _action(action: Action, owner: Owner | None, user: str) -> KnownAction:
    """Return an action as it is known to somebody who has this part of it: they answer for that."""
    asked = owner is not None and owner.answer is Answer.ASKED
    return replace(
        known.action_known(action, ()),
        owners=(user,) if owner is not None else (),
        unanswered=(user,) if asked else (),
    )
