"""The action form: unfolded, and recorded once it is complete."""

import re
from dataclasses import replace
from datetime import date, datetime

from slack_bolt.async_app import AsyncAck

from bot.actions import fit_owners, service, user_groups
from bot.actions.service import Draft
from bot.actions.views import form as form_views
from bot.actions.views.form import ActionPrefill
from bot.language import slack_text
from bot.language.refusal import Faults
from bot.meetings import calendars
from bot.slack.incoming import access
from bot.slack.incoming.requests import Press, Submission
from bot.sources import late_cards, typed
from bot.understanding import days
from storage import decisions, people
from storage.database import Session
from storage.records import Assignee, Decision, OwnerKind

MOST_OFFERED = 100
_EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]+")


async def offered(session: Session, team: str, channel: str) -> list[Decision]:
    """Return the decisions of a group that an action can be for, newest first."""
    return await decisions.latest(session, team, channel, limit=MOST_OFFERED)


async def unfold(ack: AsyncAck, press: Press) -> None:
    """Show the inputs under `More`, with what was typed so far."""
    filled = form_views.filled_in(press.view, press.team, press.user)
    channel = filled.source.channel
    async with press.bot.sessions.read() as session:
        member = await people.is_member(session, press.team, channel, press.user)
        known = await offered(session, press.team, channel) if member else []
    await press.unfold(form_views.form(replace(filled, decisions=tuple(known)), more=True))
    await ack()


async def submitted(ack: AsyncAck, submission: Submission) -> None:
    """Record what the form holds, or say beside each input what is wrong with it."""
    bot, now = submission.bot, submission.at
    filled = form_views.filled_in(submission.view, submission.team, submission.user)
    source = filled.source
    async with bot.sessions.begin() as session:
        await access.refuse_outsiders(session, source.team, source.channel, source.author)
        draft = await _drafted(session, filled, now)
        origin = filled.origin or submission.view["id"]
        made = await service.record_once(session, origin, draft, source, at=now)
        if made is not None:
            await typed.settle_form(session, submission)
    if made is not None:
        late_cards.wait(submission, made)
    bot.background.start(user_groups.ask_members(bot))
    await ack()


async def _drafted(session: Session, filled: ActionPrefill, now: datetime) -> Draft:
    """Return the action in a form; raise Refusal with all that is wrong with it, by input."""
    faults, owners = Faults(), _owners(filled)
    wording = slack_text.clean(filled.action)
    if not wording:
        faults.add("action", "Write what is to be done.")
    if await fit_owners.unfit(session, filled.source.team, owners):
        faults.add("owners", "Bots and closed accounts can not own an action: choose people.")
    elif not owners:
        faults.add("owners", "Choose at least one owner; press More for somebody outside Slack.")
    day = None
    with faults.beside("due"):
        day = await _due(session, filled, now)
    _refuse_address(filled, faults)
    faults.refuse()
    decision = await _decision(session, filled)
    measure = slack_text.clean(filled.measure) or None
    return Draft(
        wording,
        owners,
        day,
        measure,
        decision,
        reason=slack_text.clean(filled.reason) or None,
        repeats=filled.repeats,
        due_meeting=filled.due_meeting,
    )


def _owners(filled: ActionPrefill) -> tuple[Assignee, ...]:
    owners = [Assignee(OwnerKind.PERSON, user) for user in filled.owners] + list(filled.user_groups)
    name, organisation = slack_text.clean(filled.outside), slack_text.clean(filled.organisation)
    if name or organisation:
        email = filled.email.strip() or None
        owners.append(Assignee(OwnerKind.OUTSIDE, None, name or None, organisation or None, email))
    return tuple(owners)


def _refuse_address(filled: ActionPrefill, faults: Faults) -> None:
    """Note an address that is malformed, or of nobody."""
    if filled.email and not (filled.outside or filled.organisation):
        faults.add("outside", "Whose address is that? Write their name.")
    if filled.email and not _EMAIL.fullmatch(filled.email.strip()):
        faults.add("email", "That is not an e-mail address, such as jo@example.org.")


async def _due(session: Session, filled: ActionPrefill, now: datetime) -> date | None:
    """Return the day, if one is written; raise Refusal when it is not clear which."""
    if not filled.due:
        return None
    source = filled.source
    calendar = await calendars.find(session, source.team, source.channel, source.author, now=now)
    return days.due(filled.due, calendar)


async def _decision(session: Session, filled: ActionPrefill) -> Decision | None:
    if filled.decision is None:
        return None
    team, channel = filled.source.team, filled.source.channel
    found = await decisions.numbered(session, team, channel, filled.decision)
    return found if found is not None and found.undone_at is None else None
