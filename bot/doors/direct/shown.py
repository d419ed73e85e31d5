"""What somebody who writes to the bot alone may mean, from what they were sent and what they owe.

A reply in a message's thread is about that message's action; any other is about the last message there, if
that is about an action, or about what its writer has just declined. An action's number in the reply decides
before either; where neither does, the bot asks.
"""

from collections.abc import Sequence

from bot.doors.direct.known import Understood
from bot.nudges.replies import service as replies_service
from bot.nudges.replies.service import Talk, Written
from bot.slack.incoming.requests import Event
from bot.understanding.notes import Note
from storage import actions, drafts, outbox
from storage.database import Session
from storage.records import Action, Answer, Kind, Outgoing, Part, ReplyMeans, subjects

_ASKING = (ReplyMeans.ITS_ACTIONS,)
_THREADED = (*_ASKING, ReplyMeans.ITS_ACTIONS_IN_THREAD, ReplyMeans.WHAT_IT_ANSWERS)
"""What a reply may mean outside threads, and in the thread of a message: then its actions are meant."""
_LATEST = [
    kind for kind in Kind if kind.reply_means not in (ReplyMeans.WHAT_IT_ANSWERS, ReplyMeans.NO_MESSAGE)
]
"""Kinds that a reply outside threads may answer."""


async def may_mean(session: Session, talk: Talk, understood: Understood) -> list[list[Action]]:
    """Return lists of actions that words may be about; the writer must be able to see one of each list."""
    numbers = understood.note.numbers
    if not understood.says_done:
        about = understood.note.about
        return [[action for number in about for action in numbered(talk, number)] or list(talk.shown)]
    if numbers:
        return [await replies_service.numbered(session, talk, number) for number in numbers]
    if talk.thread is not None:
        return [list(talk.shown)]
    return [list(talk.shown), [*talk.shown, *(part.action for part in talk.owed)]]


async def read_talk(session: Session, event: Event) -> Talk:
    """Return what a reply may be about: its thread's message, else the last one its writer was sent."""
    thread = event.fields.get("thread_ts")
    sent = await outbox.sent_as(session, event.team, event.channel, str(thread)) if thread else None
    sent = sent or await outbox.last_sent(session, event.team, event.channel, _LATEST)
    theirs = sent if sent is not None and sent.recipient == event.user else None
    said = await outbox.carried.said_by(session, theirs) if theirs is not None else ()
    about = _main(theirs, said)
    shown = await _actions_of(session, event, about, _THREADED if thread else _ASKING)
    if thread is None and await _has_asked_since(session, event, about):
        shown = []
    owed = await replies_service.owed(session, event.team, event.user, said)
    if thread is None and (declined := _declined_since(owed, event, about)) is not None:
        shown = [declined]
    ts = str(event.fields["ts"])
    written = Written(event.team, event.channel, event.user, ts, event.thread, event.at)
    return Talk(written, about, shown, owed)


def _main(sent: Outgoing | None, said: Sequence[Outgoing]) -> Outgoing | None:
    """Return what of a message a reply is about: all of it where it asks about actions, else a part of it."""
    if sent is None or len(said) == 0:
        return sent
    asks = any(each.kind.reply_means in _ASKING for each in said)
    return said[0] if len(said) == 1 or not asks else sent


async def _has_asked_since(session: Session, event: Event, about: Outgoing | None) -> bool:
    """Tell whether they were asked what they mean since, and have not said: what follows is no note yet."""
    asked = await outbox.last_sent(session, event.team, event.channel, [Kind.DIRECT_ANSWER])
    if asked is None or (about is not None and (about.sent_ts or "") > (asked.sent_ts or "")):
        return False
    draft_id = asked.about_as(subjects.DirectAnswer).draft
    draft = await drafts.find(session, event.team, draft_id) if draft_id is not None else None
    return draft is not None and draft.settled_at is None


def _declined_since(owed: Sequence[Part], event: Event, about: Outgoing | None) -> Action | None:
    """Return what somebody has declined since they were last written to: declining asks them to say why."""
    # By seconds: Slack's clock is not ours.
    since = int(float(about.sent_ts)) if about is not None and about.sent_ts is not None else 0
    declined = [
        (part.owner.answered_at.timestamp(), part.action)
        for part in owed
        if part.owner is not None and part.owner.user == event.user
        if part.owner.answer is Answer.DECLINED and part.owner.answered_at is not None
    ]
    latest = max(declined, key=lambda pair: pair[0], default=None)
    return latest[1] if latest is not None and latest[0] >= since else None


async def _actions_of(
    session: Session, event: Event, about: Outgoing | None, meant: Sequence[ReplyMeans]
) -> list[Action]:
    """Return the actions that a reply to a message may be about, if that is what replies to it mean."""
    if about is None or about.kind.reply_means not in meant:
        return []
    found = [await actions.find(session, event.team, action_id) for action_id in about.about.action_ids]
    return [action for action in found if action is not None]


def numbered(talk: Talk, number: int) -> list[Action]:
    """Return the actions that a number means: those in the message that is answered, else their own."""
    shown = [action for action in talk.shown if action.number == number]
    return shown or [part.action for part in talk.owed if part.action.number == number]


def meant(talk: Talk, note: Note) -> tuple[Action | None, str]:
    """Return the one action that a note is about, or None when that is open, and what is said of it."""
    words, rest, numbers = note.words, note.rest, note.about
    if len(numbers) > 1:
        return None, words
    if len(numbers) == 1:
        named = numbered(talk, numbers[0])
        if not named and rest is None and talk.thread is not None and len(talk.shown) == 1:
            return talk.shown[0], words  # 'that has to wait for A9'
        return (named[0], words if rest is None else rest) if len(named) == 1 else (None, words)
    return (talk.shown[0], words) if len(talk.shown) == 1 else (None, words)
