"""What people write to the bot alone: that work is done, or else a note on the action for whoever asked.

A reply in a message's thread is about that message's action; any other is about the last message there, if
that is about an action, or about what its writer has just declined. An action's number in the reply decides
before either; where neither does, the bot asks. What is about no action, or names a decision alone, is
answered with what the bot can do.
"""

import re
from collections.abc import Sequence

from bot.doors import direct_answers
from bot.language import slack_text
from bot.nudges.replies import deliveries as replies_deliveries
from bot.nudges.replies import service as replies_service
from bot.nudges.replies.service import Talk
from bot.nudges.replies.views import Part
from bot.slack.incoming import acknowledgement
from bot.slack.incoming.access import doors
from bot.slack.incoming.access.named import Claim
from bot.slack.incoming.requests import Event
from bot.understanding import replies as understanding
from bot.understanding.replies import Meaning, Reply
from storage import actions, events_seen, outbox, people
from storage.database import Session
from storage.records import Action, Answer, Kind, Outgoing, ReplyMeans

_ASKING = (ReplyMeans.ITS_ACTIONS,)
_THREADED = (*_ASKING, ReplyMeans.ITS_ACTIONS_IN_THREAD, ReplyMeans.WHAT_IT_ANSWERS)
"""What a reply may mean outside threads, and in the thread of a message: then its actions are meant."""
_LATEST = [
    kind for kind in Kind if kind.reply_means not in (ReplyMeans.WHAT_IT_ANSWERS, ReplyMeans.NO_MESSAGE)
]
"""What a reply outside threads may be meant for."""

# Not anywhere: 'the room is D2'.
_DECISION = re.compile(
    r"^[^\w]{0,9}D\d{1,9}\b|\b(?:to|with|about|against|on|decision|object|oppose) D\d{1,9}\b", re.IGNORECASE
)
_NUMBERED = re.compile(r"\s*A\s?(\d{1,9})\b[\s:,.–—-]*", re.IGNORECASE)


_AND_ANOTHER = re.compile(r"(?:(?:and|or|&|\+)\s?)?A\s?\d", re.IGNORECASE)


async def replied(event: Event) -> None:
    """Do what somebody says is done, or keep what they wrote; tell them which, and whoever asked.

    Where Slack must be asked whether they may still see what it is about, the event is acknowledged first.
    """
    if not (event.fields.get("text") or "").strip():
        return
    async with event.bot.sessions.read() as session:
        talk, said, words = await _read(session, event)
        meant = await _may_mean(session, talk, said, words)
        person = await people.find(session, event.team, event.user)
    channels = dict.fromkeys(action.channel for same in meant for action in same)
    made = Claim(None, tuple(channels), "", person)
    doing = _do(event, made, meant)
    if doors.is_settled(event, made):
        await doing
    else:
        acknowledgement.later(event, doing)


async def _do(event: Event, made: Claim, meant: list[list[Action]]) -> None:
    """Do what somebody wrote, unless it is about a group that they may not see any more."""
    stands = await doors.look(event, made)
    async with event.bot.sessions.begin() as session:
        # One event's id may lack, or come with two messages; a message is only ever one.
        key = f"said:{event.channel}:{event.fields['ts']}"
        if not await events_seen.first_time(session, event.team, key, at=event.at):
            return
        if refused := _refused(meant, stands):
            await direct_answers.put_refusal(session, event.team, event.fields, refused, at=event.at)
            return
        # It is read again: what they owed may have changed while Slack was asked.
        talk, said, words = await _read(session, event)
        sight = frozenset(channel for channel, how in stands.items() if not doors.is_out(how))
        await _take(session, talk.within(sight), said, words)


async def _take(session: Session, talk: Talk, said: Reply, words: str) -> None:
    if not _closes(talk, said):
        await _noted(session, talk, said, words)
        return
    closed = await replies_service.done(session, talk, said)
    if said.more and len(closed) == 1:
        await _keep(session, talk, closed[0], words, asked_why=True)


def _closes(talk: Talk, said: Reply) -> bool:
    """Tell whether words say that something is done which they can be about."""
    return said.meaning is Meaning.DONE and bool(said.numbers or talk.shown or talk.thread is None)


async def _read(session: Session, event: Event) -> tuple[Talk, Reply, str]:
    """Return what somebody wrote as it is understood, with what it may be about in any group."""
    words = await _readable(session, event)
    talk = await _talk(session, event)
    return talk, understanding.read(words, await _names(session, talk)), words


async def _may_mean(session: Session, talk: Talk, said: Reply, words: str) -> list[list[Action]]:
    """Return the actions that words may be about: of each list the writer must be able to see one."""
    if not _closes(talk, said):
        numbers = _numbers(said, words)[1]
        return [[action for number in numbers for action in _known(talk, number)] or list(talk.shown)]
    if said.numbers:
        return [await replies_service.numbered(session, talk, number, said.places) for number in said.numbers]
    if talk.thread is not None:
        return [list(talk.shown)]
    return [list(talk.shown), [*talk.shown, *(part.action for part in talk.owed)]]


def _refused(meant: list[list[Action]], stands: doors.Stands) -> str:
    """Return why nothing is done about what somebody wrote; empty when they may see what it is about."""
    for same in meant:
        hows = [stands[action.channel] for action in same]
        if same and (any(map(doors.in_doubt, hows)) or all(map(doors.is_out, hows))):
            return doors.why_not(hows)
    return ""


