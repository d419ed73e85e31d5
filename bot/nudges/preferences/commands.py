"""`/nudges`: shows and changes how its sender is reminded, anywhere, and for their eyes only."""

from dataclasses import replace

from slack_bolt.async_app import AsyncAck

from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.meetings import calendars
from bot.nudges.preferences import meant, service, views
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.incoming.requests import Command
from bot.sources import reading
from bot.understanding.known import Door, Known
from bot.understanding.meaning import Meaning, Prefer, Preference
from storage.database import Session


async def nudges(ack: AsyncAck, command: Command) -> None:
    """Answer `/nudges` and all that may follow it."""
    if slack_text.asks_help(command.typed):
        await ack(**text.note(views.HELP))
        return
    async with command.bot.sessions.begin() as session:
        answer = await _answer(session, command)
    await ack(**answer)


async def _answer(session: Session, command: Command) -> Message:
    team, user, at = command.team, command.user, command.at
    wanted = _wanted(await _meaning(session, command), command.readable)
    if wanted.what is Preference.SHOW:
        return views.shown(*await service.stands(session, team, user, now=at))
    if not await command.first_time(session) and (outcome := await command.outcome(session)):
        return views.changed(await service.changed_before(session, team, user, outcome, now=at))
    changed = await meant.change(session, team, user, wanted, at=at)
    if changed is None:
        return views.question()
    await command.remember(session, changed.outcome)
    return views.changed(changed)


async def _meaning(session: Session, command: Command) -> Meaning:
    if not command.typed:
        return Prefer(Preference.SHOW)
    calendar = await calendars.find(session, command.team, command.channel, command.user, now=command.at)
    # Nobody works on a public holiday, but anybody may be back on one.
    known = Known(command.user, "", replace(calendar, country=None, subdivision=None))
    return await reading.meaning_of(session, command.team, command.typed, Door.NUDGES, known)


def _wanted(meaning: Meaning, typed: str) -> Prefer:
    """Return what is wanted; raise Refusal, with what to type, where that is not plain."""
    if isinstance(meaning, Prefer):
        return meaning
    raise Refusal(views.not_plain(meaning, typed))
