"""The forms about who is at a meeting, when they are sent in."""

import json
from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncAck

from bot import attendance
from bot.context import Bot
from bot.deliveries import meetings as notices
from bot.parsing import typed
from bot.views import modals
from scheduler import meetings as rules
from storage import events_seen, groups, meetings, people
from storage.database import Session
from storage.records import Meeting, Presence

Json = dict[str, Any]
GONE = "That did not work: this meeting is over, or you are no longer in its group."


async def substitute(ack: AsyncAck, body: Json, view: Json, team: str, bot: Bot) -> None:
    """Note whom somebody sends to a meeting in their place."""
    now, user = bot.clock(), body["user"]["id"]
    sent = modals.filled(view).get("substitute", {}).get("selected_user")
    name, organisation = (typed.readable(modals.written(view, field)) for field in ("name", "organisation"))
    async with bot.sessions.begin() as session:
        meeting = await _meeting(session, team, view)
        wrong = await _wrong_substitute(session, team, user, sent, name)
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
            await notices.put_attendance(session, meeting, at=now)
    await _answer(ack, wrong)


async def _may_say(session: Session, meeting: Meeting, user: str, now: datetime) -> bool:
    there = await people.is_member(session, meeting.team, meeting.channel, user)
    return there and attendance.is_open(meeting, now)


async def _wrong_substitute(
    session: Session, team: str, user: str, sent: str | None, name: str
) -> dict[str, str]:
    if sent is None and not name:
        return {"substitute": "Who goes in your place? Choose somebody, or write their name below."}
    if sent == user:
        return {"substitute": "That is you. Close this and press I'm here instead."}
    person = await people.find(session, team, sent) if sent else None
    if person is not None and person.bot:
        return {"substitute": "An app can not go to a meeting. Choose a person."}
    return {}


async def correct(ack: AsyncAck, body: Json, view: Json, team: str, bot: Bot) -> None:
    """Take the chair's word for who was at a meeting."""
    now, user = bot.clock(), body["user"]["id"]
    states = modals.filled(view)
    present, apologies = (
        states.get(name, {}).get("selected_users") or [] for name in ("present", "apologies")
    )
    wrong: dict[str, str] = {}
    async with bot.sessions.begin() as session:
        meeting = await _meeting(session, team, view)
        group = await groups.find(session, team, meeting.channel) if meeting is not None else None
        if meeting is None or group is None or group.chair != user:
            wrong = {"present": "Only the chair can correct who was there."}
        elif set(present) & set(apologies):
            wrong = {"apologies": "Somebody is in both lists. Leave each person in one of them."}
        elif await events_seen.first_time(session, team, f"view:{view['id']}", at=now):
            known = await meetings.attendance_of(session, meeting)
            changed = rules.corrections(known, present, apologies)
            for person, presence in changed.items():
                await meetings.attend(session, meeting, person, presence, by=user, at=now)
            if changed:
                await notices.put_attendance(session, meeting, at=now)
    await _answer(ack, wrong)


async def _answer(ack: AsyncAck, wrong: dict[str, str]) -> None:
    if wrong:
        await ack(response_action="errors", errors=wrong)
    else:
        await ack()


async def _meeting(session: Session, team: str, view: Json) -> Meeting | None:
    """Return the meeting that a form of ours is about; None for a form that is none of ours."""
    try:
        meeting_id = int(json.loads(view.get("private_metadata") or "{}")["meeting"])
    except (ValueError, KeyError, TypeError):
        return None
    return await meetings.find(session, team, meeting_id)
