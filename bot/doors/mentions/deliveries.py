"""What a mention is answered in its thread, and what only its writer is shown there."""

from dataclasses import dataclass
from datetime import datetime

from bot.doors.doing import questions, told
from bot.doors.doing import views as question_views
from bot.doors.mentions import views
from bot.language.refusal import Refusal
from bot.lookups import commands as lookups
from bot.lookups.commands import Asker
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.incoming.private_answers import Reach
from bot.slack.outgoing import updates
from bot.slack.outgoing.shapes import Delivery, Drop, Ephemeral, Post, Rendered
from bot.understanding import packing
from bot.understanding.meaning import Answer, Change, Show, What
from storage import drafts, outbox
from storage.database import Session
from storage.records import Kind, NewMessage, Outgoing, Source, subjects


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


async def _put(session: Session, mentioned: Mentioned, kind: Kind, about: subjects.MentionReply) -> None:
    team, channel, at = mentioned.team, mentioned.channel, mentioned.at
    # A question is found again by its draft's message: see `bot.sources.typed`.
    key = f"{kind}:{channel}:{about.said}"
    await outbox.put(
        session,
        NewMessage(key=key, kind=kind, team=team, channel=channel, about=about, at=at),
    )


async def _reply(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about_as(subjects.MentionReply)
    match about.what:
        case "refused" | "incomplete":
            message = views.refused(about.user, about.missing)
        case _:
            message = views.thread(about)
    return Post(message, thread_ts=about.thread)


async def _question(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about_as(subjects.MentionReply)
    draft = await drafts.find(session, outgoing.team, about.draft)
    if draft is None or draft.settled_at is not None:
        return Drop("it is settled, or was asked too long ago")
    names = await questions.names_in(session, draft)
    asked = question_views.question(draft, names, text.person(about.user))
    return Post(asked, thread_ts=about.thread)


async def _settled(session: Session, sent: Outgoing, outgoing: Outgoing, now: datetime) -> Message | Drop:
    return question_views.settled(text.person(sent.about_as(subjects.MentionReply).user))


async def _answer(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about_as(subjects.MentionReply)
    wanted = packing.loaded(about.wanted)
    if isinstance(wanted, Change | Answer) and outgoing.channel is not None:
        done = await told.of(session, wanted, Source(outgoing.team, outgoing.channel, about.user))
        return Ephemeral(done, about.user, thread_ts=about.thread)
    if not isinstance(wanted, Show) or outgoing.channel is None:
        return Drop("another version of the bot knows what was asked for")
    if wanted == Show(What.HELP):
        return Ephemeral(views.help_(about.unknown), about.user, thread_ts=about.thread)
    reach = Reach((outgoing.channel,), here=True)
    try:
        found = await lookups.answer(
            session, Asker(outgoing.team, about.user, outgoing.channel, now), wanted, reach
        )
    except Refusal as refusal:
        found = text.note(str(refusal))
    return Ephemeral(found, about.user, thread_ts=about.thread)


async def _shown(session: Session, outgoing: Outgoing, channel: str, ts: str, at: datetime) -> None:
    """Note that somebody has been told of what they missed, if that is what they asked for."""
    about = outgoing.about_as(subjects.MentionReply)
    wanted = packing.loaded(about.wanted)
    if isinstance(wanted, Show) and outgoing.channel is not None:
        asker = Asker(outgoing.team, about.user, outgoing.channel, at)
        await lookups.note_told(session, asker, wanted, Reach((outgoing.channel,), here=True))


KINDS = {
    Kind.MENTION_ANSWER: Delivery(_answer, arrived=_shown, ephemeral=True),
    Kind.MENTION_QUESTION: Delivery(_question),
    Kind.MENTION_QUESTION_UPDATE: Delivery(updates.rendering(_settled), idempotent=True),
    Kind.MENTION_REPLY: Delivery(_reply),
}
