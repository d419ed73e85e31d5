"""The buttons of a plan of meetings that waits for its Confirm."""

from slack_bolt.async_app import AsyncAck

from bot import membership, planning
from bot.acts import Press
from bot.forms import meetings as forms
from bot.planning import Proposal
from bot.views import text
from bot.views.meetings import form as views
from storage import people

ALREADY = "That is planned already: the channel has been told."


async def confirm(ack: AsyncAck, press: Press) -> None:
    """Store a plan, once, for whoever typed it."""
    plan, bot = _plan(press), press.bot
    if plan is not None:
        async with bot.sessions.begin() as session:
            stored = await planning.store(session, press.team, plan, at=press.at)
        press.reply(stored.told if stored is not None else text.note(ALREADY), instead=True)
        if stored is not None:
            bot.chores.spawn(membership.sync(bot, press.team, plan.channel))
    await ack()


async def change(ack: AsyncAck, press: Press) -> None:
    """Open the form with a plan filled in; nothing of it is stored yet."""
    plan = _plan(press)
    if plan is not None:
        async with press.bot.sessions.begin() as session:
            await people.join(session, press.team, plan.channel, plan.by, at=press.at)
            prefill = await forms.prefilled(session, press.team, plan.channel, press.at)
        await press.open(views.form(forms.filled_with(prefill, plan)))
    await ack()


def _plan(press: Press) -> Proposal | None:
    """Return the plan of a button, for whoever typed it and where they did; None for anybody else."""
    plan = planning.unpacked(press.value)
    return plan if plan is not None and (plan.by, plan.channel) == (press.user, press.channel) else None
