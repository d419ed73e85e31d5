"""What is unclear, as it is stored, with the days that are likely."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.sources.unclear.views import Asked
from storage import meetings, unclear
from storage.database import Session
from storage.records import Action, Decision, Meeting, OpenQuestion, Unclear


async def on_card(session: Session, record: Decision | Action, now: datetime) -> list[Asked]:
    """Return what is unclear about a record."""
    if isinstance(record, Decision):
        found = await unclear.of_decision(session, record)
    else:
        found = unclear.of_actions([record])
    return await _with_days(session, found, now)


async def of_meeting(session: Session, meeting: Meeting, now: datetime) -> list[Asked]:
    """Return what is unclear about the records of a meeting."""
    return await _with_days(session, await unclear.of_meeting(session, meeting), now)


async def _with_days(session: Session, found: Sequence[OpenQuestion], now: datetime) -> list[Asked]:
    lacks_day = next((one.record for one in found if one.unclear is Unclear.DAY), None)
    likely: date | None = None
    if lacks_day is not None:
        following = await meetings.next_after(session, lacks_day.team, lacks_day.channel, now)
        likely = following.day if following is not None else None
    return [Asked(one, likely if one.unclear is Unclear.DAY else None) for one in found]
