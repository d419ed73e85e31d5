"""The buttons of recaps and newcomers' packs: Got it, the rest; and Confirm, where a channel was shared."""

from slack_bolt.async_app import AsyncAck

from bot.language.refusal import Refusal
from bot.recaps import before_meetings, service, shown, views
from bot.recaps.deliveries import recaps as deliveries
from bot.slack import directory
from bot.slack.incoming.requests import Press, id_in
from storage import outbox, recaps

CANCELLED = "That meeting was cancelled."
MOST = 50
"""Of the ids in a button's value."""


async def got_it(ack: AsyncAck, press: Press, inside: frozenset[str]) -> None:
    """Note that somebody has read the decisions they were shown; the message then says so."""
    ids = _ids(press)
    async with press.bot.sessions.begin() as session:
        said = await outbox.carried.said_in(session, press.team, *press.message_at)
        # A morning's message may have several recaps, each with its own button, and other things with ids.
        recaps_said = [one for one in said if one.kind in deliveries.CONFIRMED]
        sent = next((one for one in recaps_said if one.about.shows(ids)), next(iter(recaps_said), None))
        read = await service.confirm(session, press.team, press.user, sent, ids, inside=inside, at=press.at)
        address = await directory.workspace(session, press.team)
    if sent is None:
        press.reply(views.read(read, address), instead=True)
    await ack()


async def rest(ack: AsyncAck, press: Press, inside: frozenset[str]) -> None:
    """Show what a recap had no room for; its reader is told of it thereby."""
    async with press.bot.sessions.begin() as session:
        asked = await shown.behind(session, press.team, press.user, _ids(press), inside, press.at)
        await service.note_told(session, asked.shown, press.user, at=press.at)
    await press.open(views.rest(asked))
    await ack()


async def everything(ack: AsyncAck, press: Press) -> None:
    """Show all that is on record before a meeting, of which its recap had room for a part."""
    async with press.bot.sessions.read() as session:
        ahead = await recaps.one_ahead(session, press.team, press.id)
        if ahead is None:
            raise Refusal(CANCELLED)
        view = views.everything(await before_meetings.matters(session, ahead, press.at))
    await press.open(view)
    await ack()


def _ids(press: Press) -> list[int]:
    return [id_in(each) for each in press.value.split(",")[:MOST]]


async def confirm_sharing(ack: AsyncAck, press: Press) -> None:
    """Let the recaps of a group whose channel was shared go on."""
    async with press.bot.sessions.begin() as session:
        sent = await press.outbox_row(session)
        await service.confirm_sharing(session, press.team, sent, by=press.user, at=press.at)
    await ack()
