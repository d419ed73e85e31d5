"""What is known when somebody writes to the bot alone: their own work in every group, and who is there.

It takes as many queries whether they owe one thing or many; what was shown to them and is not theirs to do
any more costs one each, of the few that one message shows.
"""

from dataclasses import dataclass, replace

from bot.language import slack_text
from bot.nudges.replies import deliveries
from bot.nudges.replies.service import Talk
from bot.sources import known, reading
from bot.understanding import line, notes, plain, reactions
from bot.understanding.acts import lookups
from bot.understanding.acts.answers import asking
from bot.understanding.known import Door, Known, KnownAction, Said
from bot.understanding.meaning import Meaning, NotUnderstood, Ref, Show, What
from bot.understanding.notes import Note
from bot.understanding.reactions import Reaction
from storage import groups, meetings, people
from storage.database import Session
from storage.records import Action, ActionStatus, Answer, Kind, Owner, RecordKind, ReplyMeans


@dataclass(frozen=True)
class Understood:
    """What somebody means, and the actions that it may be about, by group and number; as a `note` too."""

    meaning: Meaning
    actions: dict[tuple[str, int], Action]
    note: Note
    asks: bool = False
    """Whether they ask to see something, rather than say something of their work."""
    says_done: bool = False
    """Whether they say that something is done that is not theirs to do, or not any more."""
    is_question: bool = False
    reaction: Reaction | None = None
    """What they answer to decisions, if that is what their words are about."""

    def action(self, ref: Ref) -> Action | None:
        """Return the action that a record in the meaning names, if they know of it."""
        return self.actions.get((ref.channel or "", ref.number))

    @property
    def is_to_see(self) -> bool:
        """Whether they are to see something; a number alone, or nobody's, is answered as such."""
        if not isinstance(self.meaning, Show):
            return False
        if self.meaning.what is What.MEETING:
            return True
        if not (self.asks or self.is_question):
            return False
        record, words = self.meaning.record, self.note.rest or self.note.words
        return record is None or self.is_question or (self.action(record) is not None and " " in words)


async def understand(session: Session, talk: Talk, typed: str) -> Understood:
    """Return what somebody means by what they wrote, as Slack sends it."""
    written = talk.written
    owned = await _owned(session, talk)
    here = await _gather(session, talk, owned)
    note = await _note(session, talk, typed, here)
    decided = talk.about is not None and talk.about.kind.reply_means is ReplyMeans.ITS_DECISIONS
    # Words that answer a decision are about no work that they do not name.
    known_here = replace(here, actions=()) if decided and not note.numbers else here
    door = Door.REPLY if talk.thread is not None else Door.DIRECT
    meaning = await reading.meaning_of(session, written.team, typed, door, known_here, about=_about(talk))
    says_done = False
    if isinstance(meaning, NotUnderstood | Show) and _may_be_done(talk, note):
        supposed = replace(here, actions=_supposed(here, note))
        about = _about(talk)
        would = await reading.meaning_of(session, written.team, typed, door, supposed, about=about)
        says_done = notes.says_done(would)
    return Understood(
        meaning,
        {(action.channel, action.number): action for action, _ in owned},
        note,
        asks=lookups.read(Said(door, plain.read(typed)), here) is not None,
        says_done=says_done,
        is_question=asking.is_question(line.read(plain.read(typed), here)),
        reaction=reactions.read(plain.read(typed), here),
    )


async def _note(session: Session, talk: Talk, typed: str, here: Known) -> Note:
    known_by_name = await people.known(session, talk.written.team, slack_text.people(typed))
    names = {user: person.name for user, person in known_by_name.items()}
    return notes.read(plain.read(typed, names), here)


def _may_be_done(talk: Talk, note: Note) -> bool:
    """Tell whether there is something that can be said to be done."""
    return bool(note.numbers or talk.shown or talk.thread is None)


def _supposed(here: Known, note: Note) -> tuple[KnownAction, ...]:
    """Return the work of somebody as if all that they were shown, or name, were theirs to do."""
    numbers = {action.number for action in here.actions}
    unknown = [number for number in note.numbers if number not in numbers]
    unknown = unknown if here.actions or unknown else [1]
    named = (KnownAction(number, "", ActionStatus.ACCEPTED) for number in unknown)
    every = (*here.actions, *named)
    return tuple(replace(one, status=ActionStatus.ACCEPTED, owners=(here.speaker,)) for one in every)


async def _gather(session: Session, talk: Talk, owned: list[tuple[Action, Owner | None]]) -> Known:
    written = talk.written
    channels = list(dict.fromkeys(action.channel for action in talk.shown)) or list(
        dict.fromkeys(action.channel for action, _ in owned)
    )
    inside = await people.groups_of(session, written.team, written.user)
    channels = channels or inside
    here = await known.gather(session, written.team, channels, written.user, now=written.at)
    coming = await meetings.coming_in_any(session, written.team, inside, written.at, known.MOST_MEETINGS)
    met = known.meetings_known(coming, here.calendar.zone)
    theirs = {action.channel for action, _ in owned}
    named = {
        group.channel: group.name
        for group in await groups.of_workspace(session, written.team)
        if group.channel in theirs and group.name
    }
    nudged = {action.id for action in talk.shown} if _is_nudge(talk) else ()
    actions = tuple(
        _action(action, owner, written.user, asks=action.id not in nudged) for action, owner in owned
    )
    return replace(
        here, speaker=written.user, channel="", decisions=(), actions=actions, meetings=met, groups=named
    )


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


def _is_nudge(talk: Talk) -> bool:
    """Tell whether what is answered asks how work stands, and no more whether somebody takes it on."""
    return talk.about is not None and talk.about.kind in (Kind.NUDGE, Kind.MORNING)


def _action(action: Action, owner: Owner | None, user: str, *, asks: bool) -> KnownAction:
    """Return an action as it is known to somebody who has this part of it: they answer for that.

    Where no message `asks` whether they take it on, what they say is no answer to that.
    """
    asked = asks and owner is not None and owner.answer is Answer.ASKED
    return replace(
        known.action_known(action, ()),
        owners=(user,) if owner is not None else (),
        unanswered=(user,) if asked else (),
    )
