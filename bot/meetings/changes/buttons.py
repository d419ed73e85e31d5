"""The buttons of a change of the meetings: its asker's `Confirm` and `Change`, and those of who decides."""

from datetime import datetime

from slack_bolt.async_app import AsyncAck

from bot.language.refusal import Refusal
from bot.meetings import views as meeting_views
from bot.meetings import zones
from bot.meetings.changes import confirming, deliveries, views
from bot.meetings.changes import waiting as change_waiting
from bot.meetings.changes.views import form as views_form
from bot.meetings.changes.views.form import Filled
from bot.meetings.changes.waiting import CANCEL, MOVE, Change, Waiting
from bot.meetings.plan.forms import OUTSIDE
from bot.slack import membership
from bot.slack.blocks import text
from bot.slack.incoming.requests import Press, Submission
from storage import events_seen, meetings, people
from storage.records import Kind

NOT_ASKED = "That is not yours to decide, so nothing has changed."


async def confirm(ack: AsyncAck, press: Press) -> None:
    """Make a change, or have whoever decides asked."""
    waiting = _own(press)
    async with press.bot.sessions.begin() as session:
        made = await confirming.confirm(session, press.team, waiting, at=press.at)
    press.reply(text.note(made.said), instead=True)
    await ack()


async def change(ack: AsyncAck, press: Press) -> None:
    """Open the form with the change filled in."""
    waiting = _own(press)
    if not isinstance(waiting, Change) or waiting.what not in (CANCEL, MOVE):
        raise Refusal("Type the command again, with what you want instead.")
    async with press.bot.sessions.read() as session:
        zone = await zones.of(session, press.team, waiting.channel)
        coming = await meetings.coming(session, press.team, waiting.channel, press.at, 50)
    if not coming:
        raise Refusal("No meeting is planned any more.")
    known = waiting.meeting if any(one.id == waiting.meeting for one in coming) else 0
    to = meeting_views.one_meeting(datetime.fromisoformat(waiting.to), None) if waiting.to else ""
    filled = Filled(waiting.channel, known, waiting.what == MOVE, to)
    await press.open(views_form.form(filled, coming, zone, views.NOTHING_YET))
    await ack()


async def agree(ack: AsyncAck, press: Press) -> None:
    """Make a change that somebody else asked for."""
    await _decide(press, agreed=True)
    await ack()


async def refuse(ack: AsyncAck, press: Press) -> None:
    """Leave everything as it is, and tell whoever asked."""
    await _decide(press, agreed=False)
    await ack()


async def submitted(ack: AsyncAck, submission: Submission) -> None:
    """Make the change that was shown over the form, or have whoever decides asked."""
    waiting = change_waiting.unpacked(submission.view.get("private_metadata") or "")
    if waiting is None or waiting.by != submission.user:
        await ack(response_action="clear")
        return
    async with submission.bot.sessions.begin() as session:
        if not await people.is_member(session, submission.team, waiting.channel, submission.user):
            said = OUTSIDE
        else:
            said = (await confirming.confirm(session, submission.team, waiting, at=submission.at)).said
    await ack(response_action="update", view=views.told_view(said))


def _own(press: Press) -> Waiting:
    """Return what was pressed, for whoever asked for it and where they did; Refusal for anybody else."""
    waiting = change_waiting.unpacked(press.value)
    if waiting is None or waiting.channel != press.channel:
        raise Refusal(NOT_ASKED)
    if waiting.by != press.user:
        raise Refusal(views.THEIRS.format(who=text.person(waiting.by)))
    return waiting


async def _decide(press: Press, *, agreed: bool) -> None:
    team, user, now = press.team, press.user, press.at
    async with press.bot.sessions.begin() as session:
        sent = await press.outbox_row(session)
        if sent is None or (sent.kind, sent.recipient) != (Kind.MEETING_CHANGE_QUESTION, user):
            raise Refusal(NOT_ASKED)
        waiting = change_waiting.asked_in(sent)
        if waiting is None:
            raise Refusal(NOT_ASKED)
        if await events_seen.when(session, team, change_waiting.once(waiting)) is not None:
            raise Refusal(views.ALREADY)
        decider = await change_waiting.decider(session, team, waiting)
        if decider != user:
            raise Refusal(f"{text.person(decider)} decides by now." if decider else NOT_ASKED)
        said = await confirming.decide(session, team, waiting, by=user, agreed=agreed, at=now)
        await deliveries.put_answer(session, team, waiting, sent, agreed=agreed, said=said, at=now)
    press.bot.background.start(membership.sync(press.bot, team, waiting.channel))
