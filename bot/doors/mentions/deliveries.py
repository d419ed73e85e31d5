"""What a mention is answered in its thread, and what only its writer is shown there."""

from dataclasses import dataclass
from datetime import datetime

from bot.doors.doing import views as question_views
from bot.doors.mentions import views
from bot.lookups.shown import LookUp
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.incoming.private_answers import Reach
from bot.slack.outgoing import updates
from bot.slack.outgoing.shapes import Delivery, Drop, Ephemeral, Post, Rendered
from bot.understanding import packing
from bot.understanding.meaning import Show
from storage import drafts, outbox
from storage.database import Session
from storage.records import Draft, Kind, NewMessage, Outgoing, subjects


@dataclass(frozen=True)
class Mentioned:
    """A mention that is to be answered: in which channel of which workspace, and when it was seen."""

    team: str
    channel: str
    at: datetime


async def reply(session: Session, mentioned: Mentioned, about: subjects.MentionReply) -> None:
    """Answer a mention in its thread, once."""
    await _put(session, mentioned, Kind.MENTION_REPLY, about)


async def ask(session: Session, mentioned: Mentioned, about: subjects.MentionReply) -> None:
    """Ask in the thread what its writer means, once."""
    await _put(session, mentioned, Kind.MENTION_QUESTION, about)


async def show(session: Session, mentioned: Mentioned, about: subjects.MentionReply) -> None:
    """Show the writer alone what they asked for, once."""
    await _put(session, mentioned, Kind.MENTION_ANSWER, about)


async def settle(session: Session, draft: Draft, *, at: datetime) -> None:
    """Say in the place of a question asked in a thread that it is settled."""
    asked = await outbox.find(
        session, draft.team, _key(Kind.MENTION_QUESTION, draft.channel, draft.said_ts or "")
    )
    if asked is None:
        return
    await outbox.put(
        session,
        NewMessage(
            key=f"{Kind.MENTION_QUESTION_UPDATE}:{draft.id}",
            kind=Kind.MENTION_QUESTION_UPDATE,
            team=draft.team,
            channel=draft.channel,
            about=subjects.OfSent(sent=asked.key),
            at=at,
        ),
    )


async def _put(session: Session, mentioned: Mentioned, kind: Kind, about: subjects.MentionReply) -> None:
    team, channel, at = mentioned.team, mentioned.channel, mentioned.at
    key = _key(kind, channel, about.said)
    await outbox.put(
        session,
        NewMessage(key=key, kind=kind, team=team, channel=channel, about=about, at=at),
    )


def _key(kind: Kind, channel: str, said: str) -> str:
    return f"{kind}:{channel}:{said}"


async def _reply(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about_as(subjects.MentionReply)
    match about.what:
        case "refused" | "incomplete":
            message = views.refused(about.user, about.missing)
        case "thread":
            message = views.thread(about.user, about.thread or "")
        case _:
            message = views.help_(about.unknown)
    return Post(message, thread_ts=about.thread)


async def _question(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about_as(subjects.MentionReply)
    draft = await drafts.find(session, outgoing.team, about.draft)
    if draft is None or draft.settled_at is not None:
        return Drop("it is settled, or was asked too long ago")
    return Post(question_views.question(draft, text.person(about.user)), thread_ts=about.thread)


async def _settled(session: Session, sent: Outgoing, outgoing: Outgoing, now: datetime) -> Message | Drop:
    return question_views.settled(text.person(sent.about_as(subjects.MentionReply).user))


async def _answer(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about_as(subjects.MentionReply)
    wanted = packing.loaded(about.wanted)
    if not isinstance(wanted, Show) or outgoing.channel is None:
        return Drop("another version of the bot knows what was asked for")
    reach = Reach((outgoing.channel,), here=True)
    found = await LookUp(outgoing.team, about.user, wanted, now, reach).answer(session)
    return Ephemeral(found, about.user, thread_ts=about.thread)


KINDS = {
    Kind.MENTION_ANSWER: Delivery(_answer, ephemeral=True),
    Kind.MENTION_QUESTION: Delivery(_question),
    Kind.MENTION_QUESTION_UPDATE: Delivery(updates.rendering(_settled), idempotent=True),
    Kind.MENTION_REPLY: Delivery(_reply),
}
