"""Mentions of the bot, in channels and threads, by anybody: they do what the commands do.

Slack tells of a mention more than once, by one event's id or by several; the message counts once.
"""

from dataclasses import replace

from slack_bolt.async_app import AsyncAck

from bot.actions import drafts
from bot.actions import service as action_service
from bot.actions.views import answers as action_answers
from bot.decisions import participants
from bot.decisions import service as decision_service
from bot.decisions import views as decision_views
from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.slack import membership
from bot.slack.blocks import text
from bot.slack.blocks.addresses import instant
from bot.slack.incoming import access
from bot.slack.incoming.requests import Event
from bot.sources import messages
from bot.threads import deliveries as thread_deliveries
from bot.threads import prefill
from bot.understanding import actions, decisions, instead, mentions, several
from bot.understanding.mentions import Mentioned, Wish
from storage import groups
from storage.database import Session
from storage.records import Action, Decision, Source, subjects

EXAMPLE = f"For example: `@Matters Arising {actions.EXAMPLE.removeprefix('/')}`"


async def mentioned(ack: AsyncAck, event: Event) -> None:
    """Record what somebody asks for, or say in the thread what is missing."""
    if event.fields.get("user") and not event.fields.get("bot_id"):
        meant = mentions.read(str(event.fields.get("text") or ""), event.bot.workspaces[event.team].bot_user)
        try:
            record = await _recorded(event, meant)
        except Refusal as refusal:
            # Nothing of the first try is stored, so this still counts as the first time.
            words = slack_text.readable(meant.words)
            understood = f"Understood: ‘{text.brief(words)}’. " if words else ""
            await _answer(event, meant, understood + str(refusal))
            record = None
        if isinstance(record, Decision):
            event.bot.background.start(participants.remember(event.bot, record))
    await ack()


async def _where_it_is_now(session: Session, event: Event) -> Event:
    channel = await groups.now_at(session, event.team, event.channel)
    event = replace(event, body=event.body | {"event": event.fields | {"channel": channel}})
    access.heard(event, instant(str(event.fields["ts"])))
    return event


async def _recorded(event: Event, meant: Mentioned) -> Decision | Action | None:
    """Do what is asked in one transaction; return what was recorded, or None."""
    async with event.bot.sessions.begin() as session:
        event = await _where_it_is_now(session, event)
        if not await event.first_time(session):
            return None
        if meant.wish is Wish.DECISION:
            return await _decide(session, event, meant)
        if meant.wish is Wish.ACTION:
            return await _act(session, event, meant)
        await _reply(session, event, _other(meant, event))
    return None


async def _answer(event: Event, meant: Mentioned, missing: str) -> None:
    async with event.bot.sessions.begin() as session:
        event = await _where_it_is_now(session, event)
        if await event.first_time(session):
            await _incomplete(session, event, meant.wish, missing)


async def _decide(session: Session, event: Event, meant: Mentioned) -> Decision:
    words = await prefill.with_names(session, event.team, meant.words)
    if (other := instead.read(slack_text.readable(words))) is not None:
        raise Refusal(decision_views.instead_of_recording(other))
    if found := several.decisions(words):
        raise Refusal(several.ASKED.format(len(found)))
    resolution = decisions.read(words)
    recorded = await decision_service.record(session, resolution, _source(event), at=event.at)
    if recorded.related is not None:
        await thread_deliveries.ask_whether_related(
            session, recorded.decision, recorded.related.older, at=event.at
        )
    return recorded.decision


async def _act(session: Session, event: Event, meant: Mentioned) -> Action | None:
    source = _source(event)
    understood = await drafts.understand(session, source, meant.words, at=event.at)
    if isinstance(understood, action_service.Draft):
        return await action_service.record(session, understood, source, at=event.at)
    if understood.task.unresolved:
        # So that who is meant is known by the time the form is opened.
        event.bot.background.start(membership.sync(event.bot, event.team, event.channel))
    question = understood.task.question
    asks = [text.escape(question.asks)] if question else []
    lines = [*action_answers.understood(understood.task), *understood.missing, *asks, EXAMPLE]
    await _incomplete(session, event, meant.wish, " ".join(lines))
    return None


def _source(event: Event) -> Source:
    return messages.source_of(event.fields, event.team, event.channel, event.user)


def _other(meant: Mentioned, event: Event) -> subjects.MentionReply:
    """Return how to answer a mention that records nothing."""
    if meant.wish is Wish.NOTHING and event.fields.get("thread_ts"):
        return _about(event, "thread")
    unknown = meant.words[:200] if meant.wish is Wish.UNKNOWN else ""
    return replace(_about(event, "help"), unknown=unknown)


async def _incomplete(session: Session, event: Event, wish: Wish, missing: str) -> None:
    about = replace(_about(event, "incomplete"), kind=wish.value, missing=missing)
    await _reply(session, event, about)


def _about(event: Event, what: str) -> subjects.MentionReply:
    ts = str(event.fields["ts"])
    thread = event.fields.get("thread_ts") or ts
    return subjects.MentionReply(what=what, said=ts, thread=thread, user=event.user)


async def _reply(session: Session, event: Event, about: subjects.MentionReply) -> None:
    await thread_deliveries.answer_mention(
        session, team=event.team, channel=event.channel, about=about, at=event.at
    )
