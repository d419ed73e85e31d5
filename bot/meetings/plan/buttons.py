"""The buttons of a plan of meetings that waits for its Confirm."""

from slack_bolt.async_app import AsyncAck

from bot.language.refusal import Refusal
from bot.meetings.changes import confirming, waiting
from bot.meetings.changes import views as change_views
from bot.meetings.plan import form, forms, service
from bot.meetings.plan.service import Proposal
from bot.slack import membership
from bot.slack.blocks import text
from bot.slack.requests import Press
from storage import people


async def confirm(ack: AsyncAck, press: Press) -> None:
    """Store a plan, once, for whoever typed it; where it takes another's place who decides may be asked."""
    plan, bot = await _plan(press), press.bot
    if plan is not None:
        async with bot.sessions.begin() as session:
            made = await confirming.confirm(session, press.team, plan, at=press.at)
        press.reply(text.note(made.said), instead=True)
        bot.chores.spawn(membership.sync(bot, press.team, plan.channel))
    await ack()


async def change(ack: AsyncAck, press: Press) -> None:
    """Open the form with a plan filled in; nothing of it is stored yet."""
    plan = await _plan(press)
    if plan is not None:
        async with press.bot.sessions.begin() as session:
            await people.join(session, press.team, plan.channel, plan.by, at=press.at)
            prefill = await forms.prefilled(session, press.team, plan.channel, press.at)
        await press.open(form.form(forms.filled_with(prefill, plan)))
    await ack()


async def _plan(press: Press) -> Proposal | None:
    """Return the plan of a button, for whoever typed it and where they did; Refusal for anybody else."""
    plan = service.unpacked(press.value)
    if plan is not None:
        async with press.bot.sessions.read() as session:
            plan = await waiting.shown_in(session, press.team, plan, press.channel)
    if plan is None:
        return None
    if plan.by != press.user:
        raise Refusal(change_views.THEIRS.format(who=text.person(plan.by)))
    return plan