async def _readable(session: Session, event: Event) -> str:
    said = event.fields["text"]
    known = await people.known(session, event.team, [mention.id for mention in slack_text.mentions(said)])
    return slack_text.readable(said, {user: person.name for user, person in known.items()})


async def _talk(session: Session, event: Event) -> Talk:
    """Return what a reply may be about: its thread's message, else the last one in these messages."""
    thread = event.fields.get("thread_ts")
    sent = await outbox.behind(session, event.team, event.channel, str(thread)) if thread else None
    sent = sent or await outbox.last_sent(session, event.team, event.channel, _LATEST)
    about = sent if sent is not None and sent.recipient == event.user else None
    shown = await _shown(session, event, about, _THREADED if thread else _ASKING)
    owed = await replies_service.owed(session, event, about)
    if thread is None and (declined := _declined_since(owed, event, about)) is not None:
        shown = [declined]
    return Talk(event, about, shown, owed)


def _declined_since(owed: Sequence[Part], event: Event, about: Outgoing | None) -> Action | None:
    """Return what somebody has declined after they were last written to: they are told to say why."""
    # By seconds: Slack's clock is not ours.
    since = int(float(about.sent_ts)) if about is not None and about.sent_ts is not None else 0
    said = [
        (part.owner.answered_at.timestamp(), part.action)
        for part in owed
        if part.owner is not None and part.owner.user == event.user
        if part.owner.answer is Answer.DECLINED and part.owner.answered_at is not None
    ]
    latest = max(said, key=lambda pair: pair[0], default=None)
    return latest[1] if latest is not None and latest[0] >= since else None


async def _shown(
    session: Session, event: Event, about: Outgoing | None, meant: Sequence[ReplyMeans]
) -> list[Action]:
    """Return the actions that a reply to a message may be about, if that is what replies to it mean."""
    if about is None or about.kind.reply_means not in meant:
        return []
    found = [await actions.find(session, event.team, action_id) for action_id in about.about.action_ids]
    return [action for action in found if action is not None]


async def _names(session: Session, talk: Talk) -> list[str]:
    """Return the names and ids of those who asked: people thank them by name."""
    authors = {action.author for action in [*talk.shown, *(part.action for part in talk.owed)]}
    known = await people.known(session, talk.event.team, authors)
    return [*authors, *(person.name for person in known.values())]


async def _noted(session: Session, talk: Talk, said: Reply, words: str) -> None:
    """Keep what somebody wrote with the action that it is about, else ask, or say that it is kept nowhere."""
    event, away = talk.event, said.meaning is Meaning.AWAY
    if _of_decisions(said, words) and not away:
        await direct_answers.put_answer(
            session, event.team, event.fields, talk.about, words, at=event.at, decided=True
        )
        return
    meant, rest = _meant(talk, said, words)
    if meant is not None and rest:
        await _keep(session, talk, meant, rest, away=away)
    elif len(said.numbers) == 1 and not away and not _known(talk, said.numbers[0]):
        await replies_service.explain(session, talk, said.numbers[0], unseen=True)
    elif talk.shown and not away:
        several = [action for number in said.numbers for action in _known(talk, number)]
        ids = [action.id for action in several or talk.shown]
        await replies_service.ask(session, talk, ids, says_done=False, key=f"which:{talk.key}")
    else:
        await direct_answers.put_answer(
            session, event.team, event.fields, talk.about, words, at=event.at, away=away
        )


def _of_decisions(said: Reply, words: str) -> bool:
    """Tell whether a text is plainly about a decision, and about no action."""
    return not said.numbers and _DECISION.search(words) is not None


def _known(talk: Talk, number: int) -> list[Action]:
    """Return the actions of a number that are meant: those of the message that is answered, else theirs."""
    shown = [action for action in talk.shown if action.number == number]
    return shown or [part.action for part in talk.owed if part.action.number == number]


def _meant(talk: Talk, said: Reply, words: str) -> tuple[Action | None, str]:
    """Return the one action that a reply is about, None when that is open, and its words."""
    begun, numbers = _numbers(said, words)
    if len(numbers) > 1:
        return None, words
    if len(numbers) == 1:
        named = _known(talk, numbers[0])
        if not named and begun is None and talk.thread is not None and len(talk.shown) == 1:
            return talk.shown[0], words  # 'that has to wait for A9'
        rest = words[begun.end() :].strip() if begun is not None else words
        return (named[0], rest) if len(named) == 1 else (None, words)
    return (talk.shown[0], words) if len(talk.shown) == 1 else (None, words)


def _numbers(said: Reply, words: str) -> tuple[re.Match[str] | None, Sequence[int]]:
    """Return the numbers of the actions that words are about, and the one alone that they begin with."""
    begun = _NUMBERED.match(words)
    if begun is not None and not _AND_ANOTHER.match(words, begun.end()):
        return begun, [int(begun[1])]
    return None, said.numbers


async def _keep(
    session: Session, talk: Talk, meant: Action, words: str, *, away: bool = False, asked_why: bool = False
) -> None:
    event = talk.event
    action = await actions.lock(session, meant.team, meant.id) or meant
    await replies_deliveries.keep(
        session,
        action,
        event.user,
        words,
        at=event.at,
        away=away,
        asked_why=asked_why,
        thread=talk.thread,
    )
