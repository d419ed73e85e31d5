"""What is typed after a command: understood, done, and answered to the person who typed it alone."""

from dataclasses import replace

from slack_bolt.async_app import AsyncAck

from bot.doors import doing
from bot.doors.doing import views
from bot.doors.doing.outcomes import Outcome, Typed
from bot.language.refusal import Refusal
from bot.lookups import commands as lookups
from bot.meetings import doing as meetings
from bot.meetings.asked import Asked
from bot.slack.blocks import text
from bot.slack.incoming import introductions
from bot.slack.incoming.requests import Command
from bot.sources import known, late_cards, reading
from bot.threads import reasons
from bot.understanding.known import Door
from bot.understanding.meaning import Meaning, NotUnderstood, OpenForm, Show, What
from storage import groups
from storage.database import Session


async def answer(ack: AsyncAck, command: Command, door: Door) -> None:
    """Do what was typed after a command in a group's channel, and say what came of it."""
    await introductions.in_time(command)
    meaning = await _meaning(command, door)
    if reasons.strangers(meaning) and await introductions.once_more(command):
        meaning = await _meaning(command, door)
    if isinstance(meaning, NotUnderstood):
        await ack(**views.not_understood(door, meaning.example, command.readable))
        return
    if isinstance(meaning, Show) and meaning.what is What.HELP and meaning.wanted is None:
        await ack(**views.help_for(door))
        return
    if meetings.concerned(meaning):
        await _of_meetings(ack, command, meaning)
        return
    try:
        outcome = await _done(command, meaning)
    except Refusal as refusal:
        outcome = await _refused(command, meaning, str(refusal))
    await tell(ack, command, outcome)


async def _of_meetings(ack: AsyncAck, command: Command, meaning: Meaning) -> None:
    answer = await meetings.answer(Asked.by(command, command.readable), meaning)
    opened = answer.view is None or await command.open(answer.view)
    await ack(**(answer.message if opened or answer.unopened is None else answer.unopened))


async def tell(ack: AsyncAck, command: Command, outcome: Outcome) -> None:
    """Answer a command with what came of it."""
    if outcome.show is not None:
        await lookups.show(ack, command, outcome.show)
        return
    if outcome.form is not None and not await command.open(outcome.form):
        await ack(**(outcome.unopened or text.note(str(outcome.message))))
        return
    doing.follow_up(command, outcome)
    await (ack(**outcome.message) if outcome.message is not None else ack())


async def _meaning(command: Command, door: Door) -> Meaning:
    async with command.bot.sessions.read() as session:
        here = await known.gather(
            session,
            command.team,
            [command.channel],
            command.user,
            now=command.at,
            user_groups=command.bot.people.user_groups(command.team),
        )
        return await reading.meaning_of(session, command.team, command.typed, door, here)


async def _done(command: Command, meaning: Meaning) -> Outcome:
    async with command.bot.sessions.begin() as session:
        await groups.ensure(session, command.team, command.channel)
        await command.join(session)
        if not await command.first_time(session) and (kept := await command.outcome(session)):
            return await doing.done_before(session, command, kept)
        typed = Typed(command.source, command.typed, command.at)
        outcome = await doing.do(session, command, meaning, typed)
        if outcome.kept:
            await command.remember(session, dict(outcome.kept))
        return await _with_late_cards(session, command, outcome)


async def _with_late_cards(session: Session, command: Command, outcome: Outcome) -> Outcome:
    """Return what came of a command; with the word that it is on record, where no card will say so now."""
    if outcome.recorded is None or not await late_cards.are_held_up(
        session, command.team, command.channel, now=command.at
    ):
        return outcome
    return replace(outcome, recorded=views.all_of(map(late_cards.follows, outcome.made))).in_full()


async def _refused(command: Command, meaning: Meaning, why: str) -> Outcome:
    """Say why what was meant can not be done, with the form of what could not be recorded."""
    async with command.bot.sessions.read() as session:
        plain = await reading.in_plain_words(session, command.team, why)
    records = getattr(meaning, "records", ())
    if not records:
        return Outcome(message=text.with_typed(why, command.readable))
    return await _done(command, OpenForm(records, why=plain))
