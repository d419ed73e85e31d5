"""Details, and Raise a concern: what opens from a decision's card or from what somebody was told of one."""

from slack_bolt.async_app import AsyncAck

from bot import membership, whole
from bot.acts import Press
from bot.buttons import decisions as buttons
from bot.parsing.refusal import Refusal
from bot.views import concerns as concern_views
from bot.views import decisions as views
from storage import people


async def details(ack: AsyncAck, press: Press) -> None:
    """Show the whole record to whoever presses."""
    async with press.bot.sessions.begin() as session:
        record = await whole.of(session, await buttons.meant(session, press))
    await press.open(views.details(record, press.user))
    await ack()


async def concern(ack: AsyncAck, press: Press) -> None:
    """Open the form for a concern on the decision of a card, or of what somebody was told."""
    bot = press.bot
    async with bot.sessions.begin() as session:
        decision = await buttons.meant(session, press)
        known = await people.is_member(session, press.team, decision.channel, press.user)
    if not known:
        # They were told of it: by the time the form is submitted, Slack has said whether they are in.
        bot.chores.spawn(membership.sync(bot, press.team, decision.channel))
    if decision.undone_at is not None:
        raise Refusal(f"{decision.label} was undone, so there is nothing to be concerned about.")
    await press.open(concern_views.form(decision))
    await ack()
