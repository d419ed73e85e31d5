"""The buttons of a question back: each does one of the things that may have been meant."""

from dataclasses import replace

from slack_bolt.async_app import AsyncAck

from bot.doors import doing
from bot.doors.doing import questions, taking_back, unsettled
from bot.doors.doing.outcomes import Outcome, Typed
from bot.language import slack_text
from bot.lookups import commands as lookups
from bot.meetings import doing as meetings
from bot.meetings.asked import Asked
from bot.slack.incoming.private_answers import Reach
from bot.slack.incoming.requests import Press, id_in
from bot.sources import typed
from bot.understanding.meaning import Meaning
from storage.database import Session
from storage.records import Draft


async def choose(ack: AsyncAck, press: Press) -> None:
    """Do what somebody says they meant, once, and show in the place of the question what came of it."""
    value = press.value_json
    async with press.bot.sessions.begin() as session:
        draft = await questions.find_asked(session, press.team, id_in(value.get("draft")), press.user)
        among_others = await unsettled.is_asked_at(session, press, draft)
        number = id_in(value.get("reading"))
        meaning = questions.reading(draft, number)
        if meetings.concerned(meaning):
            await typed.settle(session, draft, at=press.at)
            outcome = None
        else:
            outcome = await _done(session, press, draft, number, meaning)
    instead = not among_others
    if outcome is not None:
        await _answer(press, draft, outcome, instead=instead)
    else:
        await _of_meetings(press, draft, meaning, instead=instead)
    await ack()


async def _done(session: Session, press: Press, draft: Draft, number: int, meaning: Meaning) -> Outcome:
    asked = Typed(draft.source, draft.typed, draft.asked_at, draft.id, number or len(draft.readings))
    outcome = await doing.do_each(session, press, questions.confirmed(draft, meaning), asked)
    if outcome.form is None:
        # What is only opened is not recorded yet: until then the question stands.
        await typed.settle(session, draft, at=press.at)
    return outcome


async def _of_meetings(press: Press, draft: Draft, meaning: Meaning, *, instead: bool) -> None:
    """Do, or show for its Confirm, what somebody says they meant of the group's meetings."""
    asked = replace(Asked.by(press, slack_text.readable(draft.typed)), channel=draft.channel)
    answer = await meetings.answer(asked, meaning)
    opened = answer.view is not None and await press.open(answer.view)
    press.reply(answer.message if opened or answer.unopened is None else answer.unopened, instead=instead)


async def take_back(ack: AsyncAck, press: Press) -> None:
    """Take back what was done from words, and say so in its place."""
    async with press.bot.sessions.begin() as session:
        said = await taking_back.take_back(session, press.team, press.id, press.user, at=press.at)
    press.reply(said, instead=True)
    await ack()


async def _answer(press: Press, draft: Draft, outcome: Outcome, *, instead: bool) -> None:
    if outcome.form is not None:
        await press.open(outcome.form)
        return
    if press.is_shown_alone:
        # The answer takes the question's place; where others see that too, the card says it.
        outcome = outcome.in_full()
    doing.follow_up(press, outcome)
    message = outcome.message
    if outcome.show is not None:
        message = await lookups.found(press, outcome.show, Reach((draft.channel,), here=True))
    if message is not None:
        press.reply(message, instead=instead)
