"""A plan of meetings is shown for its Confirm; what is not complete goes into the form."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.meetings.asked import Asked
from bot.meetings.changes import service as change_service
from bot.meetings.plan import proposals, service, shown, views
from bot.meetings.plan.proposals import PlanProposal
from bot.meetings.plan.views import form as form_views
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Message
from bot.understanding.meaning import MeetingAct
from storage import groups
from storage.database import Session
from storage.records import Series

KEPT = "The form is open with what you typed."


async def preview(asked: Asked, act: MeetingAct, zone: ZoneInfo, *, known: bool = True) -> Message:
    """Show a plan for its Confirm; `known` tells whether `zone` is known to be the group's."""
    async with asked.bot.sessions.read() as session:
        proposal = await service.propose(
            session,
            asked.team,
            act,
            key=asked.key,
            channel=asked.channel,
            by=asked.user,
            zone=ZoneInfo(act.zone) if act.zone else zone,
        )
        return await _preview(session, asked, proposal, known=known or act.zone is not None)


async def again(asked: Asked, series: Series, start: datetime, zone: ZoneInfo) -> Message:
    """Show the group's series by another clock, for its Confirm."""
    first = datetime.combine(start.date(), series.starts.time())
    proposal = PlanProposal(
        asked.key,
        asked.channel,
        asked.user,
        first,
        zone,
        series.rrule,
        series.minutes,
        series.id,
        series.place,
        series.left_out,
        series.holiday_shift,
    )
    async with asked.bot.sessions.read() as session:
        return await _preview(session, asked, proposal, known=True)


async def _preview(session: Session, asked: Asked, proposal: PlanProposal, *, known: bool) -> Message:
    understood = await shown.understood(session, asked.team, proposal, known=known, now=asked.at)
    asks = await change_service.find_decider(session, asked.team, proposal, at=asked.at)
    return views.plan(understood, proposals.pack(proposal), asks=asks)


async def form(session: Session, asked: Asked, when: str = "", *, notice: str = "") -> View:
    """Return the form as the group's meetings stand, with `when` in it if anything was typed."""
    group = await groups.ensure(session, asked.team, asked.channel)
    prefill = await shown.prefill(session, group, asked.at)
    if when:
        prefill = replace(prefill, when=when, length="")
    return form_views.form(replace(prefill, notice=notice))
