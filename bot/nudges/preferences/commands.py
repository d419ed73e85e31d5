"""`/nudges`: shows and changes how its sender is reminded, anywhere, and for their eyes only."""

from dataclasses import replace

from slack_bolt.async_app import AsyncAck

from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.meetings import calendars
from bot.nudges.preferences import meant, service, shown, views
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.incoming import access, acknowledgement
from bot.slack.incoming.requests import Command, Request
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
    if answer is None:
        acknowledgement.later(command, _show(command))
        await ack()
        return
    await ack(**answer)


async def _show(command: Command) -> None:
    command.reply_privately(await as_it_stands(command))


async def as_it_stands(request: Request) -> Message:
    """Return how somebody is reminded, and why, of what they may see; Slack is asked for that."""
    team, user = request.team, request.user
    async with request.bot.sessions.read() as session:
        owed = await shown.owed(session, team, user)
        stands = await service.stands(session, team, user, now=request.at)
    channels = dict.fromkeys(each.action.channel for each in owed)
    sight = await access.in_sight(request.bot.people, team, user, channels)
    return views.shown(*stands, shown.why(owed, sight.channels, request.at))


async def _answer(session: Session, command: Command) -> Message | None:
    """Do what somebody wants, and return what they are told; None where they want to see how it stands."""
    team, user, at = command.team, command.user, command.at
    wanted = _wanted(await _meaning(session, command), command.readable)
    if wanted.what in (Preference.SHOW, Preference.WHY):
        return None
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
