"""Mentions of the bot, in channels and threads, by anybody: they do what the commands do.

Slack tells of a mention more than once, by one event's id or by several; the message counts once.
"""

from dataclasses import replace

from slack_bolt.async_app import AsyncAck

from bot.doors import doing
from bot.doors.doing.outcomes import Outcome, Typed
from bot.doors.mentions import above, alone, deliveries
from bot.doors.mentions.deliveries import Mentioned
from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.meetings import doing as meetings
from bot.meetings.asked import Asked
from bot.slack.blocks.addresses import instant
from bot.slack.incoming import access, introductions
from bot.slack.incoming.requests import Event
from bot.sources import known, messages, reading
from bot.threads import reasons
from bot.understanding import packing
from bot.understanding.known import Door
from bot.understanding.meaning import (
    Courtesy,
    Meaning,
    NotUnderstood,
    OpenForm,
    Prefer,
    Show,
    What,
)
from storage import groups
from storage.database import Session
from storage.records import subjects

THANKED = "+1"
"""The reaction that answers a courtesy: words would be one more message for everybody."""


async def mentioned(ack: AsyncAck, event: Event) -> None:
    """Do what somebody means, or say in the thread what is missing."""
    if event.fields.get("user") and not event.fields.get("bot_id"):
        event = await _where_it_is_now(event)
        await _meet_strangers(event)
        meaning = await _meaning(event)
        if reasons.strangers(meaning) and await introductions.once_more(event):
            meaning = await _meaning(event)
        if meetings.concerned(meaning):
            answer = await meetings.answer(Asked.by(event, slack_text.readable(_words(event))), meaning)
            event.reply_privately(answer.unopened or answer.message)
        else:
            await _answered(event, meaning)
    await ack()


async def _answered(event: Event, meaning: Meaning) -> None:
    try:
        outcome = await _done(event, meaning)
    except Refusal as refusal:
        # Nothing of the first try is stored, so this still counts as the first time.
        outcome = await _refused(event, meaning, str(refusal))
    if isinstance(meaning, Prefer) and outcome.message is not None:
        event.reply_privately(outcome.message)
    doing.follow_up(event, outcome)


def _words(event: Event) -> str:
    said = str(event.fields.get("text") or "")
    return slack_text.addressed_to(said, event.bot.workspaces[event.team].bot_user)


async def _meaning(event: Event) -> Meaning:
    door = Door.THREAD_MENTION if event.fields.get("thread_ts") else Door.MENTION
    typed = _words(event)
    async with event.bot.sessions.read() as session:
        here = await known.gather(
            session,
            event.team,
            [event.channel],
            event.user,
            now=event.at,
            user_groups=event.bot.people.user_groups(event.team),
        )
        meaning = await reading.meaning_of(session, event.team, typed, door, here)
        if door is Door.MENTION:
            return meaning
        likely = await reading.meaning_of(session, event.team, typed, door, here, above.LIKELY)
    over = await above.read(event) if likely != meaning else None
    if over is None:
        return meaning
    async with event.bot.sessions.read() as session:
        return await reading.meaning_of(session, event.team, typed, door, here, over)


async def _done(event: Event, meaning: Meaning) -> Outcome:
    """Do in one transaction what is meant, and put what is to be answered into the outbox."""
    about = await _with_what_is_settled(event) if _is_alone(event, meaning) else _about(event)
    async with event.bot.sessions.begin() as session:
        if not await event.first_time(session):
            return Outcome()
        return await _do(session, event, meaning, about)


async def _do(session: Session, event: Event, meaning: Meaning, about: subjects.MentionReply) -> Outcome:
    words = _words(event)
    if isinstance(meaning, Courtesy):
        event.bot.background.start(_nod(event))
        return Outcome()
    if isinstance(meaning, NotUnderstood):
        if about.what == "thread":
            await deliveries.reply(session, _place(event), about)
            return Outcome()
        help_ = replace(about, wanted=packing.dumped(Show(What.HELP)), unknown=words[:200])
        await deliveries.show(session, _place(event), help_)
        return Outcome()
    source = messages.source_of(event.fields, event.team, event.channel, event.user)
    outcome = await doing.do(session, event, meaning, Typed(source, words, event.at))
    if outcome.draft is not None:
        await deliveries.ask(session, _place(event), replace(about, what="question", draft=outcome.draft.id))
    elif (alone := outcome.show or outcome.did) is not None:
        shown = replace(about, what="show", wanted=packing.dumped(alone))
        await deliveries.show(session, _place(event), shown)
    return outcome


def _is_alone(event: Event, meaning: Meaning) -> bool:
    """Tell whether somebody mentioned the bot in a thread without a word."""
    silent = isinstance(meaning, NotUnderstood) and not slack_text.readable(_words(event))
    return silent and bool(event.fields.get("thread_ts"))


async def _with_what_is_settled(event: Event) -> subjects.MentionReply:
    about, settled = replace(_about(event), what="thread"), await alone.settled(event)
    return about if settled is None else replace(about, settled=settled.new, recorded=settled.recorded)


async def _refused(event: Event, meaning: Meaning, why: str) -> Outcome:
    """Say in the thread why what was meant can not be done, with the form of what could not be recorded."""
    async with event.bot.sessions.read() as session:
        why = await reading.in_plain_words(session, event.team, why)
    if records := getattr(meaning, "records", ()):
        return await _done(event, OpenForm(records, why=why))
    async with event.bot.sessions.begin() as session:
        if await event.first_time(session):
            about = replace(_about(event), what="refused", missing=why)
            await deliveries.reply(session, _place(event), about)
    return Outcome()


async def _meet_strangers(event: Event) -> None:
    """Have Slack say who is in a channel that we never asked it about, before a mention is understood."""
    async with event.bot.sessions.read() as session:
        group = await groups.find(session, event.team, event.channel)
    if group is None or group.synced_at is None:
        await introductions.once_more(event)


async def _nod(event: Event) -> None:
    await event.client.reactions_add(channel=event.channel, timestamp=str(event.fields["ts"]), name=THANKED)


async def _where_it_is_now(event: Event) -> Event:
    async with event.bot.sessions.read() as session:
        channel = await groups.now_at(session, event.team, event.channel)
    event = replace(event, body=event.body | {"event": event.fields | {"channel": channel}})
    access.heard(event, instant(str(event.fields["ts"])))
    return event


def _place(event: Event) -> Mentioned:
    return Mentioned(event.team, event.channel, event.at)


def _about(event: Event) -> subjects.MentionReply:
    ts = str(event.fields["ts"])
    thread = event.fields.get("thread_ts") or ts
    return subjects.MentionReply(what="help", said=ts, thread=thread, user=event.user)
