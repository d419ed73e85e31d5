"""The buttons of a plan of meetings that waits for its Confirm."""

from slack_bolt.async_app import AsyncAck

from bot.meetings import views as meeting_views
from bot.meetings.changes import service as change_service
from bot.meetings.changes import shown as change_shown
from bot.meetings.plan import forms, proposals, shown
from bot.meetings.plan.proposals import PlanProposal
from bot.meetings.plan.views import form as form_views
from bot.slack import membership
from bot.slack.blocks import text
from bot.slack.incoming.requests import Press
from storage import groups, people


async def confirm(ack: AsyncAck, press: Press) -> None:
    """Store a plan, once, for the person who typed it; where it replaces another, the chair may be asked."""
    plan, bot = await _own(press), press.bot
    if plan is not None:
        async with bot.sessions.begin() as session:
            outcome = await change_service.confirm(session, press.team, plan, at=press.at)
        press.reply(text.note(meeting_views.outcome(outcome)), instead=True)
        bot.background.start(membership.sync(bot, press.team, plan.channel))
    await ack()


async def open_form(ack: AsyncAck, press: Press) -> None:
    """Open the form as the group's meetings stand."""
    async with press.bot.sessions.begin() as session:
        await people.join(session, press.team, press.channel, press.user, at=press.at)
        group = await groups.ensure(session, press.team, press.channel)
        prefill = await shown.prefill(session, group, press.at)
    await press.open(form_views.form(prefill))
    await ack()


async def change(ack: AsyncAck, press: Press) -> None:
    """Open the form with a plan filled in; nothing of it is stored yet."""
    plan = await _own(press)
    if plan is not None:
        async with press.bot.sessions.begin() as session:
            await people.join(session, press.team, plan.channel, plan.by, at=press.at)
            group = await groups.ensure(session, press.team, plan.channel)
            prefill = await shown.prefill(session, group, press.at)
        await press.open(form_views.form(forms.fill_in(prefill, plan)))
    await ack()


async def _own(press: Press) -> PlanProposal | None:
    """Return the plan of a button, for the person who typed it; Refusal for anybody else.

    None for what is no plan of ours, or not of this channel.
    """
    async with press.bot.sessions.read() as session:
        carried = proposals.unpack(press.value)
        return await change_shown.for_its_asker(session, press.team, carried, press.channel, press.user)
