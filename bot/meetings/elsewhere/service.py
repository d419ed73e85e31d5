"""Apologies that somebody sends to the bot alone: for the one meeting of their groups that fits."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.meetings import calendars
from bot.meetings.attendance import ahead
from bot.understanding.meaning import Ask, Confirm, Meaning, MeetingAct, MeetingDoes, OpenForm
from storage import meetings
from storage.database import Session
from storage.records import Meeting

MOST = 60
"""How many meetings to come may be meant."""


@dataclass(frozen=True)
class Writer:
    """Who writes, when, and in which channels they are."""

    team: str
    user: str
    channels: Collection[str]
    at: datetime


def apologies_in(meaning: Meaning) -> list[MeetingAct]:
    """Return the apologies that somebody sends, or asks about; empty where anything else is meant."""
    acts = list(_acts(meaning))
    return acts if acts and all(act.does is MeetingDoes.APOLOGIES for act in acts) else []


def _acts(meaning: Meaning) -> Iterator[MeetingAct]:
    match meaning:
        case MeetingAct():
            yield meaning
        case Confirm(does):
            yield from (one for one in does if isinstance(one, MeetingAct))
        case OpenForm(meeting=act) if act is not None:
            yield act
        case Ask(readings=readings):
            for one in readings:
                yield from _acts(one.means)


async def fitting(session: Session, writer: Writer, acts: Sequence[MeetingAct]) -> list[Meeting]:
    """Return the meetings to come that apologies may be for: of a day, or the next one of each group."""
    days = {act.day for act in acts}
    if None in days:
        return await meetings.next_of_each(session, writer.team, writer.channels, writer.at)
    found = await meetings.coming_in_any(session, writer.team, writer.channels, writer.at, MOST)
    zone = await calendars.find_zone(session, writer.team, "", writer.user)
    return [one for one in found if {one.day, one.starts_at.astimezone(zone).date()} & days]


async def apologise(session: Session, writer: Writer, meeting: Meeting, instead: str | None) -> None:
    """Note somebody's own apologies for a meeting; raise Refusal where that can not be."""
    await ahead.send_apologies(session, meeting, [writer.user], by=writer.user, instead=instead, at=writer.at)
