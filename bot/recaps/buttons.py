"""The buttons of recaps and newcomers' packs: Got it; and Confirm, where a channel was shared."""

from slack_bolt.async_app import AsyncAck

from bot.recaps import service, views
from bot.slack.incoming.requests import Press, id_in
from storage import outbox

MOST = 50
"""Of the ids in a button's value; ours hold twelve at most."""


async def got_it(ack: AsyncAck, press: Press, inside: frozenset[str]) -> None:
    """Note that somebody knows of the decisions they were shown; the message then says so."""
    ids = [id_in(each) for each in press.value.split(",")[:MOST]]
    async with press.bot.sessions.begin() as session:
        said = await outbox.carried.said_in(session, press.team, *press.message_at)
        # A morning's message may have several recaps, each with its own button.
        sent = next((one for one in said if one.about.shows(ids)), next(iter(said), None))
        shown = await service.confirm(session, press.team, press.user, sent, ids, inside=inside, at=press.at)
    if sent is None:
        press.reply(views.thanked([decision.label for decision in shown]), instead=True)
    await ack()


async def confirm_sharing(ack: AsyncAck, press: Press) -> None:
    """Let the recaps of a group whose channel was shared go on."""
    async with press.bot.sessions.begin() as session:
        sent = await press.outbox_row(session)
        await service.confirm_sharing(session, press.team, sent, by=press.user, at=press.at)
    await ack()
