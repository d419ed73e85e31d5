"""Apologies that somebody writes to the bot alone: noted where one meeting fits, else asked for which."""

import re

from bot.doors.direct import deliveries
from bot.language.refusal import Refusal
from bot.meetings.elsewhere import service
from bot.meetings.elsewhere.service import Writer
from bot.nudges.replies.service import Talk
from bot.slack.incoming.requests import Event
from bot.understanding.meaning import Ask, Meaning, OpenForm, Show, What
from storage.database import Session

_SENDS = re.compile(
    r"\b(?:instead|(?:in|take|taking) my place|(?:for|on) (?:me|my behalf)|substitute|deputy)\b"
)
"""What tells that somebody else comes, be it somebody whom nobody knows by that name."""


async def take(session: Session, event: Event, talk: Talk, meaning: Meaning) -> bool:
    """Note somebody's apologies, or ask for which meeting they are; tell whether they sent any."""
    acts = service.apologies_in(meaning)
    if not acts or any(act.who and act.who != (event.user,) for act in acts):
        return False
    team, fields, at = event.team, event.fields, event.at
    writer = Writer(team, event.user, talk.sight, at)
    found = await service.fitting(session, writer, acts)
    instead = acts[0].to_whom
    if not found:
        wanted = Show(What.MEETING, day=acts[0].day)
        await deliveries.show_writer(session, team, fields, wanted, talk.sight, at=at)
        return True
    if noted := len(found) == 1 and not isinstance(meaning, Ask | OpenForm):
        try:
            await service.apologise(session, writer, found[0], instead)
        except Refusal as refusal:
            await deliveries.refuse_writer(session, team, fields, str(refusal), at=at)
            return True
    sends = instead is None and _SENDS.search(str(fields["text"]).casefold()) is not None
    await deliveries.tell_apologies(
        session, team, fields, found, instead, what="sends" if sends else "apologies", noted=noted, at=at
    )
    return True
