"""The buttons that stand on the Home alone: to say that one will come, and to see all that is in a part."""

from slack_bolt.async_app import AsyncAck

from bot.home.tab import shown, views
from bot.home.tab.views import Section
from bot.language.refusal import Refusal
from bot.meetings.attendance import ahead
from bot.meetings.attendance import service as attendance
from bot.slack.blocks.modals import View
from bot.slack.incoming.requests import Press
from bot.slack.outgoing import homes

GONE = "That is not here any more."


async def coming(ack: AsyncAck, press: Press) -> None:
    """Note that somebody will be at a meeting."""
    async with press.bot.sessions.begin() as session:
        meeting = await attendance.find_open(session, press.team, press.id, now=press.at)
        await ahead.will_come(session, meeting, press.user, at=press.at)
    await ack()


async def rest(ack: AsyncAck, press: Press) -> None:
    """Show all that is in a part of the Home, of the groups that they may see now."""
    if press.value not in list(Section):
        raise Refusal(GONE)
    await press.open(await _all_of(press, Section(press.value)))
    await ack()


async def _all_of(press: Press, section: Section) -> View:
    about = await homes.seen(press.bot.people, shown.groups_of, press.team, press.user)
    async with press.bot.sessions.read() as session:
        reading = await shown.begin(session, press.team, press.user, about, press.at)
        if reading is None:
            raise Refusal(GONE)
        decided = await shown.every_decided(reading) if section is Section.DECIDED else ()
        return views.rest(await shown.home(reading), section, decided)
