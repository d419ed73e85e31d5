"""The form of a group's meetings: unfolded, sent in, and its plan confirmed."""

import re
from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncAck

from bot.language import nations, slack_text, telling
from bot.language.recurrence import saying
from bot.language.refusal import Faults, Refusal
from bot.meetings import calendars
from bot.meetings import views as meeting_views
from bot.meetings.changes import service as change_service
from bot.meetings.plan import proposals, service, shown
from bot.meetings.plan.proposals import PlanProposal
from bot.meetings.plan.views import form as form_views
from bot.meetings.plan.views.form import MeetingPrefill
from bot.slack import membership
from bot.slack.blocks.modals import View
from bot.slack.incoming import access
from bot.slack.incoming.requests import Press, Submission
from bot.understanding import deliverables
from bot.understanding import meetings as understanding
from bot.understanding.meaning import MeetingAct, MeetingDoes
from scheduler import places
from storage import groups
from storage.database import Session
from storage.records import Group

NO_PLAN = "Here only what is planned can be said. To cancel or move one, use /meeting."
_SAYS_LENGTH = re.compile(r"\b(?:for|lasting)\s+(?:\d|an?\b|half|one|two|three)", re.IGNORECASE)


def fill_in(prefill: MeetingPrefill, plan: PlanProposal) -> MeetingPrefill:
    """Return the form with a plan in it that is not stored."""
    length = saying.length(plan.minutes) if plan.minutes is not None else ""
    with telling.to(None):
        when = proposals.describe(plan, length=False)
    return replace(prefill, when=when, length=length)


async def unfold(ack: AsyncAck, press: Press) -> None:
    """Show what stands under `More`, keeping what was typed."""
    await press.unfold(form_views.form(form_views.filled(press.view), more=True))
    await ack()


async def save(ack: AsyncAck, submission: Submission) -> None:
    """Store what the form says of the group, and show the plan that `When` is changed to for its Confirm."""
    filled = form_views.filled(submission.view)
    faults, plan_view = Faults(), None
    async with submission.bot.sessions.begin() as session:
        with faults.beside("when"):
            await access.refuse_outsiders(session, submission.team, filled.channel, submission.user)
        faults.refuse()
        group = await groups.ensure(session, submission.team, filled.channel)
        settings = await _settings(session, submission, group, filled, faults)
        plan = None
        # A plan may hang on what is said of the group; where anything is refused neither is stored.
        await service.describe_group(session, group, settings, by=submission.user, at=submission.at)
        with faults.beside("when"):
            plan = await _plan(session, submission, filled)
        faults.refuse()
        if plan is not None:
            plan_view = await _plan_view(session, submission, plan)
    if plan_view is not None:
        await ack(response_action="push", view=plan_view)
    else:
        await ack()


async def _plan_view(session: Session, submission: Submission, plan: PlanProposal) -> View:
    team = submission.team
    known = await calendars.find_group_zone(session, team, plan.channel, plan.by) is not None
    understood = await shown.understood(session, team, plan, known=known, now=submission.at)
    asks = await change_service.find_decider(session, team, plan, at=submission.at)
    return form_views.plan_view(understood, proposals.pack(plan), asks=asks)


async def _settings(
    session: Session, submission: Submission, group: Group, filled: MeetingPrefill, faults: Faults
) -> dict[str, Any]:
    """Return what the form says of the group, by the names of its fields."""
    country, subdivision = nations.parts(filled.holidays)
    settings: dict[str, Any] = {}
    if "purpose" not in filled.folded:
        settings["purpose"] = slack_text.clean(filled.purpose) or None
    if "recap" not in filled.folded:
        settings["recap_lead"] = filled.recap
    if "holidays" not in filled.folded:
        settings |= {"country": country, "subdivision": subdivision}
    present = deliverables.line(group.deliverable, group.deliverable_due)
    if "deliverable" not in filled.folded and filled.deliverable != present:
        calendar = await calendars.find(
            session, group.team, group.channel, submission.user, now=submission.at
        )
        with faults.beside("deliverable"):
            due = deliverables.read(filled.deliverable, calendar)
            settings["deliverable"] = due.what if due else None
            settings["deliverable_due"] = due.due if due else None
    return settings


async def _plan(session: Session, submission: Submission, filled: MeetingPrefill) -> PlanProposal | None:
    """Return the plan that the form changes to; None when it changes none."""
    if not filled.when or (filled.when, filled.length) == filled.was:
        return None
    team, user, channel = submission.team, submission.user, filled.channel
    zone = await calendars.find_group_zone(session, team, channel, user) or places.UTC
    locale = await calendars.find_locale(session, team, user)
    meant = understanding.read(_with_length(filled), now=submission.at, zone=zone, locale=locale)
    if not isinstance(meant, understanding.SeriesPlan | understanding.OneMeeting):
        raise Refusal(NO_PLAN)
    key = submission.body.get("trigger_id") or submission.view["id"]
    act = MeetingAct(MeetingDoes.PLAN, start=meant.start, minutes=meant.minutes)
    if isinstance(meant, understanding.SeriesPlan):
        act = replace(act, every=meant.rrule, left_out=meant.left_out, holiday_shift=meant.holiday_shift)
    return await service.propose(session, team, act, key=key, channel=channel, by=user, zone=zone)


def _with_length(filled: MeetingPrefill) -> str:
    """Return `When` with its `Length`, unless it says how long itself."""
    when, length = slack_text.clean(filled.when), slack_text.clean(filled.length)
    if not length or _SAYS_LENGTH.search(when):
        return when
    minutes = f"{length} minutes" if length.isdigit() else length.removeprefix("for ")
    # The length goes before the end of the series: 'at 10:00, until July' takes it anywhere.
    return f"{when} for {minutes}"


async def confirm_plan(ack: AsyncAck, submission: Submission) -> None:
    """Store the plan that was shown over the form, which closes; say what else came of it in its place."""
    bot, team = submission.bot, submission.team
    plan = proposals.unpack(submission.view.get("private_metadata") or "")
    if plan is None or plan.by != submission.user:
        await ack(response_action="clear")
        return
    try:
        async with bot.sessions.begin() as session:
            await access.refuse_outsiders(session, team, plan.channel, submission.user)
            outcome = await change_service.confirm(session, team, plan, at=submission.at)
    except Refusal as refusal:
        await ack(response_action="update", view=form_views.result_view(str(refusal)))
        return
    bot.background.start(membership.sync(bot, team, plan.channel))
    if outcome.is_settled:
        await ack(response_action="clear")
        return
    await ack(response_action="update", view=form_views.result_view(meeting_views.outcome(outcome)))
