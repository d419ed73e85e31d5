"""The form of a group's meetings: opened, unfolded, sent in, and its plan confirmed."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncAck

from bot.language import slack_text
from bot.language.recurrence import saying
from bot.language.refusal import Refusal
from bot.meetings import calendars
from bot.meetings.changes import confirming, waiting
from bot.meetings.plan import service
from bot.meetings.plan.service import Proposal
from bot.meetings.plan.views import form as views_form
from bot.meetings.plan.views import holidays
from bot.meetings.plan.views.form import Prefill
from bot.slack import membership
from bot.slack.incoming.requests import Press, Submission
from bot.understanding import deliverables
from bot.understanding import meetings as understanding
from scheduler import calendar, places
from storage import groups, meetings, people
from storage.database import Session
from storage.records import Group

Json = dict[str, Any]
OUTSIDE = "You are not in that channel, so nothing can be planned there."
_SAYS_LENGTH = re.compile(r"\b(?:for|lasting)\s+(?:\d|an?\b|half|one|two|three)", re.IGNORECASE)


async def prefilled(session: Session, team: str, channel: str, now: datetime) -> Prefill:
    """Return the form as the group's meetings stand."""
    group = await groups.ensure(session, team, channel)
    when, length = await _present(session, team, channel, now)
    return Prefill(
        channel,
        when=when,
        length=length,
        purpose=group.purpose or "",
        deliverable=deliverables.line(group.deliverable, group.deliverable_due),
        recap=group.recap_lead,
        holidays=holidays.code(group.country, group.subdivision),
        was=(when, length),
    )


def filled_with(prefill: Prefill, plan: Proposal) -> Prefill:
    """Return the form with a plan in it that is not stored."""
    length = saying.length(plan.minutes) if plan.minutes is not None else ""
    return replace(prefill, when=service.words(plan, length=False), length=length)


def typed_into(prefill: Prefill, when: str) -> Prefill:
    """Return the form with what was typed, which could not be read as a plan."""
    return replace(prefill, when=when, length="")


async def _present(session: Session, team: str, channel: str, now: datetime) -> tuple[str, str]:
    """Return the group's series in words, from its next meeting on, and its length."""
    series = await meetings.series_of(session, team, channel)
    zone = places.named(series.zone) if series is not None else None
    if series is None or zone is None:
        return "", ""
    coming = calendar.occurrences(series.rrule, series.starts, zone, after=now, limit=1)
    if not coming:
        return "", ""
    start = coming[0].astimezone(zone).replace(tzinfo=None)
    when = understanding.describe(series.rrule, start, None, zone, starting=True)
    return when, saying.length(series.minutes)


async def unfold(ack: AsyncAck, press: Press) -> None:
    """Show what stands under `More`, keeping what was typed."""
    await press.unfold(views_form.form(views_form.filled(press.view), more=True))
    await ack()


async def submitted(ack: AsyncAck, submission: Submission) -> None:
    """Store what the form says of the group, and show the plan that `When` is changed to for its Confirm."""
    team, user, now = submission.team, submission.user, submission.at
    filled = views_form.filled(submission.view)
    shown = None
    async with submission.bot.sessions.begin() as session:
        if not await people.is_member(session, team, filled.channel, user):
            wrong = {"when": OUTSIDE}
        else:
            group = await groups.ensure(session, team, filled.channel)
            values, wrong = await _settings(session, group, filled, user, now)
            key = submission.body.get("trigger_id") or submission.view["id"]
            plan, unread = await _plan(session, team, filled, user, key, now)
            wrong |= unread
            if not wrong:
                await groups.change(session, group, actor=user, at=now, **values)
            if not wrong and plan is not None:
                known = await calendars.find_group_zone(session, team, filled.channel, user) is not None
                understood = await service.understood(session, team, plan, known=known, now=now)
                asks = await waiting.decider(session, team, plan)
                shown = views_form.plan_view(understood, service.packed(plan), asks=asks)
    if wrong:
        await ack(response_action="errors", errors=wrong)
    elif shown is not None:
        await ack(response_action="push", view=shown)
    else:
        await ack()


async def _settings(
    session: Session, group: Group, filled: Prefill, user: str, now: datetime
) -> tuple[Json, dict[str, str]]:
    """Return what the form says of the group, and what is wrong with it by input."""
    country, subdivision = holidays.parts(filled.holidays)
    values: Json = {} if "purpose" in filled.folded else {"purpose": slack_text.clean(filled.purpose) or None}
    values |= {} if "recap" in filled.folded else {"recap_lead": filled.recap}
    values |= {} if "holidays" in filled.folded else {"country": country, "subdivision": subdivision}
    if "deliverable" in filled.folded or filled.deliverable == deliverables.line(
        group.deliverable, group.deliverable_due
    ):
        return values, {}
    when = await calendars.find(session, group.team, group.channel, user, now=now)
    try:
        due = deliverables.read(filled.deliverable, when)
    except Refusal as refusal:
        return {}, {"deliverable": str(refusal)}
    values["deliverable"] = due.what if due else None
    values["deliverable_due"] = due.due if due else None
    return values, {}


async def _plan(
    session: Session, team: str, filled: Prefill, user: str, key: str, now: datetime
) -> tuple[Proposal | None, dict[str, str]]:
    """Return the plan that the form changes to, if it does, and what is wrong with it by input."""
    if not filled.when or (filled.when, filled.length) == filled.was:
        return None, {}
    zone = await calendars.find_group_zone(session, team, filled.channel, user) or places.UTC
    locale = await calendars.find_locale(session, team, user)
    try:
        meant = understanding.read(_whole(filled), now=now, zone=zone, locale=locale)
    except Refusal as refusal:
        return None, {"when": str(refusal)}
    if not isinstance(meant, understanding.SeriesPlan | understanding.OneMeeting):
        return None, {"when": "Here only what is planned can be said. To cancel or move one, use /meeting."}
    channel = filled.channel
    return await service.proposal(session, team, meant, key=key, channel=channel, by=user, zone=zone), {}


def _whole(filled: Prefill) -> str:
    """Return `When` with its `Length`, unless it says how long itself."""
    when, length = slack_text.clean(filled.when), slack_text.clean(filled.length)
    if not length or _SAYS_LENGTH.search(when):
        return when
    minutes = f"{length} minutes" if length.isdigit() else length.removeprefix("for ")
    # The length goes before the end of the series: 'at 10:00, until July' takes it anywhere.
    return f"{when} for {minutes}"


async def confirmed(ack: AsyncAck, submission: Submission) -> None:
    """Store the plan that was shown over the form, which closes; say what else came of it in its place."""
    bot, team, user = submission.bot, submission.team, submission.user
    plan = service.unpacked(submission.view.get("private_metadata") or "")
    if plan is None or plan.by != user:
        await ack(response_action="clear")
        return
    async with bot.sessions.begin() as session:
        if not await people.is_member(session, team, plan.channel, user):
            await ack(response_action="update", view=views_form.told(OUTSIDE))
            return
        made = await confirming.confirm(session, team, plan, at=submission.at)
    bot.background.start(membership.sync(bot, team, plan.channel))
    if made.done:
        await ack(response_action="clear")
        return
    await ack(response_action="update", view=views_form.told(made.said))
