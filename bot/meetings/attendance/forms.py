"""The forms about who is at a meeting, when they are sent in."""

from datetime import datetime

from slack_bolt.async_app import AsyncAck

from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.meetings import deliveries as meeting_deliveries
from bot.meetings.attendance import shown, views
from bot.slack.blocks import modals
from bot.slack.blocks.modals import View
from bot.slack.incoming.requests import Submission, id_in
from scheduler import meetings as rules
from storage import groups, meetings, people
from storage.database import Session
from storage.records import Meeting, Presence

NOT_CHAIR = "Only the chair can correct who was there."
GONE = "That did not work: this meeting is over, or you are no longer in its group."


async def substituted(ack: AsyncAck, submission: Submission) -> None:
    """Note whom somebody sends to a meeting in their place."""
    view, user, now = submission.view, submission.user, submission.at
    sent = modals.filled(view).get("substitute", {}).get("selected_user")
    name, organisation = (
        slack_text.readable(modals.written(view, field)) for field in ("name", "organisation")
    )
    async with submission.bot.sessions.begin() as session:
        meeting = await _meeting(session, submission)
        wrong = await _wrong_substitute(session, submission, sent, name)
        if meeting is None or not await _may_say(session, meeting, user, now):
            wrong = {"substitute": GONE}
        elif not wrong and await meetings.attend(
            session,
            meeting,
            user,
            Presence.SUBSTITUTE,
            by=user,
            at=now,
            substitute=sent,
            substitute_name=None if sent else name,
            substitute_organisation=organisation or None,
        ):
            await meeting_deliveries.put_attendance(session, meeting, at=now)
    await _answer(ack, wrong)


async def _may_say(session: Session, meeting: Meeting, user: str, now: datetime) -> bool:
    there = await people.is_member(session, meeting.team, meeting.channel, user)
    return there and shown.is_open(meeting, now)


async def _wrong_substitute(
    session: Session, submission: Submission, sent: str | None, name: str
) -> dict[str, str]:
    if sent is None and not name:
        return {"substitute": "Who goes in your place? Choose somebody, or write their name below."}
    if sent == submission.user:
        return {"substitute": "That is you. Close this and press I'm here instead."}
    person = await people.find(session, submission.team, sent) if sent else None
    if person is not None and person.bot:
        return {"substitute": "An app can not go to a meeting. Choose a person."}
    return {}


async def correction(session: Session, meeting: Meeting, user: str, *, now: datetime) -> View:
    """Return the form in which the chair corrects who was there; raise Refusal for anybody else."""
    if not await _chairs(session, meeting, user):
        raise Refusal(NOT_CHAIR)
    roll = await shown.roll(session, meeting, now)
    known = {one.user for one in roll.said} | set(roll.here)
    spoke = [one for one in await meetings.spoke_at(session, meeting) if one not in known]
    return views.correction_form(roll, spoke)


async def corrected(ack: AsyncAck, submission: Submission) -> None:
    """Take the chair's word for who was at a meeting."""
    user, now = submission.user, submission.at
    states = modals.filled(submission.view)
    present, apologies = (
        states.get(name, {}).get("selected_users") or [] for name in ("present", "apologies")
    )
    wrong: dict[str, str] = {}
    async with submission.bot.sessions.begin() as session:
        meeting = await _meeting(session, submission)
        if meeting is None or not await _chairs(session, meeting, user):
            wrong = {"present": NOT_CHAIR}
        elif set(present) & set(apologies):
            wrong = {"apologies": "Somebody is in both lists. Leave each person in one of them."}
        elif await submission.first_time(session):
            known = await meetings.attendance_of(session, meeting)
            changed = rules.corrections(known, present, apologies)
            for person, presence in changed.items():
                await meetings.attend(session, meeting, person, presence, by=user, at=now)
            if changed:
                await meeting_deliveries.put_attendance(session, meeting, at=now)
    await _answer(ack, wrong)


async def _chairs(session: Session, meeting: Meeting, user: str) -> bool:
    """Tell whether somebody chairs a meeting's group, and has not left it."""
    group = await groups.find(session, meeting.team, meeting.channel)
    left = await people.has_left(session, meeting.team, meeting.channel, user)
    return group is not None and group.chair == user and not left


async def _answer(ack: AsyncAck, wrong: dict[str, str]) -> None:
    if wrong:
        await ack(response_action="errors", errors=wrong)
    else:
        await ack()


async def _meeting(session: Session, submission: Submission) -> Meeting | None:
    """Return the meeting that a form is about; None for a form of another kind."""
    return await meetings.find(session, submission.team, id_in(submission.metadata.get("meeting")))
