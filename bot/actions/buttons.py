"""The Undo of an action's card, and the days to choose from when a date was unclear."""

from datetime import date

from slack_bolt.async_app import AsyncAck

from bot.actions import drafts, service, user_groups
from bot.actions.service import Draft
from bot.actions.views import answers
from bot.language.refusal import Refusal
from bot.slack.incoming.requests import Press
from storage import actions

NOT_ASKED = "There is no such question here. Type it again with the day that you mean."


async def undo(ack: AsyncAck, press: Press) -> None:
    """Take an action back."""
    async with press.bot.sessions.begin() as session:
        action = await service.lock(session, press.team, press.id)
        await service.undo(session, action, press.user, at=press.at, place=press.message_at[1])
    await ack()


async def choose_day(ack: AsyncAck, press: Press) -> None:
    """Record an action exactly as it was typed, with the day that was chosen."""
    source, now = press.source, press.at
    text, chosen, origin = (str(press.value_json.get(name) or "") for name in ("text", "day", "origin"))
    async with press.bot.sessions.begin() as session:
        if not await drafts.was_asked(session, source, origin, text, chosen):
            raise Refusal(NOT_ASKED)
        day = date.fromisoformat(chosen)
        draft = await drafts.understand(session, source, text, at=now, day=day, origin=origin)
        if not isinstance(draft, Draft):
            message = answers.unfinished(draft.task, draft.missing, text, form=False)
        elif (action := await service.record_once(session, origin, draft, source, at=now)) is None:
            message = answers.already()
        else:
            message = answers.recorded(action, await actions.owners_of(session, action))
    press.bot.background.start(user_groups.ask_members(press.bot))
    press.reply(message, instead=True)
    await ack()
