"""The form of `I can't`: passed on, handed back, blocked, or no longer needed."""

from slack_bolt.async_app import AsyncAck

from bot.actions import service as action_service
from bot.actions.asks import forms as ask_forms
from bot.actions.service import Authorised
from bot.actions.waits.service import Obstacle
from bot.language import slack_text
from bot.language.refusal import Refusal, beside
from bot.nudges.obstacles import service
from bot.nudges.obstacles.views import WhatNow
from bot.slack.blocks import modals
from bot.slack.blocks.modals import View
from bot.slack.incoming.requests import Submission
from storage.database import Session


async def submitted(ack: AsyncAck, submission: Submission) -> None:
    """Do with the action what was chosen."""
    view = submission.view
    why = slack_text.clean(modals.written(view, "why"))
    async with submission.bot.sessions.begin() as session:
        authorised = await ask_forms.authorise(session, submission)
        action_service.refuse_done(authorised)
        if await submission.first_time(session):
            match modals.selected(view, "what"):
                case WhatNow.PASS_ON:
                    await _pass_on(session, authorised, _person(view), why)
                case WhatNow.BLOCKED:
                    await _block(session, authorised, view, why)
                case WhatNow.NOT_NEEDED:
                    await service.not_needed(session, authorised, why)
                case _:
                    raise Refusal("Choose what is to become of it.", field="what")
    await ack()


async def _pass_on(session: Session, authorised: Authorised, taker: str, why: str) -> None:
    with beside("person"):
        if taker:
            await action_service.pass_on(session, authorised, taker, why)
        else:
            await service.hand_back(session, authorised, why)


async def _block(session: Session, authorised: Authorised, view: View, why: str) -> None:
    """Let the action wait for whom was chosen, or for what was written."""
    written, chosen = slack_text.clean(modals.written(view, "waits")), _person(view)
    with beside("person" if chosen else "waits"):
        if chosen:
            obstacle = Obstacle(written, user=chosen)
        elif written:
            obstacle = await service.understood(
                session, authorised.action, written, authorised.user, now=authorised.at
            )
        else:
            raise Refusal("What does it wait for? For example: A3, @sam, the council's answer.")
        await service.block(session, authorised, obstacle, why)


def _person(view: View) -> str:
    return modals.filled(view).get("person", {}).get("selected_user") or ""
