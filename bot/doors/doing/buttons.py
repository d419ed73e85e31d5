"""The buttons of a question back: each does one of the things that may have been meant."""

from slack_bolt.async_app import AsyncAck

from bot.doors import doing
from bot.doors.doing import questions
from bot.doors.doing.outcomes import Outcome
from bot.doors.mentions import deliveries as mention_deliveries
from bot.slack.incoming.requests import Press, id_in
from storage import drafts


async def choose(ack: AsyncAck, press: Press) -> None:
    """Do what somebody says they meant, once, and show in the place of the question what came of it."""
    value = press.value_json
    async with press.bot.sessions.begin() as session:
        draft = await questions.find_asked(session, press.team, id_in(value.get("draft")), press.user)
        meaning = questions.reading(draft, id_in(value.get("reading")))
        outcome = await doing.do(session, press, meaning, draft.source, draft.typed)
        if outcome.form is None:
            # What is only opened is not recorded yet: until then the question stands.
            await drafts.settle(session, draft, at=press.at)
            await mention_deliveries.settle(session, draft, at=press.at)
    await _answer(press, outcome)
    await ack()


async def _answer(press: Press, outcome: Outcome) -> None:
    if outcome.form is not None:
        await press.open(outcome.form)
        return
    doing.follow_up(press, outcome)
    if outcome.message is not None:
        press.reply(outcome.message, instead=True)
