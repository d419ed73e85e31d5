"""Message shortcuts: Record decision, Record action, Capture thread, Raise a concern.

A trigger lives three seconds, so the form opens before anything is asked of Slack, filled in from the
message that came with the shortcut. What takes longer is put into the open form afterwards, as is what a
short yes was said to.
"""

from slack_bolt.async_app import AsyncAck

from bot.decisions.concerns import views as concern_views
from bot.slack.blocks.modals import View
from bot.slack.incoming import acknowledgement, modals
from bot.slack.incoming.modals import Shown
from bot.slack.incoming.requests import Json, Press
from bot.sources import conversations, invitations, messages
from bot.threads import commands, in_context, prefill, views
from bot.understanding import answers
from bot.understanding.threads import RecordAs
from storage import decisions, outbox
from storage.database import Session
from storage.records import Decision, Source, subjects

MOST_CHOICES = 100


async def record_decision(ack: AsyncAck, press: Press) -> None:
    """Open the decision form, filled in from a message."""
    await _record(press, RecordAs.DECISION)
    await ack()


async def record_action(ack: AsyncAck, press: Press) -> None:
    """Open the action form, filled in from a message."""
    await _record(press, RecordAs.ACTION)
    await ack()


async def capture_thread(ack: AsyncAck, press: Press) -> None:
    """Open a form with what a thread likely decided; Slack is asked for the thread once it is open."""
    message = press.body["message"]
    ts = str(message.get("thread_ts") or message["ts"])
    if shown := await _open(press, views.loading(views.CAPTURE_THREAD)):
        acknowledgement.later(press, commands.propose(press, shown, ts, chosen=message))
    await ack()


async def raise_concern(ack: AsyncAck, press: Press) -> None:
    """Open the concern form for the decision that a message is about, or ask which one is meant."""
    team, channel = press.team, press.channel
    async with press.bot.sessions.read() as session:
        about = await _decisions_about(session, team, channel, press.body["message"])
        known = about or await decisions.latest(session, team, channel, limit=MOST_CHOICES)
    await _open(press, concern_views.form(about[0]) if len(about) == 1 else views.decision_choice(known))
    await ack()


async def _record(press: Press, kind: RecordAs) -> None:
    message = press.body["message"]
    source = messages.source_of(message, press.team, press.channel, press.user)
    words, addressed = prefill.addressed(messages.words(message), press.bot.workspaces[press.team].bot_user)
    if source.thread_ts and answers.is_short_yes(words):
        if shown := await _open(press, views.loading(views.RECORD_ONE[kind])):
            acknowledgement.later(press, _fill_from_thread(press, shown, kind, source, words))
        return
    async with press.bot.sessions.begin() as session:
        form = await prefill.form(session, kind, source, words, at=press.at, addressed=addressed)
    if shown := await _open(press, form):
        press.bot.background.start(_warn(press, shown, form))


async def _fill_from_thread(press: Press, shown: Shown, kind: RecordAs, source: Source, words: str) -> None:
    """Fill in the form of a short yes from what it was said to, once the form is open."""
    context = await in_context.read(press.bot, kind, source)
    async with press.bot.sessions.begin() as session:
        form = await prefill.form(session, kind, source, words, at=press.at, context=context)
    if context is prefill.NOTHING and await conversations.is_outside(press.bot, press.team, press.channel):
        form = views.with_notice(form, invitations.INVITE_FIRST)
    await press.fill_in(shown, form)


async def _open(press: Press, view: View) -> Shown | None:
    """Open a modal, and note who is evidently in the channel."""
    shown = await press.open(view)
    if shown is not None:
        async with press.bot.sessions.begin() as session:
            await press.join(session)
    return shown


async def _warn(press: Press, shown: Shown, form: View) -> None:
    """Say in an open form that the bot has to be invited first, if it is not in the channel."""
    if await conversations.is_outside(press.bot, press.team, press.channel):
        await modals.fill_in(press.bot, press.team, shown, views.with_notice(form, invitations.INVITE_FIRST))


async def _decisions_about(session: Session, team: str, channel: str, message: Json) -> list[Decision]:
    """Return the decision whose card a message is, else those captured from it or from its thread."""
    card = await outbox.sent_as(session, team, channel, str(message.get("ts")))
    if card is not None and isinstance(card.about, subjects.OfDecision):
        found = await decisions.find(session, team, card.about.decision)
        return [found] if found is not None and found.channel == channel and found.undone_at is None else []
    made = await decisions.said_in(session, team, channel, str(message.get("ts")))
    thread = message.get("thread_ts")
    if not made and thread:
        made = await decisions.said_in_thread(session, team, channel, str(thread))
    return [one for one in made if one.undone_at is None]
