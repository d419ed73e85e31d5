"""Whom the members of a group speak for, as they say of themselves, or the chair of others."""

from collections.abc import Sequence
from datetime import datetime

from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.meetings import chairs
from bot.meetings import deliveries as meeting_deliveries
from bot.understanding import organisations
from storage import events_seen, meetings, people
from storage.database import Session
from storage.records import Group


async def first_time(session: Session, group: Group, key: str, *, at: datetime) -> bool:
    """Tell whether something is said of whom people speak for that was not said by this key before."""
    return await events_seen.first_time(session, group.team, key, at=at)


async def represent(
    session: Session,
    group: Group,
    users: Sequence[str],
    organisation: str | None,
    *,
    by: str,
    at: datetime,
) -> None:
    """Let people speak for an organisation, or for none; the post of the last meeting then says so."""
    await _refuse_for_others(session, group, by, users, at)
    for user in users:
        if not await people.represent(session, group, user, organisation, actor=by, at=at):
            raise Refusal(
                f"{slack_text.person(user)} is not in this channel. For example: {organisations.EXAMPLE}"
            )
    meeting = await meetings.last_begun(session, group.team, group.channel, at)
    if meeting is not None and meeting.post_ts is not None:
        await meeting_deliveries.refresh_attendance(session, meeting, at=at)


async def _refuse_for_others(
    session: Session, group: Group, by: str, users: Sequence[str], at: datetime
) -> None:
    """Raise Refusal for somebody who speaks of others, while the group has a chair in its channel."""
    in_chair = await chairs.at(session, group.team, group.channel, at)
    if group.chair is None or by in in_chair or set(users) == {by}:
        return
    chair = group.chair or ""
    if await people.is_member(session, group.team, group.channel, chair):
        raise Refusal(f"Only the chair, {slack_text.person(chair)}, can say whom others speak for.")
