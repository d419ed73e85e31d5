"""Details, and Raise a concern: what opens from a decision's card or from what somebody was told of one."""

from dataclasses import replace

from slack_bolt.async_app import AsyncAck

from bot import membership, opening, whole
from bot.acts import Press
from bot.buttons import decisions as buttons
from bot.opening import Shown
from bot.parsing.refusal import Refusal
from bot.people import Unsure
from bot.views import concerns as concern_views
from bot.views import decisions as views
from storage import people


async def details(ack: AsyncAck, press: Press) -> None:
    """Show the whole record to whoever presses; where it was said is asked of Slack afterwards."""
    bot = press.bot
    async with bot.sessions.begin() as session:
        record = await whole.of(session, await buttons.meant(session, press))
    shown = await press.open(views.details(record, press.user))
    if shown is not None and record.decision.said_ts is not None:
        bot.chores.spawn(_add_address(press, shown, record))
    await ack()


async def _add_address(press: Press, shown: Shown, record: views.Whole) -> None:
    said = record.decision
    try:
        answer = await press.bot.people.ask(
            said.team, "chat.getPermalink", channel=said.channel, message_ts=said.said_ts
        )
    except Unsure:
        return
    record = replace(record, said_at=answer.get("permalink"))
    await opening.update_view(press.client, shown.id, views.details(record, press.user))


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
