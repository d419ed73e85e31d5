"""The action form: unfolded, and recorded once it is complete."""

import re
from dataclasses import replace
from datetime import date, datetime

from slack_bolt.async_app import AsyncAck

from bot.actions import drafts, service, user_groups
from bot.actions.service import Draft
from bot.actions.views import form as views_form
from bot.actions.views.form import Prefill
from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.meetings import calendars, days
from bot.slack.incoming.requests import Press, Submission
from storage import decisions, people
from storage.database import Session
from storage.records import Assignee, Decision, OwnerKind, Unfit

_EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]+")


async def unfold(ack: AsyncAck, press: Press) -> None:
    """Show the inputs under `More`, with what was typed so far."""
    filled = views_form.filled_in(press.view, press.team, press.user)
    channel = filled.source.channel
    async with press.bot.sessions.read() as session:
        member = await people.is_member(session, press.team, channel, press.user)
        known = await drafts.offered(session, press.team, channel) if member else []
    await press.unfold(views_form.form(replace(filled, decisions=tuple(known)), more=True))
    await ack()


async def submitted(ack: AsyncAck, submission: Submission) -> None:
    """Record what the form holds, or say beside each input what is wrong with it."""
    bot, now = submission.bot, submission.at
    filled = views_form.filled_in(submission.view, submission.team, submission.user)
    async with bot.sessions.begin() as session:
        draft = await _drafted(session, filled, now)
        if isinstance(draft, Draft):
            origin = filled.origin or submission.view["id"]
            await service.record_once(session, origin, draft, filled.source, at=now)
    if isinstance(draft, Draft):
        bot.background.start(user_groups.ask_members(bot))
        await ack()
    else:
        await ack(response_action="errors", errors=draft)


async def _drafted(session: Session, filled: Prefill, now: datetime) -> Draft | dict[str, str]:
    """Return the action in a form, or what is wrong with it by input."""
    source = filled.source
    if not await people.is_member(session, source.team, source.channel, source.author):
        return {"action": "You are not in that channel, so nothing can be recorded there."}
    wording = slack_text.clean(filled.action)
    owners = _owners(filled)
    day, unclear = await _due(session, filled, now)
    unfit = await service.unfit(session, source.team, owners)
    errors = {
        "action": "" if wording else "Write what is to be done.",
        "owners": _wrong_owners(owners, unfit),
        "due": unclear,
        "outside": _wrong_outside(filled),
        "email": _wrong_email(filled),
    }
    if any(errors.values()):
        return {name: error for name, error in errors.items() if error}
    decision = await _decision(session, filled)
    measure = slack_text.clean(filled.measure) or None
    return Draft(wording, owners, day, measure, decision)


def _owners(filled: Prefill) -> tuple[Assignee, ...]:
    owners = [Assignee(OwnerKind.PERSON, user) for user in filled.owners] + list(filled.user_groups)
    name, organisation = slack_text.clean(filled.outside), slack_text.clean(filled.organisation)
    if name or organisation:
        email = filled.email.strip() or None
        owners.append(Assignee(OwnerKind.OUTSIDE, None, name or None, organisation or None, email))
    return tuple(owners)


def _wrong_owners(owners: tuple[Assignee, ...], unfit: list[Unfit]) -> str:
    if unfit:
        return "Bots and closed accounts can not own an action: choose people."
    return "" if owners else "Choose at least one owner; press More for somebody outside Slack."


def _wrong_outside(filled: Prefill) -> str:
    named = filled.outside or filled.organisation
    return "Whose address is that? Write their name." if filled.email and not named else ""


def _wrong_email(filled: Prefill) -> str:
    fine = not filled.email or _EMAIL.fullmatch(filled.email.strip())
    return "" if fine else "That is not an e-mail address, such as jo@example.org."


async def _due(session: Session, filled: Prefill, now: datetime) -> tuple[date | None, str]:
    """Return the day, if one is written, or else what to ask about it."""
    if not filled.due:
        return None, ""
    source = filled.source
    calendar = await calendars.of(session, source.team, source.channel, source.author, now=now)
    try:
        return days.due(filled.due, calendar), ""
    except Refusal as refusal:
        return None, str(refusal)


async def _decision(session: Session, filled: Prefill) -> Decision | None:
    if filled.decision is None:
        return None
    team, channel = filled.source.team, filled.source.channel
    found = await decisions.numbered(session, team, channel, filled.decision)
    return found if found is not None and found.undone_at is None else None
